"""The same main job on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import db, migrating
from tests import postgres
from tests.journeys.test_main_job import bring_an_idea, decide_on
from tests.visitor import Visitor


@pytest.fixture
def on_postgres(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    from app import create_app
    from app.core.config import settings

    url = postgres.database(postgres.shared())
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    db.connect()
    migrating.upgrade()
    yield Visitor(create_app(testing=True))
    db.session.remove()
    db.engine().dispose()
    postgres.drop(url)


def test_an_idea_is_answered_and_found_on_postgresql(on_postgres: Visitor) -> None:
    assert db.engine().dialect.name == "postgresql"
    reference = bring_an_idea(on_postgres)
    staff = Visitor(on_postgres.client.application)
    decide_on(reference, staff)
    reader = Visitor(on_postgres.client.application)
    reader.query("/en/ideas", q="clin")
    reader.open(reader.page.link("Letters I can read"))
    assert reader.page.has("Other people told us the same.")
