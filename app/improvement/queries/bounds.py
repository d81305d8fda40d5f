"""Between which numbers the values of a measure can lie."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from app.improvement.charts import Point
from app.improvement.charts.bounds import Bounds
from app.improvement.models import Measure, MeasureType

FULL: Final = Fraction(100)


def bounds_of(measure: Measure, points: Sequence[Point]) -> Bounds:
    """A percentage lies from 0 to 100, everything else but a score from 0 on; where a value or the target lies beyond, there is no end."""
    known = [point.exact for point in points if point.exact is not None]
    if measure.goal is not None:
        known.append(Fraction(measure.goal))
    low = Fraction(0) if measure.type is not MeasureType.SCORE and all(one >= 0 for one in known) else None
    high = FULL if measure.in_per_cent and all(one <= FULL for one in known) else None
    return Bounds(low, high)
