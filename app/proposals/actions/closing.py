"""Links to an idea end: one by one, or all but the one in use."""

from collections.abc import Iterable
from typing import Any

from app.core import calendar
from app.history.actions import record
from app.notifications.actions import lead_by, unsent_with
from app.proposals.actions.drafting import IDEA_LINK, add_link
from app.proposals.models import Link, Proposal
from app.proposals.permissions import Somebody


def end_links(proposal: Proposal, links: Iterable[Link], *, by: Somebody) -> int:
    """From now on these links open nothing; gives how many. One that has ended is left as it is.

    A letter that still waits gets a new link, so that nobody is sent one that is dead already.
    """
    ending = [link for link in links if link.ended_at is None]
    for link in ending:
        link.ended_at = calendar.now()
        if link.purpose is IDEA_LINK and (waiting := unsent_with("proposal", proposal.id, _named(link))):
            lead_by(waiting, _named(add_link(proposal, IDEA_LINK, person=link.person_id, address=link.address)))
    if ending:
        record("proposal", proposal.id, "end_links", by=by.id, role="proposer", facts={"count": len(ending)})
    return len(ending)


def _named(link: Link) -> list[Any]:
    """A link as letters hold it; its token is made when the letter is written."""
    return [link.purpose.value, link.id, link.salt]
