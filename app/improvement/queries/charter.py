"""Reading charters, teams and milestones of try-outs."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from app.core import calendar, db
from app.history.queries import entries
from app.improvement.models import CharterPart, Cycle, Milestone, MilestoneMove, Project, Ramp, TakingPart, TeamMember, TeamPart, Wording
from app.people.models import Organisation
from app.people.queries.organisations import active_among, names, standing_among
from app.proposals.models import Proposal

MOST_CHANGES = 20  # of a plan that a page tells


@dataclass(frozen=True)
class Told:
    """What stood in a part of a charter, from when, and who wrote it; nobody's name where they are gone."""

    words: str
    at: dt.datetime
    who: str


@dataclass(frozen=True)
class Replanned:
    """Another length of a plan, other days of review, or another day 1 (`first`): what it was before, why, when and by whom."""

    days: int
    reviews: tuple[int, ...]
    reason: str
    at: dt.datetime
    who: str
    first: dt.date | None = None


@dataclass(frozen=True)
class Seat:
    """Somebody of the team with the name of their organisation; empty for none."""

    member: TeamMember
    organisation: str


def charter(project: Project) -> dict[CharterPart, Wording]:
    """What holds for each part that was written. One statement."""
    rows = db.session.scalars(select(Wording).where(Wording.project_id == project.id).order_by(Wording.number))
    return {row.part: row for row in rows}


def wordings(project: Project, part: CharterPart) -> Sequence[Wording]:
    """Everything that stood in one part, what holds first. One statement."""
    mine = select(Wording).where(Wording.project_id == project.id, Wording.part == part)
    return db.session.scalars(mine.order_by(Wording.number.desc())).all()


def told(wordings: Sequence[Wording]) -> list[Told]:
    """The same with the names of whoever wrote them. One statement, or none."""
    who = names(row.written_by for row in wordings)
    return [Told(row.words, row.written_at, who.get(row.written_by or 0, "")) for row in wordings]


def numbers_of(project: Project) -> set[int]:
    """The organisations that take part, by the numbers under which they joined. One statement."""
    return set(db.session.scalars(select(TakingPart.organisation_id).where(TakingPart.project_id == project.id)))


def organisations(project: Project) -> list[Organisation]:
    """The organisations that take part, as they stand today: the one that leads first, then by name; closed ones are left out.

    Those that said yes to the decision of the huddle, or that a member of it named later. Three statements.
    """
    leads = db.session.scalar(select(Proposal.organisation_id).where(Proposal.id == project.proposal_id))
    today = standing_among(numbers_of(project) | ({leads} if leads is not None else set()))
    return sorted(active_among(set(today.values())), key=lambda one: one.id != today.get(leads or 0))


def team(project: Project) -> list[Seat]:
    """Everybody who is or was of the team, in the order of their parts and then by name. One statement."""
    wanted = select(TeamMember, Organisation.name).outerjoin(Organisation, TeamMember.organisation_id == Organisation.id)
    rows = db.session.execute(wanted.where(TeamMember.project_id == project.id).order_by(TeamMember.name, TeamMember.id))
    order = list(TeamPart)
    return sorted((Seat(member, name or "") for member, name in rows), key=lambda seat: order.index(seat.member.part))


def member(project: Project, number: int) -> TeamMember | None:
    """One of the team of this try-out."""
    return db.session.scalars(select(TeamMember).where(TeamMember.project_id == project.id, TeamMember.id == number)).one_or_none()


def sponsors_missing(project: Project) -> list[Organisation]:
    """The organisations that take part and have no sponsor who has signed off; in the order of `organisations`.

    A sponsor counts from the day they signed until the last day of their part, for the organisation as it stands today, also
    when it merged meanwhile. An empty list means that nobody is missing; also where no organisation takes part yet, which a
    gate asks of `organisations`. Five statements at most.
    """
    return unsigned(project, organisations(project))


def unsigned(project: Project, taking: Sequence[Organisation]) -> list[Organisation]:
    """Those of these organisations without a sponsor who has signed off. Two statements, or none."""
    sponsored = _sponsored(project) if taking else set()
    return [one for one in taking if one.id not in sponsored]


def _sponsored(project: Project) -> set[int]:
    today = calendar.today()
    signed = (TeamMember.part == TeamPart.SPONSOR, TeamMember.signed_on <= today, TeamMember.organisation_id.is_not(None))
    still = TeamMember.until_on.is_(None) | (TeamMember.until_on >= today)
    found = db.session.scalars(select(TeamMember.organisation_id).where(TeamMember.project_id == project.id, *signed, still))
    return set(standing_among(number for number in found if number is not None).values())


def tests_so_far(project: Project) -> list[tuple[str, int]]:
    """Each change that is tested in small steps, in its own words, with the number of its small tests. One statement."""
    counted = select(Ramp.idea, func.count(Cycle.id)).join(Cycle, Cycle.ramp_id == Ramp.id).where(Ramp.project_id == project.id)
    return [(idea, count) for idea, count in db.session.execute(counted.group_by(Ramp.id, Ramp.idea).order_by(Ramp.id))]


def milestones(project: Project) -> Sequence[Milestone]:
    """All milestones in the order of their days. One statement."""
    mine = select(Milestone).where(Milestone.project_id == project.id)
    return db.session.scalars(mine.order_by(Milestone.planned_on, Milestone.id)).all()


def milestones_with_moves(project: Project) -> Sequence[Milestone]:
    """The same, each with its moves and whoever made them, the newest first. Two statements."""
    moved = selectinload(Milestone.moves).joinedload(MilestoneMove.mover)
    mine = select(Milestone).options(moved).where(Milestone.project_id == project.id)
    return db.session.scalars(mine.order_by(Milestone.planned_on, Milestone.id)).all()


def milestone(project: Project, number: int) -> Milestone | None:
    """One milestone of this try-out."""
    return db.session.scalars(select(Milestone).where(Milestone.project_id == project.id, Milestone.id == number)).one_or_none()


def replanned(project: Project) -> list[Replanned]:
    """Every other plan that it had, the newest first, at most MOST_CHANGES. Two statements at most."""
    found = [entry for entry in entries("project", project.id) if entry.verb == "replan"][:MOST_CHANGES]
    who = names(entry.person_id for entry in found)
    return [
        Replanned(
            entry.facts["days"],
            tuple(entry.facts["reviews"]),
            entry.reason,
            entry.at,
            who.get(entry.person_id or 0, ""),
            dt.date.fromisoformat(entry.facts["first"]) if "first" in entry.facts else None,
        )
        for entry in found
    ]
