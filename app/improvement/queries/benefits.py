"""Reading the benefits register."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import db
from app.core.errors import NotFound
from app.history.queries import entries
from app.improvement.models import Benefit, Measure, Project
from app.people.queries.organisations import names


@dataclass(frozen=True)
class Earlier:
    """Something that was done to a benefit; `facts` of a change: what stood before and after."""

    verb: str
    facts: dict[str, Any]
    reason: str
    at: dt.datetime
    who: str


def benefits(project: Project) -> Sequence[Benefit]:
    """Every benefit with what was seen of it, the newest first: those that are expected, by their day, then those given up. Two statements."""
    wanted = select(Benefit).options(selectinload(Benefit.seen)).where(Benefit.project_id == project.id)
    return db.session.scalars(wanted.order_by(Benefit.given_up != "", Benefit.by_on, Benefit.id)).all()


def benefit(project: Project, number: int) -> Benefit:
    """One benefit of this try-out as it stands now, with what was seen. Raises NotFound where there is none."""
    wanted = select(Benefit).options(selectinload(Benefit.seen)).where(Benefit.project_id == project.id, Benefit.id == number)
    found = db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    return found


def benefit_named(project: Project, words: str) -> Benefit | None:
    """The benefit of a try-out with these very words."""
    return db.session.scalars(select(Benefit).where(Benefit.project_id == project.id, Benefit.words == words)).one_or_none()


def measure_names(project: Project) -> dict[int, str]:
    """What is measured, by its number."""
    return {row.id: row.name for row in db.session.execute(select(Measure.id, Measure.name).where(Measure.project_id == project.id))}


def changes(benefit: Benefit) -> list[Earlier]:
    """What was done to it, the newest first. Two statements."""
    told = entries("benefit", benefit.id)
    who = names(one.person_id for one in told)
    return [Earlier(one.verb, one.facts, one.reason, one.at, who.get(one.person_id or 0, "")) for one in told]
