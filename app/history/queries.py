"""Reading history."""

from collections.abc import Sequence

from sqlalchemy import select

from app.core import db
from app.history.models import Entry


def entries(kind: str, thing_id: int) -> Sequence[Entry]:
    """All that was done to a thing, newest first."""
    return db.session.scalars(select(Entry).where(Entry.kind == kind, Entry.thing_id == thing_id).order_by(Entry.id.desc())).all()
