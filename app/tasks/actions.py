"""Raising tasks and ticking them off."""

from collections.abc import Iterable

from sqlalchemy import delete, or_, select, update

from app.core import calendar, db
from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.history.actions import record
from app.notifications.actions import hand_over, read_out
from app.support.actions import log_contact
from app.support.models import Met
from app.tasks.models import NO_CONTACT, Task, TaskKind


def raise_task(
    kind: TaskKind, about: str, thing_id: int, *, days: int, letter_id: int | None = None, person_id: int | None = None, details: str = ""
) -> Task:
    """Somebody of the team must do this within so many working days."""
    task = Task(
        kind=kind,
        about=about,
        thing_id=thing_id,
        letter_id=letter_id,
        person_id=person_id,
        details=details,
        due_on=calendar.add_working_days(calendar.today(), days),
    )
    db.session.add(task)
    db.session.flush()
    return task


def raise_once(kind: TaskKind, about: str, thing_id: int, *, days: int, details: str, person_id: int | None = None) -> Task:
    """The same, but somebody who asks for the same thing again while it is still to be done has asked once."""
    same = select(Task).where(Task.kind == kind, Task.about == about, Task.thing_id == thing_id, Task.details == details)
    found = db.session.scalars(same.where(Task.done_at.is_(None)).limit(1)).first()
    return found or raise_task(kind, about, thing_id, days=days, details=details, person_id=person_id)


def raise_for_letter(
    kind: TaskKind, about: str, thing_id: int, letter_id: int, *, person_id: int | None, details: Iterable[str] = ()
) -> Task:
    """A letter that somebody of the team carries or makes; one open task stands for it, however often it is asked for."""
    open_one = select(Task).where(Task.kind == kind, Task.letter_id == letter_id, Task.done_at.is_(None)).limit(1)
    found = db.session.scalars(open_one).first()
    return found or raise_task(kind, about, thing_id, days=2, letter_id=letter_id, person_id=person_id, details="\n".join(details))


def take(task: Task, *, by: int) -> None:
    """Somebody of the team says that they do it; twice is once. Raises NotAllowed when somebody else does, or it is done."""
    free = (Task.id == task.id, Task.done_at.is_(None), or_(Task.holder_id.is_(None), Task.holder_id == by))
    taken = db.session.execute(update(Task).where(*free).values(holder_id=by))
    if taken.rowcount != 1:  # type: ignore[attr-defined] # a CursorResult, which the stub hides
        raise NotAllowed(for_staff("Somebody else does this, or it is done."))
    record("task", task.id, "take", by=by)


def give_back(task: Task, *, by: int) -> None:
    """Whoever does it does it no more; anybody can take it."""
    if task.holder_id == by and task.done_at is None:
        task.holder_id = None
        record("task", task.id, "give_back", by=by)


def hand_task(number: int, to: int, *, by: int) -> None:
    """Somebody else does it from now on."""
    task = db.session.get(Task, number)
    if task is not None and task.done_at is None:
        task.holder_id = to
        record("task", number, "hand_on", by=by, facts={"to": to})


def finish(task: Task, *, by: int | None, met: Met | None = None, why: str = "") -> None:
    """It is done; doing it twice changes nothing.

    Whoever contacted somebody with needs says whether these were met. Raises Refused when that is missing.
    """
    if task.done_at is None:
        if task.person_id is not None and task.kind not in NO_CONTACT:
            log_contact(task.person_id, task.kind.value, met, why, by=by, task=task.id)
        _end(task, by=by)


def _end(task: Task, *, by: int | None) -> None:
    task.done_at = calendar.now()
    task.done_by = by
    if task.letter_id is not None:
        (hand_over if task.kind is TaskKind.FORMAT else read_out)(task.letter_id)
    record("task", task.id, "finish", by=by)


def finish_about(kind: TaskKind, about: str, thing_id: int, *, by: int | None) -> None:
    """What these tasks asked for has been done where it is done, and nobody was contacted for it: they end with it."""
    waiting = select(Task).where(Task.kind == kind, Task.about == about, Task.thing_id == thing_id, Task.done_at.is_(None))
    for task in db.session.scalars(waiting).all():
        _end(task, by=by)


def end_one(number: int, *, by: int | None) -> None:
    """The same for one task; one that was done already stays so."""
    task = db.session.get(Task, number)
    if task is not None and task.done_at is None:
        _end(task, by=by)


def end_tasks_about(person_id: int, kind: TaskKind) -> None:
    """Nobody needs to do these tasks about a person any more."""
    for task in db.session.scalars(select(Task).where(Task.kind == kind, Task.person_id == person_id, Task.done_at.is_(None))).all():
        task.done_at = calendar.now()
        record("task", task.id, "call_off", by=None)


def call_off(kind: TaskKind, about: str, thing_id: int) -> None:
    """Nobody needs to do these tasks any more. A letter that was one of them was not read out, and nothing says so."""
    waiting = select(Task).where(Task.kind == kind, Task.about == about, Task.thing_id == thing_id, Task.done_at.is_(None))
    for task in db.session.scalars(waiting).all():
        task.done_at = calendar.now()
        record("task", task.id, "call_off", by=None)


def call_off_for_letter(letter_id: int) -> None:
    """The letter goes another way: nobody phones or posts it any more."""
    for task in db.session.scalars(select(Task).where(Task.letter_id == letter_id, Task.done_at.is_(None))).all():
        task.done_at = calendar.now()
        record("task", task.id, "call_off", by=None)


def erase_tasks_about(person_id: int) -> None:
    """Tasks to contact a person go, whatever they are about."""
    db.session.execute(delete(Task).where(Task.person_id == person_id))


def erase_tasks(about: str, thing_id: int) -> None:
    """Tasks go with the thing they are about."""
    db.session.execute(delete(Task).where(Task.about == about, Task.thing_id == thing_id))
