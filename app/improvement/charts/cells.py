"""One cell of a table: a number or a day, or one sentence that says what to write instead."""

import datetime as dt
import re
from decimal import Decimal
from typing import Final

NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST: Final = 60  # characters of a number
BIGGEST: Final = Decimal("1e300")  # so that limits are numbers for every program that reads them
SHOWN: Final = 30  # characters of what was not understood


class NotUnderstood(Exception):
    """A cell that is no number or no day; `sentence` says what to write."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def number(cell: str) -> Decimal:
    """A number with a decimal point, such as 12, -0.5 or 1.2e6. Raises NotUnderstood."""
    text = cell.strip().replace("\N{MINUS SIGN}", "-")
    if len(text) > LONGEST or not NUMBER.fullmatch(text):
        raise NotUnderstood(_why_no_number(text))
    found = Decimal(text)
    if found and not 1 / BIGGEST <= abs(found) <= BIGGEST:
        size = "large" if abs(found) > 1 else "close to 0"
        raise NotUnderstood(f"{quoted(text)} is too {size} for a chart. Choose another unit.")
    return found


def day(cell: str) -> dt.date:
    """A day of the calendar, such as 2026-01-31. Raises NotUnderstood."""
    text = cell.strip()
    if not DAY.fullmatch(text):
        raise NotUnderstood(f"{quoted(text)} is no date. Write year, month and day: 2026-01-31.")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(f"{quoted(text)} is no day of the calendar.") from None


def quoted(text: str) -> str:
    """What somebody typed, in quotation marks, cut short and safe to print."""
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
    return '"' + "".join(letter if letter.isprintable() else "?" for letter in short) + '"'


def _why_no_number(text: str) -> str:
    return quoted(text) + next(said for form, said in _FAULTS if form.fullmatch(text))


_FAULTS: Final = [  # the first form that fits
    (re.compile(form, re.IGNORECASE | re.DOTALL), said)
    for form, said in (
        (rf".{{{LONGEST + 1},}}", " is too long for a number."),  # first, so that no other form wanders over it
        (r"#.*", " is an error of the spreadsheet. Correct it there, or leave the value empty."),
        (r"[+-]?(inf|infinity|nan|na|n/a|null|none)", " is no number. Leave the value empty where it is missing."),
        (r"[+-]?[\d,.\s]+%", " has a percent sign. Write the number alone, and every value of the file in per cent."),
        (r"[+-]?[\d,.]*,[\d,.]*", " has a comma. Write a point before decimals, and nothing between thousands."),
        (r"[=@+-].+", " is a formula. Write its result as a number."),
        (r".*", " is no number."),
    )
]
