"""What the usual range of a chart promises of its target, and what lately speaks against that."""

from enum import Enum
from fractions import Fraction
from typing import Final

from app.improvement.charts.series import Assurance, Direction, Variation
from app.improvement.charts.xmr import Xmr


class Assured(Enum):
    """The sentences, in the order in which they stand. The range is that of the last limits, so a new value or run may lie beside it."""

    MET = "the usual range meets the target"
    MISSED = "the usual range misses the target"
    EITHER = "the target lies in the usual range"
    MUST_CHANGE = "something must change"
    MEETS = "but the last value meets it"
    MISSES = "but the last value misses it"
    BETTER = "lately it gets better"
    WORSE = "lately it gets worse"


EXPECTED: Final = {
    Assurance.CONSISTENT_PASS: Assured.MET,
    Assurance.CONSISTENT_FAIL: Assured.MISSED,
    Assurance.INCONSISTENT: Assured.EITHER,
}


def assured(chart: Xmr) -> list[Assured]:
    """What to say of the target; nothing where there is nothing to say, or too early."""
    if chart.assurance is None:
        return []
    said = [EXPECTED[chart.assurance]]
    if chart.assurance is Assurance.CONSISTENT_FAIL and _last_meets(chart):
        said.append(Assured.MEETS)
    if chart.assurance is Assurance.CONSISTENT_PASS and not _last_meets(chart):
        said.append(Assured.MISSES)
    if chart.variation is Variation.IMPROVEMENT and chart.assurance is not Assurance.CONSISTENT_PASS:
        said.append(Assured.BETTER)
    if chart.variation is Variation.CONCERN and chart.assurance is not Assurance.CONSISTENT_FAIL:
        said.append(Assured.WORSE)
    return [*said, Assured.MUST_CHANGE] if said == [Assured.MISSED] else said


def _last_meets(chart: Xmr) -> bool:
    """Whether the last value is on the target or on its better side."""
    last, goal = next(point.exact for point in reversed(chart.points) if point.exact is not None), Fraction(chart.target or 0)
    return last >= goal if chart.direction is Direction.INCREASE else last <= goal
