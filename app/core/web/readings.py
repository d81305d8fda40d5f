"""The first segment of an address is the reading; it is taken off before any view sees it."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from flask import Flask, redirect, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.exceptions import NotFound as NoSuchPage
from werkzeug.exceptions import SecurityError
from werkzeug.http import parse_accept_header
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.config import settings
from app.core.forms import CHANGE_EDITION

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
COOKIE = "reading"
MOST_WISHED = 400  # characters of Accept-Language; a browser sends a tenth of it, and each language costs time
_CONTROLS = dict.fromkeys((*range(32), 127), "_")  # no address of ours holds one; in a redirect they would vanish or break the header
_BARE = ("/static/", "/healthz", "/favicon.ico", "/robots.txt")


class TakeReadingOff:
    """Moves `/en-easy` from the path to the mount point, so that url_for puts it back."""

    def __init__(self, inner: Wsgi) -> None:
        self.inner = inner

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Plain WSGI."""
        path = environ["PATH_INFO"] = environ.get("PATH_INFO", "/").translate(_CONTROLS)
        head, _, rest = path.lstrip("/").partition("/")
        if path.startswith("/") and not path.startswith("//") and head in i18n.readings():
            environ["portal.reading"] = head
            environ["SCRIPT_NAME"] = f"/{head}"
            environ["PATH_INFO"] = f"/{rest}"
        return self.inner(environ, start)


def chosen() -> i18n.Reading:
    """For an address without a reading: the saved choice, then Accept-Language, else English."""
    saved = request.cookies.get(COOKIE, "")
    if saved in i18n.readings():
        return i18n.readings()[saved]
    tags = [r.html_lang for r in i18n.readings().values() if not r.easy and not r.language.pseudo]
    wished = parse_accept_header(request.headers.get("Accept-Language", "")[:MOST_WISHED], LanguageAccept)
    best = wished.best_match(tags)
    return next((r for r in i18n.readings().values() if not r.easy and r.html_lang == best), i18n.ENGLISH)


def _set_reading() -> Response | None:
    if isinstance(request.routing_exception, SecurityError):  # a foreign Host is refused before anything is asked
        raise request.routing_exception
    tag = request.environ.get("portal.reading")
    if tag is not None:
        i18n.set_reading(i18n.readings()[tag])
        return None
    tag = chosen().tag
    i18n.set_reading(i18n.readings()[tag])
    if request.path.startswith(_BARE):
        return None
    if request.method not in {"GET", "HEAD"}:
        raise NoSuchPage
    path = "/" + request.full_path.lstrip("/\\").rstrip("?")
    answer = redirect(f"/{tag}{path}")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return answer


def remember(response: Response, tag: str, *, secure: bool) -> Response:
    """Keeps the choice of a reading for a year. Only after a POST."""
    response.set_cookie(COOKIE, tag, max_age=31_536_000, httponly=True, samesite="Lax", secure=secure)
    return response


def _remember_new(response: Response) -> Response:
    """A form that went to another reading of its page, words and all: the choice is kept as if it had been saved."""
    tag = request.environ.get("portal.reading")
    if tag and request.method == "POST" and response.status_code == HTTPStatus.OK and request.form.get("go") == CHANGE_EDITION:
        return remember(response, tag, secure=settings().secure)
    return response


def take_off(app: Flask) -> None:
    """Puts the middleware around an app and the reading into each request."""
    app.wsgi_app = TakeReadingOff(app.wsgi_app)  # type: ignore[assignment, method-assign] # Flask documents this way of wrapping
    app.before_request(_set_reading)
    app.after_request(_remember_new)
