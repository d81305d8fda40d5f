"""What can stand behind values that were worked out from rounded counts: each the least and the most that it can be."""

from collections.abc import Sequence
from fractions import Fraction

from app.improvement.groups import Cell
from app.population.disclosure import LEAST, STEP

Span = tuple[Fraction, Fraction]  # from and to, both possible


def span_of(cell: Cell, per: int) -> Span | None:
    """Of so many people, how many there can be; None where the value may not be shown, or nobody was there."""
    if cell.part is None or cell.whole == 0:
        return None
    part = _behind(cell.part)
    if cell.whole is None:
        return Fraction(part[0]), Fraction(part[1])
    whole = _behind(cell.whole)
    return Fraction(part[0] * per, whole[1]), Fraction(min(part[1], whole[0]) * per, whole[0])


def apart(spans: Sequence[Span]) -> Span:
    """The difference between the highest and the lowest of several values."""
    least = max(low for low, _high in spans) - min(high for _low, high in spans)
    return max(least, Fraction(0)), max(high for _low, high in spans) - min(low for low, _high in spans)


def times(spans: Sequence[Span]) -> Span | None:
    """How many times the lowest the highest is; None where the lowest is 0."""
    lows, highs = [low for low, _high in spans], [high for _low, high in spans]
    return (max(max(lows) / min(highs), Fraction(1)), max(highs) / min(lows)) if min(lows) else None


def step(before: Span, after: Span) -> int | None:
    """Whether a figure surely grew (1) or fell (-1); None where the rounding hides it."""
    if after[1] < before[0]:
        return -1
    return 1 if after[0] > before[1] else None


def _behind(count: int) -> tuple[int, int]:
    """What a count can be that is told to the nearest 5; 0 stays 0, and a small one is hidden."""
    return (0, 0) if count == 0 else (max(LEAST, count - STEP // 2), count + STEP // 2)
