"""Work comes to rest: pause, go on, stop; and the one page that stops it at once."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page
from app.improvement import permissions, queries
from app.improvement.actions import halting
from app.improvement.forms.halting import PauseForm, SafetyForm, WhyForm
from app.improvement.views import improvement
from app.improvement.views.gates import TRY_OUT, at_gates, back_at
from app.proposals.actions.moving import check_possible
from app.proposals.queries import needs_easy_words, reading_of

PROJECT = "improvement.project"


@improvement.route(f"{TRY_OUT}/pause", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def pause(reference: str) -> Response:
    """The work rests for a while."""
    proposal, _project = at_gates(reference)
    if halting.rests_already(proposal):
        return go_to(url_for(PROJECT, reference=reference))
    form = PauseForm()
    form.for_reader(easy=needs_easy_words(proposal))
    check_possible(proposal, "pause")
    if form.validate_on_submit():
        try:
            halting.pause(proposal, form.reason.data or "", form["back_on"].data, by=current_user, reason_easy=form.easy_words())
            return back_at(reference, for_staff("The work is paused. We wrote to whoever brought the idea."), PROJECT)
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/pause.html",
        proposal=proposal,
        form=form,
        foreign=not reading_of(proposal).startswith("en"),
        status=422 if form.errors else 200,
    )


@improvement.route(f"{TRY_OUT}/resume", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def resume(reference: str) -> Response:
    """The work goes on where it was."""
    proposal, _project = at_gates(reference)
    if not Plain().validate_on_submit():
        raise NotAllowed
    halting.resume(proposal, by=current_user)
    return back_at(reference, for_staff("The work goes on. We wrote to whoever brought the idea."), PROJECT)


@improvement.route(f"{TRY_OUT}/stop", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def stop(reference: str) -> Response:
    """The work ends."""
    proposal, _project = queries.tried(reference, by=current_user, to=permissions.work_on)
    if halting.stopped_already(proposal):
        return go_to(url_for(PROJECT, reference=reference))
    at_gates(reference)
    form = WhyForm()
    form.for_reader(easy=needs_easy_words(proposal))
    halting.check_stop(proposal)
    if form.validate_on_submit():
        try:
            halting.stop(proposal, form.reason.data or "", by=current_user, reason_easy=form.easy_words())
            return back_at(reference, for_staff("The work has stopped. We wrote to whoever brought the idea."), PROJECT)
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/stop.html",
        proposal=proposal,
        form=form,
        foreign=not reading_of(proposal).startswith("en"),
        status=422 if form.errors else 200,
    )


@improvement.route(f"{TRY_OUT}/stop-for-safety", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def stop_for_safety(reference: str) -> Response:
    """One reason, one button: the work stops at once."""
    proposal, _project = queries.tried(reference, by=current_user, to=permissions.work_on)
    if halting.stopped_already(proposal):
        return go_to(url_for(PROJECT, reference=reference))
    halting.check_safety_stop(proposal, by=current_user)
    form = SafetyForm()
    if form.validate_on_submit():
        halting.stop_for_safety(proposal, form.reason.data or "", by=current_user)
        return back_at(reference, for_staff("The work has stopped. We wrote to whoever brought the idea."), PROJECT)
    return page("improvement/stop_for_safety.html", proposal=proposal, form=form, status=422 if form.errors else 200)
