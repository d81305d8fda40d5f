"""Letters that wait for easy words or another form."""

from typing import Any

from sqlalchemy import select

from app.core import db
from app.notifications.actions.outbox import release
from app.notifications.models import Letter, LetterState


def release_about(kind: str, thing_id: int, *, held_by: str, more: dict[str, Any], by: int | None = None) -> int:
    """What kept these letters back is done: the new words go into their facts and they go their way. Gives their number."""
    held = db.session.scalars(
        select(Letter).where(Letter.kind == kind, Letter.thing_id == thing_id, Letter.held_by == held_by, Letter.state == LetterState.HELD)
    ).all()
    for letter in held:
        letter.facts = letter.facts | more
        db.session.flush()
        release(letter, by=by)
    return len(held)
