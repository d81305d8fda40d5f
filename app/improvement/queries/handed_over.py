"""Reading what changed after the huddle got a try-out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core import db
from app.history.models import Entry
from app.improvement.models import Project
from app.people.queries.organisations import names

MOST = 20


@dataclass(frozen=True)
class Late:
    """Another aim after the hand-over: why, by whom, when."""

    reason: str
    who: str
    at: dt.datetime


def changed_late(project: Project) -> Sequence[Late]:
    """The newest first, at most MOST. Two statements, or one where nothing changed."""
    aims = (Entry.kind == "project", Entry.thing_id == project.id, Entry.verb == "set_aim", Entry.reason != "")
    rows = db.session.scalars(select(Entry).where(*aims).order_by(Entry.id.desc()).limit(MOST)).all()
    who = names([row.person_id for row in rows]) if rows else {}
    return [Late(row.reason, who.get(row.person_id or 0, ""), row.at) for row in rows]
