"""By which day somebody of the team phones those who are asked about a small test, or posts their letter."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.improvement.models import Asked, Cycle
from app.improvement.models.wording import OF_TEST
from app.improvement.queries.reached import HowFar, Reached
from app.tasks.models import TaskKind
from app.tasks.queries import open_about

_CARRIED = {HowFar.TO_PHONE: TaskKind.PHONE, HowFar.TO_POST: TaskKind.POST}


def with_days(cycle: Cycle, everybody: Sequence[Asked], found: Mapping[int, Reached]) -> dict[int, Reached]:
    """By number of who is asked: how far they are, with the day of the task where there is one. Two statements at most."""
    kinds = {_CARRIED[far.how] for far in found.values() if far.how in _CARRIED}
    due = {(kind, task.person_id): task.due_on for kind in kinds for task in open_about(kind, OF_TEST, cycle.id)}
    return {one.id: _with_day(found[one.id], one, due) for one in everybody}


def _with_day(far: Reached, one: Asked, due: Mapping[tuple[TaskKind, int | None], dt.date]) -> Reached:
    return replace(far, on=due.get((_CARRIED[far.how], one.person_id))) if far.how in _CARRIED else far
