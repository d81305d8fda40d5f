"""How far apart the groups are, out of what may be shown: the difference and the ratio, and whether they were before."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from app.improvement.charts import Direction
from app.improvement.groups import Period


class Since(Enum):
    """A gap beside an earlier one, as a sentence for staff. The date stands in brackets."""

    SMALLER = "The gap is smaller than before (%(date)s)."
    LARGER = "The gap is larger than before (%(date)s)."
    SAME = "The gap is as it was before (%(date)s)."
    MIXED = "Since %(date)s one of the two figures became smaller and the other one did not. That says neither better nor worse."
    FIRST = "There is nothing before it to compare it with."


@dataclass(frozen=True)
class Gap:
    """Between two groups, by their places. `ratio`: how many times the lower value the higher one is; None where the lower is 0."""

    on: dt.date
    best: int
    worst: int
    best_value: Decimal
    worst_value: Decimal

    @property
    def difference(self) -> Decimal:
        """In the unit of the values."""
        return abs(self.best_value - self.worst_value)

    @property
    def ratio(self) -> Decimal | None:
        """1 where both are the same."""
        low, high = sorted((self.best_value, self.worst_value))
        if low == high:
            return Decimal(1)
        return (high / low).quantize(Decimal("0.1"), ROUND_HALF_UP) if low else None


def gap_of(period: Period, per: int, direction: Direction) -> Gap | None:
    """Between the best-off and the worst-off group that may be shown; None where fewer than two may. Where neither way is better, the highest is the first."""
    known = [(value, place) for place, value in enumerate(period.values(per)) if value is not None]
    ordered = sorted(known, key=lambda one: (one[0] if direction is Direction.DECREASE else -one[0], one[1]))
    if not ordered[1:]:
        return None
    (best_value, best), (worst_value, worst) = ordered[0], ordered[-1]
    return Gap(period.on, best, worst, best_value, worst_value)


def since(periods: Sequence[Period], now: Period, per: int, direction: Direction) -> tuple[Since, dt.date | None]:
    """The gap of one period beside the first one in which the same groups could be compared."""
    there = _known(now, per)
    first = next((one for one in periods if one.on < now.on and _known(one, per) == there), None)
    before, after = gap_of(first, per, direction) if first else None, gap_of(now, per, direction)
    if before is None or after is None:
        return Since.FIRST, None
    steps = {_step(before.difference, after.difference), _step(before.ratio, after.ratio)} - {None}
    if steps == {0}:
        return Since.SAME, before.on
    if steps <= {0, -1}:
        return Since.SMALLER, before.on
    return (Since.LARGER if steps <= {0, 1} else Since.MIXED), before.on


def _known(period: Period, per: int) -> list[int]:
    return [place for place, value in enumerate(period.values(per)) if value is not None]


def _step(before: Decimal | None, after: Decimal | None) -> int | None:
    """Whether a figure grew (1), fell (-1) or stayed; None where one cannot be worked out."""
    return None if before is None or after is None else (after > before) - (after < before)
