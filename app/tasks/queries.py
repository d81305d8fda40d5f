"""Reading tasks."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from app.core import db
from app.core.errors import NotFound
from app.tasks.models import NO_CONTACT, Task, TaskKind

PAGE = 50


def open_tasks(after: tuple[dt.date, int] | None = None) -> Sequence[Task]:
    """One page of what is still to be done, the most urgent first; one row more when there is a next page."""
    waiting = select(Task).where(Task.done_at.is_(None)).order_by(Task.due_on, Task.id).limit(PAGE + 1)
    if after:
        day, number = after
        waiting = waiting.where(or_(Task.due_on > day, and_(Task.due_on == day, Task.id > number)))
    return db.session.scalars(waiting).all()


def task(number: int) -> Task:
    """One task. Raises NotFound."""
    found = db.session.get(Task, number)
    if found is None:
        raise NotFound
    return found


def open_about(kind: TaskKind, about: str, thing_id: int) -> Sequence[Task]:
    """What of a kind is still to be done about a thing, the oldest first."""
    waiting = select(Task).where(Task.kind == kind, Task.about == about, Task.thing_id == thing_id, Task.done_at.is_(None))
    return db.session.scalars(waiting.order_by(Task.id)).all()


def open_with(letter_id: int) -> Task | None:
    """The task that stands for a letter, while it is still to be done."""
    waiting = select(Task).where(Task.letter_id == letter_id, Task.done_at.is_(None)).order_by(Task.id).limit(1)
    return db.session.scalars(waiting).first()


def contacts_somebody(task: Task) -> bool:
    """Whether whoever does this has to do with the person themselves."""
    return task.person_id is not None and task.kind not in NO_CONTACT


def held(who: Callable[[Any], ColumnElement[bool]]) -> Sequence[Task]:
    """What is still to be done by somebody of whom this is true, the most urgent first. At most 200."""
    waiting = select(Task).where(Task.done_at.is_(None), Task.holder_id.is_not(None), who(Task.holder_id))
    return db.session.scalars(waiting.order_by(Task.due_on, Task.id).limit(200)).all()


def some(numbers: Sequence[int]) -> Sequence[Task]:
    """Those of these tasks that there are."""
    return db.session.scalars(select(Task).where(Task.id.in_(numbers)).order_by(Task.id)).all() if numbers else ()
