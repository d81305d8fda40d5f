"""Small tests: doing, studying, and what follows."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import queries
from app.improvement.actions import studying
from app.improvement.actions.closing import close_without
from app.improvement.actions.early import is_study_early
from app.improvement.actions.steps import Step, check_step
from app.improvement.forms.cycles import ACTS, ActForm, DoForm, StudyForm
from app.improvement.queries import cycles
from app.improvement.queries.planning import during
from app.improvement.queries.predicted import written_after
from app.improvement.queries.reached import unheard
from app.improvement.views import improvement
from app.improvement.views.cycles import at_work
from app.improvement.views.hearing import asked_for_english, said_of


@improvement.route("/small-tests/<int:number>/do", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def do(number: int) -> Response:
    """Do: what happened, and what people said."""
    _proposal, found = at_work(number)
    form = DoForm()
    if form.validate_on_submit():
        studying.carry_out(found, form.done(), by=current_user)
        return _saved(number)
    check_step(found, Step.DO)
    if not request.form:
        form.begin_with(found)
    return page("improvement/do.html", form=form, found=found, measured=during(found), status=422 if form.errors else 200)


@improvement.route("/small-tests/<int:number>/study", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def study(number: int) -> Response:
    """Study: what was expected beside what came out. It closes when each question has its result."""
    proposal, found = at_work(number)
    form, closing = StudyForm(), request.form.get("close") == "yes"
    form.keep(found.questions)
    form.ask_early(early=is_study_early(found))
    kept, told = asked_for_english(found), said_of(proposal, found)
    form.ask_without(unheard(told["asked"], told["reached"]))
    if not kept and form.validate_on_submit() and (not closing or form.can_close()):
        if closing:
            close_without(found, form.missing, by=current_user)
        studying.study(found, form.found(), form.effects(), form.early_words(), closing=closing, by=current_user)
        return _saved(number)
    check_step(found, Step.STUDY)
    if not request.form:
        form.begin_with(found)
    return page(
        "improvement/study.html",
        form=form,
        found=found,
        earlier=cycles.earlier_predictions(found),
        written_after=written_after,
        **told,
        measured=during(found),
        status=422 if form.faults() else 200,
    )


@improvement.route("/small-tests/<int:number>/act", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def act(number: int) -> Response:
    """Act: adapt, adopt or abandon."""
    proposal, found = at_work(number)
    project = queries.project_of(proposal)
    form = ActForm()
    form.offer(queries.measures(project) if project else ())
    kept = asked_for_english(found)
    if not kept and form.validate_on_submit():
        studying.act(found, form.decided(), by=current_user)
        return _saved(number)
    check_step(found, Step.ACT)
    return page("improvement/act.html", form=form, found=found, acts=ACTS, **said_of(proposal, found), status=422 if form.errors else 200)


def _saved(number: int) -> Response:
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.cycle", number=number))
