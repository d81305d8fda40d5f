"""Signs that somebody's private details stand in an answer. Hints only; nothing is ever removed.

`FREE`: the answers in free words about the idea. These are looked through, can be said or shown too, and tell whose words they are.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from app.core.i18n import gettext, mark

_TEN = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_BIRTH = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")  # bounded: a long answer without spaces took minutes
_PHONE = re.compile(r"(?<![\d+])(?:\+44[ -]?(?:\(0\))?|0)\d(?:[ -]?\d){8,9}(?!\d)")  # a British one, as people write it
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Za-z0-9])", re.IGNORECASE
)  # a whole one: its first half is no home
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
    """For each free answer that seems to hold one: what it is, in which answer, its key, and the page to look at again.

    `fine`: the keys of those of which the person said that they may stay. A key holds for the very words that were found.
    """
    found = []
    for row in rows:
        for sign, words in signs(row["text"]) if row["field"] in FREE else ():
            key = f"{row['field']}.{sign}.{hashlib.sha256(words.encode()).hexdigest()[:12]}"
            if key not in fine:
                sentence = gettext(SENTENCES[sign]) % {"question": row["question"]}
                found.append({"key": key, "slug": row["slug"], "question": row["question"], "text": sentence})
    return found


def signs(text: str) -> Iterator[tuple[str, str]]:
    """What a text seems to hold: the name of the sign and the words that look so, each sign once."""
    number = next((m[0] for m in _TEN.finditer(text) if is_nhs_number("".join(m.groups()))), None)
    phone = next((m[0] for m in _PHONE.finditer(text) if m[0] != number), None)
    others = {"birth": _BIRTH.search(text), "email": _EMAIL.search(text), "postcode": _POSTCODE.search(text)}
    seen = {"nhs_number": number, "phone": phone} | {name: found[0] if found else None for name, found in others.items()}
    yield from ((sign, words) for sign, words in seen.items() if words)


def masked(address: str) -> str:
    """An e-mail address that its owner knows again, without its last parts, such as de…@ex… for dee@example.org; of a number its end."""
    if "@" not in address:
        return f"…{address[-3:]}"
    local, _, domain = address.partition("@")
    return f"{local[: 2 if len(local) > 2 else 1]}…@{domain[:2]}…"  # noqa: PLR2004 never the whole of it


def without_ways_to_reach(text: str) -> str:
    """Words without the email addresses and phone numbers in them; a mark stands in their place."""
    return _PHONE.sub(GONE, _EMAIL.sub(GONE, text))
