"""What has stopped is taken up again: it is made ready anew, and the gates stand before any further test."""

from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.improvement.actions.alarming import tell_everybody
from app.improvement.models import HaltKind, Project
from app.improvement.notices import role_of
from app.improvement.permissions import take_up_again as may_take_up
from app.improvement.queries.halting import last_rest
from app.people.models import Person
from app.proposals.actions import go_on
from app.proposals.models import Proposal, Stage
from app.proposals.permissions import Somebody


def goes_on_already(proposal: Proposal) -> bool:
    """Whether somebody makes it ready now."""
    return proposal.stage is Stage.COACHING


def check_taking_up(proposal: Proposal, *, by: Somebody) -> None:
    """Raises NotAllowed where nothing has stopped, and for whoever cannot take it up."""
    if not may_take_up(by, proposal):
        raise NotAllowed(for_staff("Only a member of the huddle takes up what has stopped. Nothing was changed."))


def take_up_again(proposal: Proposal, project: Project, reason: str, *, by: Person, reason_easy: str = "") -> None:
    """The work goes on from its preparation. Whoever heard that something was not safe hears this too. Twice is once."""
    if goes_on_already(proposal):
        return
    check_taking_up(proposal, by=by)
    rested = last_rest(project)
    entry = go_on(proposal, "take_up_again", by=by, role=role_of(by), reason=reason, reason_easy=reason_easy)
    if rested is not None and rested.kind is HaltKind.SAFETY:
        tell_everybody(proposal, because=entry, by=by, again=True)
