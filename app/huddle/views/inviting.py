"""Guests of a meeting: whom a member invites, and the page that a guest's link opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.config import settings
from app.core.errors import NotAllowed, NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff, gettext
from app.core.i18n import mark as _
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.huddle import actions, notices, queries
from app.huddle.forms import GuestForm, InviteForm
from app.huddle.forms.inviting import AS_WHOM, COMING
from app.huddle.queries import Standing
from app.huddle.views import huddle
from app.huddle.views.saying import named
from app.proposals import permissions
from app.proposals import queries as proposals

if TYPE_CHECKING:
    from app.huddle.models import Invitation, Item, Meeting
    from app.proposals.models import Proposal

_DAYS = 60 * 86_400
OWN_WORDS = ("problem", "change_idea")  # what of an idea a guest reads, where they may
ENDED = {
    Standing.TAKEN_BACK: _("Our team took this invitation back. You do not need to come."),
    Standing.WITHDRAWN: _("The person took this idea back. You do not need to come."),
    Standing.CALLED_OFF: _("This meeting is not held. You do not need to come."),
    Standing.OFF_LIST: _("The team does not talk about the idea on that day. Phone us if you are not sure."),
    Standing.OVER: _("The meeting is over. Thank you."),
}


@huddle.route("/huddles/<int:number>/items/<int:item>/guests", methods=["GET", "POST"])
@open_to("huddle member")
def invite(number: int, item: int) -> Response:
    """Who is invited to one idea of a meeting and what they answered; one more can be invited while it is to come."""
    meeting, place, proposal = door(number, item, to=permissions.screen)
    form = InviteForm()
    form.offer()
    why_not = actions.why_nobody_is_invited(proposal, place, by=current_user)
    if form.is_submitted() and why_not:
        raise NotAllowed(why_not)
    if not _taken_back(place, proposal) and form.validate_on_submit():
        try:
            _invited, letter = actions.invite(proposal, place, form.told(), by=current_user)
            tell_next(actions.what_happens_next(letter))
            return go_to(url_for("huddle.invite", number=number, item=item))
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "huddle/invite.html",
        form=form,
        meeting=meeting,
        item=place,
        why_not=why_not,
        guests=queries.invitations([item]).get(item, []),
        as_whom=AS_WHOM,
        coming=COMING,
        needs=actions.inviting.NEEDS,
        **named(proposal),
        status=422 if form.errors else 200,
    )


def _taken_back(place: Item, proposal: Proposal) -> bool:
    """Whether the button beside a guest was pressed: their link shows nothing of the idea any more, and what was typed stays in the form."""
    if "stop" not in request.form or not Plain().validate_on_submit():
        return False
    number = row_number(request.form["stop"])
    here = {one.id for one in queries.invitations([place.id]).get(place.id, [])}
    if number is not None and number in here:
        actions.take_invitation_back(queries.invitation(number), proposal, by=current_user)
        tell_next(for_staff("Taken back. The link shows nothing of the idea now."))
    return True


@huddle.route("/huddles/invitations/<int:number>/answer", methods=["GET", "POST"])
@open_to("huddle member")
def note_answer(number: int) -> Response:
    """What a guest told somebody of the team, on the phone perhaps."""
    found = queries.invitation(number)
    proposal = _idea_of(found)
    if found.item is None or queries.standing_of(found) is not Standing.OPEN:
        raise NotAllowed(for_staff("This invitation has ended. Nothing was saved."))
    form = GuestForm()
    if form.validate_on_submit():
        try:
            actions.answer_invitation(found, form.reply(), by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("huddle.invite", number=found.item.meeting_id, item=found.item.id))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(found)
    return page("huddle/note_answer.html", form=form, guest=found, item=found.item, **named(proposal), status=422 if form.errors else 200)


@huddle.route("/huddle-guest/<token>", methods=["GET", "POST"])
@open_to("everyone", spoken="never")
def open_invitation(token: str) -> Response:
    """The link of an invitation: GET shows a button, POST sets a cookie for this one idea of this one meeting."""
    found = queries.invitation_of(token)
    if found is None:
        return page("huddle/old_invitation.html", status=404)
    standing = queries.standing_of(found)
    if standing in ENDED:
        return page("huddle/invitation_ended.html", sentence=gettext(ENDED[standing]), status=404)
    if Plain().validate_on_submit():
        answer = go_to(url_for("huddle.guest", number=found.id))
        answer.set_cookie(_cookie(found.id), token, max_age=_DAYS, httponly=True, samesite="Lax", secure=settings().secure)
        return answer
    return page("huddle/open_invitation.html", form=Plain(), name=found.person.display_name)


@huddle.route("/huddle-guests/<int:number>", methods=["GET", "POST"])
@open_to("everyone", spoken="never")
def guest(number: int) -> Response:
    """What a guest reads and answers: one idea, the day, who is there; nothing else of the meeting."""
    found = queries.invitation_of(request.cookies.get(_cookie(number), ""))
    if found is None or found.id != number:
        raise NotFound
    standing = queries.standing_of(found)
    if standing in ENDED or found.item is None:
        return page("huddle/invitation_ended.html", sentence=gettext(ENDED.get(standing, ENDED[Standing.OFF_LIST])), status=404)
    form = GuestForm()
    if standing is Standing.SHOWN and form.is_submitted():
        raise NotAllowed(gettext("The meeting is over. Thank you."))
    if form.validate_on_submit():
        try:
            actions.answer_invitation(found, form.reply())
            tell_next(gettext("Thank you. We have your answer."))
            return go_to(url_for("huddle.guest", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(found)
    return page("huddle/guest.html", form=form, **_shown_to(found, found.item, standing), status=422 if form.errors else 200)


def _shown_to(found: Invitation, item: Item, standing: Standing) -> dict[str, Any]:
    """What a guest's page shows. Whoever brought the idea reads their words; others do where anyone may read the idea, else its title alone."""
    proposal = found.proposal
    own = found.as_whom.value == "proposer"
    answers = proposals.newest(proposal.answers)
    words = [answers[field].text for field in OWN_WORDS if field in answers and answers[field].text] if own or proposal.public else []
    return {
        "guest": found,
        "meeting": item.meeting,
        "minutes": notices.minutes_for(item),
        "members": notices.fields_of(queries.who_is_there()),
        "own": own,
        "words": words,
        "answers": COMING,
        "open": standing is Standing.OPEN,
        **named(proposal),
    }


def _cookie(number: int) -> str:
    return f"guest-{number}"


def _idea_of(found: Invitation) -> Proposal:
    return proposals.proposal(str(found.proposal.reference), by=current_user, to=permissions.screen)


def door(number: int, item: int, *, to: Any) -> tuple[Meeting, Item, Proposal]:
    """One place on the list of one meeting, with its idea, for one purpose. Raises NotFound where these do not belong together."""
    meeting = queries.meeting(number, by=current_user)
    place = queries.item_in(meeting, item)
    reference = proposals.reference_of(place.proposal_id)
    return meeting, place, proposals.proposal(str(reference), by=current_user, to=to)
