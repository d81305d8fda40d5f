"""Reading the idea that is talked about: its clock, what members say of it in short, whether enough had a say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.errors import NotAllowed, NotFound
from app.huddle.criteria import Spread
from app.huddle.models import Criterion, Invitation, Item, Meeting, Stance
from app.huddle.queries.inviting import guests_among
from app.huddle.queries.present import quorum_of
from app.huddle.queries.room import talked_about, used
from app.huddle.queries.says import interests, of_staff, says, scores, spreads
from app.huddle.quorum import Quorum
from app.huddle.timetable import EACH
from app.proposals import queries as proposals
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody, screen


@dataclass(frozen=True)
class Inside:
    """What members and guests say of an idea, for whoever may read it."""

    proposal: Proposal
    stances: Mapping[Stance, int]
    differ: Sequence[Criterion]
    interests: Sequence[tuple[str, str]]
    mine: bool
    quorum: Quorum
    guests: Sequence[Invitation]


@dataclass(frozen=True)
class Talk:
    """The idea that is talked about. `minutes` used of `planned`; `inside` is None for whoever is part of the idea themselves."""

    item: Item
    minutes: int
    planned: int
    paused: bool
    inside: Inside | None = field(default=None)

    @property
    def over(self) -> int:
        """Minutes beyond what was planned."""
        return max(0, self.minutes - self.planned)


def talk(of: Meeting, references: Mapping[int, str], by: Somebody) -> Talk | None:
    """What is talked about now, as this person may see it; `references` of the list by the number of the place."""
    item = talked_about(of)
    if item is None:
        return None
    planned = item.minutes or EACH[of.minutes]
    return Talk(item, used(item) // 60, planned, item.began_at is None, _inside(item, references.get(item.id, ""), by))


def _inside(item: Item, reference: str, by: Somebody) -> Inside | None:
    try:
        proposal = proposals.proposal(reference, by=by, to=screen)
    except (NotAllowed, NotFound):
        return None
    given: dict[Criterion, Spread | None] = dict(spreads(scores(item.id), staff=of_staff(proposal)))
    return Inside(
        proposal,
        Counter(told.say.stance for told in says(item.id)),
        [criterion for criterion, spread in given.items() if spread is not None and spread.differ],
        interests(proposal.id),
        by.id is not None and proposals.interest_of(proposal.id, by.id) is not None,
        quorum_of(item, proposal),
        guests_among(Invitation.item_id == item.id),
    )
