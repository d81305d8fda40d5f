"""A try-out on one page, and the words of its aim."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused, allows
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions.handed_over import change_aim, is_handed_over
from app.improvement.forms import DIRECTIONS, KINDS
from app.improvement.forms.aims import ChangedAimForm
from app.improvement.forms.cycles import STATES
from app.improvement.queries import due, evaluating
from app.improvement.queries.charter import milestones
from app.improvement.queries.cycles import ramps
from app.improvement.queries.next_steps import Known, next_steps
from app.improvement.queries.reviewing import standings
from app.improvement.views import improvement
from app.improvement.views.gates import around
from app.improvement.views.keeping import going
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.improvement.models import Measure, Project, Ramp
    from app.proposals.models import Proposal


@improvement.route("/ideas/<ref:reference>/try-out")
@open_to("huddle member", "provider QI lead")
def project(reference: str) -> Response:
    """What is tried, what it wants to reach, what is measured and how it goes."""
    proposal, found = queries.tried(reference, by=current_user, to=permissions.work_on)
    measures, aims = queries.measures(found), queries.aims(found)
    told, writes = queries.told(measures), permissions.write(current_user, proposal)
    facts = {
        "aims": aims,
        "measures": told,
        "waiting": due.waiting_of(proposal, found, told),
        "ramps": ramps(found),
        "standings": standings(found),
        "day": found.day(calendar.today()),
        "around": around(proposal, found, measures=measures, aims=aims),
        **going(proposal, found),
    }
    return page(
        "improvement/project.html",
        **facts,
        steps_now=next_steps(_known(proposal, found, facts)),
        handed=evaluating.evaluation(found) if is_handed_over(proposal) else None,
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        title_lang=proposal.title.lang if proposal.title else proposal.lang,
        project=found,
        warnings=queries.warnings(found, aims),
        kinds=KINDS,
        directions=DIRECTIONS,
        states=STATES,
        milestones=milestones(found),
        writes=writes,
        shares=writes or permissions.share(current_user, proposal),
        room=writes and allows(actions.check_room, measures),
    )


def _known(proposal: "Proposal", project: "Project", facts: dict[str, Any]) -> Known:
    """What the page tells, as the next steps ask for it."""
    return Known(
        stage=proposal.stage,
        has_aim=bool(facts["aims"]),
        measures=[told.measure.id for told in facts["measures"]],
        gates_open=[standing.gate.name for standing in facts["around"]["before"].open],
        waiting=list(facts["waiting"]),
        ramps=facts["ramps"],
        standings=facts["standings"],
        lasting=facts["going"].due is not None,
        over=facts["day"] > project.days,
        unshown=_is_unshown([told.measure for told in facts["measures"]], facts["ramps"]),
        thought_on=calendar.on_date(facts["going"].thought_at) if facts["going"].thought_at else project.started_on,
        today=calendar.today(),
    )


def _is_unshown(measures: "Sequence[Measure]", ramps: "Sequence[Ramp]") -> bool:
    offered = [one.shown_at for one in measures] + [one.shown_at for one in ramps]
    return bool(offered) and not any(offered)


@improvement.route("/ideas/<ref:reference>/try-out/start", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def start(reference: str) -> Response:
    """The try-out of an idea that was taken up begins today."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    if Plain().validate_on_submit():
        actions.start_project(proposal, by=current_user)
        tell_next(for_staff("The try-out has begun. Say first what you want to reach."))
    return go_to(url_for("improvement.project", reference=reference))


@improvement.route("/ideas/<ref:reference>/try-out/aim", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def aim(reference: str) -> Response:
    """What it wants to reach, beside what the person said first."""
    proposal, found = queries.tried(reference, by=current_user, to=permissions.work_on)
    form = ChangedAimForm()
    form.ask_why(asked=is_handed_over(proposal))
    actions.check_open(proposal, by=current_user)
    aims = queries.aims(found)
    if form.validate_on_submit() and form.can_be_read():
        try:
            change_aim(proposal, found, form.said(), form.reason(), by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.project", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    elif aims and not request.form:
        form.begin_with(aims[0])
    given = proposals.given(proposal.answers)
    warnings = [] if form.errors else queries.warnings(found, aims)
    return page("improvement/aim.html", form=form, proposal=proposal, given=given, warnings=warnings, status=422 if form.errors else 200)
