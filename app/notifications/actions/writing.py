"""From a row to words: subject, text and html, out of the facts that were kept and nothing else."""

import hashlib
import unicodedata
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from app.core import calendar, i18n, templates, tokens
from app.core.config import settings
from app.core.templates.directions import lines_apart
from app.notifications.models import Letter

_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2028\u2029")
_ALWAYS: dict[str, Any] = {"name": "", "typed": {}, "late": False}  # every letter may ask for these; a letter to nobody we know has none
_POLICY = SMTP.clone(cte_type="7bit")  # no mail server on the way needs to know 8BITMIME


class Undeliverable(Exception):
    """Nobody can ever be reached so; the message says why."""


class Written(NamedTuple):
    """The words of a letter in its reader's reading."""

    subject: str
    text: str
    html: str

    @property
    def main(self) -> Markup:
        """The letter itself, without the frame of an e-mail, its headings one level lower, to stand in a page."""
        _, _, rest = self.html.partition('<main class="in">')
        inner = rest.partition("</main>")[0]
        for level in (2, 1):
            inner = inner.replace(f"<h{level}>", f"<h{level + 2}>").replace(f"</h{level}>", f"</h{level + 2}>")
        return Markup(inner)  # noqa: S704 our own template drew it and escaped what it holds


def written(letter: Letter) -> Written:
    """Writes a letter from its own facts, in its own reading.

    Beside the facts the templates know `facts`, `link` (its main address, whole), `code` (six
    figures, or nothing), `reading` and `service`.
    """
    return _written(letter, link_of(letter))


def shown_on_a_page(letter: Letter) -> Written:
    """The same words without the link: it proves that whoever presses it reads the address that the letter went to.

    So no page shows it, neither to staff nor to the browser that an idea was sent from.
    """
    return _written(letter, "")


def _written(letter: Letter, link: str) -> Written:
    way = i18n.readings().get(letter.reading, i18n.ENGLISH).dir
    return Written(subject_of(letter), lines_apart(_part(letter, "body.txt", link).strip(), way) + "\n", _part(letter, "body.html", link))


def subject_of(letter: Letter) -> str:
    """The subject of a letter, one line."""
    return one_line(_part(letter, "subject.txt", ""))


def _part(letter: Letter, part: str, link: str) -> str:
    facts = _ALWAYS | letter.facts
    own = {"facts": facts, "link": link, "code": _code(facts), "person_name": facts["name"]}
    with i18n.reading_as(letter.reading) as reading:
        return templates.letters().get_template(f"letters/{letter.name}/{part}").render(facts | own | {"reading": reading})


def link_of(letter: Letter) -> str:
    """The main address of a letter, under BASE_URL. Its token is made here and stands in no row."""
    with i18n.reading_as(letter.reading) as reading:
        path = str(letter.facts.get("path", "/"))
        if letter.facts.get("token"):
            path = path.replace("{token}", tokens.mint(*letter.facts["token"]))
        return f"{settings().base_url}/{reading.tag}{path}"


def _code(facts: dict[str, Any]) -> str:
    return tokens.six_figures(*facts["code"]) if facts.get("code") else ""


def one_line(words: str) -> str:
    """Words for a header: one line, no control characters, nothing that turns the reading direction over.

    A space that does not break stays one: it keeps the number of an idea together.
    """
    plain = "".join(" " if unicodedata.category(c) == "Cc" or c in _OVERRIDES else c for c in words)
    return " ".join(word for word in plain.split(" ") if word)


def message_id(dedupe_key: str) -> str:
    """The same for every try at a letter, so that a mail program can show a second copy as the first."""
    return f"<{hashlib.sha256(dedupe_key.encode()).hexdigest()[:32]}@{urlsplit(settings().base_url).hostname}>"


def as_email(letter: Letter) -> EmailMessage:
    """The letter as an e-mail. Raises Undeliverable when its address is none."""
    words = written(letter)
    with i18n.reading_as(letter.reading) as reading:
        language = reading.html_lang
    mail = EmailMessage(_POLICY)
    mail["Subject"] = words.subject
    mail["From"] = sender()
    mail["To"] = address_of(letter.address)
    mail["Date"] = format_datetime(calendar.now())
    mail["Message-ID"] = message_id(letter.dedupe_key)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday answers to us
    mail.set_content(words.text)
    mail.add_alternative(words.html, subtype="html")
    mail["Content-Language"] = language  # last, for whatever sets content takes such headers away
    return mail


def sender() -> Address:
    """MAIL_FROM under the name of the service, or under its own name where it has one."""
    name, bare = parseaddr(settings().mail_from)
    return Address(display_name=one_line(name or settings().service_name), addr_spec=bare)


def address_of(typed: str) -> Address:
    """An e-mail address as it goes over the wire, its domain in ASCII. Raises Undeliverable when it is none."""
    local, _, domain = typed.rpartition("@")
    odd = any(c.isspace() or unicodedata.category(c) == "Cc" for c in typed)
    try:
        plain = domain if domain.isascii() else domain.encode("idna").decode()
        address = Address(addr_spec=f"{local}@{plain}")
    except (MessageError, ValueError, IndexError, AttributeError):
        odd = True
    if odd or not (local and domain) or address.addr_spec != f"{local}@{plain}":  # nobody else, by a comment or quotes in it
        raise Undeliverable("The address is not an e-mail address.")
    return address
