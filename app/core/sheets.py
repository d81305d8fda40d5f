"""Tables as files that a spreadsheet opens: UTF-8 with a mark, dates as 2026-03-09, and no cell that it would calculate.

Each cell stands in quotation marks: where ";" or a tab divides columns, words that hold one stay one cell all the same.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so can run as a formula (OWASP, CSV injection)

Cell = str | int | Decimal | dt.date | None


def sheet(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, mark: str = MARK) -> str:
    """A table with a first row of names. Without a `mark` it is for programs that do not expect one."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([[safe(cell) for cell in row] for row in rows])
    return mark + out.getvalue()


def safe(cell: Cell) -> str:
    """What stands in a cell. Words that a spreadsheet would calculate begin with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    words = str(cell)
    return f"'{words}" if isinstance(cell, str) and words.startswith(_CALCULATED) else words
