"""Reading what belongs to the plan of a small test: its driver, its measures, and the values of its days."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.core import db
from app.improvement.models import Cycle, Driver, Measure, Value
from app.improvement.queries import FOLLOWING

LONGEST_PERIOD = dt.timedelta(days=92)  # a quarter: what began so long before the first day may still last
MOST_VALUES = 31  # of one measure, the newest; its chart has them all


@dataclass(frozen=True)
class During:
    """A measure with the values whose period touches the days of a test, the newest first. `named`: the plan says that it is written down."""

    measure: Measure
    named: bool
    values: tuple[Value, ...]

    @property
    def numbers(self) -> list[tuple[Value, Decimal]]:
        """Each value with its number."""
        return [(value, Decimal(value.number)) for value in self.values]


def measures_in(project_id: int) -> Sequence[Measure]:
    """The measures of a try-out by its number, in the order in which they were added."""
    return db.session.scalars(select(Measure).where(Measure.project_id == project_id).order_by(Measure.id)).all()


def drivers_in(project_id: int) -> set[int]:
    """The numbers of the drivers of a try-out."""
    return set(db.session.scalars(select(Driver.id).where(Driver.project_id == project_id)))


def driver_of(cycle: Cycle) -> Driver | None:
    """What a test acts on."""
    return db.session.get(Driver, cycle.driver_id) if cycle.driver_id is not None else None


def during(cycle: Cycle) -> list[During]:
    """What was measured in the days of a test: the measures that its plan names, and the others that have a value. Two statements."""
    measures = measures_in(cycle.ramp.project_id)
    named = {row.measure_id for row in cycle.collected}
    theirs = (Value.measure_id.in_([one.id for one in measures]), Value.on.between(cycle.starts_on - LONGEST_PERIOD, cycle.ends_on))
    values = db.session.scalars(select(Value).where(*theirs).order_by(Value.on.desc())).all()
    found = [During(one, one.id in named, _touching(one, values, cycle.starts_on)) for one in measures]
    return [one for one in found if one.named or one.values]


def _touching(measure: Measure, values: Sequence[Value], first: dt.date) -> tuple[Value, ...]:
    """The values of one measure whose period has not ended on the first day."""
    following = FOLLOWING[measure.every]
    return tuple(one for one in values if one.measure_id == measure.id and following(one.on, 1) > first)[:MOST_VALUES]
