"""Measures that are hidden and come back, values that two people enter at once, and letters about those that wait."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core import calendar
from app.core.errors import NotAllowed
from app.core.i18n import for_staff, tag_for_staff
from app.history.actions import record
from app.improvement import notices, queries
from app.improvement.actions import MEASURE, PROJECT, check_room, enter
from app.improvement.incoming import Figures
from app.improvement.models import Measure, Project, Value
from app.improvement.queries import due
from app.people.actions import tell
from app.people.models import Person
from app.people.queries import name_of
from app.people.queries import person as person_of
from app.proposals.models import Proposal
from app.proposals.queries import whole


@dataclass(frozen=True)
class Theirs:
    """What somebody else wrote for a day."""

    on: dt.date
    said: str
    who: str


def check_standing(measure: Measure) -> None:
    """Raises NotAllowed for a measure that was taken away."""
    if measure.taken_away_at is not None:
        raise NotAllowed(for_staff("This measure was taken away. Bring it back first. Nothing was changed."))


def take_away(measure: Measure, why: str, *, by: Person) -> None:
    """Hides a measure. Its values, its history and the small tests that name it stay as they are."""
    if measure.taken_away_at is None:
        measure.taken_away_at = calendar.now()
        record(MEASURE, measure.id, "take_away", by=by.id, reason=why)


def bring_back(measure: Measure, project: Project, *, by: Person) -> None:
    """A measure that was taken away is one of the family again."""
    if measure.taken_away_at is not None:
        check_room(queries.measures(project))
        measure.taken_away_at = None
        record(MEASURE, measure.id, "bring_back", by=by.id)


def theirs(measure: Measure, on: dt.date, figures: Figures, *, by: Person, since: dt.datetime | None = None) -> Theirs | None:
    """What somebody else wrote for a day, where it is not the same. `since`: only what they wrote after that moment."""
    stands = queries.value_on(measure, on)
    if stands is None or _ours(stands, by, since) or queries.says(stands, figures):
        return None
    return Theirs(on, queries.told_value(stands), name_of(stands.entered_by))


def _ours(stands: Value, by: Person, since: dt.datetime | None) -> bool:
    return stands.entered_by == by.id or (since is not None and stands.entered_at <= since)


def enter_rows(measure: Measure, rows: Iterable[tuple[dt.date, Figures]], *, by: Person) -> int:
    """The values of several periods, all or none. Gives how many there were."""
    entered = [enter(measure, on, figures, by=by) for on, figures in rows]
    return len(entered)


def remind_of_values() -> int:
    """Writes to whoever looks after a measure when a period is over and has no value; once a period, on working days. Gives how many letters."""
    if not calendar.is_working_day(calendar.today()):
        return 0
    return sum(_remind(proposal, project, measures) for proposal, project, measures in due.at_work())


def _remind(proposal: Proposal, project: Project, measures: Sequence[Measure]) -> int:
    waits = due.waiting(proposal, project, measures)
    new = [one for one in measures if one.id in waits and (one.reminded_for is None or one.reminded_for < waits[one.id][0])]
    if not new:
        return 0
    people: dict[int, list[Measure]] = {}
    writers = {person.id for person in due.writers(whole(proposal))}
    for measure in new:
        measure.reminded_for = waits[measure.id][0]
        hears = next((number for number in (measure.owner_id, measure.written_by, project.started_by) if number in writers), None)
        if hears is not None:
            people.setdefault(hears, []).append(measure)
    for number, theirs_to_write in people.items():
        person = person_of(number)
        entry = record(PROJECT, project.id, "remind_of_values", by=None, facts={"measures": [one.id for one in theirs_to_write]})
        facts = notices.values_due(proposal, len(theirs_to_write))
        tell(person, "improvement/values_due", facts, because=entry, reading=tag_for_staff(person.reading))
    return len(people)
