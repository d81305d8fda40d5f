"""The first day on which a small test can have begun, and why not before."""

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.core import calendar, db
from app.history.queries import entries
from app.improvement.models import Cycle, Project, Purpose, Ramp


class Since(enum.StrEnum):
    """What came before a small test could begin."""

    TRY_OUT = "try_out"  # the try-out began
    LAST_TEST = "last_test"  # the test before it of the same change ended
    TESTING = "testing"  # the gates were passed


@dataclass(frozen=True)
class Earliest:
    """A small test began on this day, or later."""

    on: dt.date
    since: Since


def earliest(cycle: Cycle) -> Earliest:
    """The latest of what came before it. Three statements at most.

    A change is tested once the gates are passed; to find something out, or to work a change out, needs no gate.
    """
    return max(_before(cycle), key=lambda one: one.on)


def expected_on(cycle: Cycle) -> dt.date | None:
    """The day on which the last of its predictions was written; none while it has none. The questions are loaded."""
    return max((calendar.on_date(one.predicted_at) for one in cycle.questions if one.predicted_at is not None), default=None)


def _before(cycle: Cycle) -> Iterator[Earliest]:
    wanted = select(Project.started_on, Project.proposal_id).join(Ramp, Ramp.project_id == Project.id)
    row = db.session.execute(wanted.where(Ramp.id == cycle.ramp_id)).one()
    yield Earliest(row.started_on, Since.TRY_OUT)
    last = db.session.get(Cycle, cycle.previous_id) if cycle.previous_id is not None else None
    if last is not None and (ended := _last_day(last)) is not None:
        yield Earliest(ended, Since.LAST_TEST)
    if cycle.purpose in {Purpose.TEST, Purpose.IMPLEMENT}:
        passed = next((told.at for told in entries("proposal", row.proposal_id) if told.verb == "start_testing"), None)
        if passed is not None:
            yield Earliest(calendar.on_date(passed), Since.TESTING)


def _last_day(cycle: Cycle) -> dt.date | None:
    """The planned one, or an earlier one on which somebody wrote down what had happened; not before it began."""
    if cycle.begun_at is None:
        return None
    over = min(cycle.ends_on, calendar.on_date(cycle.done_at)) if cycle.done_at is not None else cycle.ends_on
    return max(calendar.on_date(cycle.begun_at), over)
