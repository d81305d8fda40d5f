"""Between which numbers the values of a measure can lie, and how far the lines of a picture go.

The arithmetic of limits knows no end; a picture may be cut with a note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.improvement.charts.limits import Limits
from app.improvement.charts.series import Exact


class Cut(Enum):
    """Where a line would lie that the picture draws at its end."""

    LOW = "below 0"
    HIGH = "above 100"


@dataclass(frozen=True)
class Levels:
    """How high the lines of a stretch are drawn, in the unit of the values; None where it is too early to say."""

    mean: Exact
    lower: Exact
    upper: Exact


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest that a value can be; None where there is no end."""

    low: Exact = None
    high: Exact = None

    def within(self, level: Fraction) -> Fraction:
        """A level as far as the picture goes."""
        above = level if self.low is None else max(level, self.low)
        return above if self.high is None else min(above, self.high)

    def shown(self, limits: Limits) -> Levels:
        """The lines as they are drawn. The mean of values that can be lies between their ends."""
        lower, upper = (None if level is None else self.within(level) for level in (limits.lower, limits.upper))
        return Levels(limits.mean, lower, upper)

    def cut(self, limits: Iterable[Limits]) -> list[Cut]:
        """What is drawn at an end although it was worked out beyond."""
        every = list(limits)
        low = any(one.lower is not None and self.within(one.lower) > one.lower for one in every)
        high = any(one.upper is not None and self.within(one.upper) < one.upper for one in every)
        return [Cut.LOW] * low + [Cut.HIGH] * high


ANYWHERE = Bounds()
