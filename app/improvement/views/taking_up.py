"""What has stopped is taken up again."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page
from app.improvement import permissions, queries
from app.improvement.actions import taking_up
from app.improvement.forms.halting import WhyForm
from app.improvement.views import improvement
from app.improvement.views.gates import TRY_OUT, back_at
from app.proposals.queries import needs_easy_words, reading_of

PROJECT = "improvement.project"


@improvement.route(f"{TRY_OUT}/take-up-again", methods=["GET", "POST"])
@open_to("huddle member")
def take_up_again(reference: str) -> Response:
    """Why it goes on; the gates come next."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    if taking_up.goes_on_already(proposal):
        return go_to(url_for(PROJECT, reference=reference))
    taking_up.check_taking_up(proposal, by=current_user)
    form = WhyForm()
    form.for_reader(easy=needs_easy_words(proposal))
    if form.validate_on_submit():
        try:
            taking_up.take_up_again(proposal, project, form.reason.data or "", by=current_user, reason_easy=form.easy_words())
            return back_at(reference, for_staff("The work goes on. Look at every gate before you test."), PROJECT)
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/take_up_again.html",
        proposal=proposal,
        form=form,
        foreign=not reading_of(proposal).startswith("en"),
        status=422 if form.errors else 200,
    )
