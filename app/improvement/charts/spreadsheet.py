"""A series out of a CSV file with the columns date and value, as a spreadsheet saves it; an empty value is a blank row."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from app.improvement.charts.cells import NotUnderstood, day, number, quoted
from app.improvement.charts.remarks import Remark, Says
from app.improvement.charts.series import Point

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 20_000  # 55 years, day by day
MOST_FAULTS: Final = 10  # that are told at once
LIKELY: Final = (1948, 2100)  # years; others are drawn, and asked about
NAMES: Final = ("date", "value")


class Unreadable(Exception):
    """The file cannot be drawn; `sentences` says why, one for each fault."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Sheet:
    """The points in order of their days, no day twice, at least one with a value; and what to ask about the file."""

    points: tuple[Point, ...]
    remarks: tuple[Remark, ...]


Cells = tuple[int, list[str]]  # the number of a line, counted from 1, and what it holds


def read(raw: bytes) -> Sheet:
    """Points out of the bytes of a CSV file (UTF-8). Raises Unreadable."""
    lines = _lines(_text(raw))
    header = next(lines, None)
    if header is None:
        raise Unreadable(["The file is empty."])
    places = _places(header[1])
    faults: list[str] = []
    found: dict[dt.date, tuple[int, Decimal | None]] = {}
    for line, cells in lines:
        if len(found) >= MOST_ROWS:
            raise Unreadable([f"The file has more than {MOST_ROWS:,} rows. Take a part of it."])
        try:
            on, value = _row(cells, places, len(header[1]))
        except NotUnderstood as fault:
            faults.append(f"Line {line}: {fault.sentence}")
            continue
        first, _value = found.setdefault(on, (line, value))
        if first != line:
            faults.append(f"Line {line}: {on.isoformat()} stands in line {first} already. Give each date one value.")
    if not faults and all(value is None for _line, value in found.values()):
        faults.append("The file has no value." if found else "The file has no row below its first line.")
    if faults:
        raise Unreadable([*faults[:MOST_FAULTS], *([f"Other faults: {len(faults) - MOST_FAULTS}."] if len(faults) > MOST_FAULTS else [])])
    return Sheet(tuple(Point(on, found[on][1]) for on in sorted(found)), tuple(_asked(list(found))))


def _text(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise Unreadable([f"The file has more than {MOST_BYTES // 1_000_000} MB. Take a part of it."])
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(["The file is a workbook of a spreadsheet. Save the sheet as CSV UTF-8."])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Unreadable(["The file has another encoding than UTF-8. Save it as CSV UTF-8."])
    return text


def _lines(text: str) -> Iterator[Cells]:
    """The lines that hold something."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield rows.line_num, cells
    except csv.Error:
        raise Unreadable([f"Line {rows.line_num}: a quotation mark is in the wrong place, or a cell is very long."]) from None


def _places(header: list[str]) -> list[int]:
    """In which columns the date and the value stand."""
    names = [cell.strip().lower() for cell in header]
    if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
        raise Unreadable(["The columns are not separated by commas. Save the file as CSV with commas."])
    faults = [f"The first line has no column called {name}." for name in NAMES if name not in names]
    faults += [f"The first line has more than one column called {name}." for name in NAMES if names.count(name) > 1]
    if faults:
        raise Unreadable([*faults, f"It says: {quoted(','.join(header))}. Wanted are the columns date and value."])
    return [names.index(name) for name in NAMES]


def _row(cells: list[str], places: list[int], columns: int) -> tuple[dt.date, Decimal | None]:
    if len(cells) != columns:
        raise NotUnderstood(
            f"the first line has {columns} cells, this one has {len(cells)}. A comma inside a number makes two cells of it: write 12.5."
        )
    on, value = (cells[place].strip() for place in places)
    return day(on), number(value) if value else None


def _asked(days: list[dt.date]) -> Iterator[Remark]:
    """`days` in the order of the file."""
    odd = [on for on in sorted(days) if not LIKELY[0] <= on.year <= LIKELY[1]]
    if odd:
        yield Remark(Says.ODD_DATES, {"first": odd[0].isoformat(), "dates": len(odd), "from": LIKELY[0], "to": LIKELY[1]})
    if any(after < before for before, after in pairwise(days)):
        yield Remark(Says.SORTED, {})
