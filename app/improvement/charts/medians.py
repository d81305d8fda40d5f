"""The run chart of a series: a median for each stretch of it, and the points that are more than chance around it."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, pairwise

from app.improvement.charts.bounds import ANYWHERE, Bounds
from app.improvement.charts.limits import Limits
from app.improvement.charts.run import Run, run
from app.improvement.charts.series import NHS, Direction, Exact, Point, Rules, Side, Variation
from app.improvement.charts.xmr import Segment, check_series, meaning, stretches


class RunSignal(StrEnum):
    """What a point of a run chart can be a part of, in the order in which they are heard where several apply."""

    LONG = "long_run"  # longer than chance makes it among so many points
    TREND = "classic_trend"
    SHIFT = "classic_shift"


@dataclass(frozen=True)
class RunMark:
    """What a point is a part of; of a trend `side` is its direction."""

    signal: RunSignal
    side: Side


@dataclass(frozen=True)
class RunChart:
    """A run chart. `runs` and `segments` have one place for each stretch, `marks` one for each point.

    A run chart has no limits: those of its segments lie on the median, and are None where it is too early for rules.
    """

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    runs: tuple[Run, ...]
    marks: tuple[RunMark | None, ...]
    variation: Variation
    direction: Direction = Direction.NEUTRAL
    target: Decimal | None = None
    fix_after: int | None = None
    classic: bool = False
    rules: Rules = NHS
    bounds: Bounds = ANYWHERE
    assurance = None  # a median says nothing of a target


def run_chart(
    points: Sequence[Point],
    *,
    direction: Direction = Direction.NEUTRAL,
    target: Decimal | None = None,
    rebases: Collection[dt.date] = (),
    fix_after: int | None = None,
    classic: bool = False,
    rules: Rules = NHS,
) -> RunChart:
    """The run chart of points in order of their days, no day twice.

    With `fix_after` the median of each stretch rests on its first so many rows and stands for the others (frozen). `classic`
    adds the rules of Perla, Provost and Murray (2011): a shift and a trend. Raises Refused as `xmr`.
    """
    check_series(points, rebases, fix_after, rules)
    values = [point.exact for point in points]
    segments, runs, marks = [], [], list[RunMark | None]()
    for first, end in stretches(points, rebases):
        within = values[first:end]
        found = run(within, rules, baseline=fix_after)
        runs.append(found)
        segments.append(Segment(first, end, _on_the_median(found, within[:fix_after])))
        marks += _marks(within, found, classic=classic, rules=rules)
    last = next((row for row in reversed(range(len(values))) if values[row] is not None), None)
    mark = None if last is None else marks[last]
    return RunChart(
        points=tuple(points),
        segments=tuple(segments),
        runs=tuple(runs),
        marks=tuple(marks),
        variation=meaning(mark.side, direction) if mark else Variation.COMMON_CAUSE,
        direction=direction,
        target=target,
        fix_after=fix_after,
        classic=classic,
        rules=rules,
    )


def _on_the_median(found: Run, base: Sequence[Exact]) -> Limits:
    none = None if found.signal is None else Fraction(0)
    return Limits(found.median, none, none, values=sum(1 for value in base if value is not None), ranges=0, left_out=0)


def _marks(values: Sequence[Exact], found: Run, *, classic: bool, rules: Rules) -> list[RunMark | None]:
    """For each row the first rule that holds there; nothing where there are too few points for rules."""
    marks: list[RunMark | None] = [None] * len(values)
    if found.median is None or found.longest_by_chance is None:
        return marks
    sided = list(_sided(values, found.median))
    if classic:
        _put(marks, RunSignal.SHIFT, _long(sided, rules.classic_shift))
        _put(marks, RunSignal.TREND, _trends(values, rules.classic_trend))
    _put(marks, RunSignal.LONG, _long(sided, found.longest_by_chance + 1))
    return marks


def _put(marks: list[RunMark | None], signal: RunSignal, found: Iterator[tuple[Side, list[int]]]) -> None:
    for side, rows in found:
        for row in rows:
            marks[row] = RunMark(signal, side)


def _sided(values: Sequence[Exact], middle: Fraction) -> Iterator[tuple[Side, int]]:
    """Side and row of each useful point: what lies on the median and what is missing is passed over."""
    for row, value in enumerate(values):
        if value is not None and value != middle:
            yield Side.HIGH if value > middle else Side.LOW, row


def _long(sided: Sequence[tuple[Side, int]], least: int) -> Iterator[tuple[Side, list[int]]]:
    """Runs on one side of at least so many useful points."""
    for side, together in groupby(sided, key=lambda one: one[0]):
        rows = [row for _side, row in together]
        if len(rows) >= least:
            yield side, rows


def _trends(values: Sequence[Exact], least: int) -> Iterator[tuple[Side, list[int]]]:
    """Stretches that only rise or only fall over at least so many points; of equal neighbours one counts, and all are marked.

    The point at which a rise becomes a fall belongs to the later one where both are trends.
    """
    known = [(value, row) for row, value in enumerate(values) if value is not None]
    levels = [[row for _value, row in same] for _level, same in groupby(known, key=lambda one: one[0])]
    heights = [level for level, _same in groupby(value for value, _row in known)]
    steps = [(Side.HIGH if after > before else Side.LOW, at) for at, (before, after) in enumerate(pairwise(heights))]
    for side, together in groupby(steps, key=lambda step: step[0]):
        taken = [at for _side, at in together]
        if len(taken) >= least - 1:
            yield side, [row for level in levels[taken[0] : taken[-1] + 2] for row in level]
