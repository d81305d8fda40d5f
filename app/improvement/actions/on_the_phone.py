"""Writing down what somebody said who was there, and was phoned or met."""

from collections.abc import Mapping
from typing import Any

from app.core import calendar
from app.history.actions import record
from app.improvement.actions.hearing import hear_on_the_phone
from app.improvement.actions.keeping import check_version
from app.improvement.actions.steps import CYCLE
from app.improvement.actions.witnesses import Answer, check_said, one_after_the_other, put
from app.improvement.models import Asked, Said
from app.improvement.queries.written_down import WRITE_DOWN, times_said
from app.people.models import Person
from app.tasks.actions import finish
from app.tasks.models import TaskKind
from app.tasks.queries import open_about


def write_down(asked: Asked, answers: Mapping[int, Answer], needs: Mapping[str, Any], *, seen: int, by: Person) -> bool:
    """What they said, by number of the question; whoever was to phone them has done it. Gives whether anything is other than before.

    `needs`: whether these were met, and why not; `seen`: how many times they had answered when `by` opened the page. What they had said
    of a question before stays in history.

    Raises Refused when nothing was said, or nothing of the needs of somebody who has any, and where they have answered since.
    """
    check_said(answers)
    one_after_the_other(asked)
    before = {said.question_id: said for said in asked.said}
    changed = {question: told for question, told in answers.items() if told != _as_told(before.get(question))}
    if changed:
        check_version(times_said(asked), seen, field="saw_1")
        kept = {str(question): _kept(before.get(question)) for question in changed}
        others = [question for question, told in changed.items() if put(asked, question, told)]
        if others:
            hear_on_the_phone(asked)
        asked.answered_at = calendar.now()
        record(CYCLE, asked.cycle_id, WRITE_DOWN, by=by.id, facts={"person": asked.person_id, "before": kept})
    for task in open_about(TaskKind.PHONE, CYCLE, asked.cycle_id):
        if task.person_id == asked.person_id:
            finish(task, by=by.id, **needs)
    return bool(changed)


def _as_told(said: Said | None) -> Answer:
    """What stands, as a form says it."""
    return Answer(said.saw, said.words.body.strip() if said.words else "") if said else Answer(None, "")


def _kept(said: Said | None) -> dict[str, Any] | None:
    """What stands, for history: the words are the text that they are."""
    return {"saw": said.saw.value if said.saw else None, "text": said.words_id} if said else None
