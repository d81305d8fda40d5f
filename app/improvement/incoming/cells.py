"""One cell as people write it: 12.5 or 12,5, 1,250 or 1 250, 45 %, 31/01/2026. What can be read in two ways says so."""

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.improvement.charts.cells import LONGEST, NotUnderstood, number, quoted
from app.improvement.charts.cells import day as iso_day


class Order(StrEnum):
    """What stands first in 03/04/2026."""

    DAY = "day"
    MONTH = "month"


class Mark(StrEnum):
    """What stands before decimals."""

    POINT = "point"
    COMMA = "comma"


_SPACES: Final = re.compile("(?<=\\d)[ \u00a0\u2009\u202f'\u2019](?=\\d{3}(\\D|$))", re.ASCII)  # between thousands
_BY_COMMA: Final = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)  # 1,250.5
_BY_POINT: Final = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?", re.ASCII)  # 1.250,5
_DECIMAL_COMMA: Final = re.compile(r"[+-]?(\d+,\d*|,\d+)", re.ASCII)
_DECIMAL_POINT: Final = re.compile(r"[+-]?(\d+\.\d*|\.\d+)", re.ASCII)
_EITHER: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)  # 1,250 or 1.250: a thousand and more, or one and a quarter
_DATE: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_IN_WORDS: Final = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_WITH_TIME: Final = re.compile(r"(.*\d)[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?", re.ASCII)
WRITTEN_DAY: Final = (  # the form of a cell with a day in it, be it one of the calendar or not
    r"(?:\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{1,2}[ -][A-Za-z]{3,9}\.?,?[ -]\d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DECEMBER: Final = 12


def mark_of(cell: str) -> Mark | None:
    """What a number says about the mark before decimals; None where it says nothing."""
    text = _bare(cell)
    if len(text) > LONGEST or _EITHER.fullmatch(text):
        return None
    if _BY_COMMA.fullmatch(text) or (_DECIMAL_POINT.fullmatch(text) and not _BY_POINT.fullmatch(text)):
        return Mark.POINT
    return Mark.COMMA if _DECIMAL_COMMA.fullmatch(text) or ("," in text and _BY_POINT.fullmatch(text)) else None


def two_ways(cell: str) -> bool:
    """Whether a number is another one with the other mark."""
    text = _bare(cell)
    return len(text) <= LONGEST and bool(_EITHER.fullmatch(text))


def in_percent(cell: str) -> bool:
    """Whether a number has a percent sign."""
    text = _joined(cell)
    return _bare(cell) != text


def figure(cell: str, mark: Mark | None, *, percent: bool) -> Decimal:
    """A number out of a cell. `percent`: a percent sign may stand behind it, and it stays from 0 to 100. Raises NotUnderstood."""
    text = _bare(cell) if percent else _joined(cell)
    if len(text) > LONGEST:
        return number(text)
    if mark is None and two_ways(text) and "," in text:  # whoever types one number writes a point before decimals
        raise NotUnderstood(f"{quoted(text)} can be read in two ways. Write {text.replace(',', '')} or {text.replace(',', '.')}.")
    if mark is Mark.COMMA and (_BY_POINT.fullmatch(text) or _DECIMAL_COMMA.fullmatch(text)):
        text = text.replace(".", "").replace(",", ".")
    elif _BY_COMMA.fullmatch(text) and mark is not Mark.COMMA:
        text = text.replace(",", "")
    elif mark is not Mark.POINT and (_DECIMAL_COMMA.fullmatch(text) or ("," in text and _BY_POINT.fullmatch(text))):
        text = text.replace(".", "").replace(",", ".")
    return number(text)


def order_of(cell: str) -> Order | None:
    """What a date says about the order of day and month; None where it says nothing."""
    first, second = _first_two(cell)
    if first > _DECEMBER >= second:
        return Order.DAY
    return Order.MONTH if second > _DECEMBER >= first else None


def either_order(cell: str) -> bool:
    """Whether a date is another day in the other order."""
    first, second = _first_two(cell)
    return first != second and 0 < max(first, second) <= _DECEMBER


def day(cell: str, order: Order | None) -> dt.date:
    """A day: 2026-01-31, 31/01/2026, 31.01.2026, 31 Jan 2026. Raises NotUnderstood."""
    text = _without_time(cell)
    if found := _IN_WORDS.fullmatch(text):
        month = next((n for n, name in enumerate(_MONTHS, 1) if found[2].casefold().startswith(name)), 0)
        return _of(int(found[3]), month, int(found[1]), text)
    found = _DATE.fullmatch(text)
    if not found:
        return iso_day(text)
    first, second = int(found[1]), int(found[3])
    month_first = (order or order_of(text)) is Order.MONTH
    return _of(int(found[4]), *((first, second) if month_first else (second, first)), text)


def is_day(cell: str) -> bool:
    """Whether a cell is written as a date, be it a day of the calendar or not."""
    return bool(re.fullmatch(WRITTEN_DAY, cell.strip(), re.ASCII))


def _of(year: int, month: int, day_of_month: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day_of_month)
    except ValueError:
        raise NotUnderstood(f"{quoted(text)} is no day of the calendar.") from None


def _first_two(cell: str) -> tuple[int, int]:
    found = _DATE.fullmatch(_without_time(cell))
    return (int(found[1]), int(found[3])) if found else (0, 0)


def _without_time(cell: str) -> str:
    text = cell.strip()
    found = _WITH_TIME.fullmatch(text) if len(text) <= LONGEST else None
    return found[1] if found else text


def _joined(cell: str) -> str:
    """Without spaces between thousands; a cell that is too long for a number stays as it is, for no pattern should wander over it."""
    if len(cell) > LONGEST:
        return cell
    return _SPACES.sub("", cell.strip().replace("\N{MINUS SIGN}", "-"))


def _bare(cell: str) -> str:
    """Without spaces between thousands, and without the percent sign."""
    text = _joined(cell)
    return text[:-1].strip() if text.endswith("%") and any(letter.isdigit() for letter in text) else text
