"""The lines of a workbook that a stranger sent. A program of its own takes it apart: its memory and its time have limits, and go with it.

Nothing is calculated: a formula comes as the formula, macros and links are never opened. Runs by itself as a program too: the workbook comes on
the standard input, its lines go to the standard output, and nothing of the portal is loaded.
"""

import datetime as dt
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

MOST_UNPACKED: Final = 20_000_000  # bytes of all parts of a workbook: what is read as what is for it to say
MOST_BESIDE: Final = 1_000_000  # bytes of a part that holds no cells and is read whole: of 19 MB of styles openpyxl makes 2.4 GB of objects
MOST_WORDS: Final = 10_000_000  # bytes of the words of all sheets
MOST_PARTS: Final = 1_000
MOST_CELLS: Final = 1_000  # of one row, which openpyxl holds at once
COLUMNS: Final = 12  # of a sheet that are looked at
HEADINGS: Final = 20  # rows in which the first date stands
MOST_SHEETS: Final = 20  # that are looked at
LONGEST_CELL: Final = 200  # characters that are read of a cell: more than a note may have
SECONDS: Final = 10
MEGABYTES: Final = 500
_BESIDE: Final = re.compile(r"(.*/)?(styles|workbook|\[Content_Types\])\.xml|.*\.rels|docProps/.*", re.IGNORECASE)
_WORDS: Final = re.compile(r"(.*/)?sharedStrings\.xml", re.IGNORECASE)
_FAILED, _NO_ROOM = 1, 2  # how the program ends: as Python does on a fault, and when its memory is used up
LARGE, DAMAGED, WIDE, DATELESS, LONG = "large", "damaged", "wide", "dateless", "long"


@dataclass(frozen=True)
class Sheet:
    """Tab-separated lines of the first sheet with a date, from the column of the dates on, and its name where there are several.

    `fault`: why there are none. `pointed`: a cell holds a number with decimals, which stand behind a point.
    """

    lines: tuple[str, ...] = ()
    name: str = ""
    pointed: bool = False
    fault: str = ""


def sheet_of(raw: bytes, written_day: str, most_rows: int, *, seconds: int = SECONDS) -> Sheet:
    """What the first sheet with a date says. `written_day`: the form of a cell with a date; `most_rows`: that are read."""
    from app.core.files.programs import own, run

    done = run(own(Path(__file__), written_day, str(most_rows)), seconds=seconds, megabytes=MEGABYTES, given=raw)
    if done is None or done.returncode != 0:
        return Sheet(fault=DAMAGED if done and done.returncode == _FAILED else LONG)
    told = json.loads(done.stdout)
    return Sheet(tuple(told["lines"]), told["name"], told["pointed"], told["fault"])


def _read(raw: bytes, written_day: re.Pattern[str], most_rows: int) -> Sheet:
    if fault := _too_much(raw):
        return Sheet(fault=fault)
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False, keep_vba=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets[:MOST_SHEETS]:
        head = ([_words(cell) for cell in row] for row in _rows(sheet, HEADINGS))
        column = next((place for row in head for place, cell in enumerate(row) if written_day.fullmatch(cell)), None)
        if column is not None:
            rows = list(_rows(sheet, most_rows))
            pointed = any(isinstance(cell.value, float) and not cell.value.is_integer() for row in rows for cell in row)
            return Sheet(tuple(_beside(rows, column)), sheet.title if len(sheets) > 1 else "", pointed)
    return Sheet(fault=DATELESS)


def _too_much(raw: bytes) -> str:
    """Why it is not read, by what its directory says; Python unpacks no more than that. Nothing where it may be."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        inside = parts.infolist()
        beside = max((one.file_size for one in inside if _BESIDE.fullmatch(one.filename)), default=0)
        words = max((one.file_size for one in inside if _WORDS.fullmatch(one.filename)), default=0)
        whole = sum(one.file_size for one in inside)
        if len(inside) > MOST_PARTS or whole > MOST_UNPACKED or beside > MOST_BESIDE or words > MOST_WORDS:
            return LARGE
        sheets = (one for one in inside if "worksheets/" in one.filename and one.filename.endswith(".xml"))
        return WIDE if any(_cells_of_a_row(parts.read(one)) > MOST_CELLS for one in sheets) else ""


def _cells_of_a_row(part: bytes) -> int:
    """At most, as spreadsheets write them."""
    return max(row.count(b"<c ") + row.count(b"<c>") + row.count(b"<c/") for row in part.split(b"<row"))


def _rows(sheet: Any, most: int) -> Iterator[tuple[Any, ...]]:
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=most, max_col=COLUMNS)
    return rows


def _beside(rows: Sequence[Sequence[Any]], column: int) -> Iterator[str]:
    """The lines of a sheet from the column of its dates on."""
    for row in rows:
        yield "\t".join(_words(cell) for cell in row[column:]).rstrip("\t")


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
        return _number(value, in_percent="%" in (cell.number_format or ""))[:LONGEST_CELL]
    text = " ".join(str(value)[:LONGEST_CELL].split())
    return '"' + text.replace('"', '""') + '"' if '"' in text else text


def _number(value: float, *, in_percent: bool) -> str:
    """With the 15 figures that a spreadsheet has."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if in_percent:
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def _main(written_day: str, most_rows: str) -> None:
    try:
        found = _read(sys.stdin.buffer.read(), re.compile(written_day, re.ASCII), int(most_rows))
    except MemoryError:
        sys.exit(_NO_ROOM)
    sys.stdout.write(json.dumps({"lines": found.lines, "name": found.name, "pointed": found.pointed, "fault": found.fault}))


if __name__ == "__main__":
    _main(*sys.argv[1:3])
