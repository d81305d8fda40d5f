"""The links in the head and the foot of every page."""

from typing import Any

from flask import request
from flask_login import current_user

from app.core.i18n import for_staff, gettext, reading
from app.core.web.addresses import url_for
from app.core.web.guests import SIGNED_IN

_FOR_ALL = "huddle member"
_READERS = (_FOR_ALL, "chair", "provider QI lead", "administrator")


def _link(endpoint: str, text: str) -> dict[str, Any]:
    return {"href": url_for(endpoint), "text": text, "current": request.endpoint == endpoint}


def _staff_link(endpoint: str, text: str) -> dict[str, Any]:
    """To a page for staff: in English, and said to be so on a page in another language."""
    return _link(endpoint, text) | ({} if reading().lang == "en" else {"lang": "en"})


def _known() -> Any:
    """Whoever is signed in. A guest without a sign-in costs no statement."""
    return current_user if SIGNED_IN in request.cookies and current_user.is_authenticated else None


def who_reads() -> str:
    """For whom the links are, in a word: they are drawn once for each page and each of these."""
    known = _known()
    if not known:
        return ""
    return "person " + "".join(str(place) for place, role in enumerate(_READERS) if known.holds(role))


def staff_name() -> str:
    """The name in the head of a staff page."""
    known = _known()
    return known.display_name if known else ""


def menu() -> dict[str, Any]:
    """The links of the head and the foot, for whoever reads."""
    known = _known()
    main = [
        _link("journey.ideas", gettext("Ideas")),
        _link("proposals.share", gettext("Share an idea")),
        _link("hub.about", gettext("How we answer ideas")),
    ]
    if known:
        main.append(_work(known) or _link("journey.my_ideas", gettext("My ideas")))
    return {"main": main, "foot": _foot(signed_in=bool(known)), "staff": _staff(known)}


def _work(known: Any) -> dict[str, Any] | None:
    """Where the work of somebody with a role begins."""
    if known.holds(_FOR_ALL):
        return _staff_link("huddle.queue", for_staff("Queue"))
    return _link("journey.my_organisation", gettext("My organisation")) if known.holds("provider QI lead") else None


def _foot(*, signed_in: bool) -> list[dict[str, Any]]:
    links = [
        _link("journey.ask_for_help", gettext("I need help")),
        _link("hub.privacy", gettext("Your information")),
        _link("hub.accessibility", gettext("Accessibility")),
        _link("hub.hard_words", gettext("Hard words")),
        _link("hub.languages", gettext("All languages")),
    ]
    mine = _link("journey.my_ideas", gettext("My ideas")) if signed_in else _link("people.sign_in", gettext("Sign in"))
    return [*links, mine]


def _staff(known: Any) -> list[dict[str, Any]]:
    if not known:
        return []
    links = []
    if known.holds(_FOR_ALL):
        links = [
            _link("huddle.queue", for_staff("Queue")),
            _link("huddle.huddles", for_staff("Huddles")),
            _link("tasks.every_task", for_staff("Tasks")),
            _link("journey.translations", for_staff("Translations")),
            _link("proposals.write_down", for_staff("Write down an idea")),
            _link("journey.ideas", for_staff("Public ideas")),
            _link("population.who_sends_ideas", for_staff("Who sends ideas")),
        ]
    if known.holds("provider QI lead"):
        links.append(_link("journey.my_organisation", gettext("My organisation")))
        links += [] if known.holds(_FOR_ALL) else [_link("journey.ideas", for_staff("Public ideas"))]
    if known.holds(_FOR_ALL, "administrator"):
        links.append(_link("journey.organisations", for_staff("Organisations")))
    if known.holds("chair", "administrator"):
        links.append(_staff_link("priorities.register", for_staff("Priorities")))
        links.append(_link("people.roles", for_staff("Roles")))
    if known.holds("administrator"):
        links.append(_link("notifications.undelivered", for_staff("Letters")))
    return links
