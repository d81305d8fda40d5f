"""The same main job on PostgreSQL."""

from app.core import db
from tests.journeys.test_main_job import bring_an_idea, decide_on
from tests.postgres import on_postgres
from tests.visitor import Visitor

__all__ = ["on_postgres"]


def test_an_idea_is_answered_and_found_on_postgresql(on_postgres: Visitor) -> None:
    assert db.engine().dialect.name == "postgresql"
    reference = bring_an_idea(on_postgres)
    staff = Visitor(on_postgres.client.application)
    decide_on(reference, staff)
    reader = Visitor(on_postgres.client.application)
    reader.query("/en/ideas", q="clin")
    reader.open(reader.page.link("Letters I can read"))
    assert reader.page.has("Other people told us the same.")
