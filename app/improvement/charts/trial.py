"""Trial limits: a stretch of too few values is not judged. After new lines what gets worse is marked at once, for a warning does not wait."""

from dataclasses import replace
from itertools import takewhile

from app.improvement.charts.series import Mark, Variation
from app.improvement.charts.xmr import Segment, Xmr, meaning, variation_of


def on_trial(chart: Xmr, segment: Segment) -> bool:
    """Whether the limits of a stretch rest on too few values, so that each new one may move them; those of a whole fixed baseline never move."""
    is_fixed = chart.fix_after is not None and segment.end - segment.first >= chart.fix_after
    return segment.limits.values < chart.rules.enough and not is_fixed


def held_back(chart: Xmr) -> Xmr:
    """The chart as people read it: a stretch on trial has no marks, but for a warning of the last values after new lines. No number of it changes.

    Each stretch goes by its own values: nothing that lies before new lines changes what is said after them.
    Programs read the chart as it is (telling.py), with a message that says how little the marks rest on.
    """
    marks = tuple(mark for segment in chart.segments for mark in _marks_of(chart, segment))
    values = [point.exact for point in chart.points]
    return replace(chart, marks=marks, variation=variation_of(values, marks, chart.direction))


def _marks_of(chart: Xmr, segment: Segment) -> list[Mark | None]:
    marks = chart.marks[segment.first : segment.end]
    if not on_trial(chart, segment):
        return list(marks)
    if not segment.first or segment.end != len(chart.points):
        return [None] * len(marks)
    warned = takewhile(lambda mark: mark and meaning(mark.side, chart.direction) is Variation.CONCERN, reversed(marks))
    now: list[Mark | None] = list(warned)[::-1]
    return [*[None] * (len(marks) - len(now)), *now]
