"""Trial limits: a stretch of too few values. Its limits are drawn, and no point is judged by them."""

from dataclasses import replace

from app.improvement.charts.series import Variation
from app.improvement.charts.xmr import Segment, Xmr


def on_trial(chart: Xmr, segment: Segment) -> bool:
    """Whether the limits of a stretch rest on too few values, so that each new one may move them."""
    return segment.limits.values < chart.rules.enough


def held_back(chart: Xmr) -> Xmr:
    """The chart as people read it: without marks where the limits are trial limits. No number of it changes.

    Programs read the chart as it is (telling.py): there the marks stand, and a message beside them says how little they rest on.
    """
    early = {row for segment in chart.segments if on_trial(chart, segment) for row in range(segment.first, segment.end)}
    marks = tuple(None if row in early else mark for row, mark in enumerate(chart.marks))
    last = next((row for row in reversed(range(len(marks))) if chart.points[row].value is not None), None)
    return replace(chart, marks=marks, variation=Variation.COMMON_CAUSE if last in early else chart.variation)
