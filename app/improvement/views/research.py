"""Whether it is research, and what the research and development office said."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import open_to, page
from app.improvement.actions import research as researching
from app.improvement.forms.research import RulingForm, WorkForm
from app.improvement.gates.research import WORKS
from app.improvement.queries import gates as asked
from app.improvement.views import improvement
from app.improvement.views.gates import TRY_OUT, at_gates, back_at


@improvement.route(f"{TRY_OUT}/research", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def research(reference: str) -> Response:
    """What kind of work it is."""
    proposal, project = at_gates(reference)
    form = WorkForm()
    if form.validate_on_submit():
        row = researching.say_work(project, form.kind(), form.why.data or "", by=current_user)
        to_ask = row.may_be_research and row.ruling is None
        return back_at(
            reference,
            for_staff("Saved. Now ask R&D.") if to_ask else for_staff("Saved."),
            "improvement.ruling" if to_ask else "improvement.gates",
        )
    told = asked.research_of(project)
    if told and not request.form:
        form.begin_with(told[0])
    return page("improvement/research.html", proposal=proposal, form=form, told=told, works=WORKS, status=422 if form.errors else 200)


@improvement.route(f"{TRY_OUT}/research/answer", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def ruling(reference: str) -> Response:
    """What the research and development office said."""
    proposal, project = at_gates(reference)
    told = asked.research_of(project)
    form = RulingForm()
    if form.validate_on_submit():
        try:
            researching.rule(project, form.ruled(), by=current_user)
            return back_at(reference, for_staff("Saved."))
        except Refused as refusal:
            form.refuse(refusal)
    researching.check_ruling(told)
    if told[0].ruling is not None and not request.form:
        form.begin_with(told[0])
    return page("improvement/ruling.html", proposal=proposal, form=form, said=told[0], works=WORKS, status=422 if form.errors else 200)
