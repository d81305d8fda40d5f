"""The way to a LibreTranslate of one's own: POST /translate, off until its address is set. Only for words that anyone may read.

The request is the one that LibreTranslate documents: JSON with q, source, target, format and api_key; the answer has translatedText, or error.
"""

import json
import time
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from app.core.config import settings

MOST_LETTERS = 10_000  # of one text; longer ones wait for a person
MOST_BYTES = 262_144  # of an answer
_TRY_LATER = frozenset({408, 425, 429})  # RFC 9110 and 6585: ask again
_FAULTS_OF_SERVER = 500
_UNSEEN = frozenset("\n\t\u200c\u200d\u200e\u200f")  # lines, and what joins or turns letters, beside what is printed


class NotNow(Exception):
    """The machine did not answer, or not with a translation; the message says why."""


class NeverSo(Exception):
    """The machine refused: it does not know the language, or the text is too long."""


class _StayThere(HTTPRedirectHandler):
    """Words go to the address that was set, and nowhere else."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        """Follows nothing."""


_open = build_opener(_StayThere).open


def by_machine(text: str, source: str, target: str) -> str:
    """A text in another language, as a machine puts it. Raises NotNow or NeverSo."""
    if len(text) > MOST_LETTERS:
        raise NeverSo("The text is too long for the machine.")
    asked = {"q": text, "source": source, "target": target, "format": "text", "api_key": settings().libretranslate_key}
    address = f"{settings().libretranslate_url.rstrip('/')}/translate"
    request = Request(address, data=json.dumps(asked).encode(), headers={"Content-Type": "application/json"})  # noqa: S310 the setting is checked to be http(s)
    until = time.monotonic() + settings().libretranslate_seconds
    try:
        with _open(request, timeout=settings().libretranslate_seconds) as answer:
            return _words_in(_whole(answer, until))
    except HTTPError as fault:
        with fault:
            if fault.code in _TRY_LATER or fault.code >= _FAULTS_OF_SERVER:
                raise NotNow(f"The machine said: {fault.code}") from fault
            raise NeverSo(f"The machine said: {fault.code}") from fault
    except (URLError, HTTPException, OSError) as fault:
        raise NotNow(f"The machine could not be reached: {fault}") from fault


def _whole(answer: Any, until: float) -> bytes:
    """All that is answered, but no endless stream and no endless drip."""
    body = b""
    while more := answer.read1(65_536):
        body += more
        if len(body) > MOST_BYTES:
            raise NeverSo("The answer of the machine is too long.")
        if time.monotonic() > until:
            raise NotNow("The machine took too long.")
    return body


def _words_in(body: bytes) -> str:
    try:
        told = json.loads(body)
    except ValueError as fault:
        raise NotNow("The machine answered something that is no JSON.") from fault
    said = told.get("translatedText") if isinstance(told, dict) else None
    words = "".join(c for c in said if c.isprintable() or c in _UNSEEN).strip() if isinstance(said, str) else ""
    if not words:
        raise NotNow("The machine answered without a translation.")
    return words
