"""Writing down what somebody said who was there, and was phoned or met."""

from collections.abc import Mapping
from typing import Any

from app.improvement.actions.steps import CYCLE
from app.improvement.actions.witnesses import Answer, answer
from app.improvement.models import Asked
from app.people.models import Person
from app.tasks.actions import finish
from app.tasks.models import TaskKind
from app.tasks.queries import open_about


def write_down(asked: Asked, answers: Mapping[int, Answer], needs: Mapping[str, Any], *, by: Person) -> None:
    """What they said, by number of the question; whoever was to phone them has done it. `needs`: whether these were met, and why not.

    Raises Refused when nothing was said, or nothing of the needs of somebody who has any.
    """
    answer(asked, answers, by=by)
    for task in open_about(TaskKind.PHONE, CYCLE, asked.cycle_id):
        if task.person_id == asked.person_id:
            finish(task, by=by.id, **needs)
