"""A try-out for people outside the team: whoever brought the idea, and everybody."""

from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response

from app.core.errors import NotFound
from app.core.web import open_to, page
from app.improvement import permissions, queries
from app.improvement.forms.told_outside import ACTS, KINDS, STANDS
from app.improvement.queries import sharing as reading
from app.improvement.views import improvement
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of
from app.proposals.moves import PICTURES, PUBLIC_WORDS
from app.proposals.views.cookies import who_opens

if TYPE_CHECKING:
    from app.proposals.models import Proposal
    from app.proposals.queries.published import PublishedIdea


@improvement.route("/ideas/<ref:reference>/how-it-goes")
@open_to("everyone", kept=True)
def how_it_goes(reference: str) -> Response:
    """The try-out of a public idea, for everybody."""
    proposal = proposals.published_idea(reference)
    if not permissions.tried(proposal):
        raise NotFound
    return page("improvement/how_it_goes.html", mine=False, **_told(proposal))


@improvement.route("/my-idea/<ref:reference>/how-it-goes")
@open_to("proposer")
def my_try_out(reference: str) -> Response:
    """The same for whoever brought the idea, also while it is private, with what was told to them alone."""
    proposal = proposals.proposal(reference, by=who_opens(reference), to=permissions.read_how_it_goes)
    return page("improvement/how_it_goes.html", mine=True, **_told(proposal))


def _told(proposal: "Proposal | PublishedIdea") -> dict[str, Any]:
    project = queries.project_of(proposal)
    if project is None:
        raise NotFound
    return {
        "proposal": proposal,
        "title": title_of(proposal.title, proposal.answers),
        "title_lang": proposal.title.lang if proposal.title else proposal.lang,
        "told": reading.outside(project, proposal.stage),
        "stage_words": PUBLIC_WORDS,
        "stands": STANDS,
        "pictures": PICTURES,
        "kinds": KINDS,
        "acts": ACTS,
    }
