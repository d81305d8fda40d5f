"""Rows copied from a spreadsheet: a day and a value on each line, or a day, how many, out of how many and a note."""

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, TypeVar

from app.improvement.charts.cells import NotUnderstood, quoted
from app.improvement.incoming import cells as written
from app.improvement.incoming.cells import Mark, Order
from app.improvement.incoming.columns import NAMES, columns_of
from app.improvement.incoming.worked_out import Figures, check_percent, out_of_parts

MOST_COLUMNS: Final = 50
MOST_LINES: Final = 5_000  # 96 years, week by week; 13 years, day by day
LONGEST_NOTE: Final = 120
MISSING: Final = frozenset({"n/a", "-", "\N{EN DASH}"})
_IN_QUOTES: Final = re.compile(r'"[^"]*"')
_DIGIT: Final = re.compile(r"[\d=#+-]")
_MEANS_ONE: Final = "If you mean %s,%s, put a tab or a semicolon after the date, or write %s.%s. Else copy one column of values."
Way = TypeVar("Way", Order, Mark)


@dataclass(frozen=True)
class Ways:
    """How lines are read. `times`: what parts are multiplied with, none where the measure has no parts; `first`: the number of the first line.

    `column`: which one was chosen; `whole`: only whole numbers are values; `from_zero`: no value lies below 0.
    """

    times: int | None = None
    percent: bool = False
    column: str = ""
    whole: bool = False
    from_zero: bool = False
    order: Order | None = None
    mark: Mark | None = None
    first: int = 1


@dataclass(frozen=True)
class Pasted:
    """What was understood, in the order of the lines; `faults`: a sentence for each line that was not; `empty`: lines without a value.

    `columns`: what can be chosen, where it is not clear which holds the values; `column`: the heading of the one that was taken.
    `missing`: lines that say in words that there is none, such as n/a; they are among those that are empty.
    `dates`, `numbers`: a cell that can be read in two ways, where nothing says which; with one of them nothing else was read.
    """

    rows: tuple[tuple[dt.date, Figures], ...]
    faults: tuple[str, ...]
    empty: int
    dates: str = ""
    numbers: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    column: str = ""
    missing: int = 0


Line = tuple[int, list[str]]  # its number, and its cells
PLAIN: Final = Ways()


def pasted(text: str, check: Callable[[dt.date], None], ways: Ways = PLAIN) -> Pasted:
    """Days and values out of text. `check` raises NotUnderstood for a day that cannot be. First lines without a date or a number are headings."""
    lines = [(place, line) for place, line in enumerate(text.split("\n"), ways.first) if line.strip()]
    if len(lines) > MOST_LINES:
        return Pasted((), (f"These are {len(lines):,} lines. Take at most {MOST_LINES:,} at once.",), 0)
    split, faults = _split(lines)
    headings, split = _below_headings(split)
    columns = columns_of(headings, [cells for _place, cells in split], ways.column, in_parts=ways.times is not None)
    if columns.asked:
        return Pasted((), (), 0, columns=columns.asked)
    rows = [(place, _in_order(cells, columns.places)) for place, cells in split]
    dates, numbers = _asked(rows, ways)
    if dates or numbers:
        return Pasted((), (), 0, dates, numbers)
    sure = replace(ways, order=ways.order or _said(map(_day_cell, rows), written.order_of), mark=_mark(rows, ways))
    return replace(_read(rows, check, sure, faults), column=columns.name)


def _read(rows: Sequence[Line], check: Callable[[dt.date], None], ways: Ways, faults: dict[int, str]) -> Pasted:
    found: dict[dt.date, tuple[int, Figures]] = {}
    empty = missing = 0
    for place, cells in rows:
        try:
            on, figures = _row(cells, ways)
            check(on)
        except NotUnderstood as fault:
            faults[place] = fault.sentence
            continue
        if figures is None:
            empty, missing = empty + 1, missing + _says_missing(cells)
        elif (first := found.setdefault(on, (place, figures))[0]) != place:
            faults[place] = f"{on.isoformat()} stands in line {first} already. Give each date one value."
    told = tuple(f"Line {place}: {faults[place]}" for place in sorted(faults))
    return Pasted(tuple((on, figures) for on, (_place, figures) in found.items()), told, empty, missing=missing)


def _split(lines: Iterable[tuple[int, str]]) -> tuple[list[Line], dict[int, str]]:
    found: list[Line] = []
    faults: dict[int, str] = {}
    for place, line in lines:
        bare = _IN_QUOTES.sub("", line)
        mark = next((mark for mark in "\t;" if mark in bare), ",")
        try:
            (cells,) = csv.reader([line], delimiter=mark, strict=True)
        except (csv.Error, ValueError):
            faults[place] = "a quotation mark is in the wrong place."
            continue
        while len(cells) > 1 and not cells[-1].strip():
            cells.pop()  # empty columns beside those that hold something
        if len(cells) > MOST_COLUMNS:
            faults[place] = f"more than {MOST_COLUMNS} columns. Copy the columns with the dates and the values alone."
            continue
        if len(cells) == 1 and mark != "\t" and written.is_day(cells[0]) and mark not in bare:
            faults[place] = "a date without a value. Put a tab or a comma between them."
            continue
        found.append((place, [cell.strip() for cell in cells]))
    return found, faults


def _below_headings(lines: list[Line]) -> tuple[list[list[str]], list[Line]]:
    """The headings, and the lines below them."""
    first = next((at for at, (_place, cells) in enumerate(lines) if not _is_heading(cells)), len(lines))
    return [cells for _place, cells in lines[:first]], lines[first:]


def _is_heading(cells: Sequence[str]) -> bool:
    """Words above the columns: nothing that begins as a date or a formula does, and no number beside it."""
    return not _DIGIT.match(cells[0]) and not any(_DIGIT.match(cell) for cell in cells[1:]) and not written.is_day(cells[0])


def _in_order(cells: list[str], places: Mapping[str, int]) -> list[str]:
    """The cells as our columns stand; without names as they come. A row with parts has them, else the value."""
    if not places:
        return cells
    one = {name: cells[places[name]] if places.get(name, len(cells)) < len(cells) else "" for name in NAMES}
    if one["numerator"] or one["denominator"]:
        return [one["date"], one["numerator"], one["denominator"], one["note"]]
    return [one["date"], one["value"], *(["", one["note"]] if one["note"] else [])]


def _row(cells: Sequence[str], ways: Ways) -> tuple[dt.date, Figures | None]:
    first, second, note = _apart(cells, ways)
    if not cells[0] and (first or second):
        raise NotUnderstood("a value without a date. Where cells were merged, write the date in every row.")
    on = written.day(cells[0], ways.order)
    if len(note) > LONGEST_NOTE:
        raise NotUnderstood(f"the note has more than {LONGEST_NOTE} characters. Make it shorter.")
    if _says_missing(cells) or not (first or second):
        return on, None
    return on, figures_of(first, second, note or None, ways)


def _says_missing(cells: Sequence[str]) -> bool:
    """Whether a line says in words that there is no value. An error of a spreadsheet is none: it is corrected there."""
    return any(cell.casefold() in MISSING for cell in cells[1:3])


def figures_of(first: str, second: str, note: str | None, ways: Ways) -> Figures:
    """A value, or how many out of how many. Raises NotUnderstood."""
    if not second:
        return Figures(_number(first, ways), note=note)
    if not first:
        raise NotUnderstood("One of the two numbers is missing.")
    above, below = (written.figure(cell, ways.mark, percent=False) for cell in (first, second))
    return Figures(out_of_parts(above, below, ways.times or 1, percent=ways.percent), above, below, note)


def _number(cell: str, ways: Ways) -> Decimal:
    if not ways.percent and written.in_percent(cell):
        said = "is a percentage, and this measure is not in per cent. Take the column with its numbers, or change the measure"
        raise NotUnderstood(f"{quoted(cell)} {said}.")
    thousands = ways.mark is None and ways.whole and written.two_ways(cell)
    number = written.figure(cell, Mark.POINT if thousands else ways.mark, percent=ways.percent)
    if ways.percent:
        check_percent(number)
    if ways.from_zero and number < 0:
        raise NotUnderstood(f"{quoted(cell)} is below 0. This measure has no values below 0.")
    if ways.whole and number != number.to_integral_value():
        raise NotUnderstood(f"{quoted(cell)} is no whole number. This measure counts one by one.")
    return number


def _apart(cells: Sequence[str], ways: Ways) -> tuple[str, str, str]:
    """The value or the two parts, and the note."""
    most = 2 if ways.times is None else 4
    if len(cells) > most and not (len(cells) == most + 2 and not cells[2]):
        if ways.times is None and len(cells) == most + 1 and all(map(str.isdecimal, cells[1:])):
            raise NotUnderstood(f"{cells[1]} and {cells[2]} are two numbers. {_MEANS_ONE % (*cells[1:], *cells[1:])}")
        if ways.times is None:
            raise NotUnderstood("more than a date and a value. Copy these two columns alone, and write a point before decimals.")
        raise NotUnderstood("more than a date, two numbers and a note. Copy these columns alone.")
    first, second, note = (*cells[1:], "", "", "")[:3]
    return first, second, note


def _day_cell(row: Line) -> str:
    return row[1][0]


def _numbers(rows: Sequence[Line]) -> Iterable[str]:
    return (cell for _place, cells in rows for cell in cells[1:3])


def _mark(rows: Sequence[Line], ways: Ways) -> Mark | None:
    return ways.mark or _said(_numbers(rows), written.mark_of)


def _said(cells: Iterable[str], what: Callable[[str], Way | None]) -> Way | None:
    """What the first cell that says something says: the others are measured by it."""
    return next((found for cell in cells if (found := what(cell)) is not None), None)


def _asked(rows: Sequence[Line], ways: Ways) -> tuple[str, str]:
    """A date and a number that could be two, where no other row tells which."""
    dates = (
        "" if ways.order or _said(map(_day_cell, rows), written.order_of) else next(filter(written.either_order, map(_day_cell, rows)), "")
    )
    numbers = "" if ways.whole or _mark(rows, ways) else next(filter(written.two_ways, _numbers(rows)), "")
    return dates, numbers


def number_typed(cell: str, *, percent: bool) -> Decimal:
    """One number as somebody types it: 12.5 or 12,5. Raises NotUnderstood, also for what could be two."""
    found = written.figure(cell, None, percent=percent)
    if percent:
        check_percent(found)
    return found
