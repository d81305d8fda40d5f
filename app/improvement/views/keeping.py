"""What the pages share that tell how a try-out is going, and for whom; and the list of those that need a look."""

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.forms.factors import FACTORS
from app.improvement.forms.progress import STEPS, shown
from app.improvement.forms.sustaining import WHY_NOW
from app.improvement.queries import going as summed_up
from app.improvement.queries import progress
from app.improvement.views import improvement

if TYPE_CHECKING:
    from app.improvement.models import Project
    from app.proposals.models import Proposal


@improvement.route("/try-outs/need-a-look")
@open_to("huddle member", "provider QI lead")
def need_a_look() -> Response:
    """The try-outs that test changes for three months and get no better."""
    rows = progress.need_a_look(current_user)
    return page("improvement/need_a_look.html", rows=rows, shown=progress.SHOWN)


def at_hand(reference: str, *, writing: bool = True) -> "tuple[Proposal, Project]":
    """The idea and its try-out; `writing`: only while somebody works on it."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    if writing:
        actions.check_open(proposal, by=current_user)
    return proposal, project


def saved(endpoint: str, reference: str, **more: Any) -> Response:
    """Back to a page of the try-out, which says so."""
    tell_next(for_staff("Saved."))
    return go_to(url_for(f"improvement.{endpoint}", reference=reference, **more))


def going(proposal: "Proposal", project: "Project") -> dict[str, Any]:
    """What the page of a try-out tells about how it is going."""
    return {
        "going": summed_up.going(project, proposal, by=current_user),
        "steps": STEPS,
        "score_shown": shown,
        "why_now": WHY_NOW,
        "factors": FACTORS,
    }
