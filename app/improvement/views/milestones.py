"""The plan of a try-out: its length, its days of review, and its milestones."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import milestones as planning
from app.improvement.forms.charter import ChangeMilestoneForm, MilestoneForm, PlanLengthForm
from app.improvement.queries import charter as charters
from app.improvement.views import improvement

MILESTONES = "/ideas/<ref:reference>/try-out/milestones"


@improvement.route(MILESTONES, methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def milestones(reference: str) -> Response:
    """All milestones in the order of their days, and one more."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    form = MilestoneForm()
    if request.method == "POST":
        actions.check_open(proposal, by=current_user)
    if form.validate_on_submit():
        try:
            planning.add_milestone(project, form["name"].data or "", form.day(), by=current_user)
            return _saved(reference)
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/milestones.html",
        form=form,
        proposal=proposal,
        project=project,
        found=charters.milestones_with_moves(project),
        before=charters.replanned(project),
        today=calendar.today(),
        writes=permissions.write(current_user, proposal),
        status=422 if form.errors else 200,
    )


@improvement.route(f"{MILESTONES}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_milestone(reference: str, number: int) -> Response:
    """Another day for a reason, another name, or the day on which it was done."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    found = charters.milestone(project, number)
    if found is None:
        raise NotFound
    form = ChangeMilestoneForm()
    if not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            planning.change_milestone(project, found, form.changed(), reason=form.reason.data or "", by=current_user)
            return _saved(reference)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/change_milestone.html", form=form, proposal=proposal, found=found, status=422 if form.errors else 200)


@improvement.route("/ideas/<ref:reference>/try-out/plan", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def plan_length(reference: str) -> Response:
    """How many days, and on which of them it is looked at."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    form = PlanLengthForm()
    if not request.form:
        form.begin_with(project)
    if form.validate_on_submit():
        try:
            days, reviews = form.plan()
            planning.replan(project, days, reviews, reason=form.reason.data or "", by=current_user)
            return _saved(reference)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/plan_length.html", form=form, proposal=proposal, project=project, status=422 if form.errors else 200)


def _saved(reference: str) -> Response:
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.milestones", reference=reference))
