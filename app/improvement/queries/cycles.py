"""Reading small tests."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.core.errors import NotFound
from app.history.queries import entries
from app.improvement.models import Cycle, Measure, Project, Ramp
from app.proposals import queries as proposals
from app.proposals.models import Proposal

_PLANNED = (selectinload(Cycle.questions), selectinload(Cycle.steps), selectinload(Cycle.collected))


@dataclass(frozen=True)
class Earlier:
    """What was expected before somebody changed it while the test ran. `written_at`, `changed_at`: moments."""

    words: str
    written_at: dt.datetime
    changed_at: dt.datetime


def ramps(project: Project) -> Sequence[Ramp]:
    """The changes that a project tests, each with its cycles in order. Two statements."""
    wanted = select(Ramp).options(selectinload(Ramp.cycles)).where(Ramp.project_id == project.id).order_by(Ramp.id)
    return db.session.scalars(wanted).all()


def ramp_with(project: Project, idea: str) -> Ramp | None:
    """The ramp of a project that tests a change with these very words, its cycles with their questions."""
    cycles = selectinload(Ramp.cycles)
    whole = (cycles.selectinload(Cycle.questions), cycles.selectinload(Cycle.steps), cycles.selectinload(Cycle.collected))
    return db.session.scalars(select(Ramp).options(*whole).where(Ramp.project_id == project.id, Ramp.idea == idea)).first()


def ramp_of(change_idea: int) -> Ramp | None:
    """The small tests of a change idea of the driver diagram."""
    return db.session.scalars(select(Ramp).where(Ramp.change_idea_id == change_idea)).one_or_none()


def how_many_ramps(project: Project) -> int:
    """How many changes a project tests."""
    return db.session.scalar(select(func.count()).select_from(Ramp).where(Ramp.project_id == project.id)) or 0


def cycle(number: int, *, by: Any, to: Any) -> tuple[Proposal, Cycle]:
    """One cycle with its change and its questions, and the idea that it belongs to. Raises NotFound where somebody may not see it."""
    whole = (joinedload(Cycle.ramp), *_PLANNED)
    row = db.session.execute(
        select(Cycle, Project.proposal_id)
        .join(Ramp, Cycle.ramp_id == Ramp.id)
        .join(Project, Ramp.project_id == Project.id)
        .options(*whole)
        .where(Cycle.id == number)
    ).one_or_none()
    reference = proposals.reference_of(row.proposal_id) if row else None
    if row is None or reference is None:
        raise NotFound
    return proposals.proposal(reference, by=by, to=to), row.Cycle


def following(cycle: Cycle) -> Cycle | None:
    """The next cycle that grew out of this one, with its questions."""
    return db.session.scalars(select(Cycle).options(*_PLANNED).where(Cycle.previous_id == cycle.id)).one_or_none()


def kept(cycle: Cycle) -> Measure | None:
    """The measure that goes on once the change was adopted."""
    return db.session.get(Measure, cycle.kept_id) if cycle.kept_id is not None else None


def earlier_predictions(cycle: Cycle) -> dict[int, list[Earlier]]:
    """By position of the question: what was expected before it was changed during the test, newest first."""
    found: dict[int, list[Earlier]] = {}
    for told in entries("cycle", cycle.id):
        if told.verb == "change_prediction" and told.facts:
            written = dt.datetime.fromisoformat(told.facts["predicted_at"])
            found.setdefault(told.facts["question"], []).append(Earlier(told.facts["before"], written, told.at))
    return found
