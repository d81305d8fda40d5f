"""A file that was uploaded as the lines that somebody would have pasted: CSV, or the first sheet of a workbook with dates in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.improvement.incoming.cells import WRITTEN_DAY
from app.improvement.incoming.pasted import MOST_LINES
from app.improvement.incoming.workbooks import DAMAGED, DATELESS, HEADINGS, LARGE, LONG, WIDE, sheet_of

MOST_BYTES: Final = 5_000_000  # of a file
MOST_CHARACTERS: Final = 300_000  # of all lines: they come back in a box
_WORKBOOK: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"


class NotRead(Exception):
    """A file that cannot be read; `sentence` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Lines:
    """The text of a file, the number of its first line, and the name of the sheet where it has several.

    `pointed`: it holds numbers, not words, with a point before their decimals.
    """

    text: str
    first: int = 1
    sheet: str = ""
    pointed: bool = False


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


def _from_top(lines: Sequence[str], sheet: str = "", *, pointed: bool = False) -> Lines:
    """Without the empty lines at the top, which a form would not bring back."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise NotRead("There is nothing in this file.")
    text = "\n".join(lines[first:]).rstrip("\n")
    if len(text) > MOST_CHARACTERS:
        raise NotRead("This file has more than 300,000 characters. Copy the columns with the dates and the values, and paste them below.")
    return Lines(text, first + 1, sheet, pointed)


def _workbook(raw: bytes) -> Lines:
    found = sheet_of(raw, WRITTEN_DAY, MOST_LINES + HEADINGS + 1)
    if found.fault:
        raise NotRead(_OF_WORKBOOKS[found.fault])
    return _from_top(found.lines, found.name, pointed=found.pointed)


_OF_WORKBOOKS: Final = {
    DAMAGED: "This workbook is damaged. Open it in the spreadsheet, and save it anew or as CSV.",
    LARGE: "This workbook is too large to be looked at here. Save the sheet with the values alone, or as CSV.",
    LONG: "Reading this workbook takes too long. Save the sheet with the values alone, or as CSV.",
    WIDE: "A sheet of this workbook has more than 1,000 columns. Copy the columns with the dates and the values, and paste them below.",
    DATELESS: "No sheet of this workbook has a date in its first 20 rows. Write dates such as 2026-01-31.",
}
