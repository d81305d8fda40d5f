"""Reading how the work on an idea came to rest."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

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


def rests(project: Project) -> list[Rest]:
    """Every pause and stop, the newest first. Two statements, or one."""
    rows = db.session.execute(
        select(Entry, Halt)
        .outerjoin(Halt, Halt.entry_id == Entry.id)
        .where(Entry.kind == "proposal", Entry.thing_id == project.proposal_id, Entry.verb.in_(("pause", "stop")))
        .order_by(Entry.id.desc())
    ).all()
    who = names([row.Entry.person_id for row in rows])
    return [_rest(row.Entry, row.Halt, who.get(row.Entry.person_id or 0, "")) for row in rows]


def _rest(entry: Entry, halt: Halt | None, who: str) -> Rest:
    kind = halt.kind if halt else HaltKind.PAUSE if entry.verb == "pause" else HaltKind.OTHER
    return Rest(kind, entry.reason, halt.back_on if halt else None, entry.at, who)
