"""Signs that somebody's private details stand in an answer. Hints only; nothing is ever removed.

`FREE`: the answers in free words about the idea. These are looked through, can be said or shown too, and tell whose words they are.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.core.i18n import gettext, mark
from app.proposals.private.folding import plain
from app.proposals.private.phones import phones

_TEN = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_BIRTH = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")  # bounded: a long answer without spaces took minutes
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Za-z0-9])", re.IGNORECASE
)  # a whole one: its first half is no home
_PATTERNS = {"birth": _BIRTH, "email": _EMAIL, "postcode": _POSTCODE}
_NHS_LENGTH = 10
GONE = "[…]"
SENTENCES = {
    "nhs_number": mark("Your answer to “%(question)s” may have an NHS number in it."),
    "birth": mark("Your answer to “%(question)s” may have a date of birth in it."),
    "email": mark("Your answer to “%(question)s” has an email address in it."),
    "phone": mark("Your answer to “%(question)s” may have a phone number in it."),
    "postcode": mark("Your answer to “%(question)s” may have a whole postcode in it."),
}
FREE = frozenset({"problem", "aim", "change_idea", "measure_words", "related_work"})


def is_nhs_number(figures: str) -> bool:
    """Whether ten figures pass the modulus 11 check of an NHS number (NHS Data Dictionary)."""
    if len(figures) != _NHS_LENGTH:
        return False
    check = 11 - sum(int(f) * (_NHS_LENGTH - i) for i, f in enumerate(figures[:9])) % 11
    return check != _NHS_LENGTH and check % 11 == int(figures[9])


def private_details(rows: Iterable[Mapping[str, Any]], fine: Container[str] = ()) -> list[dict[str, str]]:
    """For each free answer and what it seems to hold: what it is, in which answer, its key, and the page to look at again.

    `fine`: the keys of those of which the person said that they may stay. A key holds for all the very words that were found.
    """
    found = []
    for row in rows:
        for sign, same in groupby(signs(row["text"]) if row["field"] in FREE else (), key=itemgetter(0)):
            words = "\n".join(words for _sign, words in same)
            key = f"{row['field']}.{sign}.{hashlib.sha256(words.encode()).hexdigest()[:12]}"
            if key not in fine:
                sentence = gettext(SENTENCES[sign]) % {"question": row["question"]}
                found.append({"key": key, "slug": row["slug"], "question": row["question"], "text": sentence})
    return found


def signs(text: str) -> Iterator[tuple[str, str]]:
    """What a text seems to hold: the name of the sign and the words that look so, sign by sign, the same words once."""
    folded = plain(text)
    numbers = [found.span() for found in _TEN.finditer(folded) if is_nhs_number("".join(found.groups()))]
    places = {"nhs_number": numbers, "phone": [span for span in phones(text) if span not in numbers]}
    places |= {sign: [found.span() for found in pattern.finditer(folded)] for sign, pattern in _PATTERNS.items()}
    yield from dict.fromkeys((sign, text[begin:end]) for sign, spans in places.items() for begin, end in spans)


def masked(address: str) -> str:
    """An e-mail address that its owner knows again, without its last parts, such as de…@ex… for dee@example.org; of a number its end."""
    if "@" not in address:
        return f"…{address[-3:]}"
    local, _, domain = address.partition("@")
    return f"{local[: 2 if len(local) > 2 else 1]}…@{domain[:2]}…"  # noqa: PLR2004 never the whole of it


def without_ways_to_reach(text: str) -> str:
    """Words without the email addresses and phone numbers in them; a mark stands in their place."""
    no_email = _without(text, [found.span() for found in _EMAIL.finditer(plain(text))])
    return _without(no_email, list(phones(no_email)))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for begin, end in reversed(spans):
        text = f"{text[:begin]}{GONE}{text[end:]}"
    return text
