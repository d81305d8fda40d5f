"""The gates before testing on one page, the two that have no page of their own, and the button that begins."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, NotFound, allows
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import gates as passing
from app.improvement.actions.halting import rests_now
from app.improvement.forms import KINDS
from app.improvement.forms.counting import BeginForm
from app.improvement.forms.gates import NotYetForm, SponsorForm
from app.improvement.forms.sign_offs import REPLIES
from app.improvement.gates.research import RULINGS, WORKS
from app.improvement.queries import gates as asked
from app.improvement.queries.counting import can_count_anew
from app.improvement.queries.halting import last_rest
from app.improvement.queries.sign_offs import BODIES
from app.improvement.queries.standing_behind import sponsor as named_here
from app.improvement.views import improvement
from app.proposals.permissions import possible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.improvement.models import Aim, Measure, Project
    from app.proposals.models import Proposal

TRY_OUT = "/ideas/<ref:reference>/try-out"
GATES = f"{TRY_OUT}/gates"


@improvement.route(GATES)
@open_to("huddle member", "provider QI lead")
def gates(reference: str) -> Response:
    """Every gate: passed or not yet, why, and what to do; who was asked to sign off; and the button that begins."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    writes = permissions.write(current_user, proposal)
    before = asked.before(project, measures=queries.measures(project), aims=queries.aims(project))
    form = BeginForm()
    form.offer(project, anew=can_count_anew(proposal, project))
    return page(
        "improvement/gates.html",
        proposal=proposal,
        before=before,
        known=asked.known(project, before),
        form=form,
        writes=writes,
        begins=writes and allows(passing.check_turn, proposal),
        coached=not possible("start_coaching", proposal),
        bodies=BODIES,
        replies=REPLIES,
        works=WORKS,
        rulings=RULINGS,
    )


def around(proposal: "Proposal", project: "Project", *, measures: "Sequence[Measure]", aims: "Sequence[Aim]") -> dict[str, Any]:
    """What the page of a try-out says about its gates, and about how it rests or could."""
    return {
        "before": asked.before(project, measures=measures, aims=aims),
        "rest": last_rest(project) if rests_now(proposal) else None,
        "turn": allows(passing.check_turn, proposal),
        "can_pause": possible("pause", proposal),
        "can_resume": possible("resume", proposal),
        "can_stop": permissions.end(proposal),
        "safety": permissions.stop_for_safety(current_user, proposal),
        "can_take_up": permissions.take_up_again(current_user, proposal),
    }


def at_gates(reference: str) -> "tuple[Proposal, Project]":
    """An idea with its try-out, for whoever writes there now."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    return proposal, project


def back_at(reference: str, sentence: str, page_of: str = "improvement.gates") -> Response:
    """To the gates, or another page of the try-out, with a word about what was done."""
    tell_next(sentence)
    return go_to(url_for(page_of, reference=reference))


@improvement.route(f"{GATES}/begin", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def begin_testing(reference: str) -> Response:
    """Testing begins, when every gate is passed."""
    proposal, project = at_gates(reference)
    form = BeginForm()
    if not form.validate_on_submit():
        raise NotAllowed
    passing.begin_testing(proposal, project, by=current_user, anew=form.counts_anew())
    return back_at(reference, for_staff("Testing has begun. We wrote to whoever brought the idea."), "improvement.project")


@improvement.route(f"{GATES}/coaching", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def begin_coaching(reference: str) -> Response:
    """Somebody works on it with whoever brought it, who hears so."""
    proposal, _project = at_gates(reference)
    if not Plain().validate_on_submit():
        raise NotAllowed
    passing.begin_coaching(proposal, by=current_user)
    return back_at(reference, for_staff("We wrote to whoever brought the idea."))


@improvement.route(f"{GATES}/not-yet/<kind>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def not_yet(reference: str, kind: str) -> Response:
    """Why nothing of one kind is measured yet."""
    proposal, project = at_gates(reference)
    chosen = next((one for one in KINDS if one == kind), None)
    if chosen is None:
        raise NotFound
    form = NotYetForm()
    if form.validate_on_submit():
        passing.say_not_yet(project, chosen, form.reason.data or "", by=current_user)
        return back_at(reference, for_staff("Saved."))
    stands = next((one for one in asked.not_yet_of(project) if one.kind == kind), None)
    if stands is not None and not request.form:
        form.begin_with(stands)
    return page(
        "improvement/not_yet.html", proposal=proposal, form=form, shows=KINDS[chosen], kind=kind, status=422 if form.errors else 200
    )


@improvement.route(f"{GATES}/sponsor", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def sponsor(reference: str) -> Response:
    """Who stands behind the try-out."""
    proposal, project = at_gates(reference)
    form = SponsorForm()
    if form.validate_on_submit():
        passing.name_sponsor(project, form["name"].data or "", form.role.data or "", by=current_user)
        return back_at(reference, for_staff("Saved."))
    stands = named_here(project)
    if stands is not None and not request.form:
        form.begin_with(stands)
    return page("improvement/sponsor.html", proposal=proposal, form=form, stands=stands, status=422 if form.errors else 200)
