"""Who may do what with an idea. Each is one sentence; the lists use `seen_by` in queries, tested equal.

A person is anyone with `id`, `holds()`; whoever came by an idea's link is a Keyholder.
"""

from typing import Protocol

from app.people.models import Guest
from app.proposals.models import Attachment, FileState, Involvement, Part, Proposal, Stage
from app.proposals.moves import ENDED, LED, MOVES, UNHEARD, stage_told


class Somebody(Protocol):
    """What a permission asks of a person."""

    @property
    def id(self) -> int | None: ...
    def holds(self, *names: str) -> bool: ...


class Keyholder(Guest):
    """Whoever opened the link of one idea: its proposer there, or whoever `supports` them; a guest everywhere else, without roles."""

    def __init__(self, person_id: int, proposal_id: int, *, supports: bool = False) -> None:
        self.id = person_id  # type: ignore[assignment] # a guest has none, a key-holder has the proposer's
        self.only = proposal_id
        self.supports = supports


def selves(person: Somebody) -> frozenset[int]:
    """The numbers under which somebody takes part: their own, and whoever gave an address that is proven to be theirs."""
    return frozenset() if person.id is None else getattr(person, "selves", frozenset()) | {person.id}


def _parts(person: Somebody, proposal: Proposal) -> set[Part]:
    if person.id is None or getattr(person, "only", proposal.id) != proposal.id:
        return set()
    if getattr(person, "supports", False):
        return {Part.SUPPORTER}
    numbers = selves(person)
    return {i.part for i in proposal.involvements if i.person_id in numbers and i.until is None}


def own(person: Somebody, proposal: Proposal) -> bool:
    """The idea is this person's: they brought it or lead it with others, and its words are still there."""
    return not proposal.is_erased and bool(_parts(person, proposal) & {Part.PROPOSER, Part.CO_LEAD})


def follow(person: Somebody, proposal: Proposal) -> bool:
    """Its own people read how it goes on with an idea, and whoever helped them and may still read it."""
    return own(person, proposal) or (not proposal.is_erased and Part.SUPPORTER in _parts(person, proposal))


def see(person: Somebody, proposal: Proposal) -> bool:
    """Anyone sees a public idea; its own people, the huddle and whoever leads it see it else; a draft is its own's alone."""
    if proposal.stage is Stage.DRAFT:
        return False
    return proposal.public or follow(person, proposal) or read(person, proposal)


def work_on(person: Somebody, proposal: Proposal) -> bool:
    """The huddle reads every idea that was sent, in its original words."""
    return proposal.stage is not Stage.DRAFT and person.holds("huddle member")


def led_in(person: Somebody) -> frozenset[int]:
    """The organisations in which somebody leads improvement today, with all that went into them."""
    return getattr(person, "leads", frozenset())


def lead(person: Somebody, proposal: Proposal) -> bool:
    """A provider QI lead sees what was decided for their organisation, or for several together, once whoever brought it has heard."""
    here = led_in(person)
    sent_there = proposal.integrated or proposal.organisation_id in here
    return bool(here) and sent_there and proposal.stage in LED and not proposal.unheard


def read(person: Somebody, proposal: Proposal) -> bool:
    """The huddle reads an idea with its whole story, and so does whoever leads improvement where it was sent."""
    return work_on(person, proposal) or lead(person, proposal)


def screen(person: Somebody, proposal: Proposal) -> bool:
    """A huddle member screens, but never their own idea."""
    return work_on(person, proposal) and not follow(person, proposal) and proposal.stage is not Stage.WITHDRAWN


def decide(person: Somebody, proposal: Proposal) -> bool:
    """The chair records a decision, but never on their own idea."""
    return work_on(person, proposal) and person.holds("chair") and not follow(person, proposal)


def hand_over(person: Somebody, proposal: Proposal) -> bool:
    """A huddle member gives somebody a letter that was made for them, also after they took their idea back; never their own."""
    return work_on(person, proposal) and not follow(person, proposal)


WITH_HELP = frozenset({"helped", "on_behalf"})  # as the pathways ask for it


def claim(person: Somebody, proposal: Proposal) -> bool:
    """An idea that was brought with help goes over to the person it is from, once."""
    if proposal.claimed_at is not None or proposal.stage is Stage.DRAFT or not own(person, proposal):
        return False
    return any(answer.field == "assisted_by" and WITH_HELP & set(answer.choices) for answer in proposal.answers)


TAKEN_DOWN = "taken_down"  # the pathway of what the team wrote down
WORK = (screen, decide, hand_over)  # what the huddle does with an idea that it sees


def translate(person: Somebody, proposal: Proposal) -> bool:
    """A huddle member puts words of an idea into another language; never of their own idea, and of none that was taken back."""
    return work_on(person, proposal) and not follow(person, proposal) and proposal.stage is not Stage.WITHDRAWN


def withdraw(person: Somebody, proposal: Proposal) -> bool:
    """Whoever brought an idea may take it back."""
    return own(person, proposal)


def choose_publishing(person: Somebody, proposal: Proposal) -> bool:
    """Whoever brought an idea says whether it is on the website."""
    return own(person, proposal)


def answer(person: Somebody, proposal: Proposal) -> bool:
    """Whoever brought an idea answers our question about it."""
    return own(person, proposal)


def see_file(person: Somebody, file: Attachment, proposal: Proposal) -> bool:
    """A file is its own people's and the huddle's; once found fit, also for whoever reads the idea, a scan for nobody else at all."""
    if file.state is not FileState.READY:
        return False
    if own(person, proposal) or work_on(person, proposal) or take_down(person, proposal):
        return True
    if file.is_scan:
        return False
    return follow(person, proposal) or (file.fit is True and (proposal.public or read(person, proposal)))


def add_to(person: Somebody, proposal: Proposal) -> bool:
    """Whoever brought an idea adds a recording or a picture to it; whoever helped them does until the person has taken it over."""
    return proposal.stage is not Stage.DRAFT and (own(person, proposal) or (follow(person, proposal) and proposal.claimed_at is None))


def takes_more(proposal: Proposal) -> bool:
    """Something can be added while an idea is with us: not to a draft, which has its own pages, and not when its story has ended."""
    return proposal.stage is not Stage.DRAFT and stage_told(proposal.stage, unheard=proposal.unheard) not in ENDED


def take_down(person: Somebody, proposal: Proposal) -> bool:
    """The huddle writes ideas down for people; whoever of it goes on with one finds it until it is sent."""
    return proposal.pathway == TAKEN_DOWN and person.holds("huddle member")


def correct(person: Somebody, proposal: Proposal) -> bool:
    """Whoever brought an idea corrects what the team wrote down for them, or the huddle does it with them on the phone."""
    theirs = own(person, proposal) or screen(person, proposal)
    return theirs and proposal.pathway == TAKEN_DOWN and proposal.stage not in {Stage.DRAFT, Stage.WITHDRAWN}


def possible(verb: str, proposal: Proposal) -> bool:
    """Whether a move can be made from where the idea stands; nothing follows an answer that nobody has heard yet."""
    return proposal.stage in MOVES[verb].sources and (not proposal.unheard or verb in UNHEARD)


__all__ = [
    "TAKEN_DOWN",
    "WORK",
    "Involvement",
    "Keyholder",
    "add_to",
    "answer",
    "choose_publishing",
    "claim",
    "correct",
    "decide",
    "follow",
    "hand_over",
    "lead",
    "led_in",
    "own",
    "possible",
    "read",
    "screen",
    "see",
    "see_file",
    "selves",
    "take_down",
    "takes_more",
    "translate",
    "withdraw",
    "work_on",
]
