"""A try-out for people outside the team: whoever brought the idea, and everybody; and what the team shows them."""

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import permissions, queries
from app.improvement.actions.sharing import share
from app.improvement.forms.sharing import SharingForm
from app.improvement.forms.told_outside import ACTS, KINDS
from app.improvement.queries import sharing as reading
from app.improvement.queries.cycles import ramps
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
        "pictures": PICTURES,
        "kinds": KINDS,
        "acts": ACTS,
    }


@improvement.route("/ideas/<ref:reference>/try-out/shown", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def shown_outside(reference: str) -> Response:
    """The team chooses what people outside see; until then they see the aim, where it stands and how small tests ended."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.share)
    measures, changes = queries.measures(project), ramps(project)
    form = SharingForm()
    form.offer(measures, changes)
    if form.validate_on_submit():
        share(project, measures, changes, **form.chosen(), by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("improvement.project", reference=reference))
    form.begin_with_shown(measures, changes)
    few = [told.measure.name for told in queries.told(measures) if reading.tells_of_few(told)]
    return page("improvement/shown_outside.html", form=form, proposal=proposal, few=few)
