"""A try-out in its states: with charts that say better, worse, changed and too early, and one in which nothing is written yet."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import select

from accessibility import agreeing, charting, driving, gates, going, measuring, reviewing, sharing, splitting, testing
from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db
from app.improvement import actions
from app.improvement.actions import drivers
from app.improvement.charts import Direction
from app.improvement.models import Every, Measure, MeasureKind, Project
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from tests.make import again

_WEEK = dt.timedelta(days=7)
WAITING = "5.1 4.6 5.4 4.9 5.6 4.4 5.2 4.8 5.5 4.7 5.8 5.3 4.3 3.9 - 3.4 3.1 2.8 2.6 2.7"


def fill(idea: Proposal, by: Person) -> dict[str, object]:
    """Gives the numbers of the measures, and the reference of the idea whose try-out is empty."""
    places = agreeing.two_places()
    ended = reviewing.judged(by)
    with db.transaction():
        project = actions.start_project(again(idea), by=by)
        first = actions.set_aim(project, "People wait less.", None, by=by)
        actions.set_aim(
            project, f"Introduce bags that are packed. People wait 3 hours, not 5. {LONG}", calendar.today() + dt.timedelta(days=60), by=by
        )
        waiting = _measure(project, MeasureKind.OUTCOME, "Hours until the medicines are there", WAITING, by, target="3")
        long = _measure(project, MeasureKind.BALANCING, LONG_WORD * 2, "3 4 1000000000000", by, direction=Direction.NEUTRAL, unit=LONG_WORD)
        new = _measure(project, MeasureKind.PROCESS, "Bags that were packed", "", by)
        actions.leave_out(waiting, calendar.today() - 12 * _WEEK, "The ward was closed.", by=by)
        numbers = select(Proposal).where(Proposal.stage == Stage.COACHING, Proposal.id != idea.id).order_by(Proposal.id)
        empty = db.session.scalars(numbers).first()
        assert empty is not None
        still = actions.start_project(again(empty), by=by)
        drawn = _draw(project, by)
        made = testing.fill(project, by) | drawn | agreeing.fill(project, by, places) | splitting.fill(project, by)
        made |= going.fill(project, still, waiting, by) | driving.fill(project, by) | measuring.fill(project, by)
        made |= charting.fill(waiting, long, idea.id, by) | gates.fill(project, by)
        reviewing.fill(again(idea), project, by)
        sharing.fill(project, waiting, long, new, by)
        return (
            made
            | ended
            | {"old_aim": first.id, "measure": waiting.id, "measure_long": long.id, "measure_new": new.id, "tried": str(empty.reference)}
        )


def _draw(project: Project, by: Person) -> dict[str, object]:
    """A driver diagram of both levels, with a change idea under three drivers, one with long words, and one under none."""
    ready = drivers.add_driver(project, "Medicines are ready in time", None, by=by)
    under = drivers.add_driver(project, f"{LONG_WORD} {LONG}"[:200], ready.id, by=by)
    known = drivers.add_driver(project, "People know when they go home", None, by=by)
    gone = drivers.add_driver(project, "Somebody answers the telephone", None, by=by)
    idea = drivers.add_change_idea(project, "The evening nurse packs the medicines", [ready.id, under.id, known.id], by=by)
    drivers.add_change_idea(project, f"{LONG_WORD * 2} {LONG}"[:200], [under.id], by=by)
    drivers.add_change_idea(project, "A telephone that is always carried", [gone.id], by=by)
    drivers.take_driver_away(project, gone, by=by)
    return {"driver": ready.id, "change_idea": idea.id}


def _measure(
    project: Project,
    kind: MeasureKind,
    name: str,
    values: str,
    by: Person,
    *,
    target: str = "",
    direction: Direction = Direction.DECREASE,
    unit: str = "hours",
) -> Measure:
    said = actions.Described(kind, name[:120], LONG, unit[:40], direction, Every.WEEK, Decimal(target) if target else None)
    measure = actions.add_measure(project, said, by=by)
    for week, value in enumerate(reversed(values.split())):
        if value != "-":
            actions.enter(measure, calendar.today() - week * _WEEK, Decimal(value), "Bank holiday" if week == 2 else "", by=by)
    return measure
