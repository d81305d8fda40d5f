"""What members say of an idea: views, scores, declared interests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import actions, queries
from app.huddle.criteria import WORDS, asked_of
from app.huddle.forms import InterestForm, SayForm, ScoreForm
from app.huddle.forms.saying import DIGITAL, STANCES
from app.huddle.views import huddle
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of

if TYPE_CHECKING:
    from app.proposals.models import Proposal


@huddle.route("/ideas/<ref:reference>/say", methods=["GET", "POST"])
@open_to("huddle member")
def say(reference: str) -> Response:
    """A member's view of an idea that is on a list; on a phone, in two minutes."""
    proposal, form = proposals.proposal(reference, by=current_user, to=permissions.screen), SayForm()
    item = actions.place_of(proposal)
    member = queries.member_of(current_user.id)
    form.offer(member.disciplines if member else [])
    if form.validate_on_submit():
        try:
            actions.say(proposal, form.view(), by=current_user)
            tell_next(for_staff("Thank you. The huddle reads your view."))
            return go_to(url_for("huddle.says", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(queries.say_of(item.id, current_user.id))
    several = len(form.discipline.choices or []) > 1
    return page("huddle/say.html", form=form, several=several, **about(proposal), status=422 if form.errors else 200)


@huddle.route("/ideas/<ref:reference>/scores", methods=["GET", "POST"])
@open_to("huddle member")
def score(reference: str) -> Response:
    """Nine criteria, each with a reason; seven for an idea of somebody who uses services. Blank is no score."""
    proposal, form = proposals.proposal(reference, by=current_user, to=permissions.screen), ScoreForm()
    item = actions.place_of(proposal)
    actions.check_free(proposal, item, by=current_user)
    asked = form.asked(asked_of(of_staff=queries.of_staff(proposal)))
    if form.validate_on_submit() and not form.lacks_reasons(asked):
        try:
            actions.score(proposal, form.given(asked), by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("huddle.says", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(queries.scores_of(item.id, current_user.id))
    return page("huddle/score.html", form=form, asked=asked, criteria=WORDS, **about(proposal), status=422 if form.errors else 200)


@huddle.route("/ideas/<ref:reference>/views")
@open_to("huddle member")
def says(reference: str) -> Response:
    """What members say of an idea, by field; scores side by side, never added up."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    item = actions.place_of(proposal)
    scores = queries.scores(item.id)
    return page(
        "huddle/says.html",
        says=queries.says(item.id),
        scores=scores,
        spreads=queries.spreads(scores, staff=queries.of_staff(proposal)),
        criteria=WORDS,
        stances=STANCES,
        digital=DIGITAL,
        interests=queries.interests(proposal.id),
        mine=proposals.interest_of(proposal.id, current_user.id),
        item=item,
        decides=permissions.decide(current_user, proposal),
        **about(proposal),
    )


@huddle.route("/ideas/<ref:reference>/interest", methods=["GET", "POST"])
@open_to("huddle member")
def interest(reference: str) -> Response:
    """A member has something of their own to gain or lose: others score and decide."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    form = InterestForm()
    if form.validate_on_submit():
        actions.declare_interest(proposal, form.what.data or "", by=current_user)
        tell_next(for_staff("Thank you. Others score and decide this idea."))
        return go_to(url_for("journey.read_idea", reference=reference))
    return page("huddle/interest.html", form=form, **about(proposal), status=422 if form.errors else 200)


@huddle.route("/ideas/<ref:reference>/own-organisation", methods=["POST"])
@open_to("chair")
def own_organisation(reference: str) -> Response:
    """The chair says whether members of the organisation that the idea is about score and decide it."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.decide)
    if Plain().validate_on_submit():
        actions.bar_organisation(proposal, bars=not actions.place_of(proposal).bars_organisation, by=current_user)
    return go_to(url_for("huddle.says", reference=reference))


def named(proposal: Proposal) -> dict[str, Any]:
    """An idea with its title, as everybody reads it."""
    lang = proposal.title.lang if proposal.title else proposal.lang
    return {"proposal": proposal, "title": title_of(proposal.title, proposal.answers), "title_lang": lang}


def about(proposal: Proposal) -> dict[str, Any]:
    """An idea as a page of staff about it names it; `layouts/about_idea.html` draws it."""
    return named(proposal) | {"title_en": proposal.title_en.body if proposal.title_en else ""}
