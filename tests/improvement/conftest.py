"""Somebody of the team, and the portal on a PostgreSQL of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.core import db, migrating
from app.people.models import RoleName
from tests import keys, postgres
from tests.visitor import Visitor


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


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
