"""Three plain words to come back with: 256 a language, written by us, so that a draw is one of 16.7 million."""

import secrets

from app.core.search import fold
from app.proposals.word_lists import ar, en, pa, pl, ro, ur

LISTS = {"en": en.WORDS, "pl": pl.WORDS, "ro": ro.WORDS, "ur": ur.WORDS, "ar": ar.WORDS, "pa": pa.WORDS}
HOW_MANY = 3


def draw(lang: str) -> str:
    """Three words by chance, in this language where it has a list, else in English."""
    words = LISTS.get(lang, en.WORDS)
    return " ".join(secrets.choice(words) for _n in range(HOW_MANY))


def as_kept(typed: str) -> str:
    """The words however they were typed: no capitals, no accents, no commas between them."""
    return fold(typed)


__all__ = ["HOW_MANY", "LISTS", "as_kept", "draw"]
