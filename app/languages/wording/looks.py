"""What can be better in one sentence. Each look walks over its words once."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from app.languages.wording.familiar import is_familiar, roots
from app.languages.wording.sentences import SHORT_FORMS, Sentence

_JARGON = Path(__file__).with_name("jargon.json")
_BE = {"am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"}
_BETWEEN = {"not", "being", "been", "also", "now", "then", "always", "never", "often", "still", "only", "just"}
_DEEDS = """
brought built chosen done felt found given heard held kept known lost made met paid put read seen sent shown spoken taken thought told
understood written
"""
_STATES = """
advanced ashamed bed bored concerned confused crowded disabled excited exhausted finished frightened hundred indeed interested involved
married need pleased qualified red relaxed retired scared speed supposed surprised tired used worried
"""
_DONE = frozenset(_DEEDS.split())
_NOT_DONE = frozenset(_STATES.split())  # they end like a deed, but say how somebody or something is
_KNOWN_LETTERS = {"NHS", "GP", "GPs", "BSL", "UK", "TV", "OK", "USA", "CD", "DVD", "ID", "PDF", "SMS", "AM", "PM", "HIV", "MP", "PC"}
_WORK_ENDINGS = ("tion", "tions", "sion", "ment", "ments", "ity", "ness", "ance", "ence", "ally", "ising", "ism", "ology", "ical")
_LEAST = 2
_SHOWN = 40  # letters of a word that is quoted


class Kind(StrEnum):
    """What a hint is about."""

    LONG = "long"
    JARGON = "jargon"
    HARD = "hard"
    PASSIVE = "passive"
    BRACKETS = "brackets"
    PERCENT = "percent"
    SHORT_FORM = "short_form"
    LETTERS = "letters"


@dataclass(frozen=True)
class Hint:
    """One thing that could be better: `about` names the words, `instead` what to write where there is something."""

    kind: Kind
    about: str = ""
    instead: str = ""


@dataclass
class Walk:
    """What was said already, so that each word is named once in a text."""

    said: set[str] = field(default_factory=set)

    def once(self, word: str) -> bool:
        """Whether this word is new."""
        new = word not in self.said
        self.said.add(word)
        return new


def is_long(sentence: Sentence, most: int) -> Iterator[Hint]:
    """More words than one can keep in mind at once."""
    if len(sentence.words) > most:
        yield Hint(Kind.LONG, str(len(sentence.words)), str(most))


def trade_words(sentence: Sentence, walk: Walk) -> Iterator[Hint]:
    """Words of the trade, the longest term first; hard words and letters beside them are left to the other looks."""
    place, words = 0, sentence.words
    while place < len(words):
        most = _longest() if words[place].casefold() in _first_words() else 1
        for length in range(min(most, len(words) - place), 0, -1):
            term, plain = _plain(words[place : place + length])
            if plain:
                if walk.once(term):
                    yield Hint(Kind.JARGON, " ".join(words[place : place + length]), plain)
                walk.said.update(word.casefold() for word in words[place : place + length])
                place += length - 1
                break
        place += 1


def hard_words(sentence: Sentence, walk: Walk) -> Iterator[Hint]:
    """Words that are not known to most people. Names are left alone."""
    for place, piece in enumerate(sentence.words):
        if not _is_plain_word(piece, first=place == 0) or is_familiar(piece.casefold().replace("’", "'")):
            continue
        word = _bare(piece)
        parts = [part for part in word.split("-") if len(part) > 1]
        if not all(is_familiar(part) for part in parts) and walk.once(word):
            yield Hint(Kind.HARD, _shown(piece))


def done_by_nobody(sentence: Sentence, _walk: Walk) -> Iterator[Hint]:
    """Something is done, and nobody is said to do it."""
    words = [word.casefold() for word in sentence.words]
    for place, word in enumerate(words):
        if word not in _BE:
            continue
        then = place + 1
        while then < min(len(words), place + 3) and (words[then] in _BETWEEN or words[then].endswith("ly")):
            then += 1
        if then < len(words) and _is_done(words[then]):
            yield Hint(Kind.PASSIVE, _shown(" ".join(sentence.words[place : then + 1])))
            return


def marks(sentence: Sentence, walk: Walk) -> Iterator[Hint]:
    """Brackets, percentages, short forms, letters that stand for words."""
    if any("(" in piece or "[" in piece for piece in sentence.pieces):
        yield Hint(Kind.BRACKETS)
    pieces = [*sentence.pieces, ""]
    for piece, following in pairwise(pieces):
        yield from _percent(piece.strip("(),;."), following.strip("(),;.").casefold())
        short = piece.strip("(),;").casefold()
        if short in SHORT_FORMS and walk.once(short):
            yield Hint(Kind.SHORT_FORM, piece.strip("(),;"), SHORT_FORMS[short])
    for word, following in pairwise((*sentence.words, "")):
        if _stands_for_words(word) and not following.isdigit() and walk.once(word.casefold()):
            yield Hint(Kind.LETTERS, _shown(word))


LOOKS: tuple[Callable[[Sentence, Walk], Iterator[Hint]], ...] = (trade_words, hard_words, done_by_nobody, marks)


def _percent(piece: str, following: str) -> Iterator[Hint]:
    number = piece.removesuffix("%") if piece.endswith("%") else piece if following in {"percent", "per"} else ""
    if number.replace(".", "", 1).isdecimal():
        yield Hint(Kind.PERCENT, _shown(piece), f"{number} in 100" if number.isdecimal() else "")


def _is_done(word: str) -> bool:
    return word in _DONE or (word.endswith("ed") and len(word) > 3 and word not in _NOT_DONE)  # noqa: PLR2004 "red", "bed"


def _stands_for_words(word: str) -> bool:
    letters = word.removesuffix("s")
    return letters.isascii() and letters.isalpha() and len(letters) >= _LEAST and letters.isupper() and letters not in _KNOWN_LETTERS


def _is_plain_word(word: str, *, first: bool) -> bool:
    """Whether it is an English word that may be hard: no number, no address, no name, nothing in other letters."""
    bare = _bare(word)
    if not bare.isascii() or not bare.replace("-", "").isalpha() or word.isupper():
        return False
    return word[0].islower() or (first and bare.endswith(_WORK_ENDINGS))


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").partition("'")[0]


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _plain(words: tuple[str, ...]) -> tuple[str, str]:
    """The term that these words are a form of, and its plain words; empty when they are none."""
    term = " ".join(words)
    if len(term) > _longest_term():
        return "", ""
    for root in (term, term.removesuffix("s"), *roots(term.casefold())):
        if root in _jargon():
            return root, _jargon()[root]
    return "", ""


@lru_cache(maxsize=1)
def _jargon() -> Mapping[str, str]:
    found: dict[str, str] = json.loads(_JARGON.read_text(encoding="utf-8"))
    return {term if term.isupper() or any(c.isdigit() for c in term) else term.casefold(): plain for term, plain in found.items()}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(term.split()[0].casefold() for term in _jargon() if " " in term)


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(term.split()) for term in _jargon())


@lru_cache(maxsize=1)
def _longest_term() -> int:
    return max(len(term) for term in _jargon()) + 5
