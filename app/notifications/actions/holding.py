"""Letters that wait for easy words or another form."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from app.core import calendar, db
from app.notifications.actions.outbox import release
from app.notifications.models import Letter, LetterState


def held_about(kind: str, thing_id: int, *, held_by: str) -> Sequence[Letter]:
    """Every letter about a thing that this need keeps back, the oldest first."""
    held = select(Letter).where(
        Letter.kind == kind, Letter.thing_id == thing_id, Letter.state == LetterState.HELD, Letter.held_by == held_by
    )
    return db.session.scalars(held.order_by(Letter.id)).all()


def read_out(number: int) -> None:
    """Somebody of the team phoned or posted this letter: it has arrived."""
    arrived = update(Letter).where(Letter.id == number, Letter.state == LetterState.TASK)
    db.session.execute(arrived.values(state=LetterState.SENT, sent_at=calendar.now()))


def release_about(kind: str, thing_id: int, *, held_by: str, by: int | None = None, more: Mapping[str, Any] | None = None) -> int:
    """Releases every letter about a thing that this need kept back, with `more` facts for its words. Gives their number."""
    letters = held_about(kind, thing_id, held_by=held_by)
    for letter in letters:
        release(letter, by=by, more=more)
    return len(letters)


def wait_on(kind: str, thing_id: int, *, held_by: str, still: str, more: Mapping[str, Any]) -> None:
    """One need is met, another still keeps the letters about a thing back: they wait on, with `more` facts."""
    for letter in held_about(kind, thing_id, held_by=held_by):
        letter.facts = letter.facts | dict(more)
        letter.held_by = still
