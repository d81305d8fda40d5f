"""Writing history."""

from typing import Any

from sqlalchemy import update

from app.core import db
from app.history.models import Entry


def record(
    kind: str,
    thing_id: int,
    verb: str,
    *,
    by: int | None,
    role: str = "",
    move: tuple[str, str] | None = None,
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> Entry:
    """Adds one row and gives it back with its number. `by` is a person's id, None for the system."""
    entry = Entry(kind=kind, thing_id=thing_id, verb=verb, person_id=by, role=role, reason=reason, facts=facts or {})
    entry.from_stage, entry.to_stage = move or (None, None)
    db.session.add(entry)
    db.session.flush()
    return entry


def forget_words(kind: str, thing_id: int) -> None:
    """What was done to a thing stays, with its time; the words that people wrote with it go."""
    db.session.execute(update(Entry).where(Entry.kind == kind, Entry.thing_id == thing_id).values(reason="", facts={}))
