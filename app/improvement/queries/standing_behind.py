"""Reading who stands behind a try-out: sponsors of the team and the one named on the page of the gates; named, or signed off too."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from app.core import calendar, db
from app.history.queries import entries
from app.improvement.models import Project, TeamMember, TeamPart
from app.people.queries.organisations import names, standing_among


@dataclass(frozen=True)
class Named:
    """Who stands behind a try-out as its sponsor, written down by whom and when."""

    name: str
    role: str
    by: str
    at: dt.datetime


def sponsor(project: Project) -> Named | None:
    """Who was named last on the page of the gates. Two statements at most."""
    told = next((one for one in entries("project", project.id) if one.verb == "name_sponsor"), None)
    if told is None:
        return None
    return Named(told.facts["name"], told.facts["role"], names([told.person_id]).get(told.person_id or 0, ""), told.at)


def sponsors_now(project: Project) -> Sequence[TeamMember]:
    """The sponsors of the team today, whether they signed off or not. One statement."""
    return db.session.scalars(select(TeamMember).where(*_now(project)).order_by(TeamMember.id)).all()


def has_sponsor(project: Project) -> bool:
    """Whether anybody is named: in the team, or on the page of the gates. Two statements at most."""
    return bool(sponsors_now(project)) or any(one.verb == "name_sponsor" for one in entries("project", project.id))


def named_for(seats: Sequence[TeamMember]) -> set[int]:
    """The organisations, as they stand today, for which one of these sponsors speaks. One statement, or none."""
    numbers = {seat.organisation_id for seat in seats if seat.organisation_id is not None}
    return set(standing_among(numbers).values()) if numbers else set()


def _now(project: Project) -> tuple[ColumnElement[bool], ...]:
    today = calendar.today()
    still = TeamMember.until_on.is_(None) | (TeamMember.until_on >= today)
    return TeamMember.project_id == project.id, TeamMember.part == TeamPart.SPONSOR, TeamMember.from_on <= today, still
