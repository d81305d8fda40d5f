"""Try-outs at their end: the list of those that wait for a decision, the decision, and confirming it."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import queries
from app.huddle.actions import judging as actions
from app.huddle.forms.confirming import ConfirmForm
from app.huddle.forms.judging import LABELS, MEANS, JudgeForm
from app.huddle.views import huddle
from app.huddle.views.saying import about
from app.improvement.permissions import tried
from app.improvement.queries import evaluating, project_of
from app.people.queries import names
from app.proposals import permissions
from app.proposals import queries as proposals


@huddle.route("/try-outs/decisions")
@open_to("huddle member")
def to_judge() -> Response:
    """Try-outs that wait for a decision of the huddle."""
    return page("huddle/to_judge.html", rows=queries.to_judge(current_user), labels=LABELS, decides=current_user.holds("chair"))


@huddle.route("/ideas/<ref:reference>/try-out/decision", methods=["GET", "POST"])
@open_to("chair")
def judge(reference: str) -> Response:
    """Adopted, adapted or abandoned, with the reason that whoever brought the idea reads."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.decide)
    actions.check_to_judge(proposal, by=current_user)
    quorum, form = queries.quorum_today(proposal), JudgeForm()
    form.ask_until(actions.usual_day(), waits=not (quorum and quorum.met))
    if form.validate_on_submit():
        try:
            made = actions.judge(proposal, form.judged(), seen=request.form.get("seen", ""), by=current_user)
            waits = for_staff("Recorded, for now. It stands when somebody who was not there confirms it. Nobody was told yet.")
            tell_next(waits if made.waits else for_staff("Recorded. The letter is on its way."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    project = project_of(proposal) if tried(proposal) else None
    return page(
        "huddle/judge.html",
        form=form,
        **about(proposal),
        given={},
        evaluation=evaluating.evaluation(project) if project else None,
        labels=LABELS,
        means=MEANS,
        easy=proposals.needs_easy_words(proposal),
        quorum=quorum,
        provisional=queries.outcome_waiting(proposal),
        status=422 if form.errors else 200,
    )


@huddle.route("/ideas/<ref:reference>/try-out/decision/confirm", methods=["GET", "POST"])
@open_to("huddle member")
def confirm_outcome(reference: str) -> Response:
    """Somebody who was not there confirms what was recorded, or does not."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    made = actions.outcome_for(proposal, by=current_user)
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            if form.said():
                actions.confirm_outcome(proposal, seen=form.read(), by=current_user)
                tell_next(for_staff("Recorded. The letter is on its way."))
            else:
                actions.disagree_with_outcome(proposal, form.why.data or "", seen=form.read(), by=current_user)
                tell_next(for_staff("Thank you. The team talks about it again."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    who = names([made.decided_by]).get(made.decided_by, "")
    return page(
        "huddle/confirm_outcome.html",
        form=form,
        **about(proposal),
        given={},
        made=made,
        label=LABELS[made.way],
        by=who,
        tried=tried(proposal) and project_of(proposal) is not None,
        status=422 if form.errors else 200,
    )
