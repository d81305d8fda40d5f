"""The links in the head and the foot of every page."""

from typing import Any

from flask import request
from flask_login import current_user

from app.core.i18n import gettext
from app.core.web.addresses import url_for
from app.core.web.guests import SIGNED_IN

_FOR_ALL = "huddle member"


def _link(endpoint: str, text: str) -> dict[str, Any]:
    return {"href": url_for(endpoint), "text": text, "current": request.endpoint == endpoint}


def menu() -> dict[str, Any]:
    """What layouts/page.html asks for. A guest without a sign-in costs no statement."""
    known = current_user if SIGNED_IN in request.cookies else None
    staff = bool(known and known.holds(_FOR_ALL))
    main = [
        _link("journey.ideas", gettext("Ideas")),
        _link("proposals.share", gettext("Share an idea")),
        _link("hub.about", gettext("How we answer ideas")),
    ]
    if known and known.is_authenticated:
        main.append(_link("huddle.queue", "Queue") if staff else _link("journey.my_ideas", gettext("My ideas")))
    return {
        "main_links": main,
        "foot_links": _foot(signed_in=bool(known and known.is_authenticated)),
        "staff_links": _staff(known),
        "staff_name": known.display_name if known else "",
    }


def _foot(*, signed_in: bool) -> list[dict[str, Any]]:
    links = [
        _link("journey.ask_for_help", gettext("I need help")),
        _link("hub.privacy", gettext("Your information")),
        _link("hub.accessibility", gettext("Accessibility")),
        _link("hub.hard_words", gettext("Hard words")),
        _link("hub.languages", gettext("All languages")),
    ]
    return links if signed_in else [*links, _link("people.sign_in", gettext("Sign in"))]


def _staff(known: Any) -> list[dict[str, Any]]:
    links = []
    if known and known.holds(_FOR_ALL):
        links = [
            _link("huddle.queue", "Queue"),
            _link("huddle.huddles", "Huddles"),
            _link("tasks.every_task", "Tasks"),
            _link("journey.ideas", "Public ideas"),
        ]
    if known and known.holds("administrator"):
        links.append(_link("notifications.undelivered", "Letters"))
    return links
