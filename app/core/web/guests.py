"""Pages that a guest only reads: no cookie, kept in memory and by any proxy until something changes.

A kept page stands under its address and its reading, and is good for one day and one number of public changes, so
nothing that was taken back can be served again. It is given before Flask is asked: that is what makes it cheap.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

import brotli
from flask import Flask, current_app, g, request, session
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from app.core import calendar, i18n
from app.core.config import settings
from app.core.errors import NotSaved
from app.core.freshness import public_version, public_version_alone
from app.core.web.asked import forget_unknown
from app.core.web.headers import secured
from app.core.web.readings import Wsgi

_MOST = 300
_LONGEST_QUERY = 300  # longer ones are nobody's honest search; a shelf of them would fill the memory
_LEAST_TO_PRESS = 500
_WINDOW = 18  # 256 KB, more than any page; brotli's own choice of 4 MB costs more to set up than to use
SIGNED_IN = "sid"
_OWN = (f"{SIGNED_IN}=", "session=")  # cookies of somebody for whom a page may differ
Address = tuple[str, str, str, bool]


@dataclass
class Kept:
    """A page as it goes over the wire, kept small. Each encoding is made when it is first asked for."""

    small: bytes
    etag: str
    language: str
    day: date
    version: int
    pressed: dict[str, bytes] = field(default_factory=dict)

    def packed(self, accepted: str, *, first: bool = False) -> tuple[bytes, list[tuple[str, str]]]:
        """Body and headers for whoever accepts these encodings. The `first` reader has it fast: there may be no second one."""
        encoding = _encoding(accepted)
        body = self.small if first and encoding == "br" else self.pressed.get(encoding)
        if body is None:
            body = _press(brotli.decompress(self.small), encoding, thorough=not first)
            if encoding and not first:
                self.pressed[encoding] = body
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Language", self.language),
            ("Cache-Control", "public, no-cache"),
            ("Vary", "Cookie, HX-Request, Accept-Encoding"),
            ("ETag", f'W/"{self.etag}"'),
        ]
        return body, headers + ([("Content-Encoding", encoding)] if encoding else [])


def _encoding(accepted: str) -> str:
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""


def _press(body: bytes, encoding: str, *, thorough: bool) -> bytes:
    """Thorough for what many will read; else a quarter of the time for an eighth more bytes."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=5 if thorough else 1, lgwin=_WINDOW))
    return gzip.compress(body, 6 if thorough else 1, mtime=0) if encoding == "gzip" else body


class _Shelf:
    """The pages last asked for, at most `_MOST`."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Address, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, address: Address) -> Kept | None:
        """A page of today; whether it is still true, its version says."""
        with self._lock:
            kept = self._pages.get(address)
            if kept is None or kept.day != calendar.today():
                return None
            self._pages.move_to_end(address)
            return kept

    def put(self, address: Address, page: Kept) -> None:
        """Keeps a page in place of an older one of the same address."""
        with self._lock:
            self._pages[address] = page
            self._pages.move_to_end(address)
            while len(self._pages) > _MOST:
                self._pages.popitem(last=False)

    def clear(self) -> None:
        """Forgets every page."""
        with self._lock:
            self._pages.clear()


shelf = _Shelf()


def _address(environ: dict[str, Any]) -> Address:
    """What a page stands under: reading, path, query, and whether htmx asks for a part of it."""
    part = environ.get("HTTP_HX_REQUEST", "").lower() == "true" and environ.get("HTTP_HX_HISTORY_RESTORE_REQUEST", "").lower() != "true"
    return environ.get("portal.reading", ""), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""), part


class Front:
    """Plain WSGI before Flask: gives a page that is kept, to a guest with no cookie that could change it."""

    def __init__(self, inner: Wsgi) -> None:
        self.inner = inner

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a kept page, or asks the app."""
        kept = self._kept(environ)
        if kept is None:
            return self.inner(environ, start)
        body, headers = kept.packed(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers += secured(environ.get("wsgi.url_scheme") == "https")
        if f'"{kept.etag}"' in environ.get("HTTP_IF_NONE_MATCH", ""):
            start(
                "304 NOT MODIFIED",
                [header for header in headers if not header[0].startswith("Content-") or header[0] == "Content-Security-Policy"],
            )
            return [b""]
        start("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    @staticmethod
    def _kept(environ: dict[str, Any]) -> Kept | None:
        cookies = environ.get("HTTP_COOKIE", "")
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or any(own in cookies for own in _OWN):
            return None
        kept = shelf.get(_address(environ))
        if kept is None or environ.get("HTTP_HOST") not in settings().hosts:
            return None
        try:
            return kept if kept.version == public_version_alone() else None
        except (SQLAlchemyError, NotSaved):
            return None  # the app will meet the same fault, and has a calm page for it


def _may_be_kept() -> bool:
    if request.method not in {"GET", "HEAD"} or request.endpoint is None or SIGNED_IN in request.cookies:
        return False
    view = current_app.view_functions[request.endpoint]
    return bool(getattr(view, "kept", False)) and len(request.query_string) <= _LONGEST_QUERY and not session.get("_flashes")


def _from_shelf() -> Response | None:
    """Before the view: a page that is kept is given at once."""
    if not _may_be_kept():
        return None
    g.guest_version = public_version()
    kept = shelf.get(_address(request.environ))
    return _given(kept) if kept and kept.version == g.guest_version else None


def _given(kept: Kept, *, first: bool = False) -> Response:
    body, headers = kept.packed(request.headers.get("Accept-Encoding", ""), first=first)
    response = current_app.response_class(body, headers=headers)
    g.given = True
    return response.make_conditional(request)


def _keep_or_press(response: Response) -> Response:
    """After the view: keep a guest's page; mark everything else as this person's own."""
    if g.get("given") or response.direct_passthrough or request.path.startswith("/static/"):
        return response
    version = g.get("guest_version")
    if version is not None and response.status_code == 200 and not session.modified and not g.get("private"):  # noqa: PLR2004
        body = response.get_data()
        etag = hashlib.blake2b(body, digest_size=12).hexdigest()
        kept = Kept(_press(body, "br", thorough=False), etag, i18n.reading().html_lang, calendar.today(), version)
        shelf.put(_address(request.environ), kept)
        return _given(kept, first=True)
    response.headers.setdefault("Cache-Control", "private, no-store")
    by_language = "Accept-Language, " if "Accept-Language" in response.headers.get("Vary", "") else ""
    response.headers["Vary"] = f"{by_language}Cookie, HX-Request, Accept-Encoding"
    return _pressed(response)


def _pressed(response: Response) -> Response:
    """A private page, compressed, unless a link that opens something stands on it beside what the address said (BREACH).

    The token of a form is no such secret: its signature changes each second.
    """
    if g.get("shows_a_link"):
        return response
    body = response.get_data()
    encoding = _encoding(request.headers.get("Accept-Encoding", ""))
    if encoding and len(body) >= _LEAST_TO_PRESS and not response.headers.get("Content-Encoding"):
        response.set_data(_press(body, encoding, thorough=False))
        response.headers["Content-Encoding"] = encoding
    return response


def keep(app: Flask) -> None:
    """Puts the shelf in front of an app's views and behind them."""
    app.before_request(forget_unknown)
    app.before_request(_from_shelf)
    app.after_request(_keep_or_press)
