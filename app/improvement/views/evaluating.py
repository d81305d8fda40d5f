"""The end of a try-out: everything that was kept of it on one page, and what the team thinks of it."""

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import evaluating as judging
from app.improvement.actions.early import is_evaluation_early
from app.improvement.forms import DIRECTIONS, KINDS
from app.improvement.forms.cycles import EXTENTS, STATES
from app.improvement.forms.effects import GAINED_LESS
from app.improvement.forms.reviewing import RECOMMENDED, WORDS, EvaluationForm
from app.improvement.forms.witnesses import SAW
from app.improvement.queries import evaluating, gates, reviewing
from app.improvement.queries.counted import counted
from app.improvement.queries.handed_over import changed_late
from app.improvement.queries.predicted import written_after
from app.improvement.views import improvement
from app.proposals.actions.moving import title_of

if TYPE_CHECKING:
    from app.improvement.models import Project, TriedOut
    from app.proposals.models import Proposal


@improvement.route("/ideas/<ref:reference>/try-out/evaluation")
@open_to("huddle member", "provider QI lead")
def evaluation(reference: str) -> Response:
    """Aim, charts, small tests, reviews, and what the team thinks of it."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    whole = evaluating.whole(project)
    return page(
        "improvement/evaluation.html",
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        title_lang=proposal.title.lang if proposal.title else proposal.lang,
        whole=whole,
        changed_late=changed_late(project),
        standings=reviewing.standings(project),
        evaluation=evaluating.evaluation(project),
        writes=permissions.write(current_user, proposal),
        again=permissions.test_again(current_user, proposal),
        before=gates.before(project, measures=whole.measured, aims=whole.aims) if proposal.stage.value == "adapted" else None,
        kinds=KINDS,
        directions=DIRECTIONS,
        states=STATES,
        extents=EXTENTS,
        recommended=RECOMMENDED,
        words=WORDS,
        gained_less=GAINED_LESS,
        witnessed=counted(project),
        written_after=written_after,
        saw=SAW,
    )


@improvement.route("/ideas/<ref:reference>/try-out/evaluation/write", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def write_evaluation(reference: str) -> Response:
    """What the team thinks: saved at any time, sent to the huddle by a button of its own."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    form, stands = EvaluationForm(), _of_this_round(proposal, project)
    sent = stands is not None and stands.sent_at is not None
    form.ask_early(early=bool(stands.why_early) if stands and sent else is_evaluation_early(project))
    sending, saves, other = request.form.get("send") == "yes", form.seen_saves(), None
    if form.validate_on_submit() and (not sending or form.can_send()):
        try:
            return _saved(proposal, project, form, sending=sending)
        except Refused as refusal:
            form.refuse(refusal)
            found = evaluating.evaluation(project)
            other = found if found is not None and found.saves != saves else None
            saves = other.saves if other else saves
    elif stands and not request.form:
        form.begin_with(stands)
        saves = stands.saves
    return page(
        "improvement/write_evaluation.html",
        form=form,
        proposal=proposal,
        project=project,
        today=project.day(calendar.today()),
        saves=saves,
        other=other,
        sent=sent,
        status=422 if form.faults() else 200,
    )


def _of_this_round(proposal: "Proposal", project: "Project") -> "TriedOut | None":
    """What was written since it was tested last."""
    found = evaluating.evaluation(project)
    return None if found is not None and found.sent_at is not None and proposal.stage.value != "evaluation" else found


def _saved(proposal: "Proposal", project: "Project", form: EvaluationForm, *, sending: bool) -> Response:
    if sending:
        judging.evaluate(proposal, project, form.thought(), seen_saves=form.seen_saves(), by=current_user)
        tell_next(for_staff("The huddle has it now and decides. We told whoever brought the idea."))
    else:
        judging.save(proposal, project, form.thought(), seen_saves=form.seen_saves(), by=current_user)
        tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.evaluation", reference=proposal.reference))


@improvement.route("/ideas/<ref:reference>/try-out/test-again", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def test_again(reference: str) -> Response:
    """What the huddle said to adapt is tested again."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    if not Plain().validate_on_submit():
        raise NotAllowed(for_staff("Nothing was changed."))
    judging.test_again(proposal, project, by=current_user)
    tell_next(for_staff("It is being tested again. We told whoever brought the idea."))
    return go_to(url_for("improvement.project", reference=reference))
