"""Reading history."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from app.core import db
from app.history.models import Entry

_ENTRIES = select(Entry).where(Entry.kind == bindparam("kind"), Entry.thing_id == bindparam("thing")).order_by(Entry.id.desc())


def entries(kind: str, thing_id: int) -> Sequence[Entry]:
    """All that was done to a thing, newest first."""
    return db.session.scalars(_ENTRIES, {"kind": kind, "thing": thing_id}).all()
