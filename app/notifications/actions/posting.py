"""The way to the mail server, and what its answers mean."""

import smtplib
import ssl
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from app.core.config import settings
from app.notifications.actions.writing import Undeliverable, as_email, sender
from app.notifications.models import Letter

TIMEOUT = 10.0  # seconds for each answer of the mail server
_PERMANENT = 500  # RFC 5321, 4.2.1: from 500 on, asking again is of no use
_MAIL = 25
_MAILS = 465
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Later(Exception):
    """It did not work now and may work later; the message says why."""


class Post:
    """One visit to the mail server for a batch of letters. A server that cannot be reached is asked once a visit."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None
        self._fault: str = ""

    def __enter__(self) -> Self:
        """The server is called when the first letter is handed over."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None) -> None:
        """Says goodbye to the server, where it was called."""
        self._leave()

    def deliver(self, letter: Letter) -> None:
        """Hands one letter over. Raises Undeliverable when it was refused for good, Later when not."""
        mail = as_email(letter)
        to = mail["To"].addresses[0].addr_spec
        server = self._connected()
        try:
            server.send_message(mail, from_addr=sender().addr_spec, to_addrs=[to])
        except smtplib.SMTPRecipientsRefused as fault:
            code, words = next(iter(fault.recipients.values()))
            raise _judged(code, words) from fault
        except smtplib.SMTPDataError as fault:
            raise _judged(fault.smtp_code, fault.smtp_error) from fault
        except smtplib.SMTPNotSupportedError as fault:
            raise Undeliverable("The mail server cannot take an address with such letters.") from fault
        except (smtplib.SMTPException, OSError) as fault:
            self._leave()
            raise Later(_said(fault)) from fault

    def _connected(self) -> smtplib.SMTP:
        if self._fault:
            raise Later(self._fault)
        if self._server is None:
            try:
                self._server = _call(settings().smtp_url)
            except (smtplib.SMTPException, OSError) as fault:
                self._fault = f"The mail server could not be reached: {_said(fault)}"
                raise Later(self._fault) from fault
        return self._server

    def _leave(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.quit()
        except (smtplib.SMTPException, OSError):
            server.close()


def _call(url: str) -> smtplib.SMTP:
    """An open line to the server of an address like smtp://user:pass@host:port; encrypted wherever it offers that."""
    parts = urlsplit(url)
    host = parts.hostname or "localhost"
    own = urlsplit(settings().base_url).hostname  # given, because looking for it can take many seconds
    trust = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or _MAILS, own, timeout=TIMEOUT, context=trust)
    else:
        server = smtplib.SMTP(host, parts.port or _MAIL, own, timeout=TIMEOUT)
    try:
        server.ehlo()
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=trust)
            server.ehlo()
        if parts.username:
            _refuse_to_tell_all(server, host)
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _refuse_to_tell_all(server: smtplib.SMTP, host: str) -> None:
    """No password goes over an open line, but to this machine itself."""
    if not isinstance(server.sock, ssl.SSLSocket) and host not in _HERE:
        raise smtplib.SMTPNotSupportedError("It does not offer encryption (STARTTLS), so it does not get the password.")


def _judged(code: int, words: bytes | str) -> Undeliverable | Later:
    said = f"The mail server said: {code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    return Undeliverable(said) if code >= _PERMANENT else Later(said)


def _said(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {fault}"
