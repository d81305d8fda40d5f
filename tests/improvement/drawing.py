"""Series for the tests of charts, written as one line of words: `34 31 _ 33`, where `_` is a blank row."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.improvement.charts import Point, Xmr, xmr

FIRST = dt.date(2026, 1, 5)
SHORT = {"outside": "O", "trend": "T", "two_of_three": "2", "shift": "S"}


def day(row: int) -> dt.date:
    """The day of a row: Mondays from 5 January 2026."""
    return FIRST + dt.timedelta(weeks=row)


def points(line: str) -> list[Point]:
    return [Point(day(row), None if word == "_" else Decimal(word)) for row, word in enumerate(line.split())]


def chart(line: str, **options: Any) -> Xmr:
    return xmr(points(line), **options)


def values(line: str) -> list[Fraction | None]:
    return [point.exact for point in points(line)]


def signals(drawn: Xmr) -> str:
    """One letter for each row: Outside, Trend, 2 of three, Shift; small where it points down; a dot where there is nothing."""
    letters = (None if mark is None else (SHORT[mark.signal], mark.side) for mark in drawn.marks)
    return "".join("." if found is None else found[0] if found[1] == "high" else found[0].lower().replace("2", "z") for found in letters)


def printed(number: Fraction | None, places: int) -> str:
    assert number is not None
    return f"{float(number):.{places}f}"
