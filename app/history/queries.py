"""Reading history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from app.core import db
from app.history.models import Entry

_row = Entry.__table__.c
_ENTRIES = (
    select(_row.verb, _row.from_stage, _row.to_stage, _row.person_id, _row.role, _row.reason, _row.facts, _row.at)
    .where(_row.kind == bindparam("kind"), _row.thing_id == bindparam("thing"))
    .order_by(_row.id.desc())
)


@dataclass(frozen=True)
class Told:
    """One thing that was done, to be told."""

    verb: str
    from_stage: str | None
    to_stage: str | None
    person_id: int | None
    role: str
    reason: str
    facts: dict[str, Any]
    at: dt.datetime


def entries(kind: str, thing_id: int) -> Sequence[Told]:
    """All that was done to a thing, newest first."""
    return [Told(*row) for row in db.session.connection().execute(_ENTRIES, {"kind": kind, "thing": thing_id})]
