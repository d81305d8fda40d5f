"""How far apart the groups are, out of what may be shown: the difference and the ratio, and whether they were before.

What may be shown is rounded. Nothing is said here that another count behind the same rounded one would make untrue.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction

from app.improvement.charts import Direction
from app.improvement.groups import WHOLE_FROM, Period
from app.improvement.groups.rounding import Span, apart, span_of, step, times


class Since(Enum):
    """A gap beside an earlier one, as a sentence for staff. The date stands in brackets."""

    SMALLER = "The gap is smaller than before (%(date)s)."
    LARGER = "The gap is larger than before (%(date)s)."
    UNSURE = "The numbers are rounded to protect people. The gap changed too little since %(date)s to say whether it is smaller or larger."
    MIXED = "Since %(date)s one of the two figures became smaller and the other one did not. That says neither better nor worse."
    FIRST = "There is nothing before it to compare it with."


@dataclass(frozen=True)
class About:
    """A figure out of rounded counts, and the least and the most that it can be."""

    number: Decimal
    least: Decimal
    most: Decimal


@dataclass(frozen=True)
class Gap:
    """Between two groups, by their places. `ratio`: how many times the lower value the higher one is; None where the lower is 0.

    `best_sure`, `worst_sure`: whether that holds whatever stands behind the rounded counts.
    """

    on: dt.date
    best: int
    worst: int
    best_value: Decimal
    worst_value: Decimal
    difference: About
    ratio: About | None
    best_sure: bool
    worst_sure: bool

    @property
    def sure(self) -> bool:
        """Whether both ends of the gap may be named, and so how far they lie apart."""
        return self.best_sure and self.worst_sure


def gap_of(period: Period, per: int, direction: Direction) -> Gap | None:
    """Between the best-off and the worst-off group that may be shown; None where fewer than two may. Where neither way is better, the highest is the first."""
    known = _known(period, per)
    down = direction is Direction.DECREASE
    ordered = sorted(known, key=lambda place: (_exact(period, place, per) * (1 if down else -1), place))
    if not ordered[1:]:
        return None
    best, worst, spans = ordered[0], ordered[-1], list(known.values())
    high, low = (worst, best) if down else (best, worst)
    high_sure = all(known[high][0] > known[place][1] for place in known if place != high)
    low_sure = all(known[low][1] < known[place][0] for place in known if place != low)
    values, more, less = period.values(per), _exact(period, high, per), _exact(period, low, per)
    ratio = times(spans)
    return Gap(
        period.on,
        best,
        worst,
        values[best] or Decimal(0),
        values[worst] or Decimal(0),
        difference=_about(more - less, apart(spans), WHOLE_FROM),
        ratio=_about(more / less, ratio, None) if ratio else None,
        best_sure=low_sure if down else high_sure,
        worst_sure=high_sure if down else low_sure,
    )


def since(periods: Sequence[Period], now: Period, per: int, direction: Direction) -> tuple[Since, dt.date | None]:
    """The gap of one period beside the first one in which the same groups could be compared."""
    there = _known(now, per)
    first = next((one for one in periods if one.on < now.on and _known(one, per).keys() == there.keys()), None)
    if first is None or gap_of(first, per, direction) is None:
        return Since.FIRST, None
    before, after = list(_known(first, per).values()), list(there.values())
    steps = {step(apart(before), apart(after))}
    if (was := times(before)) and (is_now := times(after)):
        steps.add(step(was, is_now))
    if None in steps:
        return Since.UNSURE, first.on
    return (Since.MIXED if len(steps) > 1 else Since.SMALLER if -1 in steps else Since.LARGER), first.on


def _known(period: Period, per: int) -> dict[int, Span]:
    """By place what can stand behind each value that may be shown."""
    spans = ((place, span_of(cell, per)) for place, cell in enumerate(period.cells))
    return {place: span for place, span in spans if span is not None}


def _exact(period: Period, place: int, per: int) -> Fraction:
    """The value of a group that may be shown, before it is rounded once more for the page."""
    cell = period.cells[place]
    return Fraction(cell.part or 0) if cell.whole is None else Fraction((cell.part or 0) * per, cell.whole)


def _about(number: Fraction, span: Span, whole_from: int | None) -> About:
    """To one decimal place, or to none from some size on; the ends away from the middle."""
    to = Decimal(1) if whole_from is not None and number >= whole_from else Decimal("0.1")
    ways = ((number, ROUND_HALF_UP), (span[0], ROUND_FLOOR), (span[1], ROUND_CEILING))
    return About(*((Decimal(one.numerator) / one.denominator).quantize(to, way) for one, way in ways))
