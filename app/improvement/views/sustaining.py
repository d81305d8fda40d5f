"""Will it last? The ten factors of today, those of before, and the questions."""

from typing import Any

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.web import open_to, page
from app.improvement import permissions
from app.improvement.actions import sustaining as answering
from app.improvement.forms.factors import AREAS, FACTORS
from app.improvement.forms.sustaining import COMPARED, OCCASIONS, WHY_NOW, LastingForm
from app.improvement.queries import sustaining as reading
from app.improvement.views import improvement
from app.improvement.views.keeping import at_hand, saved

LASTING = "/ideas/<ref:reference>/try-out/what-lasts"
_WORDS: dict[str, Any] = {"factors": FACTORS, "areas": AREAS, "occasions": OCCASIONS, "compared": COMPARED}


@improvement.route(LASTING)
@open_to("huddle member", "provider QI lead")
def lasting(reference: str) -> Response:
    """The newest profile, the weakest factors first; and the way to those before."""
    proposal, project = at_hand(reference, writing=False)
    profiles = reading.profiles(project)
    due = reading.due(project, proposal.stage, profiles)
    return page(
        "improvement/lasting.html",
        proposal=proposal,
        profile=profiles[0] if profiles else None,
        earlier=profiles[1:],
        newest=True,
        why_now=WHY_NOW[due] if due else None,
        writes=permissions.write(current_user, proposal),
        **_WORDS,
    )


@improvement.route(f"{LASTING}/<int:number>")
@open_to("huddle member", "provider QI lead")
def earlier_lasting(reference: str, number: int) -> Response:
    """A profile of before, as it was then."""
    proposal, project = at_hand(reference, writing=False)
    profile = next((one for one in reading.profiles(project) if one.number == number), None)
    if profile is None:
        raise NotFound
    return page(
        "improvement/lasting.html", proposal=proposal, profile=profile, earlier=[], newest=False, why_now=None, writes=False, **_WORDS
    )


@improvement.route(f"{LASTING}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def ask_lasting(reference: str) -> Response:
    """The ten questions."""
    proposal, project = at_hand(reference)
    form = LastingForm()
    if form.validate_on_submit():
        try:
            answering.answer(project, form.when(), form.levels(), form.next_step.data or "", by=current_user)
            return saved("lasting", reference)
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form and (due := reading.due(project, proposal.stage, reading.profiles(project))):
        form.occasion.data = due.value
    return page("improvement/ask_lasting.html", form=form, proposal=proposal, areas=AREAS, status=422 if form.errors else 200)
