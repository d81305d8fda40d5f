"""Measures split by group: what may be shown of the people behind them, and how far apart the groups are.

`shown` is the one door: page, chart, table and every file that leaves take counts of groups from it alone.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from app.improvement.groups.suppression import Count, hidden
from app.population.disclosure import disclose

WHOLE_FROM: Final = 10  # a rate below has one decimal place, for it comes from rounded counts


@dataclass(frozen=True)
class Cell:
    """What may be shown of one group in one period: people to the nearest 5. Both None where the group is hidden."""

    part: int | None = None
    whole: int | None = None

    @property
    def hidden(self) -> bool:
        """Whether nothing may be said."""
        return self.part is None

    def value(self, per: int) -> Decimal | None:
        """Of so many people, how many; from rounded counts. Where nobody counts of how many, the people themselves."""
        if self.part is None or self.whole == 0:
            return None
        if self.whole is None:
            return Decimal(self.part)
        found = Decimal(self.part * per) / self.whole
        return found.quantize(Decimal(1) if found >= WHOLE_FROM else Decimal("0.1"), ROUND_HALF_UP)


HIDDEN: Final = Cell()
NOBODY_KNOWN: Final[Mapping[dt.date, int | None]] = MappingProxyType({})


@dataclass(frozen=True)
class Period:
    """One period by its first day, with a cell for each group in their order."""

    on: dt.date
    cells: tuple[Cell, ...]

    def values(self, per: int) -> tuple[Decimal | None, ...]:
        """The value of each group; None where it is hidden, or nobody was there."""
        return tuple(cell.value(per) for cell in self.cells)


def shown(
    entered: Mapping[dt.date, Sequence[Count]], *, running: bool, whose: Mapping[dt.date, int | None] = NOBODY_KNOWN
) -> tuple[Period, ...]:
    """What may be shown of counts that were entered, a count for each group in each period; in order of the days.

    `running`: each count holds those before it. The difference of two of them would tell of the few who came in between,
    so that only what each period added is looked at, and shown. `whose`: who entered each period. Two periods of different
    people are not set against each other, or whoever enters one would find out the other by its difference.
    """
    days = sorted(entered)
    cells = {on: _cells(entered[on]) for on in days}
    if running:
        cells |= {on: _added_cells(entered[last], entered[on], together=_one_person(whose, last, on)) for last, on in pairwise(days)}
    return tuple(Period(on, cells[on]) for on in days)


def _one_person(whose: Mapping[dt.date, int | None], last: dt.date, on: dt.date) -> bool:
    return whose.get(on) is not None and whose.get(on) == whose.get(last)


def _added_cells(before: Sequence[Count], now: Sequence[Count], *, together: bool) -> tuple[Cell, ...]:
    """What a period added to the one before it; nothing may be said where they are not of one person."""
    if not together:
        return (HIDDEN,) * len(now)
    return _cells([_added(one, last) for one, last in zip(now, before, strict=True)])


def _cells(counts: Sequence[Count]) -> tuple[Cell, ...]:
    if any(min(count.part, count.size - count.part) < 0 for count in counts):
        return (HIDDEN,) * len(counts)  # running totals that fall: somebody corrects them
    out = hidden(counts)
    return tuple(HIDDEN if place in out else Cell(_rounded(count.part), _rounded(count.whole)) for place, count in enumerate(counts))


def _rounded(count: int | None) -> int | None:
    """A count that is not small, as it is shown."""
    seen = None if count is None else disclose(count)
    return seen if isinstance(seen, int) else None


def _added(now: Count, before: Count) -> Count:
    whole = None if now.whole is None or before.whole is None else now.whole - before.whole
    return Count(now.part - before.part, whole)


__all__ = ["HIDDEN", "Cell", "Count", "Period", "shown"]
