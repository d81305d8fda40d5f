"""Rows copied from a spreadsheet: a day, a group, and its people on each line, with a tab, a comma or a semicolon between them."""

import csv
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from app.improvement.charts.cells import NotUnderstood, day, quoted
from app.improvement.groups.suppression import Count

MOST_LINES: Final = 2_000
PEOPLE: Final = re.compile(r"\d{1,9}(\.0+)?", re.ASCII)


@dataclass(frozen=True)
class PastedGroups:
    """By day: the people of each group, in the order of the groups; `faults`: a sentence for each line that was not understood."""

    periods: dict[dt.date, tuple[Count, ...]]
    faults: tuple[str, ...]


def people(cell: str) -> int:
    """A whole number of people, of nine figures at most. Raises NotUnderstood."""
    text = cell.strip()
    if not PEOPLE.fullmatch(text):
        raise NotUnderstood(f"{quoted(text)} is no number of people. Write a whole number, or 0.")
    return int(text.partition(".")[0])


def pasted(text: str, names: Sequence[str], check: Callable[[dt.date], None], *, of_whole: bool) -> PastedGroups:
    """Periods out of text; each needs all groups once. `check` raises NotUnderstood for a day that cannot be. A first line without a figure is a heading."""
    lines = [(place, line) for place, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        return PastedGroups({}, (f"These are {len(lines):,} lines. Take at most {MOST_LINES:,} at once.",))
    if lines and not any(letter.isdigit() for letter in lines[0][1]):
        lines = lines[1:]
    places = {_plain(name): place for place, name in enumerate(names)}
    found: dict[dt.date, dict[int, Count]] = {}
    faults: list[str] = []
    for number, line in lines:
        try:
            on, place, count = _row(line, places, columns=4 if of_whole else 3)
            check(on)
        except NotUnderstood as fault:
            faults.append(f"Line {number}: {fault.sentence}")
            continue
        if place in found.setdefault(on, {}):
            faults.append(f"Line {number}: {quoted(names[place])} has a number for {on.isoformat()} already.")
        found[on][place] = count
    if not faults:
        faults += [
            f"{on.isoformat()}: {quoted(name)} is missing. Write 0 where there was nobody."
            for on, counts in found.items()
            for place, name in enumerate(names)
            if place not in counts
        ]
    good = {on: tuple(found[on][place] for place in range(len(names))) for on in sorted(found)} if not faults else {}
    return PastedGroups(good, tuple(faults))


def _row(line: str, places: dict[str, int], *, columns: int) -> tuple[dt.date, int, Count]:
    between = next((mark for mark in "\t;" if mark in line), ",")
    try:
        (cells,) = csv.reader([line], delimiter=between, strict=True)
    except (csv.Error, ValueError):
        raise NotUnderstood("a quotation mark is in the wrong place.") from None
    while len(cells) > columns and not cells[-1].strip():
        cells.pop()  # empty columns beside the others
    if len(cells) != columns:
        raise NotUnderstood(f"this line has {len(cells)} cells. Wanted are {columns}.")
    on = day(cells[0])
    place = places.get(_plain(cells[1]))
    if place is None:
        raise NotUnderstood(f"{quoted(cells[1].strip())} is none of the groups.")
    part, *whole = (people(cell) for cell in cells[2:])
    if whole and part > whole[0]:
        raise NotUnderstood("more people than there are in the group.")
    return on, place, Count(part, whole[0] if whole else None)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
