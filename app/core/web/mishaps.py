"""Calm pages for what went wrong, in the reader's language, with a way on and the words kept."""

import logging
import re
import uuid
from http import HTTPStatus
from typing import NamedTuple

from flask import Flask, current_app, g, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, RequestedRangeNotSatisfiable, SecurityError
from werkzeug.wrappers import Response

from app.core import db
from app.core.errors import NotAllowed, NotFound, NotSaved, Refused
from app.core.forms import SECRET
from app.core.i18n import gettext, mark
from app.core.web.answering import page

log = logging.getLogger(__name__)
_ = mark


class Words(NamedTuple):
    """Heading and the sentences under it; in easy words a picture stands with them."""

    heading: str
    sentences: tuple[str, ...]
    picture: str


PAGES = {
    400: Words(
        _("We could not read that"), (_("Something in the address or the form was not right."), _("Nothing was changed.")), "question"
    ),
    403: Words(_("This page is not open to you"), (_("You may need to sign in with another address."),), "private"),
    404: Words(
        _("We cannot find that page"),
        (_("The link may be old, or a letter in it may be missing."), _("Check the address, or look for the idea in the list.")),
        "look",
    ),
    405: Words(_("This page cannot do that"), (_("Nothing was changed."), _("Go back and use the buttons on the page.")), "no"),
    409: Words(
        _("That is not possible now"), (_("Something changed before you pressed the button."), _("Nothing was changed by you.")), "change"
    ),
    413: Words(
        _("That is too much for one page"),
        (
            _("The words or the file were larger than we can take at once."),
            _("Go back. Your words are still in your browser. Send a shorter part first."),
        ),
        "write",
    ),
    422: Words(_("Something needs another look"), (_("Nothing was changed."),), "look"),
    429: Words(_("That was too often"), (_("Wait a few minutes, then try again."), _("You can also phone us.")), "clock"),
    500: Words(
        _("Something went wrong here"), (_("It is our fault, not yours."), _("We have been told. Try again in a few minutes.")), "problem"
    ),
    503: Words(
        _("We could not save just now"),
        (_("The system was busy. Your words are below, nothing is lost."), _("Press the button to try again.")),
        "save",
    ),
}
LOST = (
    _("This page opens only with your own link, or when you have signed in."),
    _("Look for the link in our messages. If you cannot find it, phone us."),
)
_MOST_FIELDS = 100
_MOST_LETTERS = 500_000
_OF_THE_PAGE = {"go", "saves", "draft", "warned", "then", "way", "preview", "mark", "marks", "seen", "lang_was", "look"}
_NO_WORDS = re.compile(r"[a-z0-9_:.-]{1,20}")  # the value of a choice, a number, a date


def _kept_words() -> list[tuple[str, str]]:
    """What was typed, when it was typed on one of our own pages."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []
    origin = request.headers.get("Origin")
    if origin not in {None, request.host_url.rstrip("/")}:
        return []
    words = [(name, value) for name, value in request.form.items(multi=True) if name not in SECRET]
    return words if len(words) <= _MOST_FIELDS and sum(len(value) for _name, value in words) <= _MOST_LETTERS else []


def _typed(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What was typed, to be read: by its question where a form of the page knows it."""
    if not words:
        return []
    told = [one for form in g.get("forms", ()) for one in form.typed()]
    return told or [("", value) for name, value in words if name not in _OF_THE_PAGE and value.strip() and not _NO_WORDS.fullmatch(value)]


def _among_staff(status: int) -> bool:
    """Whether it happened to one of the team on a page of the team, which keeps its head."""
    who = getattr(current_app.view_functions.get(request.endpoint or ""), "open_to", ("everyone",))
    if status >= 500 or {"everyone", "proposer"} & set(who):  # noqa: PLR2004 then nobody may be asked who they are
        return False
    return bool(current_user.is_authenticated and current_user.holds(*who))


def _mishap(
    status: int, sentence: str = "", words: list[tuple[str, str]] | None = None, number: str = "", *, again: bool = True
) -> Response:
    """`words`: what was typed; `again`: whether it can be sent again, else it is shown to be copied."""
    db.rollback()
    g.settled = True
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:  # then nobody may be asked who they are: whoever was read is gone with what failed
        g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined] # noqa: SLF001 Flask-Login keeps it there
    told = PAGES.get(status, PAGES[500])
    lost = status == HTTPStatus.NOT_FOUND and request.path.startswith("/my-idea/")  # said alike whether there is such an idea or not
    sentences = [sentence] if sentence else [gettext(s) for s in (LOST if lost else told.sentences)]
    response = page(
        "core/mishap.html",
        status=status,
        heading=gettext(told.heading),
        drawn=told.picture,
        sentences=sentences,
        lost=lost,
        words=words or [],
        typed=_typed(words or []),
        among_staff=_among_staff(status),
        number=number,
        again=again,
        listen=None,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _http(fault: HTTPException) -> Response:
    if fault.code is None or fault.code < 400 or isinstance(fault, RequestedRangeNotSatisfiable):  # noqa: PLR2004 a redirect raised by the router; a player asks past the end
        return fault.get_response()
    response = _mishap(fault.code if fault.code in PAGES else 400 if fault.code < 500 else 500)  # noqa: PLR2004
    if fault.code == 405 and getattr(fault, "valid_methods", None):  # noqa: PLR2004
        response.headers["Allow"] = ", ".join(fault.valid_methods)  # type: ignore[attr-defined] # only on MethodNotAllowed
    return response


def _csrf(_fault: CSRFError) -> Response:
    words = _kept_words()
    sentence = (
        gettext(
            "Your page was open for a long time, or your browser forgot us. Nothing is lost. Press the button to send your words again."
        )
        if words
        else ""
    )
    return _mishap(400, sentence, words)


def _second(_fault: StaleDataError) -> Response:
    """Somebody else was first. Whoever was read is gone with what failed, so they are read again."""
    words = _kept_words()
    db.rollback()
    g.pop("_login_user", None)  # Flask-Login keeps it there
    return _mishap(409, "", words, again=False)


def _unsaved(fault: NotSaved) -> Response:
    log.warning("Not saved: %s", fault)
    response = _mishap(503, words=_kept_words())
    response.headers["Retry-After"] = "5"
    return response


def _not_ours(_fault: SecurityError) -> Response:
    """A Host that is not ours: no page, for nothing in it could have an address."""
    return Response("We do not answer under that name.", 400, content_type="text/plain; charset=utf-8")


def _fault(fault: Exception) -> Response:
    number = uuid.uuid4().hex[:8]
    log.error("Fault %s at %s %s", number, request.method, request.endpoint, exc_info=fault)
    return _mishap(500, number=number)


def be_calm(app: Flask) -> None:
    """Hangs the pages on an app."""
    app.register_error_handler(NotFound, lambda _f: _mishap(404))
    app.register_error_handler(NotAllowed, lambda f: _mishap(409, f.sentence, _kept_words(), again=False))
    app.register_error_handler(Refused, lambda f: _mishap(422, f.sentence, _kept_words()))
    app.register_error_handler(NotSaved, _unsaved)
    app.register_error_handler(StaleDataError, _second)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SecurityError, _not_ours)
    if not app.testing:
        app.register_error_handler(Exception, _fault)
