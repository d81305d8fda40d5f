"""Reading what members think of a meeting."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.huddle.models import Reflection
from app.people.models import Person


def reflection_of(meeting_id: int, person_id: int) -> Reflection | None:
    """What somebody thinks of a meeting, for themselves."""
    mine = (Reflection.meeting_id == meeting_id, Reflection.person_id == person_id)
    return db.session.scalars(select(Reflection).where(*mine).options(joinedload(Reflection.words))).one_or_none()


def shared_reflections(meeting_id: int) -> Sequence[tuple[str, str]]:
    """What members told the huddle: name and words."""
    rows = (
        select(Reflection, Person.display_name)
        .join(Person, Reflection.person_id == Person.id)
        .options(joinedload(Reflection.words))
        .where(Reflection.meeting_id == meeting_id, Reflection.shared.is_(True))
        .order_by(Reflection.at, Reflection.id)
    )
    return [(name, one.words.body) for one, name in db.session.execute(rows)]
