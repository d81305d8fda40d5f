"""Reading tasks."""

from collections.abc import Sequence

from sqlalchemy import select

from app.core import db
from app.core.errors import NotFound
from app.tasks.models import Task

MOST = 100


def open_tasks() -> Sequence[Task]:
    """What is still to be done, the most urgent first; at most 100."""
    return db.session.scalars(select(Task).where(Task.done_at.is_(None)).order_by(Task.due_on, Task.id).limit(MOST)).all()


def task(number: int) -> Task:
    """One task. Raises NotFound."""
    found = db.session.get(Task, number)
    if found is None:
        raise NotFound
    return found
