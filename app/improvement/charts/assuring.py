"""What the usual range of a chart promises of its target. While the last values are more than chance it promises nothing: they left that range behind."""

from enum import Enum
from fractions import Fraction
from typing import Final

from app.improvement.charts.medians import RunChart
from app.improvement.charts.series import Assurance, Direction, Variation
from app.improvement.charts.xmr import Xmr


class Assured(Enum):
    """The sentences, in the order in which they stand: what to expect, or what was so until now and what the last values do."""

    MET = "the usual range meets the target"
    MISSED = "the usual range misses the target"
    EITHER = "the target lies in the usual range"
    MUST_CHANGE = "something must change"
    WAS_MET = "until now the usual range met the target"
    WAS_MISSED = "until now the usual range missed the target"
    WAS_EITHER = "until now the target lay in the usual range"
    BETTER_MEETS = "it gets better, and the last value meets the target"
    BETTER_MISSES = "it gets better, and the last value does not meet the target yet"
    WORSE_MEETS = "it gets worse, and the last value still meets the target"
    WORSE_MISSES = "it gets worse, and the last value misses the target"


EXPECTED: Final = {
    Assurance.CONSISTENT_PASS: Assured.MET,
    Assurance.CONSISTENT_FAIL: Assured.MISSED,
    Assurance.INCONSISTENT: Assured.EITHER,
}
UNTIL_NOW: Final = {
    Assurance.CONSISTENT_PASS: Assured.WAS_MET,
    Assurance.CONSISTENT_FAIL: Assured.WAS_MISSED,
    Assurance.INCONSISTENT: Assured.WAS_EITHER,
}
LATELY: Final = {
    (Variation.IMPROVEMENT, True): Assured.BETTER_MEETS,
    (Variation.IMPROVEMENT, False): Assured.BETTER_MISSES,
    (Variation.CONCERN, True): Assured.WORSE_MEETS,
    (Variation.CONCERN, False): Assured.WORSE_MISSES,
}
HOLDS = {(Variation.IMPROVEMENT, Assurance.CONSISTENT_PASS), (Variation.CONCERN, Assurance.CONSISTENT_FAIL)}  # all the more


def assured(chart: Xmr) -> list[Assured]:
    """What to say of the target; nothing where there is nothing to say, or too early."""
    if chart.assurance is None:
        return []
    lately = None if (chart.variation, chart.assurance) in HOLDS else LATELY.get((chart.variation, _last_meets(chart)))
    if lately is not None:
        return [UNTIL_NOW[chart.assurance], lately]
    return [EXPECTED[chart.assurance], *([Assured.MUST_CHANGE] if chart.assurance is Assurance.CONSISTENT_FAIL else [])]


def reached(chart: Xmr | RunChart) -> bool:
    """Whether it gets better and the last value meets the target, whatever was so until now."""
    return isinstance(chart, Xmr) and Assured.BETTER_MEETS in assured(chart)


def _last_meets(chart: Xmr) -> bool:
    """Whether the last value is on the target or on its better side."""
    last, goal = next(point.exact for point in reversed(chart.points) if point.exact is not None), Fraction(chart.target or 0)
    return last >= goal if chart.direction is Direction.INCREASE else last <= goal
