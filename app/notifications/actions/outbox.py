"""Rows come into the outbox with the thing they tell of, and leave it with their idea."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.core import calendar, db, queue
from app.history.actions import record
from app.notifications.actions.fitting import must_wait, reading_for
from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState
from app.support.queries import codes_of

DRAIN = "app.notifications.jobs.drain"
_NOT_LEFT = (LetterState.WAITING, LetterState.HELD, LetterState.TASK, LetterState.DEAD)
_FIRST_STATE = {
    Channel.EMAIL: LetterState.WAITING,
    Channel.SMS: LetterState.WAITING,
    Channel.PAGE: LetterState.SENT,
    Channel.PHONE: LetterState.TASK,
    Channel.POST: LetterState.TASK,
}


def send_letter(
    *,
    name: str,
    kind: str,
    thing_id: int,
    person_id: int | None,
    facts: dict[str, Any],
    reading: str,
    channel: Channel,
    address: str,
    dedupe_key: str,
    held_by: str = "",
) -> Letter | None:
    """Writes a letter into the outbox, within the transaction that does what it tells of.

    `name` is the folder of its words, such as proposals/received; `facts` are all that it will ever
    say. None when a letter of this dedupe key exists. A letter by phone or post is a task, which the
    caller raises; `held_by` names the need that keeps a letter back. One that its reader could not use as
    it is is always held.
    """
    codes = codes_of(person_id)
    reading = reading_for(codes, reading)
    held_by = held_by or (IN_FORMAT if must_wait(codes, kind=kind, channel=channel) else "")
    state = LetterState.HELD if held_by else _FIRST_STATE[channel]
    row = {
        "name": name,
        "kind": kind,
        "thing_id": thing_id,
        "person_id": person_id,
        "facts": facts,
        "reading": reading,
        "channel": channel,
        "address": address,
    }
    row |= {"dedupe_key": dedupe_key, "held_by": held_by, "state": state, "sent_at": calendar.now() if state is LetterState.SENT else None}
    insert = sqlite.insert if db.engine().dialect.name == "sqlite" else postgresql.insert
    db.session.flush()
    letter = db.session.scalars(
        insert(Letter).values(row).on_conflict_do_nothing(index_elements=["dedupe_key"]).returning(Letter)
    ).one_or_none()
    if letter and state is LetterState.WAITING:
        queue.nudge(DRAIN)
    return letter


def release(letter: Letter, *, by: int | None = None, more: Mapping[str, Any] | None = None) -> None:
    """What kept the letter back is done: it goes its way, with `more` facts. Twice changes nothing.

    A letter by phone or post becomes a task again, which the caller raises.
    """
    state, now = _FIRST_STATE[letter.channel], calendar.now()
    freed = {"state": state, "due_at": now, "sent_at": now if state is LetterState.SENT else None, "facts": letter.facts | dict(more or {})}
    if not _move(letter, LetterState.HELD, **freed):
        return
    record("letter", letter.id, "release", by=by)
    if state is LetterState.WAITING:
        queue.nudge(DRAIN)


def retry(letter: Letter, *, by: int | None = None) -> None:
    """Sends a dead or waiting letter at once, with all its tries anew. One that has left or is leaving stays as it is."""
    if _move(letter, LetterState.DEAD, LetterState.WAITING, state=LetterState.WAITING, due_at=calendar.now(), attempts=0):
        record("letter", letter.id, "retry", by=by)
        queue.nudge(DRAIN)


def retry_all(*, by: int | None = None) -> int:
    """Sends every dead letter again, after the mail server was mended. Gives their number."""
    again = (
        update(Letter)
        .where(Letter.state == LetterState.DEAD)
        .values(state=LetterState.WAITING, due_at=calendar.now(), attempts=0)
        .returning(Letter.id)
    )
    numbers = db.session.scalars(again, execution_options={"synchronize_session": False}).all()
    for number in numbers:
        record("letter", number, "retry", by=by)
    if numbers:
        queue.nudge(DRAIN)
    return len(numbers)


def unsent_with(kind: str, thing_id: int, token: list[Any]) -> Sequence[Letter]:
    """Letters about a thing that lead by this token and have not left."""
    waiting = select(Letter).where(Letter.kind == kind, Letter.thing_id == thing_id, Letter.state.in_(_NOT_LEFT)).order_by(Letter.id)
    return [letter for letter in db.session.scalars(waiting) if letter.facts.get("token") == token]


def lead_by(letters: Iterable[Letter], token: list[Any]) -> None:
    """The link of these letters is another one from now on."""
    for letter in letters:
        _move(letter, *_NOT_LEFT, facts=letter.facts | {"token": token})


def keep_on_page(kind: str, thing_id: int, person_id: int) -> None:
    """What has not left about a thing goes to none of the ways that a person had until now: it stands on their page. What is held stays held."""
    mine = (Letter.kind == kind, Letter.thing_id == thing_id, Letter.person_id == person_id)
    there = {"channel": Channel.PAGE, "address": ""}
    db.session.execute(update(Letter).where(*mine, Letter.state == LetterState.HELD).values(there))
    going = (LetterState.WAITING, LetterState.TASK, LetterState.DEAD)
    db.session.execute(
        update(Letter).where(*mine, Letter.state.in_(going)).values(there | {"state": LetterState.SENT, "sent_at": calendar.now()})
    )


def erase_about(kind: str, thing_id: int) -> int:
    """Erases every letter about a thing, in whatever state. Tasks that name one go first. Gives their number."""
    gone = delete(Letter).where(Letter.kind == kind, Letter.thing_id == thing_id).returning(Letter.id)
    return len(db.session.scalars(gone, execution_options={"synchronize_session": "fetch"}).all())


def erase_to(person_id: int) -> None:
    """Erases every letter to a person, in whatever state. Tasks that name one go first."""
    db.session.execute(delete(Letter).where(Letter.person_id == person_id), execution_options={"synchronize_session": "fetch"})


def _move(letter: Letter, *states: LetterState, **values: Any) -> bool:
    """Changes a letter only while it is in one of these states; the worker may be sending it just now."""
    moved = update(Letter).where(Letter.id == letter.id, Letter.state.in_(states)).values(**values).returning(Letter.id)
    return db.session.scalar(moved, execution_options={"synchronize_session": "fetch"}) is not None
