"""Another idea that is like mine: shown together or kept apart, at any time."""

from __future__ import annotations

from collections.abc import Callable

from flask import url_for
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotAllowed, Refused
from app.core.forms import Plain
from app.core.web import go_to, open_to, tell_next
from app.proposals import actions, permissions, queries
from app.proposals.views import proposals
from app.proposals.views.cookies import who_opens


@proposals.route("/my-idea/<ref:reference>/voices/<int:number>/together", methods=["POST"])
@open_to("proposer")
def show_together(reference: str, number: int) -> Response:
    """One side says yes."""
    return _say(reference, number, actions.show_together)


@proposals.route("/my-idea/<ref:reference>/voices/<int:number>/apart", methods=["POST"])
@open_to("proposer")
def keep_apart(reference: str, number: int) -> Response:
    """One side says no."""
    return _say(reference, number, actions.keep_apart)


def _say(reference: str, number: int, act: Callable[..., None]) -> Response:
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.own)
    if Plain().validate_on_submit():
        try:
            act(proposal, number, reading=i18n.reading().tag, by=person)
        except Refused as refusal:
            raise NotAllowed(refusal.sentence) from refusal
        tell_next(i18n.gettext("Saved. This counts from now on."))
    return go_to(url_for("journey.my_idea", reference=reference))


__all__ = ["keep_apart", "show_together"]
