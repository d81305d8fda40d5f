"""page() and go_to(): a good answer to a POST is committed first, any other is taken back."""

import re
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from flask import current_app, flash, g, redirect, request, session
from markupsafe import escape
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from app.core import db, files, i18n
from app.core.config import settings
from app.core.errors import NotSaved
from app.core.web import listening
from app.core.web.in_order import in_page_order

MOST_FIELDS = 500
Seen = TypeVar("Seen")
MOST_QUERY = 2_000
_CONTROL = re.compile(r"[\x00-\x1f]")


def _settle(status: int) -> None:
    """Ends the write of this request, so that nothing is rendered inside it."""
    if request.method in {"GET", "HEAD"} or g.get("settled"):
        return
    g.settled = True
    if status < 400:  # noqa: PLR2004 every status below is a good answer
        db.commit()
    else:
        db.rollback()


def page(template: str, *, status: int = 200, part: str | None = None, spoken_in: str = "", **facts: Any) -> Response:
    """Answers with a page, or with its block `part` when htmx asks for it.

    Where the easy edition is built in another way, `x.easy.html` stands beside `x.html`. `spoken_in`: the language of the words that the page is
    about, where it is not that of the reading: without a voice for it the page cannot be listened to.
    """
    _settle(status)
    if i18n.reading().easy and (twin := template.replace(".html", ".easy.html")) in _templates():
        template = twin
    facts.setdefault("listen", listening.offered(spoken_in))
    if part and request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined] # put there by htmx-flask
        body = _block(template, part, facts)
    else:
        body = _rendered(template, facts)
        if facts["listen"] and status == HTTPStatus.OK and listening.asked():
            told = listening.heard(body, facts["listen"])
            if isinstance(told, Response):
                return told
            body = _rendered(template, facts | {"listen": told})
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        body = in_page_order(body)
    response = current_app.response_class(body, status=status, content_type="text/html; charset=utf-8")
    response.headers["Content-Language"] = i18n.reading().html_lang
    return response


def _rendered(template: str, facts: dict[str, Any]) -> str:
    return current_app.jinja_env.get_template(template).render(_context(facts))


@cache
def _templates() -> frozenset[str]:
    return frozenset(current_app.jinja_env.list_templates())


def _context(facts: dict[str, Any]) -> dict[str, Any]:
    context = dict(facts)
    current_app.update_template_context(context)
    return context


def _block(template: str, part: str, facts: dict[str, Any]) -> str:
    found = current_app.jinja_env.get_template(template)
    context = found.new_context({"as_part": True} | _context(facts))
    next(found.root_render_func(context), "")  # the imports at the top of the page are its part's too
    return "".join(found.blocks[part](context))


def go_to(address: str, status: int = 303) -> Response:
    """Commits, then sends the reader on; 303, so that going back does not send again."""
    _settle(status)
    return redirect(address, status)


def keep() -> None:
    """Commits what was done so far, whatever the answer says: a counted try, words that were saved."""
    db.commit()


def let_in(look: Callable[[], Seen]) -> Seen:
    """Before anything that came is looked at: whether this person may send it. Nobody waits to write while files are cleaned.

    `look` raises what the page would say; what it gives must be no row of a table.
    """
    with db.reading():
        return look()


def let_others_write() -> None:
    """Before something long: what this request writes afterwards is a transaction of its own."""
    db.commit()
    db.writing(True)


def only_read(status: int = 200) -> None:
    """Ends the write of this request now, as an answer of this status would; what is read from here on keeps nobody from writing."""
    _settle(status)
    db.writing(False)


def forget_device(answer: Response) -> Response:
    """Every key that this browser holds goes: drafts, ideas, the sign-in. Only the language stays."""
    for name in request.cookies:
        if name != "reading":
            answer.delete_cookie(name, httponly=True, samesite="Lax", secure=settings().secure)
    session.clear()
    return answer


def shows_a_link() -> None:
    """The page prints a link that opens something: it is not compressed, so its size tells nothing."""
    g.shows_a_link = True


def tell_next(sentence: str) -> None:
    """A sentence for the top of the page that comes next."""
    flash(sentence)


def safe_way_on(address: str, otherwise: str) -> str:
    """An address of ours from a form or query, else the other one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return otherwise
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc and "\\" not in address
    return address if ours and not _CONTROL.search(unquote(address)) else otherwise


def here_in(reading: i18n.Reading) -> str:
    """The address of this page in another reading, query and all."""
    return f"/{reading.tag}{_here()}"


def here() -> str:
    """The address of this page without its reading, escaped, for the parts of a page that are drawn once."""
    return str(escape(_here()))


def _here() -> str:
    query = request.query_string.decode(errors="replace")
    path = request.path if len(request.path) <= MOST_QUERY else "/"
    return path + (f"?{query}" if query and len(query) <= MOST_QUERY else "")


def _open_transaction() -> None:
    """A write lock is taken only after the whole body has been read."""
    db.session.remove()
    if request.method in {"GET", "HEAD"}:
        db.writing(False)
        return
    most = getattr(current_app.view_functions.get(request.endpoint or ""), "files", 0)
    if most:
        files.takes(most)
    _refuse_endless_forms()
    try:
        _ = request.form
    except (OSError, files.NoRoom) as full:
        raise NotSaved(str(full) or "The disk is nearly full.") from full
    db.writing(True)


def _refuse_endless_forms() -> None:
    """No honest form has more fields; each one costs time to take apart (werkzeug counts only those of multipart forms)."""
    if request.mimetype == "application/x-www-form-urlencoded" and request.get_data(cache=True).count(b"&") > MOST_FIELDS:
        raise RequestEntityTooLarge


def _close(_fault: BaseException | None = None) -> None:
    db.session.remove()
    db.writing(True)


def _commit_rest(response: Response) -> Response:
    """An answer that neither page() nor go_to() made settles here."""
    _settle(response.status_code)
    return response


def answer(app: Any) -> None:
    """Puts the transaction around each request of an app."""
    app.before_request(_open_transaction)
    app.after_request(_commit_rest)
    app.teardown_request(_close)
