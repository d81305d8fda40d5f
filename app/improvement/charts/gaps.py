"""Blank rows where a period has no value, so that no line and no rule goes across what is missing."""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Sequence

from app.improvement.charts.series import Point

MOST = 5_000  # rows of one series; from there on a gap of many periods is one blank row


def with_gaps(points: Sequence[Point], following: Callable[[dt.date, int], dt.date]) -> list[Point]:
    """The points with a blank row for each period that has none.

    `following(first, n)`: the first day of the n-th period after a day, or the last day of the calendar. A value a few days early or late still fills its period: only
    where the next value is nearer to the period after is one missing.
    """
    found: list[Point] = []
    for point in points:
        if found and (last := found[-1]).value is not None:
            found += _missing(last.on, point.on, following, MOST - len(found))
        found.append(point)
    return found


def _missing(last: dt.date, now: dt.date, following: Callable[[dt.date, int], dt.date], most: int) -> list[Point]:
    blanks: list[Point] = []
    for count in range(1, max(most, 1) + 1):
        here, after = following(last, count), following(last, count + 1)
        if now - here <= (after - here) / 2:
            break
        blanks.append(Point(here, None))
    return blanks


def days(count: int) -> Callable[[dt.date, int], dt.date]:
    """Periods of so many days."""
    return lambda first, n: first + min(dt.timedelta(days=count * n), dt.date.max - first)


def months(count: int) -> Callable[[dt.date, int], dt.date]:
    """Periods of so many months; the 31st becomes the last day of a shorter month."""
    return lambda first, n: _month_on(first, count * n)


def _month_on(first: dt.date, months_on: int) -> dt.date:
    year, month = divmod(first.year * 12 + first.month - 1 + months_on, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
