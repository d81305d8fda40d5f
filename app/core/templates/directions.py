"""Words that run the other way keep their own direction within a letter: by marks that plain text has too (UAX 9, first strong isolate)."""

import re
import unicodedata

OPENS, CLOSES = "\u2068", "\u2069"
_APART = re.compile(f"{OPENS}[^{CLOSES}]*{CLOSES}")
_OTHER = {"rtl": {"L", "EN"}, "ltr": {"R", "AL"}}  # what of the other direction, or a number, a line holds
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_ADDRESS = re.compile(r"\s*[a-z]+://")  # a mark behind a web address would become a part of it


def kept_apart(words: str, direction: str) -> str:
    """Words within a sentence of a direction, `ltr` or `rtl`; as they are where nothing in them runs the other way."""
    return f"{OPENS}{words}{CLOSES}" if any(unicodedata.bidirectional(c) in _OTHER[direction] for c in words) else words


def lines_apart(text: str, direction: str) -> str:
    """A text of a direction, in which each line that begins the other way keeps its own. A web address stays bare."""
    return "\n".join(f"{OPENS}{line}{CLOSES}" if _turns(line, direction) else line for line in text.split("\n"))


def _turns(line: str, direction: str) -> bool:
    """Whether the first letter with a direction, outside of what is kept apart already, has the other one."""
    kinds = (unicodedata.bidirectional(c) for c in _APART.sub("", line))
    first = next((_STRONG[kind] for kind in kinds if kind in _STRONG), direction)
    return first != direction and not _ADDRESS.match(line)
