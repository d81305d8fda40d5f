"""Reading how the sponsors of a try-out are reached, and for how long."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import exists, select

from app.core import calendar, db
from app.history.models import Entry
from app.improvement.models import Project, TeamMember, TeamPart
from app.improvement.permissions import WRITTEN_IN
from app.people.models import Person
from app.people.queries import person as person_of
from app.proposals.models import OWN_PARTS, Proposal

_AT_ONCE = 200


def sponsors_of(project: Project, proposal: Proposal) -> list[Person]:
    """The sponsors of today who can be written to, each once; never somebody whose own idea it is."""
    today = calendar.today()
    now = (TeamMember.from_on <= today, TeamMember.until_on.is_(None) | (TeamMember.until_on >= today))
    reached = (TeamMember.project_id == project.id, TeamMember.part == TeamPart.SPONSOR, TeamMember.person_id.is_not(None))
    numbers = dict.fromkeys(db.session.scalars(select(TeamMember.person_id).where(*reached, *now).order_by(TeamMember.id)))
    own = {one.person_id for one in proposal.involvements if one.part in OWN_PARTS and one.until is None}
    return [person_of(number) for number in numbers if number is not None and number not in own]


def reached_elsewhere(person: int, but: TeamMember) -> bool:
    """Whether somebody is written to as a sponsor of another try-out, or under another part of this one."""
    return bool(db.session.scalar(select(exists().where(TeamMember.person_id == person, TeamMember.id != but.id))))


def long_over(before: dt.datetime) -> Sequence[TeamMember]:
    """Those who are written to and whose part, or whose try-out, ended before a moment."""
    ended = exists().where(
        Proposal.id == Project.proposal_id,
        Proposal.stage.not_in(WRITTEN_IN),
        ~exists().where(Entry.kind == "proposal", Entry.thing_id == Proposal.id, Entry.at >= before).correlate(Proposal),
    )
    left = TeamMember.until_on < calendar.on_date(before)
    wanted = select(TeamMember).join(Project, TeamMember.project_id == Project.id).where(TeamMember.person_id.is_not(None), left | ended)
    return db.session.scalars(wanted.order_by(TeamMember.id).limit(_AT_ONCE)).all()
