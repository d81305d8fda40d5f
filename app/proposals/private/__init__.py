"""Signs that somebody's private details stand in an answer. Hints only; nothing is ever removed."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from app.core.i18n import gettext

_TEN = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_BIRTH = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w")  # bounded: a long answer without spaces took minutes
_NHS_LENGTH = 10
FREE = frozenset({"problem", "aim", "change_idea", "measure_words", "related_work"})


def is_nhs_number(figures: str) -> bool:
    """Whether ten figures pass the modulus 11 check of an NHS number (NHS Data Dictionary)."""
    if len(figures) != _NHS_LENGTH:
        return False
    check = 11 - sum(int(f) * (_NHS_LENGTH - i) for i, f in enumerate(figures[:9])) % 11
    return check != _NHS_LENGTH and check % 11 == int(figures[9])


def private_details(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """For each free answer that seems to hold one: what it is and the page to look at again."""
    found = []
    for row in rows:
        if row["field"] not in FREE:
            continue
        text = row["text"]
        if any(is_nhs_number("".join(m.groups())) for m in _TEN.finditer(text)):
            found.append({"slug": row["slug"], "text": gettext("One answer may have an NHS number in it. You can take it out.")})
        if _BIRTH.search(text):
            found.append({"slug": row["slug"], "text": gettext("One answer may have a date of birth in it. You can take it out.")})
        if _EMAIL.search(text):
            found.append({"slug": row["slug"], "text": gettext("One answer has an email address in it. You can take it out.")})
    return found


def masked(address: str) -> str:
    """An e-mail address that its owner knows again, without its last parts, such as de…@ex… for dee@example.org."""
    local, _, domain = address.partition("@")
    return f"{local[: 2 if len(local) > 2 else 1]}…@{domain[:2]}…"  # noqa: PLR2004 never the whole of it
