"""The mean of a stretch of values and the limits between which chance alone would keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from app.improvement.charts.series import NHS, Exact, Rules


@dataclass(frozen=True)
class Limits:
    """In the unit of the values, exact. `mean` is None without a value, the lines are None without a moving range."""

    mean: Exact
    width: Exact  # from the mean to a limit
    near_width: Exact
    values: int  # how many they rest on
    ranges: int  # how many moving ranges there were
    left_out: int  # how many of these the screening took out

    @property
    def upper(self) -> Exact:
        """The upper limit."""
        return _beside(self.mean, self.width)

    @property
    def lower(self) -> Exact:
        """The lower limit; also below 0, where the values cannot go."""
        return _beside(self.mean, self.width, down=True)

    @property
    def near_upper(self) -> Exact:
        """The line above which a point is near the upper limit."""
        return _beside(self.mean, self.near_width)

    @property
    def near_lower(self) -> Exact:
        """The line below which a point is near the lower limit."""
        return _beside(self.mean, self.near_width, down=True)


def limits_of(values: Sequence[Exact], *, screened: bool = True, rules: Rules = NHS) -> Limits:
    """Mean and limits of values in order of time.

    A moving range is the distance of two neighbours; a blank row has none on either side. The screening looks once, and the
    mean keeps every value (Nelson 1982). Equal values put the limits on the mean.
    """
    known = [value for value in values if value is not None]
    ranges = [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]
    kept = _screened(ranges, rules) if screened else ranges
    width = rules.width * _average(kept) if kept else None
    return Limits(
        mean=_average(known) if known else None,
        width=width,
        near_width=None if width is None else rules.near * width,
        values=len(known),
        ranges=len(ranges),
        left_out=len(ranges) - len(kept),
    )


def _screened(ranges: list[Fraction], rules: Rules) -> list[Fraction]:
    """Without those of so many times the average or more; where nothing ever moved, all stay."""
    if not any(ranges):
        return ranges
    most = rules.screen * _average(ranges)
    return [size for size in ranges if size < most]


def _average(sizes: list[Fraction]) -> Fraction:
    return sum(sizes, Fraction(0)) / len(sizes)


def _beside(mean: Exact, width: Exact, *, down: bool = False) -> Exact:
    if mean is None or width is None:
        return None
    return mean - width if down else mean + width
