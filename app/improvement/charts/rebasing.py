"""What speaks against new limits from a day on. A person decides; these are doubts, never rules (Making Data Count)."""

import datetime as dt
from enum import Enum
from itertools import groupby

from app.core.i18n import mark_for_staff
from app.improvement.charts.xmr import Segment, Xmr


class Doubt(Enum):
    """Each as a whole sentence; `%(enough)s` values are enough."""

    FIRST = mark_for_staff("This is the first value of these lines. Nothing would change.")
    FEW_BEFORE = mark_for_staff("There are fewer than %(enough)s values before this day. Lines from so few say little.")
    FEW_AFTER = mark_for_staff("There are fewer than %(enough)s values from this day on. Wait until there are more, if you can.")
    NO_SHIFT = mark_for_staff("The chart shows no lasting shift from this day on. Without one the lines that stand still hold.")


def doubts(chart: Xmr, on: dt.date) -> list[Doubt]:
    """What speaks against new limits from the row of this day on, by the chart as it stands."""
    row = next((row for row, point in enumerate(chart.points) if point.on == on), None)
    segment = next((one for one in chart.segments if row is not None and one.first <= row < one.end), None)
    if row is None or segment is None:
        return []
    if row == segment.first:
        return [Doubt.FIRST]

    def values(first: int, end: int) -> int:
        return sum(1 for point in chart.points[first:end] if point.value is not None)

    held = (
        (Doubt.FEW_BEFORE, values(segment.first, row) < chart.rules.enough),
        (Doubt.FEW_AFTER, values(row, segment.end) < chart.rules.enough),
        (Doubt.NO_SHIFT, not _shifted(chart, segment, row)),
    )
    return [doubt for doubt, holds in held if holds]


def _shifted(chart: Xmr, segment: Segment, row: int) -> bool:
    """Whether from this row on enough values lie on one side of the mean, in a row; also where another rule names them first."""
    mean = segment.limits.mean
    values = [point.exact for point in chart.points[row : segment.end]]
    sides = [None if value is None or mean is None or value == mean else value > mean for value in values]
    return any(side is not None and len(list(same)) >= chart.rules.shift for side, same in groupby(sides))
