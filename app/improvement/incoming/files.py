"""A file that was uploaded as the lines that somebody would have pasted: CSV, or the first sheet of a workbook with dates in it.

Nothing is calculated: a formula comes as the formula, macros and links are never opened. What a workbook unfolds to is known from its
directory before anything is unpacked, and Python unpacks no more than that says.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from app.improvement.incoming.cells import is_day
from app.improvement.incoming.pasted import MOST_LINES

MOST_BYTES: Final = 5_000_000  # of a file
MOST_UNPACKED: Final = 20_000_000  # bytes of all parts of a workbook: what is read as what is for it to say
MOST_PARTS: Final = 1_000
COLUMNS: Final = 12  # of a sheet that are looked at
HEADINGS: Final = 20  # rows in which the first date stands
MOST_SHEETS: Final = 20  # that are looked at
_WORKBOOK: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"


class NotRead(Exception):
    """A file that cannot be read; `sentence` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Lines:
    """The text of a file, the number of its first line, and the name of the sheet where it has several."""

    text: str
    first: int = 1
    sheet: str = ""


def lines_of(raw: bytes) -> Lines:
    """What a file says, as tab-separated lines. Raises NotRead."""
    if len(raw) > MOST_BYTES:
        raise NotRead("This file has more than 5 MB. Copy the columns with the dates and the values, and paste them below.")
    if raw.startswith(_OLD):
        raise NotRead("This is an old workbook, or one with a password. Save it as .xlsx without a password, or as CSV.")
    if raw.startswith(_WORKBOOK):
        return _workbook(raw)
    return _from_top(_decoded(raw).replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-16",) if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotRead("This is no table. Choose a CSV file or a workbook that ends in .xlsx.")


def _from_top(lines: Sequence[str], sheet: str = "") -> Lines:
    """Without the empty lines at the top, which a form would not bring back."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise NotRead("There is nothing in this file.")
    return Lines("\n".join(lines[first:]).rstrip("\n"), first + 1, sheet)


def _workbook(raw: bytes) -> Lines:
    _check_size(raw)
    try:
        return _first_with_dates(raw)
    except NotRead:
        raise
    except Exception as fault:
        raise NotRead("This workbook is damaged. Open it in the spreadsheet, and save it anew or as CSV.") from fault


def _check_size(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            inside = parts.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise NotRead("This workbook is damaged. Open it in the spreadsheet, and save it anew or as CSV.") from fault
    if len(inside) > MOST_PARTS or sum(one.file_size for one in inside) > MOST_UNPACKED:
        raise NotRead("This workbook is too large to be looked at here. Save the sheet with the values alone, or as CSV.")


def _first_with_dates(raw: bytes) -> Lines:
    import openpyxl  # 9 MB that most processes never need

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False, keep_vba=False)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets[:MOST_SHEETS]:
            column = next((place for row in _rows(sheet, HEADINGS) for place, cell in enumerate(row) if is_day(cell)), None)
            if column is not None:
                rows = _rows(sheet, MOST_LINES + HEADINGS + 1)
                return _from_top(list(_beside(rows, column)), sheet.title if len(sheets) > 1 else "")
    finally:
        book.close()
    raise NotRead("No sheet of this workbook has a date in its first 20 rows. Write dates such as 2026-01-31.")


def _rows(sheet: Any, most: int) -> list[list[str]]:
    """The first rows of a sheet in words."""
    return [[_words(cell) for cell in row] for row in sheet.iter_rows(max_row=most, max_col=COLUMNS)]


def _beside(rows: Iterable[Sequence[str]], column: int) -> Iterator[str]:
    """The lines of a sheet from the column of its dates on."""
    for row in rows:
        yield "\t".join(row[column:]).rstrip("\t")


def _words(cell: Any) -> str:
    """A cell as somebody would type it, on one line."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return (value.date() if isinstance(value, dt.datetime) else value).isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, in_percent="%" in (cell.number_format or ""))
    return '"' + " ".join(str(value).split()).replace('"', '""') + '"' if '"' in str(value) else " ".join(str(value).split())


def _number(value: float, *, in_percent: bool) -> str:
    """With the 15 figures that a spreadsheet has."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if in_percent:
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
