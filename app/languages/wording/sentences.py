"""Sentences and their words, found in one walk over a text, however long and however odd it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_CLOSING = "\"'”’)]»"
_OPENING = "\"'“‘([«"
_AROUND = _OPENING + _CLOSING + ".,;:!?…•*–—-"
_ENDS = (".", "!", "?", ":", "…")
SHORT_FORMS = {"e.g.": "for example", "i.e.": "that is", "etc.": "and so on", "approx.": "about", "vs.": "against", "incl.": "with"}
_NO_END = {*SHORT_FORMS, "dr.", "mr.", "mrs.", "ms.", "no.", "st.", "prof."}
_OFTEN_LAST = {"etc."}


@dataclass(frozen=True)
class Sentence:
    """One sentence as it was written, with its words bare of the marks around them."""

    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence with one space between its words."""
        return " ".join(self.pieces)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every piece that has a letter or a figure, without the marks around it."""
        return tuple(piece.strip(_AROUND) for piece in self.pieces if any(letter.isalnum() for letter in piece))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text: a line ends one, and so does a full stop that is not part of a short form."""
    for line in text.splitlines():
        begun: list[str] = []
        for piece in line.split():
            begun.append(piece)
            if _ends(piece):
                yield Sentence(tuple(begun))
                begun = []
        if begun:
            yield Sentence(tuple(begun))


def _ends(piece: str) -> bool:
    bare = piece.rstrip(_CLOSING)
    if not bare.endswith(_ENDS):
        return False
    short = bare.lstrip(_OPENING).casefold()
    return short not in _NO_END or short in _OFTEN_LAST
