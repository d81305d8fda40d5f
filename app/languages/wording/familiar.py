"""Words that most people know: the list that the build takes from dale-chall, and our own for health and care."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from app.core.assets import familiar_words

_OWN = Path(__file__).with_name("known.txt")
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ier", "y"),
    ("iest", "y"),
    ("ily", "y"),
    ("iness", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("ly", ""),
    ("ness", ""),
    ("ful", ""),
    ("less", ""),
    ("ment", ""),
    ("able", ""),
    ("ise", "ize"),
    ("our", "or"),
)
_BEFORE = ("un", "re")
_LEAST = 2
_LONGEST = 30  # letters; nothing longer is looked up part by part


def roots(word: str) -> Iterator[str]:
    """The word in lower case, and every simpler word that it may be a form of: `visits` of `visit`, `stopped` of `stop`."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            root = word.removesuffix(ending) + instead
            yield root
            if len(root) > _LEAST and root[-1] == root[-2]:
                yield root[:-1]


def is_familiar(word: str) -> bool:
    """Whether most people know this word, given in lower case, in whatever form of it."""
    known = _known()
    if len(word) > _LONGEST:
        return False
    if any(root in known or any(deeper in known for deeper in roots(root)) for root in roots(word)):
        return True
    return any(word.startswith(part) and len(word) > len(part) + _LEAST and is_familiar(word.removeprefix(part)) for part in _BEFORE)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    own: set[str] = set()
    for line in _OWN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            own.update(line.partition(":")[2].casefold().split())
    return familiar_words() | own
