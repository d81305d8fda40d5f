"""The pages that follow a decision: somebody confirms it, organisations answer, somebody says whether it was done."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff, gettext, readings
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import actions, queries
from app.huddle.forms import AskedForm, ConfirmForm, DoneForm
from app.huddle.permissions import answer_for
from app.huddle.routes import WORDS
from app.huddle.views import huddle
from app.huddle.views.deciding import SAID
from app.huddle.views.saying import about
from app.people.queries import names
from app.proposals import permissions
from app.proposals import queries as proposals


@huddle.route("/ideas/<ref:reference>/confirm", methods=["GET", "POST"])
@open_to("huddle member")
def confirm(reference: str) -> Response:
    """The idea, the decision and the very letter; and whether somebody who was not there confirms it."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    made = actions.waiting_for(proposal, by=current_user)
    letter, words = actions.as_letter(proposal, made)
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            if form.said():
                _made, waits = actions.confirm(proposal, seen=form.read(), by=current_user)
                tell_next(for_staff(SAID[waits[0] if waits else ""]))
            else:
                actions.disagree(proposal, form.why.data or "", seen=form.read(), by=current_user)
                tell_next(for_staff("Thank you. The team talks about it again."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "huddle/confirm.html",
        form=form,
        **about(proposal),
        given=proposals.given(proposal.answers),
        made=made,
        label=WORDS[made.route].label,
        by=names([made.decided_by]).get(made.decided_by, ""),
        letter=words,
        letter_in=readings()[letter.reading],
        status=422 if form.errors else 200,
    )


@huddle.route("/ideas/<ref:reference>/asked/<int:number>", methods=["GET", "POST"])
@open_to("provider QI lead", "chair", translated=True)
def asked(reference: str, number: int) -> Response:
    """An organisation says whether it will try an idea; the chair writes it down for one where nobody leads improvement."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.read)
    made, one = queries.asked_of(proposal, number)
    leads = answer_for(current_user, one.partner, proposal)
    if not (leads or permissions.decide(current_user, proposal)):
        raise NotFound
    actions.check_asked(proposal, one.partner)
    form = AskedForm()
    if form.validate_on_submit():
        try:
            (actions.accept if form.said() else actions.refuse)(proposal, number, form.words.data or "", by=current_user)
            tell_next(gettext("Thank you. We have your answer."))
            return go_to(url_for("journey.my_organisation") if leads else url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    others = [other for other in queries.partners_of(made.id) if other.partner.id != number]
    return page(
        "huddle/asked.html",
        form=form,
        **about(proposal),
        made=made,
        one=one,
        others=others,
        leads=leads,
        status=422 if form.errors else 200,
    )


@huddle.route("/ideas/<ref:reference>/asked/<int:number>/without", methods=["POST"])
@open_to("chair")
def go_on_without(reference: str, number: int) -> Response:
    """The others go on without one organisation that said no."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.decide)
    if Plain().validate_on_submit():
        actions.go_on_without(proposal, number, by=current_user)
        tell_next(for_staff("The others go on."))
    return go_to(url_for("journey.read_idea", reference=reference))


@huddle.route("/ideas/<ref:reference>/done", methods=["GET", "POST"])
@open_to("huddle member")
def say_if_done(reference: str) -> Response:
    """Whether somebody did what they said they do; whoever brought the idea hears it."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    made = actions.to_be_done(proposal)
    form = DoneForm()
    if form.validate_on_submit():
        try:
            done = form.said()
            actions.say_if_done(proposal, form.words.data or "", done=done, ask_on=form.day(), by=current_user)
            tell_next(for_staff("Thank you. The person hears it."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    return page("huddle/done.html", form=form, made=made, **about(proposal), status=422 if form.errors else 200)
