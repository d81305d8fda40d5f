"""The rest of a plan: what a test acts on, who does what, and what is written down meanwhile. A row without words is no row."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.improvement.models import Collected, Cycle, PlannedStep
from app.improvement.queries import planning as queries

Row = TypeVar("Row")
Said = TypeVar("Said")

MOST_STEPS, MOST_COLLECTED = 8, 5
_YEARS_BEFORE, _YEARS_AFTER = 20, 5  # a day further off has a wrong year


@dataclass(frozen=True)
class Does:
    """One thing that somebody does: what, who, where; the day may be open."""

    what: str
    who: str = ""
    place: str = ""
    on: dt.date | None = None


@dataclass(frozen=True)
class Writes:
    """One thing that is written down: a measure of the try-out by its number, or words; by whom, how, when."""

    measure: int | None
    words: str = ""
    who: str = ""
    how: str = ""
    when: str = ""


@dataclass(frozen=True)
class Rest:
    """What a plan says beside its first fields. `driver`: the number of the one that the test acts on."""

    driver: int | None = None
    objective: str = ""
    consent: str = ""
    steps: tuple[Does, ...] = ()
    collected: tuple[Writes, ...] = ()


NOTHING_MORE = Rest()


def is_sensible(day: dt.date) -> bool:
    """Whether a day of a plan has a year that can be meant."""
    today = calendar.today()
    return -_YEARS_BEFORE <= day.year - today.year <= _YEARS_AFTER


def check_rest(project_id: int, rest: Rest) -> None:
    """Raises Refused where the driver or a measure is not one of this try-out, or there are too many rows."""
    if rest.driver is not None and rest.driver not in queries.drivers_in(project_id):
        raise Refused(for_staff("Choose a driver of this try-out"), field="driver")
    wanted = {one.measure for one in rest.collected if one.measure is not None}
    if wanted and not wanted.issubset(one.id for one in queries.measures_in(project_id)):
        raise Refused(for_staff("Choose measures of this try-out"), field="measure_1")
    if len(rest.steps) > MOST_STEPS or len(rest.collected) > MOST_COLLECTED:
        raise Refused(for_staff("A small test is small. Write fewer rows"), field="what_1")


def write_rest(cycle: Cycle, rest: Rest) -> None:
    """Puts it into the plan of a test; each row in its place."""
    cycle.driver_id, cycle.objective, cycle.consent = rest.driver, rest.objective, rest.consent
    for row, place, does in _rows(cycle.steps, PlannedStep, rest.steps):
        row.position, row.what, row.who, row.place, row.on = place, does.what, does.who, does.place, does.on
    for kept, place, one in _rows(cycle.collected, Collected, rest.collected):
        kept.position, kept.measure_id, kept.words, kept.who, kept.how, kept.when = (
            place,
            one.measure,
            one.words,
            one.who,
            one.how,
            one.when,
        )


def rest_of(cycle: Cycle) -> Rest:
    """What stands."""
    return Rest(
        driver=cycle.driver_id,
        objective=cycle.objective,
        consent=cycle.consent,
        steps=tuple(Does(row.what, row.who, row.place, row.on) for row in cycle.steps),
        collected=tuple(Writes(row.measure_id, row.words, row.who, row.how, row.when) for row in cycle.collected),
    )


def rest_told(rest: Rest) -> dict[str, object]:
    """For the history."""
    return {
        "driver": rest.driver,
        "objective": rest.objective,
        "consent": rest.consent,
        "steps": [[row.what, row.who, row.place, row.on.isoformat() if row.on else None] for row in rest.steps],
        "collected": [[row.measure, row.words, row.who, row.how, row.when] for row in rest.collected],
    }


def _rows(stand: list[Row], kind: type[Row], said: Sequence[Said]) -> Iterator[tuple[Row, int, Said]]:
    """As many rows as were said, each with its place from 1; those that stand are used again."""
    del stand[len(said) :]
    stand += [kind() for _new in range(len(said) - len(stand))]
    yield from zip(stand, count(1), said, strict=False)
