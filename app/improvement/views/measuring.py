"""Measures: what is counted, the values that come in, and the chart of them."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import measures as family
from app.improvement.charts.words import MARKS, POINTS, UNMARKED
from app.improvement.forms import DIRECTIONS, EVERY, KINDS, PERIODS, LeaveOutForm
from app.improvement.forms.measure_changes import said_otherwise
from app.improvement.forms.measures import MeasureForm
from app.improvement.forms.values import ValueForm, opened_now
from app.improvement.queries import describing, due, pages, periods
from app.improvement.queries.driving import drivers_of
from app.improvement.views import improvement
from app.improvement.views.beside_values import pressed_beside
from app.improvement.views.charting import beside, chosen_view

if TYPE_CHECKING:
    from app.improvement.models import Measure


_WORDS: dict[str, Any] = {  # of the page of a measure, by the values that are kept
    "kinds": KINDS,
    "directions": DIRECTIONS,
    "every": EVERY,
    "periods": PERIODS,
    "marks": MARKS,
    "points": POINTS,
    "unmarked": UNMARKED,
    "most_changes": queries.MOST_CHANGES,
    "said_otherwise": said_otherwise,
}


@improvement.route("/ideas/<ref:reference>/measures/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_measure(reference: str) -> Response:
    """One thing more that is counted or timed."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    form = MeasureForm()
    form.ask_among(due.writers(proposal))
    actions.check_open(proposal, by=current_user)
    if not request.form:
        actions.check_room(queries.measures(project))
    if form.validate_on_submit():
        measure = actions.add_measure(project, form.described(), by=current_user)
        tell_next(for_staff("Saved. Now write the first value, or the values that you have."))
        return go_to(url_for("improvement.measure", number=measure.id))
    back = url_for("improvement.project", reference=reference)
    return page("improvement/describe.html", form=form, found=None, back=back, status=422 if form.errors else 200)


@improvement.route("/measures/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_measure(number: int) -> Response:
    """Other words for what is counted."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = MeasureForm()
    form.ask_among(due.writers(proposal))
    actions.check_open(proposal, by=current_user)
    family.check_standing(found)
    if form.validate_on_submit() and (found.shown_at is None or form.can_be_read()):
        actions.change_measure(found, form.described(), by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("improvement.measure", number=number))
    if not request.form:
        form.begin_with(found)
    back = url_for("improvement.measure", number=number)
    return page("improvement/describe.html", form=form, found=found, back=back, status=422 if form.errors else 200)


@improvement.route("/measures/<int:number>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def measure(number: int) -> Response:
    """The sentence first, then the picture, then the same as a table; and the next value."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = ValueForm()
    form.ask_of(found)
    if form.is_submitted():
        actions.check_open(proposal, by=current_user)
        family.check_standing(found)
    kept = form.is_submitted() and pressed_beside(found)
    if not kept and form.validate_on_submit() and _entered(found, form):
        tell_next(for_staff("Saved."))
        return go_to(url_for("improvement.measure", number=number))
    told = queries.told([found], chosen_view())[0]
    return page(
        "improvement/measure.html",
        form=form,
        writes=permissions.write(current_user, proposal) and not found.taken_away_at,
        opened=form.opened.data or opened_now(),
        shown=pages.shown(told.rows, request.args.get("before", "")),
        about=describing.facts(found),
        proposal=proposal,
        told=told,
        **beside(told),
        **_WORDS,
        remarks=queries.remarks(told.chart),
        changes=queries.changes(found),
        today=calendar.today(),
        drivers=drivers_of(found),
        brings_back=permissions.write(current_user, proposal) and bool(found.taken_away_at),
        status=422 if form.errors else 200,
    )


def _entered(found: "Measure", form: ValueForm) -> bool:
    """Enters what was typed, unless somebody else wrote another value in the meantime, or its period has one, and nobody has chosen yet."""
    theirs = family.theirs(found, form.day(), form.figures(), by=current_user, since=form.since())
    try:
        if form.settle(theirs) and form.takes_mine(theirs) and form.is_alone(found, periods.seconds(found, [form.day()])):
            actions.enter(found, form.day(), form.figures(), by=current_user)
    except Refused as refusal:
        form.refuse(refusal)
    return not form.errors and form.theirs is None


@improvement.route("/measures/<int:number>/leave-out", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def leave_out(number: int) -> Response:
    """One value that does not count, and why."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = LeaveOutForm(request.args) if request.method == "GET" else LeaveOutForm()
    actions.check_open(proposal, by=current_user)
    family.check_standing(found)
    if form.validate_on_submit():
        try:
            actions.leave_out(found, form.day(), form.why.data or "", by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.measure", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/leave_out.html", form=form, found=found, status=422 if form.errors else 200)
