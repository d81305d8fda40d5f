"""Reading how the work on an idea came to rest."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from app.core import db
from app.history.models import Entry
from app.improvement.models import Halt, HaltKind, Project
from app.people.queries.organisations import names


@dataclass(frozen=True)
class Rest:
    """How the work came to rest, why, by whom; `back_on` when a pause may end."""

    kind: HaltKind
    reason: str
    back_on: dt.date | None
    at: dt.datetime
    who: str


def last_rest(project: Project) -> Rest | None:
    """The last pause or stop, if there was one. Two statements."""
    row = db.session.execute(
        select(Entry, Halt)
        .outerjoin(Halt, Halt.entry_id == Entry.id)
        .where(Entry.kind == "proposal", Entry.thing_id == project.proposal_id, Entry.verb.in_(("pause", "stop")))
        .order_by(Entry.id.desc())
        .limit(1)
    ).one_or_none()
    return _rest(row.Entry, row.Halt) if row else None


def stopped_for_safety(proposal_id: int) -> dt.datetime | None:
    """When the work was last stopped because something was not safe; nothing where it never was. One statement."""
    stops = select(func.max(Entry.at)).join(Halt, Halt.entry_id == Entry.id).where(Halt.kind == HaltKind.SAFETY)
    return db.session.scalar(stops.where(Entry.kind == "proposal", Entry.thing_id == proposal_id))


def _rest(entry: Entry, halt: Halt | None) -> Rest:
    kind = halt.kind if halt else HaltKind.PAUSE if entry.verb == "pause" else HaltKind.OTHER
    who = names([entry.person_id]).get(entry.person_id or 0, "")
    return Rest(kind, entry.reason, halt.back_on if halt else None, entry.at, who)
