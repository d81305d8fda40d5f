"""Who may work on the try-out of an idea."""

from app.proposals import permissions
from app.proposals.models import Proposal, Stage
from app.proposals.moves import LED, TAKEN_UP, WORKED_ON

WRITTEN_IN = (Stage.DECIDED, *WORKED_ON)


def work_on(person: permissions.Somebody, proposal: Proposal) -> bool:
    """The huddle and whoever leads improvement where the idea was sent; never the person whose idea it is."""
    return permissions.read(person, proposal) and not permissions.follow(person, proposal)


def tried(proposal: Proposal) -> bool:
    """There can be a try-out, also one that has ended, once the idea was taken up and whoever brought it has heard."""
    return proposal.stage in {*TAKEN_UP, *LED} and not proposal.unheard


def write(person: permissions.Somebody, proposal: Proposal) -> bool:
    """The huddle writes, and whoever leads improvement in the organisation that tries it, or leads the work of several."""
    ours = person.holds("huddle member") or proposal.organisation_id in permissions.led_in(person)
    return ours and work_on(person, proposal) and written(proposal)


def written(proposal: Proposal) -> bool:
    """What belongs to a try-out is written while somebody works on it; what has ended stays as it is."""
    return proposal.stage in WRITTEN_IN and not proposal.unheard


def test_again(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Whoever writes on a try-out tests again what the huddle said to adapt."""
    ours = person.holds("huddle member") or proposal.organisation_id in permissions.led_in(person)
    return ours and work_on(person, proposal) and proposal.stage is Stage.ADAPTED and not proposal.unheard
