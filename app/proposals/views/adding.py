"""After sending: whoever brought an idea adds a recording, photo, drawing or video, and the team adds what came by post or e-mail."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.tokens import new_salt
from app.core.web import go_to, let_in, open_to, page, tell_next
from app.proposals import actions, permissions, queries
from app.proposals.forms import cleaned
from app.proposals.permissions import Somebody
from app.proposals.views import proposals
from app.proposals.views.attaching import DONE, KINDS, NOTHING, may_record
from app.proposals.views.cookies import who_opens
from app.proposals.views.receiving import FAULTY, MOST_AT_ONCE, all_or_nothing, came, forget, sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.core.files import Taken
    from app.proposals.models import Proposal

CHOOSE = mark_for_staff("Choose what the person sent")
Door = Callable[[Somebody, "Proposal"], bool]


@proposals.route("/my-idea/<ref:reference>/add/<kind>", methods=["GET", "POST"])
@open_to("proposer", files=MOST_AT_ONCE)
def add_later(reference: str, kind: str) -> Response:
    """Whoever brought an idea, or helped with it, adds to it while it is with us."""
    if kind not in KINDS:
        raise NotFound
    person = who_opens(reference)
    if request.method == "GET":
        return _shown(_idea(reference, person, permissions.add_to), kind, "")
    number = let_in(lambda: _idea(reference, person, permissions.add_to).id)
    try:
        all_or_nothing(
            came(NOTHING[kind]), lambda taken: _keep(reference, person, permissions.add_to, taken, drawn=kind == "drawing"), of=number
        )
    except FAULTY as fault:
        return _shown(_idea(reference, person, permissions.add_to), kind, sentence_of(fault))
    tell_next(gettext(DONE[kind]))
    return go_to(url_for("journey.my_idea", reference=reference))


@proposals.route("/ideas/<ref:reference>/add", methods=["GET", "POST"])
@open_to("huddle member", files=MOST_AT_ONCE)
def add_for_person(reference: str) -> Response:
    """The team adds what came by post or e-mail, or on a memory stick."""
    if request.method == "GET":
        return _shown(_idea(reference, current_user, permissions.screen), "", "")
    number = let_in(lambda: _idea(reference, current_user, permissions.screen).id)
    drawn = request.form.get("drawn") == "yes"
    try:
        all_or_nothing(came(CHOOSE), lambda taken: _keep(reference, current_user, permissions.screen, taken, drawn=drawn), of=number)
    except FAULTY as fault:
        return _shown(_idea(reference, current_user, permissions.screen), "", sentence_of(fault))
    tell_next(for_staff("Added. Somebody of the team looks at it before anyone else sees it."))
    return go_to(url_for("journey.read_idea", reference=reference))


def _idea(reference: str, person: Somebody, to: Door) -> Proposal:
    """The idea, for whoever may add to it now."""
    found = queries.proposal(reference, by=person, to=to)
    actions.check_takes_more(found)
    return found


def _keep(reference: str, person: Somebody, to: Door, taken: Sequence[Taken], *, drawn: bool) -> None:
    """Writes what came; the same page sent twice is sent once."""
    found, typed = _idea(reference, person, to), cleaned(request.form)
    words, mark = typed.get("words", "").strip(), typed.get("mark", "")[:16]
    if not actions.add_later(found, taken, words=words, drawn=drawn, ours=to is permissions.screen, mark=mark, by=person):
        forget(taken)


def _shown(found: Proposal, kind: str, fault: str) -> Response:
    """Its page: of one kind for whoever brought the idea, for all kinds for the team."""
    typed = cleaned(request.form)
    template = "proposals/add_file.html" if kind else "proposals/add_for_person.html"
    told = {"words": typed.get("words", ""), "drawn": typed.get("drawn", ""), "stamp": typed.get("mark") or new_salt()}
    return may_record(
        page(template, proposal=found, step=None, medium=kind, fault=fault, rest={}, status=422 if fault else 200, **told), kind
    )
