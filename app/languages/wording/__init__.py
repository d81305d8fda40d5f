"""The words checker: what could be easier in English words that staff write for people. It helps; it never stops anybody."""

from dataclasses import dataclass
from functools import partial

import pycld2

from app.languages.wording.looks import LOOKS, Hint, Kind, Walk, is_long
from app.languages.wording.sentences import Sentence, sentences

MOST_EASY = 15  # words in a sentence (PIF, Easy Read Matters, 2023)
MOST_PLAIN = 25
MOST_SHOWN = 20  # sentences; whoever has mended those asks again
_QUOTED = 300
_READ = 100_000  # characters
_LEAST_LETTERS = 20
_TO_GUESS_FROM = 2_000


@dataclass(frozen=True)
class Finding:
    """One sentence, as it was written, and what could be better in it."""

    sentence: str
    hints: tuple[Hint, ...]


@dataclass(frozen=True)
class Report:
    """What was found in a text. `english` is false where the checker cannot read it; `more`: not everything is shown."""

    findings: tuple[Finding, ...] = ()
    english: bool = True
    more: bool = False
    empty: bool = False


def check(text: str, *, most: int) -> Report:
    """Everything that could be easier in a text, sentence by sentence; `most` is the number of words a sentence may have."""
    if not text.strip():
        return Report(empty=True)
    if not is_english(text):
        return Report(english=False)
    walk = Walk()
    found: list[Finding] = []
    for sentence in sentences(text[:_READ]):
        hints = (*is_long(sentence, most), *(hint for look in LOOKS for hint in look(sentence, walk)))
        if hints and len(found) == MOST_SHOWN:
            return Report(tuple(found), more=True)
        if hints:
            found.append(Finding(_quoted(sentence), hints))
    return Report(tuple(found), more=len(text) > _READ)


def is_english(text: str) -> bool:
    """Whether this may be English: not in other letters, and not surely in another language."""
    begins = text[:_TO_GUESS_FROM]
    letters = [letter for letter in begins if letter.isalpha()]
    latin = sum(letter.isascii() for letter in letters)
    if latin * 2 < len(letters):
        return False
    if len(letters) < _LEAST_LETTERS:
        return True
    try:
        sure, _bytes, found = pycld2.detect(begins.replace("\x00", ""), hintLanguage="en", bestEffort=True)
    except pycld2.error:
        return True
    return not sure or found[0][1] in {"en", "un"}


def _quoted(sentence: Sentence) -> str:
    return sentence.text if len(sentence.text) <= _QUOTED else f"{sentence.text[:_QUOTED]}…"


in_easy_words = partial(check, most=MOST_EASY)
in_plain_words = partial(check, most=MOST_PLAIN)

__all__ = ["MOST_EASY", "MOST_PLAIN", "Finding", "Hint", "Kind", "Report", "check", "in_easy_words", "in_plain_words", "is_english"]
