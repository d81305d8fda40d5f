"""A try-out as people outside the team read it: only what was written for them, or what the team says may be shown."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.core import calendar
from app.history.queries import Told as Entry
from app.history.queries import entries
from app.improvement import queries
from app.improvement.charts.sparing import sparing
from app.improvement.groups.few import parts_tell_of_few, tell_of_few
from app.improvement.models import Cycle, Measure, MeasureKind, MeasureType, Onwards, Project, State
from app.improvement.queries import Row, Told
from app.improvement.queries.cycles import ramps
from app.improvement.queries.spoken import Spoken, spoken_in_short
from app.improvement.queries.wanted import Wanted, wanted_outside
from app.proposals.models import Stage

_LED_HERE = {
    Stage.TESTING: ("start_testing",),
    Stage.PAUSED: ("pause",),
    Stage.EVALUATION: ("evaluate",),
    Stage.ADOPTED: ("adopt",),
    Stage.ADAPTED: ("adapt",),
    Stage.ABANDONED: ("abandon",),
    Stage.STOPPED: ("stop",),
}
MOST_PICTURES: Final = 12  # of which each takes a while to draw; further measures have their sentences and their tables
MOST_POINTS: Final = 400  # in one picture, the newest
_NUMBERS = {MeasureType.TIME, MeasureType.SCORE, MeasureType.COST}


@dataclass(frozen=True)
class Check:
    """A measure that is shown. `few`: its numbers would tell of a few people, so that only its sentences are."""

    number: int
    kind: MeasureKind
    said: Spoken
    few: bool


@dataclass(frozen=True)
class SmallTest:
    """A small test that began: its number, the day, what became of it; of what helps, whether more people test it first."""

    number: int
    on: dt.date
    became: State | Onwards


@dataclass(frozen=True)
class Change:
    """A change with its small tests; its words are empty where the team does not show them."""

    words: str
    tests: tuple[SmallTest, ...]


@dataclass(frozen=True)
class Outside:
    """A try-out for people outside the team. `day`: of the plan, today; `since`: how the idea came to where it stands, and when.

    `measured`: whether there is anything that could be shown. `reviews`: what was told of each review, by its day, the newest first.
    """

    aim: Wanted | None
    day: int
    days: int
    since: Entry | None
    checks: tuple[Check, ...]
    measured: bool
    changes: tuple[Change, ...]
    reviews: tuple[Entry, ...]


def outside(project: Project, stage: Stage) -> Outside:
    """What is told of a try-out whose idea stands at this stage. Seven statements, however much was written."""
    measures = queries.measures(project)
    story = entries("proposal", project.proposal_id)
    verbs = _LED_HERE.get(stage, ())
    return Outside(
        aim=next(map(wanted_outside, queries.aims(project)[:1]), None),
        day=project.day(calendar.today()),
        days=project.days,
        since=next((entry for entry in story if entry.verb in verbs), None),
        checks=_checks(measures),
        measured=bool(measures),
        changes=_changes(project),
        reviews=_reviews(story),
    )


def _checks(measures: Sequence[Measure]) -> tuple[Check, ...]:
    found = queries.told([one for one in measures if one.shown_at is not None])
    return tuple(_check(told, MOST_POINTS if place < MOST_PICTURES else 0) for place, told in enumerate(found))


def _check(told: Told, most: int) -> Check:
    few = tells_of_few(told)
    said = spoken_in_short(told, 0 if few else most)
    if few:  # what the other sentences say follows from values that nobody sees
        said = replace(said, sentences=[sparing(told.reading)])
    return Check(told.measure.id, told.measure.kind, said, few)


def tells_of_few(told: Told) -> bool:
    """Whether the numbers of a measure stay with the team; so do those of which nobody said what one value is."""
    kind = told.measure.type
    if kind is MeasureType.DAYS_BETWEEN:  # each value is the day on which something rare happened, mostly to one person
        return True
    if kind in _NUMBERS:
        return False
    rows = told.rows[::-1]
    counting = [row for row in rows if not row.left_out]  # a slip that does not count hides no running total
    return kind is None or any(_rows_tell_of_few(some, in_parts=told.measure.in_parts) for some in (rows, counting))


def _rows_tell_of_few(rows: Sequence[Row], *, in_parts: bool) -> bool:
    return parts_tell_of_few([row.parts for row in rows]) if in_parts else tell_of_few([int(row.number) for row in rows])


def alike(measures: Sequence[Measure]) -> list[str]:
    """The names of counts in the same unit as another count: one may be a part of the other, so that their difference tells of a few."""
    counts = [(one, one.unit.strip().casefold()) for one in measures if one.type is MeasureType.COUNT]
    often = Counter(unit for _one, unit in counts)
    return [one.name for one, unit in counts if often[unit] > 1]


def _changes(project: Project) -> tuple[Change, ...]:
    found = [(ramp, [one for one in ramp.cycles if one.begun_at is not None]) for ramp in ramps(project)]
    return tuple(
        Change(
            ramp.idea if ramp.shown_at is not None else "",
            tuple(SmallTest(one.number, calendar.on_date(one.begun_at), _became(one)) for one in begun if one.begun_at),
        )
        for ramp, begun in found
        if begun
    )


def _became(cycle: Cycle) -> State | Onwards:
    larger = cycle.state is State.ADOPT and cycle.onwards is Onwards.LARGER_TEST
    return Onwards.LARGER_TEST if larger else cycle.state


def _reviews(story: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest version of each review."""
    found: dict[Any, Entry] = {}
    for entry in story:
        if entry.verb == "look_together":
            found.setdefault(entry.facts["number"], entry)
    return tuple(found.values())
