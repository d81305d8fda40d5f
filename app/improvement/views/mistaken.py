"""A value that was entered by mistake is taken away."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import measures as family
from app.improvement.actions.mistaken import take_value_away as take
from app.improvement.forms.mistaken import TakeValueAwayForm
from app.improvement.views import improvement


@improvement.route("/measures/<int:number>/take-value-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_value_away(number: int) -> Response:
    """One value that should never have been written, and what was wrong with it."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = TakeValueAwayForm(request.args) if request.method == "GET" else TakeValueAwayForm()
    actions.check_open(proposal, by=current_user)
    family.check_standing(found)
    if form.validate_on_submit():
        try:
            take(found, form.day(), form.why.data or "", by=current_user)
            tell_next(for_staff("Taken away. What it was stays in the history."))
            return go_to(url_for("improvement.measure", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/take_value_away.html", form=form, found=found, status=422 if form.errors else 200)
