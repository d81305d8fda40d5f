"""Where one idea stands and stood before, and which words whoever brought it can read."""

from app.history import queries as history
from app.people.queries import support_needs
from app.proposals.models import Proposal, Stage
from app.proposals.moves import ANSWERED


def needs_easy_words(proposal: Proposal) -> bool:
    """Whether whoever brought the idea reads easy words: they chose them, or they told us that they need them."""
    if proposal.reading.endswith("-easy"):
        return True
    return proposal.person_id is not None and any(need.code == "easy_read" for need in support_needs(proposal.person_id))


def stood_before(proposal: Proposal, verb: str) -> Stage | None:
    """Where the idea stood when this move was last made; none when it never was."""
    made = (entry.from_stage for entry in history.entries("proposal", proposal.id) if entry.verb == verb)
    return Stage(before) if (before := next(made, None)) else None


def way_back(proposal: Proposal) -> Stage:
    """Where an idea that was taken back goes: to where it stood after its answer; without one it is read again."""
    before = stood_before(proposal, "withdraw")
    return before if before in ANSWERED else Stage.SCREENING
