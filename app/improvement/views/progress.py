"""How far a try-out is: the score that a person gave, and all before it."""

from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.web import open_to, page
from app.improvement import permissions
from app.improvement.actions import progress as scoring
from app.improvement.forms.progress import STEPS, ScoreForm, shown
from app.improvement.queries import progress as reading
from app.improvement.views import improvement
from app.improvement.views.keeping import at_hand, saved

PROGRESS = "/ideas/<ref:reference>/try-out/progress"


@improvement.route(PROGRESS)
@open_to("huddle member", "provider QI lead")
def progress(reference: str) -> Response:
    """The score of today and why, then those before it."""
    proposal, project = at_hand(reference, writing=False)
    scores = reading.scores(project)
    return page(
        "improvement/progress.html",
        proposal=proposal,
        scores=scores,
        still_since=reading.still_since(project, proposal),
        steps=STEPS,
        score_shown=shown,
        writes=permissions.write(current_user, proposal),
    )


@improvement.route(f"{PROGRESS}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def give_score(reference: str) -> Response:
    """A person gives a score, with a reason."""
    proposal, project = at_hand(reference)
    form = ScoreForm()
    if form.validate_on_submit():
        try:
            scoring.score(project, form.score(), form.reason.data or "", by=current_user)
            return saved("progress", reference)
        except Refused as refusal:
            form.refuse(refusal)
    scores = reading.scores(project)
    return page(
        "improvement/give_score.html",
        form=form,
        proposal=proposal,
        last=scores[0] if scores else None,
        steps=STEPS,
        score_shown=shown,
        status=422 if form.errors else 200,
    )
