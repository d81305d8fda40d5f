"""The four rules of special cause within one stretch of values."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from app.improvement.charts.limits import Limits
from app.improvement.charts.series import NHS, Exact, Mark, Rules, Side, Signal

Sides = list[Side | None]


def marks_of(values: Sequence[Exact], limits: Limits, rules: Rules = NHS) -> list[Mark | None]:
    """For each row the first rule that holds there, or None. Values in order of time; a blank row ends every run."""
    found = {
        Signal.OUTSIDE: _outside(values, limits),
        Signal.TREND: _trend(values, rules),
        Signal.TWO_OF_THREE: _two_of_three(values, limits, rules),
        Signal.SHIFT: _shift(values, limits, rules),
    }
    return [next((Mark(signal, side) for signal in Signal if (side := found[signal][row])), None) for row in range(len(values))]


def _outside(values: Sequence[Exact], limits: Limits) -> Sides:
    """Beyond a limit; a point on it is inside."""
    return _beyond(values, limits.lower, limits.upper)


def _trend(values: Sequence[Exact], rules: Rules) -> Sides:
    """Each higher, or each lower, than the one before. Where two trends meet, the shared point belongs to the later one."""
    steps: Sides = [None, *(_step(before, after) for before, after in pairwise(values))]
    found: Sides = [None] * len(values)
    for side, first, end in _runs(steps):
        if end - first >= rules.trend - 1:  # so many steps join one point more
            found[first - 1 : end] = [side] * (end - first + 1)
    return found


def _two_of_three(values: Sequence[Exact], limits: Limits, rules: Rules) -> Sides:
    """Of three in a row on one side of the mean, two near the limit; only the near ones are marked."""
    sides, outside = _beyond(values, limits.mean, limits.mean), _outside(values, limits)
    near = [None if out else side for side, out in zip(_beyond(values, limits.near_lower, limits.near_upper), outside, strict=True)]
    found: Sides = [None] * len(values)
    for first in range(len(values) - rules.near_window + 1):
        window = range(first, first + rules.near_window)
        close = [row for row in window if near[row]]
        if len(close) >= rules.near_points and len({sides[row] for row in window}) == 1:
            for row in close:
                found[row] = near[row]
    return found


def _shift(values: Sequence[Exact], limits: Limits, rules: Rules) -> Sides:
    """A run on one side of the mean; a point on the mean ends it. Every point of the run is marked."""
    found: Sides = [None] * len(values)
    for side, first, end in _runs(_beyond(values, limits.mean, limits.mean)):
        if end - first >= rules.shift:
            found[first:end] = [side] * (end - first)
    return found


def _beyond(values: Sequence[Exact], low: Exact, high: Exact) -> Sides:
    """Above the one line or below the other; neither on a line, nor of a blank row, nor without lines."""
    if low is None or high is None:
        return [None] * len(values)
    return [None if value is None else Side.HIGH if value > high else Side.LOW if value < low else None for value in values]


def _step(before: Exact, after: Exact) -> Side | None:
    if before is None or after is None or before == after:
        return None
    return Side.HIGH if after > before else Side.LOW


def _runs(sides: Sides) -> Iterator[tuple[Side, int, int]]:
    """Each longest stretch of one side: the side, its first row, and the row after its last."""
    for side, rows in groupby(range(len(sides)), key=sides.__getitem__):
        if side:
            run = list(rows)
            yield side, run[0], run[-1] + 1
