"""The pages of a decision: what it says, its easy words, its letter in another form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff, mark_for_staff, readings
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import actions, queries
from app.huddle.forms import CorrectionForm, DecisionForm, EasyWordsForm, PassOnForm
from app.huddle.routes import WORDS
from app.huddle.views import huddle
from app.huddle.views.saying import about
from app.notifications.actions import IN_FORMAT
from app.proposals import permissions
from app.proposals import queries as proposals
from app.support import queries as support
from app.tasks.forms import MetForm

if TYPE_CHECKING:
    from app.huddle.models import Decision
    from app.proposals.models import Proposal

SAID = {  # after a decision, by the need for which its letter waits
    "": mark_for_staff("Recorded. The letter is on its way."),
    actions.EASY_WORDS: mark_for_staff("Recorded. The letter waits until somebody writes the easy words."),
    "quorum": mark_for_staff("Recorded, for now. It stands when somebody who was not there confirms it. Nobody was told yet."),
    "second": mark_for_staff("Recorded, for now. It stands when a second person confirms it. Nobody was told yet."),
    IN_FORMAT: mark_for_staff("Recorded. The letter waits until it is made in the form that they need."),
}
AFTER_EASY_WORDS = {
    "still": mark_for_staff("Saved. The letter still waits for its form."),
    "gone": mark_for_staff("Saved. The letter is on its way."),
    "kept": mark_for_staff("Saved."),
}


@huddle.route("/ideas/<ref:reference>/decision", methods=["GET", "POST"])
@open_to("chair")
def decide(reference: str) -> Response:
    """The decision page, with the letter as it will be read."""
    proposal, form = proposals.proposal(reference, by=current_user, to=permissions.decide), DecisionForm()
    actions.check_listed(proposal, by=current_user)
    form.offer_organisations()
    if form.validate_on_submit():
        try:
            if request.form.get("preview"):
                return _deciding(proposal, form, actions.letter_first(proposal, form.chosen(), by=current_user))
            actions.check_newest(proposal, request.form.get("seen", ""))
            _made, waits = actions.decide(proposal, form.chosen(), by=current_user)
            tell_next(for_staff(SAID[waits[0] if waits else ""]))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    return _deciding(proposal, form)


def _deciding(proposal: Proposal, form: DecisionForm, preview: tuple[Any, Any] | None = None, **more: Any) -> Response:
    letter, words = preview or (None, None)
    item = queries.item_of(proposal.id)
    return page(
        "huddle/decide.html",
        form=form,
        proposal=proposal,
        words=WORDS,
        preview=words,
        letter_in=readings()[letter.reading] if letter else None,
        easy=proposals.needs_easy_words(proposal),
        in_format=proposals.needs_a_format(proposal),
        flag=support.flag(proposal.person_id),
        reads=readings()[proposal.reading].lang,
        given=proposals.given(proposal.answers),
        objection=proposals.objection(proposal),
        **({"waiting": queries.waiting_of(proposal), "quorum": queries.quorum_of(item, proposal) if item else None} | more),
        status=422 if form.errors else 200,
    )


@huddle.route("/ideas/<ref:reference>/correct-decision", methods=["GET", "POST"])
@open_to("chair")
def correct_decision(reference: str) -> Response:
    """The decision again, as it holds from now on; with what was wrong."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.decide)
    before = actions.to_correct(proposal, by=current_user)
    form = CorrectionForm(data=_as_typed(before))
    form.offer_organisations()
    if form.validate_on_submit():
        try:
            seen, why = request.form.get("seen", ""), form.why_changed.data or ""
            _made, waits = actions.correct_decision(proposal, form.chosen(), why, seen=seen, by=current_user)
            tell_next(for_staff(SAID[waits[0] if waits else ""]))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    return _deciding(proposal, form, before=before, waiting=None, quorum=None)


def _as_typed(made: Decision) -> dict[str, Any]:
    """What the chair typed then."""
    words = {name: text.body for name in ("reason", "reason_easy", "next_step", "next_step_easy") if (text := getattr(made, name))}
    asked = [str(one.partner.organisation_id) for one in queries.partners_of(made.id) if not one.partner.leads]
    days = {"revisit_on": made.revisit_on, "follow_up_on": made.follow_up_on}
    detail = dict.fromkeys(("pathway_words", "caller", "doer"), made.detail)
    joins = made.joins or (proposals.reference_of(made.joins_id) or "" if made.joins_id else "")
    reach = {"contact_name": made.contact_name, "contact_how": made.contact_how, "joins": joins, "partners": asked}
    return words | days | detail | reach | {"route": made.route.value, "organisation": str(made.organisation_id or "")}


@huddle.route("/ideas/<ref:reference>/pass-on", methods=["GET", "POST"])
@open_to("huddle member")
def pass_on(reference: str) -> Response:
    """Whoever reads an idea first says who else can answer it; a second person confirms it."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    actions.check_to_pass_on(proposal, by=current_user)
    form = PassOnForm()
    if form.validate_on_submit():
        try:
            actions.pass_on_first(proposal, form.chosen(), by=current_user)
            tell_next(for_staff(SAID["second"]))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    easy = proposals.needs_easy_words(proposal)
    return page("huddle/pass_on.html", form=form, easy=easy, **about(proposal), status=422 if form.errors else 200)


@huddle.route("/ideas/<ref:reference>/decision/easy-words", methods=["GET", "POST"])
@open_to("huddle member")
def easy_words(reference: str) -> Response:
    """Easy words for a decision whose letter waits for them."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    made = queries.decision_of(proposal.id)
    if made is None:
        raise NotFound
    form = EasyWordsForm(data={name: getattr(made, name).body for name in ("reason_easy", "next_step_easy") if getattr(made, name)})
    actions.check_free(proposal, queries.item_of(proposal.id), by=current_user)
    if form.validate_on_submit():
        waited = proposal.unheard
        actions.add_easy_words(proposal, form.reason_easy.data or "", form.next_step_easy.data or "", by=current_user)
        told = AFTER_EASY_WORDS["still" if proposal.unheard else "gone" if waited else "kept"]
        tell_next(for_staff(told))
        return go_to(url_for("journey.read_idea", reference=reference))
    return page(
        "huddle/easy_words.html", form=form, proposal=proposal, made=made, news=WORDS[made.route].news, status=422 if form.errors else 200
    )


@huddle.route("/ideas/<ref:reference>/decision/in-format", methods=["GET", "POST"])
@open_to("huddle member")
def in_format(reference: str) -> Response:
    """Letters that were made in braille, in sign language or in whatever form they need, and given to the person."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.hand_over)
    waiting = actions.in_the_making(proposal)
    form = MetForm()
    if form.validate_on_submit():
        try:
            actions.send_in_format(proposal, by=current_user, met=form.said(), why=form.why.data or "")
            tell_next(for_staff("Thank you. They have it now."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    flag = support.flag(proposal.person_id)
    return page("huddle/in_format.html", form=form, proposal=proposal, waiting=waiting, flag=flag, status=422 if form.errors else 200)
