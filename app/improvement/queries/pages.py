"""One page of the table under a chart: the chart itself is always whole."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.improvement.queries import Row

ROWS = 100  # of a page: two years, week by week


@dataclass(frozen=True)
class Shown:
    """Some rows, the newest first. `first`: which of all the top one is, from 1; `newer`, `older`: whether there are others, and after which day."""

    rows: Sequence[Row]
    first: int
    newer: bool
    older: str

    @property
    def last(self) -> int:
        """Which of all the lowest one is."""
        return self.first + len(self.rows) - 1


def shown(rows: Sequence[Row], before: str) -> Shown:
    """The rows before a day, or the newest ones. What is no day is none."""
    start = 0
    if before:
        try:
            day = dt.date.fromisoformat(before)
        except ValueError:
            day = dt.date.max
        start = next((place for place, row in enumerate(rows) if row.on < day), 0)
    some = rows[start : start + ROWS]
    more = len(rows) > start + ROWS
    return Shown(some, start + 1, start > 0, some[-1].on.isoformat() if more else "")
