"""Which columns of a sheet hold the values, where it has more than are wanted: by our names, by what stands in them, or as somebody chose."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

NAMES: Final = ("date", "value", "numerator", "denominator", "note")
ALONE: Final = 2  # columns of a day and a value
WITH_PARTS: Final = 4  # columns of a day, how many, out of how many, and a note
LONGEST: Final = 60  # characters of a heading that are shown
_NUMBER: Final = re.compile(r"[+-]?[\d., ]*\d[\d., ]*%?", re.ASCII)
_PER_CENT: Final = re.compile(r"%|\bper\s?cent|\bpct\b", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """`places`: where ours stand, none where the cells are taken as they come; `asked`: what can be chosen, by the words that say it.

    `name`: the heading of the column of the values, where it was chosen or is the only one with numbers.
    """

    places: Mapping[str, int] = field(default_factory=dict[str, int])
    asked: tuple[tuple[str, str], ...] = ()
    name: str = ""


def columns_of(headings: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], chosen: str, *, in_parts: bool) -> Columns:
    """Which columns to take of `rows`. `headings`: the lines of words above them; `chosen`: the sign of a choice that was made, or nothing."""
    for said in reversed([[cell.casefold() for cell in cells] for cells in headings]):
        if "date" in said and ("value" in said or {"numerator", "denominator"} <= set(said)):
            return Columns({name: said.index(name) for name in NAMES if name in said})
    heading = max(reversed(headings), key=len, default=())
    if not _unclear(heading, rows, in_parts=in_parts):
        return Columns()
    numbers = [place for place in range(1, len(heading)) if heading[place] and any(_is_number(cell) for cell in _column(rows, place))]
    offered: list[tuple[str, tuple[int, ...]]] = [(str(place), (place,)) for place in numbers]
    if in_parts:
        counts = [place for place in numbers if not any(_PER_CENT.search(cell) for cell in _column((heading, *rows), place))]
        offered += [(f"{above}/{below}", (above, below)) for above, below in pairwise(counts[:2])]
    found = dict(offered).get(chosen) or (offered[0][1] if len(offered) == 1 else None)
    if found is None:  # where no column has numbers, each line says what is wrong with it
        return Columns(asked=tuple((sign, _words(heading, places)) for sign, places in offered))
    ours = ("value",) if len(found) == 1 else ("numerator", "denominator")
    said = [cell.casefold() for cell in heading]
    note = {"note": said.index("note")} if "note" in said else {}
    return Columns({"date": 0} | dict(zip(ours, found, strict=True)) | note, name=_words(heading, found))


def _unclear(heading: Sequence[str], rows: Sequence[Sequence[str]], *, in_parts: bool) -> bool:
    """Whether more stands in a row than is wanted. Without a heading nobody could choose, and 12,5 between commas may be one number."""
    widest = max(map(len, rows), default=0)
    if min(len(heading), widest) <= ALONE:
        return False
    if not in_parts or widest > WITH_PARTS:
        return True
    return any(_PER_CENT.search(cell) for line in (heading, *rows) for cell in line[1:3])


def _column(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row)]


def _is_number(cell: str) -> bool:
    return len(cell) <= LONGEST and _NUMBER.fullmatch(cell) is not None


def _words(heading: Sequence[str], places: Sequence[int]) -> str:
    """“Seen”, or “Seen” out of “All”."""
    return " out of ".join(f"“{heading[place][:LONGEST]}”" for place in places)
