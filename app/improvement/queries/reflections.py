"""Reading reflections. Whatever shows, lists or exports them asks here, so that a private one is nobody's but the writer's."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.core import db
from app.core.errors import NotFound
from app.improvement.models import Cycle, Measure, Project, Ramp, Reflection
from app.people.queries.organisations import names
from app.proposals.permissions import Somebody


@dataclass(frozen=True)
class Thought:
    """A reflection that somebody may read. `about`: the name of the measure, or the change of the small test; empty for the whole.

    `number`: of one's own, to go on with it; none of somebody else's.
    """

    words: str
    about: str
    measure_id: int | None
    cycle_id: int | None
    cycle_number: int | None
    who: str
    at: dt.datetime
    shared: bool
    number: int | None


def readable(by: Somebody) -> ColumnElement[bool]:
    """The one rule of who reads a reflection: the writer reads a private one, the team of the try-out a shared one."""
    return or_(Reflection.shared_at.is_not(None), Reflection.written_by == by.id)


def reflections(project: Project, *, by: Somebody) -> list[Thought]:
    """What somebody may read, the newest first. Two statements."""
    wanted = (
        select(Reflection, Measure.name, Ramp.idea, Cycle.number)
        .outerjoin(Measure, Reflection.measure_id == Measure.id)
        .outerjoin(Cycle, Reflection.cycle_id == Cycle.id)
        .outerjoin(Ramp, Cycle.ramp_id == Ramp.id)
        .where(Reflection.project_id == project.id, readable(by))
        .order_by(func.coalesce(Reflection.shared_at, Reflection.written_at).desc(), Reflection.id.desc())
    )
    rows = db.session.execute(wanted).all()
    who = names(row.Reflection.written_by for row in rows)
    return [_thought(row, who, by) for row in rows]


def own_reflection(project: Project, number: int, *, by: Somebody) -> Reflection:
    """One that somebody wrote themselves, as it stands now. Raises NotFound for any other, shared or not, there or not."""
    wanted = select(Reflection).where(Reflection.project_id == project.id, Reflection.id == number, Reflection.written_by == by.id)
    found = db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    return found


def own_reflections(project: Project, *, by: Somebody) -> Sequence[Reflection]:
    """All that somebody wrote themselves."""
    return db.session.scalars(select(Reflection).where(Reflection.project_id == project.id, Reflection.written_by == by.id)).all()


def cycles_of(project: Project) -> Sequence[Any]:
    """The small tests that a reflection can be about. Each row: id, number, idea."""
    wanted = select(Cycle.id, Cycle.number, Ramp.idea).join(Ramp).where(Ramp.project_id == project.id)
    return db.session.execute(wanted.order_by(Ramp.id, Cycle.number)).all()


def _thought(row: Any, who: dict[int, str], by: Somebody) -> Thought:
    one = row.Reflection
    return Thought(
        words=one.words,
        about=row.name or row.idea or "",
        measure_id=one.measure_id,
        cycle_id=one.cycle_id,
        cycle_number=row.number,
        who=who.get(one.written_by, ""),
        at=one.shared_at or one.written_at,
        shared=one.shared_at is not None,
        number=one.id if one.written_by == by.id else None,
    )
