"""What a chart says of the points that no rule marks, which shapes its picture has, and what was marked before."""

from collections.abc import Iterator
from enum import Enum

from app.improvement.charts.medians import RunChart, RunMark
from app.improvement.charts.series import Direction, Mark, Signal, Variation
from app.improvement.charts.trial import on_trial
from app.improvement.charts.xmr import Xmr, meaning

SHAPES = {
    None: "common",
    Variation.IMPROVEMENT: "better",
    Variation.CONCERN: "worse",
    Variation.NEUTRAL_HIGH: "changed",
    Variation.NEUTRAL_LOW: "changed",
}


class Unmarked(Enum):
    """What a point says that no rule marks."""

    CHANCE = "up and down by chance"
    EARLY = "too early to say"
    TOGETHER = "no sign of its own, but the values of its stretch together are more than chance: they cross the median too seldom"


class Before(Enum):
    """What was more than chance before the last values, by the shapes that mark it."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "better and worse"
    CHANGED = "changed"


def shape_of(chart: Xmr | RunChart, mark: Mark | RunMark | None) -> str:
    """What a point is drawn as."""
    return SHAPES[meaning(mark.side, chart.direction) if mark else None]


def unmarked(chart: Xmr | RunChart) -> list[Unmarked]:
    """For each stretch what its points say that no rule marks."""
    if isinstance(chart, Xmr):
        return [Unmarked.EARLY if on_trial(chart, segment) else Unmarked.CHANCE for segment in chart.segments]
    return [
        Unmarked.EARLY
        if found.fewest_by_chance is None
        else Unmarked.TOGETHER
        if found.crossings < found.fewest_by_chance
        else Unmarked.CHANCE
        for found in chart.runs
    ]


def shapes_in(chart: Xmr | RunChart) -> list[tuple[str, Unmarked | None]]:
    """The shapes of the points in order of the key, each once. A circle that says several things has no sign of its own; the table tells them apart."""
    said: set[Unmarked] = set()
    shapes: set[str] = set()
    for segment, plain in zip(chart.segments, unmarked(chart), strict=True):
        for point, mark in list(zip(chart.points, chart.marks, strict=True))[segment.first : segment.end]:
            if point.value is None:
                continue
            if mark is None:
                said.add(plain)
            else:
                shapes.add(shape_of(chart, mark))
    circles: list[tuple[str, Unmarked | None]] = [("common", said.pop() if len(said) == 1 else Unmarked.TOGETHER)] if said else []
    return circles + [(shape, None) for shape in ("better", "worse", "changed") if shape in shapes]


def before(chart: Xmr | RunChart) -> Before | None:
    """What is marked beside what the last values say; None where nothing is."""
    now = set(_now(chart))
    kinds = {shape_of(chart, mark) for row, mark in enumerate(chart.marks) if mark and row not in now}
    if not kinds:
        return None
    if chart.direction is Direction.NEUTRAL:
        return Before.CHANGED
    return Before.BOTH if len(kinds) > 1 else Before[kinds.pop().upper()]


def _now(chart: Xmr | RunChart) -> Iterator[int]:
    """The rows at the end that are marked to one side without a break; where two of three are near, through the third."""
    if not chart.segments:
        return
    last, middle = chart.segments[-1], chart.segments[-1].limits.mean
    side, left = None, 0
    for row in reversed(range(last.first, last.end)):
        value, mark = chart.points[row].exact, chart.marks[row]
        if mark is None and (value is None or (value == middle and isinstance(chart, RunChart))):
            continue
        if mark is None and left:
            left -= 1
        elif mark is None or (side is not None and mark.side is not side):
            return
        else:
            side, left = mark.side, int(mark.signal is Signal.TWO_OF_THREE)
            yield row
