"""The run chart: a median, and whether the points cross it as chance would have them (Anhoej & Olesen 2014)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median

from app.improvement.charts.series import NHS, Exact, Rules


@dataclass(frozen=True)
class Run:
    """`useful` points lie beside the median. The bounds and the signal are None where too few do to say anything."""

    median: Exact
    useful: int
    longest_run: int  # points in a row on one side
    crossings: int  # times that two useful neighbours lie on different sides
    longest_by_chance: int | None  # a longer run is a signal
    fewest_by_chance: int | None  # fewer crossings are a signal
    signal: bool | None


def run(values: Sequence[Exact], rules: Rules = NHS, *, baseline: int | None = None) -> Run:
    """The run chart of values in order of time. Blank rows and points on the median neither add to a run nor end it.

    With `baseline` the median rests on the first so many rows, and every value is held against it.
    """
    known = [value for value in values if value is not None]
    base = [value for value in values[:baseline] if value is not None]
    if not base:
        return Run(None, 0, 0, 0, None, None, None)
    middle = Fraction(median(base))
    above = [value > middle for value in known if value != middle]
    useful, longest = len(above), max((len(list(side)) for _above, side in groupby(above)), default=0)
    crossings = sum(before != after for before, after in pairwise(above))
    if useful < rules.useful:
        return Run(middle, useful, longest, crossings, None, None, None)
    most, least = longest_by_chance(useful), fewest_by_chance(useful, rules.too_few)
    return Run(middle, useful, longest, crossings, most, least, longest > most or crossings < least)


def longest_by_chance(useful: int) -> int:
    """The longest run that is nothing special among so many useful points, at least 1."""
    return round(math.log2(useful)) + 3


@lru_cache(maxsize=256)
def fewest_by_chance(useful: int, too_few: Fraction = NHS.too_few) -> int:
    """The least crossings that are nothing special: the 5 % quantile of Binomial(useful - 1, 1/2)."""
    chances = useful - 1
    wanted = math.ceil(too_few * 2**chances)  # ways, of all 2**chances
    ways = together = 1
    crossings = 0
    while together < wanted:
        ways = ways * (chances - crossings) // (crossings + 1)
        crossings += 1
        together += ways
    return crossings
