"""The XmR chart (NHS England, Making Data Count): limits by segment, marked points, variation and assurance."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.improvement.charts.bounds import ANYWHERE, Bounds
from app.improvement.charts.limits import Limits, limits_of
from app.improvement.charts.series import NHS, Assurance, Direction, Exact, Mark, Point, Rules, Side, Variation
from app.improvement.charts.signals import marks_of


@dataclass(frozen=True)
class Segment:
    """Rows `first` up to, not including, `end` (counted from 0), with limits of their own."""

    first: int
    end: int
    limits: Limits


@dataclass(frozen=True)
class Xmr:
    """A chart. `marks` has one place for each point; `assurance` is None where there is nothing to say, or too early.

    `bounds`: how far its picture goes; no number of the chart knows of them.
    """

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    marks: tuple[Mark | None, ...]
    variation: Variation
    assurance: Assurance | None
    direction: Direction = Direction.NEUTRAL
    target: Decimal | None = None
    fix_after: int | None = None
    screened: bool = True
    rules: Rules = NHS
    bounds: Bounds = ANYWHERE


def xmr(
    points: Sequence[Point],
    *,
    direction: Direction = Direction.NEUTRAL,
    target: Decimal | None = None,
    rebases: Collection[dt.date] = (),
    fix_after: int | None = None,
    screened: bool = True,
    rules: Rules = NHS,
) -> Xmr:
    """The chart of points in order of their days, no day twice.

    `rebases` are days of points at which a person says that a new process begins. With `fix_after` the limits of each segment
    rest on its first so many rows. Raises Refused where a rebase is no point, or the baseline would be too short.
    """
    check_series(points, rebases, fix_after, rules)
    values = [point.exact for point in points]
    segments, marks = [], []
    for first, end in stretches(points, rebases):
        within = values[first:end]
        limits = limits_of(within[:fix_after], screened=screened, rules=rules)
        segments.append(Segment(first, end, limits))
        marks += marks_of(within, limits, rules)
    return Xmr(
        points=tuple(points),
        segments=tuple(segments),
        marks=tuple(marks),
        variation=variation_of(values, marks, direction),
        assurance=_assurance(segments[-1].limits, direction, target, rules) if segments else None,
        direction=direction,
        target=target,
        fix_after=fix_after,
        screened=screened,
        rules=rules,
    )


def meaning(side: Side, direction: Direction) -> Variation:
    """What a signal to this side is, where that direction is better."""
    if direction is Direction.NEUTRAL:
        return Variation.NEUTRAL_HIGH if side is Side.HIGH else Variation.NEUTRAL_LOW
    better = (side is Side.HIGH) == (direction is Direction.INCREASE)
    return Variation.IMPROVEMENT if better else Variation.CONCERN


def variation_of(values: Sequence[Exact], marks: Sequence[Mark | None], direction: Direction) -> Variation:
    """By the last point that has a value, never by a signal of the past."""
    last = next((row for row in reversed(range(len(values))) if values[row] is not None), None)
    mark = None if last is None else marks[last]
    return meaning(mark.side, direction) if mark else Variation.COMMON_CAUSE


def check_series(points: Sequence[Point], rebases: Collection[dt.date], fix_after: int | None, rules: Rules) -> None:
    """Raises Refused where a rebase is no point, or the baseline would be too short."""
    if any(after.on <= before.on for before, after in pairwise(points)):
        raise ValueError("points stand in order of their days, no day twice")
    if fix_after is not None and fix_after < rules.enough:
        few = for_staff("Limits can be fixed after %(least)s points or more. Fewer points say too little about what chance does.")
        raise Refused(few % {"least": rules.enough}, field="fix_after")
    nowhere = sorted(set(rebases) - {point.on for point in points})
    if nowhere:
        missing = for_staff("New limits can begin at a day that has a point. %(day)s has none.")
        raise Refused(missing % {"day": nowhere[0].isoformat()}, field="rebase")


def stretches(points: Sequence[Point], rebases: Collection[dt.date]) -> list[tuple[int, int]]:
    """First row and the row after the last of each stretch between rebases."""
    if not points:
        return []
    days = set(rebases)
    starts = [0, *(row for row, point in enumerate(points) if row and point.on in days)]
    return list(pairwise([*starts, len(points)]))


def _assurance(limits: Limits, direction: Direction, target: Decimal | None, rules: Rules) -> Assurance | None:
    """A target on a limit is hit and missed."""
    lower, upper = limits.lower, limits.upper
    if target is None or direction is Direction.NEUTRAL or lower is None or upper is None or limits.values < rules.enough:
        return None
    if lower <= (goal := Fraction(target)) <= upper:
        return Assurance.INCONSISTENT
    too_high = goal > upper
    return Assurance.CONSISTENT_FAIL if too_high == (direction is Direction.INCREASE) else Assurance.CONSISTENT_PASS
