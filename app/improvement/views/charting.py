"""Charts: which one is shown, how it is worked out, where new lines begin, and what happened when."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import charting
from app.improvement.charts import NHS, Xmr
from app.improvement.charts.drawing import draw, sizes
from app.improvement.charts.medians import RunChart
from app.improvement.charts.rebasing import Doubt, doubts
from app.improvement.charts.telling import rules_in_words, run_rules_in_words
from app.improvement.forms.charting import AnnotationForm, ChartForm, RebaseForm
from app.improvement.queries import charting as charts
from app.improvement.queries.baselines import suggested
from app.improvement.queries.spoken import spoken, with_notes
from app.improvement.views import improvement

if TYPE_CHECKING:
    from app.improvement.models import Measure


def chosen_view() -> charts.View | None:
    """The chart that the address asks for; none where it asks for no chart there is."""
    asked = request.args.get("chart", "")
    return charts.View(asked) if asked in set(charts.View) else None


def beside(told: queries.Told) -> dict[str, Any]:
    """What the page of a measure shows with its chart: the pictures, what happened when, the rules in words."""
    notes = with_notes(told)
    days = [note.on for note in notes if note.number]
    chart = told.chart
    rules = (
        run_rules_in_words(chart.rules, classic=chart.classic)
        if isinstance(chart, RunChart)
        else rules_in_words(chart.rules, screened=chart.screened)
    )
    return {
        "pictures": [draw(chart, size, days, told.lines) for size in sizes()] if told.latest else [],
        "notes": notes,
        "suggested": suggested(told, notes),
        "rules": rules,
    }


@improvement.route("/measures/<int:number>/plain-words")
@open_to("huddle member", "provider QI lead", translated=True)
def plain_chart(number: int) -> Response:
    """The chart as everybody reads it, in every language and in easy words."""
    _proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    told = queries.told([found], chosen_view())[0]
    return page("improvement/plain_chart.html", told=told, said=spoken(told, with_notes(told)))


@improvement.route("/measures/<int:number>/chart", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_chart(number: int) -> Response:
    """How the chart is worked out, and why somebody changes it."""
    found = _written(number)
    how = charts.how_of([found.id])[found.id]
    form = ChartForm()
    if form.validate_on_submit():
        try:
            charting.set_chart(found, form.settings(), form.why.data or "", by=current_user)
            return _saved(number)
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(charting.settings_of(how), fix_after=request.args.get("fix_after", ""))
    return page("improvement/change_chart.html", form=form, found=found, how=how, status=422 if form.errors else 200)


@improvement.route("/measures/<int:number>/new-lines", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def rebase(number: int) -> Response:
    """New lines from one day on. What speaks against them is said once; then it is for the person to decide."""
    found = _written(number)
    form = RebaseForm(request.args) if request.method == "GET" else RebaseForm()
    against, seen = [], ""
    if form.validate_on_submit():
        day = form.day()
        try:
            charting.check_row(found, day)
            against = _doubts(found, day)
            seen = day.isoformat()
            if not against or request.form.get("seen") == seen:
                charting.rebase(found, day, form.why.data or "", by=current_user)
                return _saved(number)
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/rebase.html", form=form, found=found, doubts=against, seen=seen, enough=NHS.enough, status=422 if form.errors else 200
    )


@improvement.route("/measures/<int:number>/notes/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def annotate(number: int) -> Response:
    """What happened on one day, beside the chart."""
    found = _written(number)
    form = AnnotationForm()
    if form.validate_on_submit():
        try:
            charting.annotate(found, form.day(), form.words.data or "", by=current_user)
            return _saved(number)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/annotate.html", form=form, found=found, today=calendar.today(), status=422 if form.errors else 200)


def _doubts(found: "Measure", day: dt.date) -> list[Doubt]:
    """Against new lines from a day on; none where they begin already."""
    told = queries.told([found], charts.View.XMR)[0]
    stands = any(one.on == day for one in told.how.rebases)
    return doubts(told.chart, day) if isinstance(told.chart, Xmr) and not stands else []


def _written(number: int) -> "Measure":
    """A measure of an idea that somebody works on."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    return found


def _saved(number: int) -> Response:
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.measure", number=number, _anchor="chart"))
