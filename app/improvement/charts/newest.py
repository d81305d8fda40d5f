"""The newest points of a long chart, for a picture that many people open."""

from dataclasses import replace

from app.improvement.charts.medians import RunChart
from app.improvement.charts.xmr import Xmr


def newest(chart: Xmr | RunChart, most: int) -> Xmr | RunChart:
    """The same chart with its last so many points. Their lines and marks stay those of all; whole where the last ones have no value."""
    first = len(chart.points) - most
    if first <= 0 or all(point.value is None for point in chart.points[first:]):
        return chart
    segments = [replace(one, first=max(one.first - first, 0), end=one.end - first) for one in chart.segments if one.end > first]
    points, kept = chart.points[first:], tuple(segments)
    if isinstance(chart, RunChart):
        return replace(chart, points=points, marks=chart.marks[first:], segments=kept, runs=chart.runs[-len(kept) :])
    return replace(chart, points=points, marks=chart.marks[first:], segments=kept)


def values_in(chart: Xmr | RunChart) -> int:
    """How many of its points have a value."""
    return sum(point.value is not None for point in chart.points)
