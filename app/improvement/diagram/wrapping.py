"""Words in lines that fit a box. Widths are estimates on the safe side, because a server has no letters to measure."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from app.improvement.diagram.parts import LETTERS, MOST_ROWS, PAD, WIDE

ROOM: Final = (WIDE - 2 * PAD) / LETTERS  # of a line, in letters' own height
_NARROW, _BROAD = frozenset("iIjlt.,:;'’|!()[] -"), frozenset("mwMW@%&—…")


def wide(words: str) -> float:
    """How wide words are at most, in heights of their letters."""
    return sum(map(_wide, words))


def wrapped(words: str) -> list[str]:
    """Lines that fit, one at least; a word that is wider than a line is broken, and what is too long ends with three dots."""
    rows = list(_rows(" ".join(words.split())))
    if len(rows) > MOST_ROWS:
        rows = rows[:MOST_ROWS]
        while wide(rows[-1] + "…") > ROOM:
            rows[-1] = rows[-1][:-1]
        rows[-1] = rows[-1].rstrip() + "…"
    return rows or [""]


def direction_of(words: str) -> str:
    """`rtl` where the first letter that has a direction is read from the right (as `dir=auto` does), else `ltr`."""
    strong = next((kind for letter in words if (kind := unicodedata.bidirectional(letter)) in {"L", "R", "AL"}), "L")
    return "ltr" if strong == "L" else "rtl"


def _rows(words: str) -> Iterator[str]:
    row = ""
    for word in words.split():
        *pieces, last = _pieces(word)
        for piece in pieces:
            if row:
                yield row
            yield piece
            row = ""
        longer = f"{row} {last}" if row else last
        if wide(longer) <= ROOM:
            row = longer
        else:
            yield row
            row = last
    if row:
        yield row


def _pieces(word: str) -> list[str]:
    """A word as it is, or in pieces that each fill a line; a sign that joins the letter before is never cut off from it."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and _wide(letter) and wide(pieces[-1] + letter) > ROOM:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _wide(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Cf"}:
        return 0
    if letter in _BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW:
        return 0.4
    return 0.72 if letter.isupper() else 0.6
