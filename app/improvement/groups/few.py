"""Whether the values of a whole measure tell of a few people, so that their numbers stay with the team."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.population.disclosure import HIDDEN, shown

Parts = tuple[Decimal, Decimal] | None


def tell_of_few(counts: Iterable[int]) -> bool:
    """Counts of people, each one by itself: whether one of them is too small to be shown."""
    return any(_few([count]) for count in counts)


def parts_tell_of_few(parts: Iterable[Parts], *, of_whole: bool) -> bool:
    """How many, out of how many: whether a small number stands behind one of them, or nobody wrote down out of how many.

    `of_whole`: those who were counted are a part of the others, so that those who were not counted are people too.
    """
    return any(one is None or _few(_sides(*one, of_whole=of_whole)) for one in parts)


def _sides(part: Decimal, whole: Decimal, *, of_whole: bool) -> list[int]:
    return [int(part), max(int(whole - part), 0)] if of_whole else [int(part)]


def _few(counts: Sequence[int]) -> bool:
    seen = shown(counts)
    return any(counts) and (seen is None or HIDDEN in seen.cells)
