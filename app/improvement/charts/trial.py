"""Trial limits: a stretch of too few values. A chart that has no other judges no point; after a rebase a signal is never hidden."""

from dataclasses import replace

from app.improvement.charts.series import Variation
from app.improvement.charts.xmr import Segment, Xmr


def on_trial(chart: Xmr, segment: Segment) -> bool:
    """Whether the limits of a stretch rest on too few values, so that each new one may move them; those of a whole fixed baseline never move."""
    is_fixed = chart.fix_after is not None and segment.end - segment.first >= chart.fix_after
    return segment.limits.values < chart.rules.enough and not is_fixed


def held_back(chart: Xmr) -> Xmr:
    """The chart as people read it: without marks while every limit is a trial limit. No number of it changes.

    A stretch that begins after enough values keeps its marks from its first value on: whoever looks after people sees a warning at once.
    Programs read the chart as it is (telling.py), with a message that says how little the marks rest on.
    """
    if not all(on_trial(chart, segment) for segment in chart.segments):
        return chart
    return replace(chart, marks=(None,) * len(chart.marks), variation=Variation.COMMON_CAUSE)
