"""Who may work on the try-out of an idea."""

from typing import Protocol

from sqlalchemy import exists, select

from app.core import db
from app.improvement.models import Cycle, Project, Ramp, TakingPart
from app.proposals import permissions
from app.proposals.models import Proposal, Stage
from app.proposals.moves import LED, TAKEN_UP, WORKED_ON

WRITTEN_IN = (Stage.DECIDED, *WORKED_ON, Stage.ADAPTED)  # what was adapted is made ready to be tested again
_GOES_ON = (*WORKED_ON, Stage.ADAPTED)


def work_on(person: permissions.Somebody, proposal: Proposal) -> bool:
    """The huddle and whoever leads improvement where the idea was sent; never the person whose idea it is."""
    return permissions.read(person, proposal) and not permissions.follow(person, proposal)


class Answered(Protocol):
    """What is asked of an idea, whole or as anyone reads it."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def stage(self) -> Stage:
        """Where it stands."""

    @property
    def unheard(self) -> bool:
        """Whether its answer still waits to be heard."""


def tried(proposal: Answered) -> bool:
    """There can be a try-out, also one that has ended, once the idea was taken up and whoever brought it has heard."""
    return proposal.stage in {*TAKEN_UP, *LED} and not proposal.unheard


def read_how_it_goes(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Its own people read how it goes with their idea, also while nobody else may; what is written for them, and what the team shows."""
    return tried(proposal) and permissions.follow(person, proposal)


def share(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Whoever writes on a try-out says what people outside see of it, also after its end: what is shown can be taken back."""
    return tried(proposal) and _carries(person, proposal)


def write(person: permissions.Somebody, proposal: Proposal) -> bool:
    """The huddle writes, and whoever leads improvement in an organisation that tries it, alone or with others."""
    return written(proposal) and _carries(person, proposal)


def _carries(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Of those who work on it, the huddle, and whoever leads improvement where it is tried."""
    return work_on(person, proposal) and (person.holds("huddle member") or _takes_part(person, proposal))


def _takes_part(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Their organisation leads the work, or said yes to taking part; that it could read along is not enough. At most one statement."""
    here = permissions.led_in(person)
    if not here or proposal.organisation_id in here:
        return bool(here)
    beside = select(TakingPart.organisation_id).join(Project, TakingPart.project_id == Project.id).where(Project.proposal_id == proposal.id)
    return db.session.scalar(beside.where(TakingPart.organisation_id.in_(here)).limit(1)) is not None


def comment(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Whoever reads a try-out says what they think of it, also where another organisation writes, while somebody works on it."""
    return work_on(person, proposal) and written(proposal)


def written(proposal: Proposal) -> bool:
    """What belongs to a try-out is written while somebody works on it; what has ended stays as it is."""
    return proposal.stage in WRITTEN_IN and not proposal.unheard


def stop_for_safety(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Anyone who works on a try-out stops it at once when something is not safe, also what was adopted: the huddle, and each organisation that takes part."""
    tried_now = proposal.stage in (*_GOES_ON, Stage.ADOPTED) or (proposal.stage is Stage.DECIDED and _runs(proposal))
    return tried_now and not proposal.unheard and _carries(person, proposal)


def _runs(proposal: Proposal) -> bool:
    """Whether a small test has begun and is not done. One statement."""
    tests = exists().where(Cycle.ramp_id == Ramp.id, Ramp.project_id == Project.id, Project.proposal_id == proposal.id)
    return bool(db.session.scalar(select(tests.where(Cycle.begun_at.is_not(None), Cycle.stopped_at.is_(None), Cycle.done_at.is_(None)))))


def take_up_again(person: permissions.Somebody, proposal: Proposal) -> bool:
    """A member of the huddle takes up again what has stopped; never somebody whose own idea it is."""
    return proposal.stage is Stage.STOPPED and not proposal.unheard and person.holds("huddle member") and work_on(person, proposal)


def end(proposal: Proposal) -> bool:
    """Work ends for a reason that has nothing to do with safety once somebody has begun it; before that, the huddle talks about it again."""
    return proposal.stage in _GOES_ON and not proposal.unheard


def test_again(person: permissions.Somebody, proposal: Proposal) -> bool:
    """Whoever writes on a try-out tests again what the huddle said to adapt."""
    return proposal.stage is Stage.ADAPTED and write(person, proposal)
