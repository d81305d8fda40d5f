"""What the tests of how a try-out goes share: people, times, and what a history says."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.core import calendar, db
from app.history.queries import entries
from app.improvement.actions import start_project
from app.improvement.models import Project
from app.improvement.queries import project_of
from app.proposals.models import Proposal, Stage
from tests import make
from tests.improvement.trying import worked_on
from tests.visitor import Seen


def begun(place: int | None = None, stage: Stage = Stage.TESTING) -> Proposal:
    """An idea whose try-out has begun."""
    idea = worked_on(place, stage)
    with db.transaction():
        start_project(make.again(idea), by=make.staff())
    return idea


def of(idea: Proposal) -> Project:
    """Its try-out, in the present transaction."""
    found = project_of(idea)
    assert found is not None
    return found


@contextmanager
def at(days_ago: int) -> Iterator[None]:
    """So many days ago, for whatever is done meanwhile."""
    then = calendar.now() - dt.timedelta(days=days_ago)
    calendar.set_clock(lambda: then)
    try:
        yield
    finally:
        calendar.reset_clock()


def verbs(kind: str, number: int) -> list[str]:
    """What was done to a thing, the oldest first."""
    with db.reading():
        return [told.verb for told in reversed(entries(kind, number))]


def facts(kind: str, number: int) -> list[dict[str, Any]]:
    with db.reading():
        return [told.facts for told in reversed(entries(kind, number))]


def shown(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def said(page: Seen, heading: str) -> str:
    """What stands beside a term of a list of facts."""
    return next(
        shown(row).removeprefix(heading).strip()
        for row in page.all("div")
        if row.find("dt") is not None and shown(row.find("dt")) == heading
    )
