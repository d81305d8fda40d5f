"""Whether the values of a whole measure tell of a few people, so that their numbers stay with the team."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from app.population.disclosure import HIDDEN, shown

ONE_IN: Final = 3  # steps of a running total may fall, where somebody corrected it
SPARE: Final = 3  # counts more than that: so few falls come by chance no oftener than one time in twelve
SMALL_FALLS: Final = 5  # times as much as it falls does a short running total rise
Parts = tuple[Decimal, Decimal] | None


def tell_of_few(counts: Sequence[int]) -> bool:
    """Counts of people in the order of their days: whether one of them is too small to be shown, or a step of a running total is."""
    return any(_few([count]) for count in counts) or (_may_be_running(counts) and any(_few([step]) for step in _steps(counts)))


def _may_be_running(counts: Sequence[int]) -> bool:
    """Whether each count may hold those before it: it seldom falls, because somebody corrected it or a year began again."""
    falls = [before - after for before, after in pairwise(counts) if after < before]
    rises = sum(after - before for before, after in pairwise(counts) if after > before)
    seldom = ONE_IN * len(falls) + SPARE <= len(counts)
    slightly = ONE_IN * len(falls) < len(counts) and SMALL_FALLS * sum(falls) <= rises
    return not falls or seldom or slightly


def _steps(counts: Sequence[int]) -> list[int]:
    return [abs(after - before) for before, after in pairwise(counts)]


def parts_tell_of_few(parts: Sequence[Parts]) -> bool:
    """How many, out of how many, in the order of their days: whether a small number stands behind one, or nobody wrote down out of how many.

    Those who were not counted are taken for people too, also of a rate: where the whole is days, so few are hardly ever left.
    Where both may be running totals, as in 20 of 40, then 21 of 42, those who came in between are looked at too.
    """
    sides = [_sides(*one) for one in parts if one is not None]
    if len(sides) < len(parts) or any(_few(one) for one in sides):
        return True
    columns = list(zip(*sides, strict=True))
    return all(map(_may_be_running, columns)) and any(_few(step) for step in zip(*map(_steps, columns), strict=True))


def _sides(part: Decimal, whole: Decimal) -> list[int]:
    return [int(part), max(int(whole - part), 0)]


def _few(counts: Sequence[int]) -> bool:
    seen = shown(counts)
    return any(counts) and (seen is None or HIDDEN in seen.cells)
