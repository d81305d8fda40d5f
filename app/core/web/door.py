"""Who may come in: stands on every view, is kept by one hook, and is listed by a house test."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotFound
from app.core.web.answering import here_in
from app.core.web.listening import EASY, NEVER

View = TypeVar("View", bound=Callable[..., object])
EVERYONE = "everyone"
BY_LINK = "proposer"
ROLES = ("huddle member", "deputy", "chair", "minute taker", "provider QI lead", "administrator")
_IN_EASY_WORDS = frozenset({EVERYONE, BY_LINK, "huddle member", "chair"})  # the huddle has members who read easy words


def open_to(
    *who: str, kept: bool = False, knows: tuple[str, ...] = (), files: int = 0, spoken: str = "", translated: bool = False
) -> Callable[[View], View]:
    """Says who a view is for. `kept`: the same for every guest, so it may be cached. `files`: it takes files, so many bytes in all.

    `knows`: the arguments of its address, of a view that is kept; it reads no others (app/core/web/asked.py).

    `spoken`: when it can be listened to, `always`, `easy` (in easy words, as every page for the public) or `never` (as every page for staff).
    `translated`: a page for a role that exists in every reading all the same, as those that only leads of other organisations see.
    """
    unknown = set(who) - {EVERYONE, BY_LINK, *ROLES}
    if unknown or not who:
        raise ValueError(f"Nobody is called {unknown or 'nothing'}.")

    def mark(view: View) -> View:
        vars(view).update(  # read back by hooks, by the shelf of kept pages and by the house tests
            open_to=who,
            kept=kept,
            knows=knows if kept else None,
            files=files,
            spoken=spoken or (EASY if {EVERYONE, BY_LINK} & set(who) else NEVER),
            translated=translated,
            says_own=kept or EVERYONE not in who,  # whether the words that somebody wrote are spoken too
        )
        return view

    return mark


def _keep_the_door() -> Response | None:
    """Before each request: the view says who, the person says whether that is them."""
    if request.endpoint is None:
        return None
    who = getattr(current_app.view_functions[request.endpoint], "open_to", None)
    if who is None:
        abort(404)
    if EVERYONE in who or BY_LINK in who:
        return None
    if not current_user.is_authenticated:
        return redirect(url_for("people.sign_in", then=request.full_path.rstrip("?")))
    if not current_user.holds(*who):
        raise NotFound
    return _in_a_reading_it_has()


def easy_here() -> bool:
    """Whether the page that was asked for exists in easy words; those for the administrator alone do not."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "translated", False) or bool(_IN_EASY_WORDS & set(getattr(view, "open_to", (EVERYONE,))))


def _in_a_reading_it_has() -> Response | None:
    """Whoever asks for a page for staff in a reading that it does not have is led to the same page in one that it has."""
    if getattr(current_app.view_functions[request.endpoint or ""], "translated", False):
        return None
    there = i18n.reading_for_staff(i18n.reading(), easy=easy_here())
    if there == i18n.reading():
        return None
    if request.method in {"GET", "HEAD"}:
        return redirect(here_in(there))
    i18n.set_reading(there)
    return None


def stand(app: Flask) -> None:
    """Puts the hook at the door of an app."""
    app.before_request(_keep_the_door)
