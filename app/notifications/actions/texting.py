"""Text messages: short words out of a letter, how many segments they take, and the way to a provider."""

import json
import unicodedata
from base64 import b64encode
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from app.core import i18n
from app.core.addresses import tidy_number
from app.core.config import settings
from app.core.templates import plain_reference
from app.notifications.actions.writing import Undeliverable, link_of, subject_of
from app.notifications.models import Letter

MOST_SEGMENTS = 2
TIMEOUT = 10.0  # seconds for the answer of the provider
_PLAIN = set(  # GSM 03.38, default alphabet; those of its extension take two places
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = set("^{}\\[~]|€")
_AS_TYPED = str.maketrans(
    {"\u00a0": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "…": "...", "\u2066": "", "\u2068": "", "\u2069": ""}
)
_TRY_LATER = frozenset({408, 425, 429})  # RFC 9110 and 6585: ask again
_FAULTS_OF_SERVER = 500


class NotNow(Exception):
    """The provider could not be reached, or said to ask again; the message says why."""


def segments(text: str) -> int:
    """How many segments a text takes: 160 places in the plain alphabet, 70 in any other; less where there are several."""
    if all(c in _PLAIN or c in _TWICE for c in text):
        places, one, each = sum(2 if c in _TWICE else 1 for c in text), 160, 153
    else:
        places, one, each = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if places <= one else -(-places // each)


def as_text(letter: Letter) -> str:
    """The subject and the link; where they take more than two segments a few words about which idea it is, and the link."""
    with i18n.reading_as(letter.reading):
        words = [subject_of(letter)]
        if letter.facts.get("reference"):
            words.append(i18n.gettext("Your idea %(reference)s") % {"reference": plain_reference(str(letter.facts["reference"]))})
    texts = [unicodedata.normalize("NFC", f"{one}\n{link_of(letter)}".translate(_AS_TYPED)) for one in words]
    return next((text for text in texts if segments(text) <= MOST_SEGMENTS), texts[-1])


def hand_over(letter: Letter) -> None:
    """Gives a text message to the provider: JSON with `to` and `text`, and the name and password of SMS_URL as they are used for web pages.

    Raises Undeliverable when it was refused for good, NotNow when not.
    """
    number = tidy_number(letter.address)
    if not number.strip("+").isdecimal():
        raise Undeliverable("This is no telephone number.")
    body = json.dumps({"to": f"+44{number[1:]}" if number.startswith("0") else number, "text": as_text(letter), "id": letter.dedupe_key})
    parts = urlsplit(settings().sms_url)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    ask = Request(bare, data=body.encode(), headers={"Content-Type": "application/json"})  # noqa: S310 the setting is checked to be http(s)
    if parts.username:
        known = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        ask.add_header("Authorization", f"Basic {b64encode(known).decode()}")
    try:
        with urlopen(ask, timeout=TIMEOUT):  # noqa: S310 likewise
            return
    except HTTPError as fault:
        said = f"The provider of text messages said: {fault.code}"
        if fault.code in _TRY_LATER or fault.code >= _FAULTS_OF_SERVER:
            raise NotNow(said) from fault
        raise Undeliverable(said) from fault
    except (URLError, OSError) as fault:
        raise NotNow(f"The provider of text messages could not be reached: {fault}") from fault
