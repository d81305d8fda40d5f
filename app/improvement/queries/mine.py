"""Which questions about small tests wait for whoever brought the idea, for their own page."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db, tokens
from app.improvement.models import Asked, AskedAs, Cycle, Project, Ramp
from app.improvement.queries.witnesses import LINK, standing_of, takes_answers
from app.proposals.models import Proposal


def waiting_for_me(proposal: Proposal) -> list[str]:
    """What opens each test that runs, or was studied a short while ago, about which whoever brought the idea is asked and has not answered.

    One statement. These open what they are for to whoever has them: a page that shows one says so (`shows_a_link`).
    """
    theirs = (Asked.as_whom == AskedAs.PROPOSER, Asked.person_id == proposal.person_id, Asked.answered_at.is_(None))
    wanted = (
        select(Asked)
        .join(Cycle, Asked.cycle_id == Cycle.id)
        .join(Ramp, Cycle.ramp_id == Ramp.id)
        .join(Project, Ramp.project_id == Project.id)
        .options(joinedload(Asked.cycle))
        .where(Project.proposal_id == proposal.id, Cycle.begun_at.is_not(None), *theirs)
    )
    asked = db.session.scalars(wanted.order_by(Asked.id)).all()
    return [tokens.mint(LINK, one.id, one.salt) for one in asked if takes_answers(standing_of(proposal, one))]
