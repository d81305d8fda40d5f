"""Pages that a guest only reads: no cookie, kept in memory and by any proxy until something changes.

The key is the address, the reading, the day and the number of public changes, so nothing that was
taken back can be served again.
"""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import brotli
from flask import Flask, current_app, g, request, session
from werkzeug.wrappers import Response

from app.core import calendar, i18n
from app.core.freshness import public_version

_MOST = 300
_LEAST_TO_PRESS = 500
SIGNED_IN = "sid"


@dataclass(frozen=True)
class Kept:
    """A page as it goes over the wire, in each encoding."""

    plain: bytes
    br: bytes
    gz: bytes
    etag: str
    language: str


class _Shelf:
    """The pages last asked for, at most `_MOST`."""

    def __init__(self) -> None:
        self._pages: OrderedDict[object, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> Kept | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: object, page: Kept) -> None:
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > _MOST:
                self._pages.popitem(last=False)

    def clear(self) -> None:
        """Forgets every page."""
        with self._lock:
            self._pages.clear()


shelf = _Shelf()


def _may_be_kept() -> bool:
    if request.method not in {"GET", "HEAD"} or request.endpoint is None or SIGNED_IN in request.cookies:
        return False
    view = current_app.view_functions[request.endpoint]
    return bool(getattr(view, "kept", False)) and not session.get("_flashes")


def _key() -> tuple[object, ...]:
    htmx = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined] # put there by htmx-flask
    return (i18n.reading().tag, request.full_path, htmx, calendar.today(), public_version())


def _from_shelf() -> Response | None:
    """Before the view: a page that is kept is given at once."""
    if not _may_be_kept():
        return None
    g.guest_key = _key()
    kept = shelf.get(g.guest_key)
    return _given(kept) if kept else None


def _given(kept: Kept) -> Response:
    accepted = request.headers.get("Accept-Encoding", "")
    body, encoding = (kept.br, "br") if "br" in accepted else (kept.gz, "gzip") if "gzip" in accepted else (kept.plain, "")
    response = current_app.response_class(body, content_type="text/html; charset=utf-8")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Content-Language"] = kept.language
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Vary"] = "Cookie, HX-Request, Accept-Encoding"
    response.set_etag(kept.etag, weak=True)
    g.given = True
    return response.make_conditional(request)


def _keep_or_press(response: Response) -> Response:
    """After the view: keep a guest's page; mark everything else as this person's own."""
    if g.get("given") or response.direct_passthrough or request.path.startswith("/static/"):
        return response
    key = g.get("guest_key")
    if key and response.status_code == 200 and not session.modified and not g.get("private"):  # noqa: PLR2004
        body = response.get_data()
        etag = hashlib.blake2b(body, digest_size=12).hexdigest()
        kept = Kept(body, brotli.compress(body, quality=5), gzip.compress(body, 6, mtime=0), etag, i18n.reading().html_lang)
        shelf.put(key, kept)
        return _given(kept)
    response.headers.setdefault("Cache-Control", "private, no-store")
    response.headers["Vary"] = "Cookie, HX-Request, Accept-Encoding"
    return _pressed(response)


def _pressed(response: Response) -> Response:
    """A private page, compressed. Its only secret is a token whose signature changes each second."""
    body = response.get_data()
    accepted = request.headers.get("Accept-Encoding", "")
    if len(body) < _LEAST_TO_PRESS or response.headers.get("Content-Encoding"):
        return response
    if "br" in accepted:
        response.set_data(brotli.compress(body, quality=4))
        response.headers["Content-Encoding"] = "br"
    elif "gzip" in accepted:
        response.set_data(gzip.compress(body, 4, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def keep(app: Flask) -> None:
    """Puts the shelf in front of an app's views and behind them."""
    app.before_request(_from_shelf)
    app.after_request(_keep_or_press)
