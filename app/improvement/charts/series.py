"""The words of a chart: points, what is better, the constants of the rules, and what they find."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Exact = Fraction | None  # a value of the series without rounding, or a blank row


@dataclass(frozen=True)
class Point:
    """One row: a day and a finite value in the unit of the measure. None is a blank row: something was missing that day."""

    on: dt.date
    value: Decimal | None

    @property
    def exact(self) -> Exact:
        """The value as a fraction."""
        return None if self.value is None else Fraction(self.value)


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Side(StrEnum):
    """Where a signal points to: of a trend its direction, of the others the side of the mean."""

    HIGH = "high"
    LOW = "low"


class Signal(StrEnum):
    """The four rules of special cause, in the order in which they are heard where several apply."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


class Variation(StrEnum):
    """What the last point says of the series."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Assurance(StrEnum):
    """Whether the process, as it runs now, will reach its target."""

    CONSISTENT_PASS = "consistent_pass"  # noqa: S105 no password
    CONSISTENT_FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True)
class Mark:
    """What a point is a part of."""

    signal: Signal
    side: Side


@dataclass(frozen=True)
class Rules:
    """The constants of the rules. Counts are points, except where another unit is said; the defaults are NHS England's."""

    width: Fraction = Fraction("2.66")  # from the mean to a limit, in average moving ranges (3 / 1.128, rounded)
    near: Fraction = Fraction(2, 3)  # from the mean to a near line, in widths
    screen: Fraction = Fraction("3.267")  # a moving range of so many average ones is left out
    shift: int = 7
    trend: int = 7
    near_points: int = 2
    near_window: int = 3
    enough: int = 12  # with fewer, limits are trial limits
    useful: int = 10  # with fewer, a run chart says nothing
    classic_shift: int = 6  # the classic rules of a run chart, which are off by default
    classic_trend: int = 5
    too_few: Fraction = Fraction("0.05")  # crossings that chance makes less often than this are too few


NHS = Rules()
