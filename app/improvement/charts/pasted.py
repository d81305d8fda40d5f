"""Rows copied from a spreadsheet: a day and a value on each line, with a tab or a comma between them."""

import csv
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.improvement.charts.cells import NotUnderstood, day, number

MOST_LINES: Final = 2_000  # 38 years, week by week
CELLS: Final = 2


@dataclass(frozen=True)
class Pasted:
    """What was understood, in the order of the lines; `faults`: a sentence for each line that was not; `empty`: lines without a value."""

    rows: tuple[tuple[dt.date, Decimal], ...]
    faults: tuple[str, ...]
    empty: int


def pasted(text: str, check: Callable[[dt.date], None]) -> Pasted:
    """Days and values out of text. `check` raises NotUnderstood for a day that cannot be. A first line without a figure is a heading."""
    found: dict[dt.date, tuple[int, Decimal]] = {}
    faults: list[str] = []
    empty = 0
    lines = [(place, line) for place, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        return Pasted((), (f"These are {len(lines):,} lines. Take at most {MOST_LINES:,} at once.",), 0)
    if lines and not any(letter.isdigit() for letter in lines[0][1]):
        lines = lines[1:]
    for place, line in lines:
        try:
            on, value = _row(line)
            check(on)
        except NotUnderstood as fault:
            faults.append(f"Line {place}: {fault.sentence}")
            continue
        if value is None:
            empty += 1
        elif (first := found.setdefault(on, (place, value))[0]) != place:
            faults.append(f"Line {place}: {on.isoformat()} stands in line {first} already. Give each date one value.")
    return Pasted(tuple((on, value) for on, (_place, value) in found.items()), tuple(faults), empty)


def _row(line: str) -> tuple[dt.date, Decimal | None]:
    try:
        (cells,) = csv.reader([line], delimiter="\t" if "\t" in line else ",", strict=True)
    except (csv.Error, ValueError):
        raise NotUnderstood("a quotation mark is in the wrong place.") from None
    while len(cells) > CELLS and not cells[-1].strip():
        cells.pop()  # empty columns beside the two
    if len(cells) > CELLS:
        raise NotUnderstood("more than a date and a value. Copy these two columns alone, and write a point before decimals.")
    on = day(cells[0])
    if len(cells) < CELLS and "\t" not in line:
        raise NotUnderstood("a date without a value. Put a tab or a comma between them.")
    value = cells[1].strip() if len(cells) == CELLS else ""
    return on, number(value) if value else None
