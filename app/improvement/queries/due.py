"""Which values wait to be written, who writes them, and how much of a measure is known."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any

from sqlalchemy import func, select

from app.core import calendar, db
from app.core.errors import NotFound
from app.improvement import permissions
from app.improvement.models import Every, Measure, Project, Value
from app.improvement.queries import FOLLOWING, Told
from app.people.models import Person
from app.people.queries.roles import leads_of, staff
from app.proposals import permissions as proposal_permissions
from app.proposals.models import Proposal, Stage

MOST_DUE = 26  # periods that wait and are asked for at once: half a year, week by week


@dataclass(frozen=True)
class Last:
    """How many values a measure has, and the first day of the newest period that has one."""

    values: int
    on: dt.date | None


def lasts(numbers: Sequence[int]) -> dict[int, Last]:
    """How far the values of several measures go. One statement."""
    rows = db.session.execute(
        select(Value.measure_id, func.count(), func.max(Value.on)).where(Value.measure_id.in_(numbers)).group_by(Value.measure_id)
    )
    found = {number: Last(values, on) for number, values, on in rows}
    return {number: found.get(number, Last(0, None)) for number in numbers}


def due_days(measure: Measure, project: Project, last: dt.date | None, today: dt.date) -> list[dt.date]:
    """The first days of the periods that are over and have no value yet, the newest first, at most MOST_DUE of them.

    They follow the newest value. Without one they begin with the measure, on the first day of a week, month or quarter. A gap before the newest value stays one: nobody asks for it again.
    """
    after = FOLLOWING[measure.every]
    anchor, first = (last, 1) if last else (period_of(measure.every, measure.starts_on or project.started_on), 0)
    days = takewhile(lambda on: _over(after, on, today), (after(anchor, n) for n in count(first)))
    return list(reversed(list(days)))[:MOST_DUE]


def period_of(every: Every, on: dt.date) -> dt.date:
    """The first day of the calendar period that a day lies in; weeks begin on Monday, and so do two of them."""
    if every in {Every.WEEK, Every.TWO_WEEKS}:
        return on - dt.timedelta(days=on.weekday())
    if every is Every.MONTH:
        return on.replace(day=1)
    return on.replace(month=on.month - (on.month - 1) % 3, day=1) if every is Every.QUARTER else on


def _over(after: Any, on: dt.date, today: dt.date) -> bool:
    """Whether the whole period that begins on a day has passed."""
    return bool(on < after(on, 1) <= today)


def waiting(
    proposal: Proposal, project: Project, measures: Sequence[Measure], newest: Mapping[int, dt.date | None] | None = None
) -> dict[int, list[dt.date]]:
    """By number of the measure the periods that wait; those without any are left out, and nothing waits while the work is paused.

    `newest`: the first day of the newest value of each. One statement where it is not known.
    """
    if not permissions.written(proposal) or proposal.stage is Stage.PAUSED:
        return {}
    if newest is None:
        newest = {number: last.on for number, last in lasts([measure.id for measure in measures]).items()}
    today = calendar.today()
    found = {measure.id: due_days(measure, project, newest[measure.id], today) for measure in measures if not measure.taken_away_at}
    return {number: days for number, days in found.items() if days}


def project_of(measure: Measure) -> Project:
    """The try-out that a measure belongs to."""
    found = db.session.get(Project, measure.project_id)
    if found is None:
        raise NotFound
    return found


def taken_away(project: Project) -> Sequence[Measure]:
    """The measures of a project that are hidden, in the order in which they were added."""
    wanted = select(Measure).where(Measure.project_id == project.id, Measure.taken_away_at.is_not(None))
    return db.session.scalars(wanted.order_by(Measure.id)).all()


def writers(proposal: Proposal) -> list[Person]:
    """Everybody who may write here: the huddle, and whoever leads improvement where the idea is tried; by name. At most five statements."""
    leads = leads_of(proposal.organisation_id) if proposal.organisation_id else ()
    there = {person.id: person for person in (*staff(), *leads) if not proposal_permissions.follow(person, proposal)}
    return sorted(there.values(), key=lambda one: (one.display_name.casefold(), one.id))


def at_work() -> list[tuple[Proposal, Project, list[Measure]]]:
    """Every try-out that is worked on and not paused, with its measures. Two statements."""
    stages = [stage for stage in permissions.WRITTEN_IN if stage is not Stage.PAUSED]
    wanted = select(Proposal, Project).join(Project, Project.proposal_id == Proposal.id).where(Proposal.stage.in_(stages))
    rows = db.session.execute(wanted.order_by(Project.id)).all()
    measures: dict[int, list[Measure]] = {project.id: [] for _proposal, project in rows}
    standing = select(Measure).where(Measure.project_id.in_(measures), Measure.taken_away_at.is_(None))
    for measure in db.session.scalars(standing.order_by(Measure.id)):
        measures[measure.project_id].append(measure)
    return [(proposal, project, measures[project.id]) for proposal, project in rows]


def waiting_of(proposal: Proposal, project: Project, told: Sequence[Told]) -> dict[int, list[dt.date]]:
    """The same for measures whose values were read already. No statement."""
    newest = {one.measure.id: one.rows[0].on if one.rows else None for one in told}
    return waiting(proposal, project, [one.measure for one in told], newest)
