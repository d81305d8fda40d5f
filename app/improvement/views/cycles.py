"""Small tests: the page of one, and planning it."""

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, NotFound, Refused, allows
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import cycles as planning
from app.improvement.actions.planning import MOST_COLLECTED, MOST_STEPS
from app.improvement.actions.steps import Step, check_step, without_prediction
from app.improvement.forms.beginning import BeginForm
from app.improvement.forms.cycles import ACTS, EXTENTS, ONWARDS, PURPOSES, STATES, FirstPlanForm, PlanForm, PredictionsForm
from app.improvement.forms.effects import GAINED_LESS, WORSE
from app.improvement.queries import cycles
from app.improvement.queries.drivers import change_idea, diagram
from app.improvement.queries.planning import driver_of, during
from app.improvement.queries.predicted import written_after
from app.improvement.queries.reached import closed_without
from app.improvement.queries.witnesses import answerable
from app.improvement.views import improvement
from app.improvement.views.beginning import beginning
from app.improvement.views.hearing import said_of

if TYPE_CHECKING:
    from app.improvement.models import ChangeIdea, Cycle
    from app.proposals.models import Proposal


@improvement.route("/ideas/<ref:reference>/small-tests/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def start_ramp(reference: str) -> Response:
    """A change that nobody has tested yet, and the plan of its first small test."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    form = FirstPlanForm()
    form.offer(diagram(project), queries.measures(project))
    drawn = change_idea(project, row_number(request.values.get("change_idea", "")) or 0)
    if form.validate_on_submit():
        try:
            number = drawn.id if drawn else None
            return _saved(planning.start_ramp(project, form.idea.data or "", form.plan(), number, by=current_user).id)
        except Refused as refusal:
            form.refuse(refusal)
    if drawn and not request.form:
        form.begin_with_idea(drawn)
    back = url_for("improvement.project", reference=reference)
    return _plan_page(form, back, number=1, drawn=drawn)


@improvement.route("/small-tests/<int:number>")
@open_to("huddle member", "provider QI lead")
def cycle(number: int) -> Response:
    """One small test with its four steps: what stands, and what can be done next."""
    proposal, found = cycles.cycle(number, by=current_user, to=permissions.work_on)
    return _cycle_page(proposal, found, BeginForm())


def _cycle_page(proposal: "Proposal", found: "Cycle", form: BeginForm) -> Response:
    writes = permissions.write(current_user, proposal)
    told = said_of(proposal, found, asks_for_english=writes)
    return page(
        "improvement/cycle.html",
        form=form,
        status=422 if form.errors else 200,
        proposal=proposal,
        found=found,
        can={step.value for step in Step if writes and allows(check_step, found, step)},
        lacking=without_prediction(found),
        earlier=cycles.earlier_predictions(found),
        written_after=written_after,
        following=cycles.following(found),
        kept=cycles.kept(found),
        driver=driver_of(found),
        measured=during(found),
        writes=writes,
        state=STATES[found.state],
        purposes=PURPOSES,
        extents=EXTENTS,
        acts=ACTS,
        onwards=ONWARDS,
        **told,
        writes_down=answerable(proposal, told["asked"]) if writes else (),
        without=closed_without(found),
        why_not=planning.why_not_begun(proposal, found),
        **beginning(found),
        takes_up=permissions.take_up_again(current_user, proposal),
        asks=writes and found.studied_at is None,
        worse=WORSE,
        gained_less=GAINED_LESS,
    )


def at_work(number: int) -> "tuple[Proposal, Cycle]":
    """A small test with its idea, for whoever goes on with it now."""
    proposal, found = cycles.cycle(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    return proposal, found


@improvement.route("/small-tests/<int:number>/plan", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def plan(number: int) -> Response:
    """Plan: another plan, while it has not begun."""
    proposal, found = at_work(number)
    form = _offering(PlanForm(), proposal)
    if form.validate_on_submit():
        try:
            planning.change_plan(found, form.plan(), by=current_user)
            return _saved(number)
        except Refused as refusal:
            form.refuse(refusal)
    check_step(found, Step.PLAN)
    if not request.form:
        form.begin_with(found)
    back = url_for("improvement.cycle", number=number)
    return _plan_page(form, back, number=found.number, idea=found.ramp.idea)


@improvement.route("/small-tests/<int:number>/next", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def next_cycle(number: int) -> Response:
    """Plan: the next small test of the same change, out of this one."""
    proposal, found = at_work(number)
    check_step(found, Step.NEXT)
    form = _offering(PlanForm(), proposal)
    if form.validate_on_submit():
        try:
            return _saved(planning.plan_next(found, form.plan(), by=current_user).id)
        except Refused as refusal:
            form.refuse(refusal)
    if not form.errors and (planned := cycles.following(found)) is not None:
        return go_to(url_for("improvement.cycle", number=planned.id))
    if not request.form:
        form.begin_after(found)
    back, which = url_for("improvement.cycle", number=number), found.number + 1
    return _plan_page(form, back, number=which, idea=found.ramp.idea, last=found)


@improvement.route("/small-tests/<int:number>/begin", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def begin(number: int) -> Response:
    """The small test starts now."""
    proposal, found = at_work(number)
    if found.begun_at is None and (why_not := planning.why_not_begun(proposal, found)):
        raise NotAllowed(why_not)
    form = BeginForm()
    if form.validate_on_submit():
        try:
            planning.begin(found, form.day(), by=current_user)
            tell_next(for_staff("The small test has begun."))
            return go_to(url_for("improvement.cycle", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    return _cycle_page(proposal, found, form)


@improvement.route("/small-tests/<int:number>/predictions", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def predict(number: int) -> Response:
    """What is expected changes while the test runs; what it was stays visible, with its time."""
    _proposal, found = at_work(number)
    form = PredictionsForm()
    form.keep(found.questions)
    if form.validate_on_submit():
        try:
            planning.predict(found, form.predictions(), by=current_user)
            return _saved(number)
        except Refused as refusal:
            form.refuse(refusal)
    check_step(found, Step.PREDICT)
    if not request.form:
        form.begin_with(found)
    return page("improvement/predict.html", form=form, found=found, status=422 if form.errors else 200)


def _offering(form: PlanForm, proposal: "Proposal") -> PlanForm:
    """With the drivers and the measures of the try-out to choose from."""
    project = queries.project_of(proposal)
    if project is None:
        raise NotFound
    form.offer(diagram(project), queries.measures(project))
    return form


def _plan_page(
    form: PlanForm, back: str, *, number: int, idea: str | None = None, last: "Cycle | None" = None, drawn: "ChangeIdea | None" = None
) -> Response:
    """The form of a plan. `idea`: the change, where it stands; `last`: the test before it; `drawn`: the change idea of the diagram it tests."""
    return page(
        "improvement/plan.html",
        form=form,
        back=back,
        number=number,
        idea=idea,
        last=last,
        drawn=drawn,
        most_steps=MOST_STEPS,
        most_collected=MOST_COLLECTED,
        status=422 if form.errors else 200,
    )


def _saved(number: int) -> Response:
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.cycle", number=number))
