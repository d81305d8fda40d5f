"""Members say that they have read the page of an idea before its meeting."""

from sqlalchemy.exc import IntegrityError

from app.core import db
from app.history.actions import record
from app.huddle import queries
from app.huddle.models import Item, PackRead
from app.people.models import Person


def mark_as_read(item: Item, *, by: Person) -> None:
    """One press; twice is once."""
    if queries.has_read(item.id, by.id):
        return
    try:
        with db.session.begin_nested():
            db.session.add(PackRead(item_id=item.id, person_id=by.id))
    except IntegrityError:  # pressed in two windows at one moment
        return
    record("meeting", item.meeting_id, "read_pack", by=by.id, facts={"item": item.id})
