"""Which values share a period: whoever writes the second one of a week seldom knows of the first."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sqlalchemy import select

from app.core import db
from app.improvement.models import Every, Measure, MeasureType, Value
from app.improvement.queries.due import period_of
from app.improvement.queries.values import told_value

_WEEK: Final = dt.timedelta(days=7)


@dataclass(frozen=True)
class Second:
    """A value that comes in, and the day of the one beside it. `said`: that one as it was typed; nothing where it comes in with it."""

    on: dt.date
    first: dt.date
    said: str


def seconds(measure: Measure, coming: Collection[dt.date]) -> list[Second]:
    """The days that come in and whose period has a value already, in order; a value that does not count is none. One statement.

    Of events that are rare each is a value of its own, and a day has one value anyhow: there nothing is asked.
    """
    if measure.every is Every.DAY or measure.type is MeasureType.DAYS_BETWEEN:
        return []
    standing = db.session.scalars(select(Value).where(Value.measure_id == measure.id))
    all_of = {value.on: value for value in standing}
    stand = {on: told_value(value) for on, value in all_of.items() if not value.left_out}
    new = set(coming) - set(all_of)
    found = []
    for early, late in pairwise(sorted(new | set(stand))):
        if _share(measure.every, early, late) and {early, late} & new:
            on, first = (late, early) if late in new else (early, late)
            found.append(Second(on, first, stand.get(first, "")))
    return found


def _share(every: Every, early: dt.date, late: dt.date) -> bool:
    """Whether two days lie in one week, month or quarter of the calendar; of two weeks the calendar knows no beginning, so there they lie a week apart or less."""
    return late - early <= _WEEK if every is Every.TWO_WEEKS else period_of(every, early) == period_of(every, late)
