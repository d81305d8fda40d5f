"""Small numbers: which counts of people may be shown.

NHS England's practice for local counts: 1 to 7 hidden, 8 and more rounded to the nearest 5, 0 stays 0; shares are taken
from rounded counts. Then a second suppression, so that a hidden count cannot be worked out from a total.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HIDDEN: Final = "*"
LEAST = 8  # people
STEP = 5
Cell = int | str


def disclose(count: int) -> Cell:
    """A count of people as it may be shown by itself: 0, the hidden mark, or the nearest 5."""
    if count == 0:
        return 0
    return HIDDEN if count < LEAST else STEP * round(count / STEP)


@dataclass(frozen=True)
class Shown:
    """The counts of one question as they may be shown, and the rounded number of people who answered it."""

    cells: tuple[Cell, ...]
    base: int

    def share(self, place: int) -> int | None:
        """Of a hundred people who answered, how many gave this answer; none for a hidden count."""
        cell = self.cells[place]
        return round(100 * cell / self.base) if isinstance(cell, int) else None


def shown(counts: Sequence[int]) -> Shown | None:
    """What may be shown of the counts of one question; nothing when too few people answered it.

    The next smallest counts are hidden too until no hidden one can be worked out, not even by whoever knows this rule
    and exactly how many answered (a test tries every small table).
    """
    hidden = {place: count for place, count in enumerate(counts) if 0 < count < LEAST}
    others = sorted({count for count in counts if count >= LEAST}, reverse=True)
    while others and _gives_away(list(hidden.values())):
        smallest = others.pop()  # all that are as small, for which of them it was would tell something
        hidden |= {place: count for place, count in enumerate(counts) if count == smallest}
    base = disclose(sum(counts))
    if not others or not isinstance(base, int):
        return None
    return Shown(tuple(HIDDEN if place in hidden else disclose(count) for place, count in enumerate(counts)), base)


def _gives_away(hidden: Sequence[int]) -> bool:
    """One alone is the total less the rest; a few people, or as few or as many as can be, leave one way only."""
    together, least, most = sum(hidden), len(hidden), len(hidden) * (LEAST - 1)
    return bool(hidden) and (least == 1 or together < LEAST or together in {least, most})
