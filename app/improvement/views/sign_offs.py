"""Who was asked to say yes, and what they answered."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions
from app.improvement.actions import sign_offs as signing
from app.improvement.forms.sign_offs import ReplyForm, SignOffForm
from app.improvement.queries import sign_offs as asked
from app.improvement.views import improvement
from app.improvement.views.gates import GATES, at_gates, back_at


@improvement.route(f"{GATES}/sign-offs/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def ask_for_sign_off(reference: str) -> Response:
    """Who was asked to say yes, when, about what."""
    proposal, project = at_gates(reference)
    form = SignOffForm()
    if form.validate_on_submit():
        body, name = form.whose()
        try:
            signing.ask_for_sign_off(project, body, name, form["asked_on"].data, form.about.data or "", by=current_user)
            return back_at(reference, for_staff("Saved."))
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/ask_for_sign_off.html", proposal=proposal, form=form, status=422 if form.errors else 200)


@improvement.route("/sign-offs/<int:number>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def sign_off(number: int) -> Response:
    """What they answered, when."""
    proposal, found = asked.sign_off(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    form = ReplyForm()
    if form.validate_on_submit():
        try:
            signing.answer_sign_off(found, form.answer(), form["answered_on"].data, form.evidence.data or "", by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.gates", reference=proposal.reference))
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        form.begin_with(found)
    name = found.name or for_staff(asked.BODIES[found.body])
    return page("improvement/sign_off.html", proposal=proposal, form=form, found=found, name=name, status=422 if form.errors else 200)
