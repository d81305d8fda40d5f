"""Whether the values of a whole measure tell of a few people, so that their numbers stay with the team."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from app.population.disclosure import HIDDEN, shown

ODD_FALL: Final = 10  # steps of a running total among which one falls because somebody corrected it
ENOUGH: Final = 6  # counts that fall once by chance no oftener than one time in twelve
Parts = tuple[Decimal, Decimal] | None


def tell_of_few(counts: Sequence[int]) -> bool:
    """Counts of people in the order of their days: whether one of them is too small to be shown, or a step of a running total is."""
    steps = [abs(after - before) for before, after in pairwise(counts)]
    return any(_few([count]) for count in counts) or (_may_be_running(counts) and any(_few([step]) for step in steps))


def _may_be_running(counts: Sequence[int]) -> bool:
    """Whether each count may hold those before it: it never falls, but for the odd one that was corrected, or a year that begins again."""
    falls = sum(after < before for before, after in pairwise(counts))
    return falls * ODD_FALL < len(counts) or (falls == 1 and len(counts) >= ENOUGH)


def parts_tell_of_few(parts: Iterable[Parts]) -> bool:
    """How many, out of how many: whether a small number stands behind one of them, or nobody wrote down out of how many.

    Those who were not counted are taken for people too, also of a rate: where the whole is days, so few are hardly ever left.
    """
    return any(one is None or _few(_sides(*one)) for one in parts)


def _sides(part: Decimal, whole: Decimal) -> list[int]:
    return [int(part), max(int(whole - part), 0)]


def _few(counts: Sequence[int]) -> bool:
    seen = shown(counts)
    return any(counts) and (seen is None or HIDDEN in seen.cells)
