"""Carrying out, studying and deciding about a small test."""

from dataclasses import dataclass

from app.core import calendar
from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions.steps import CYCLE, Step, check_step
from app.improvement.models import Act, Cycle, Extent, Onwards
from app.people.models import Person


@dataclass(frozen=True)
class Done:
    """What happened in a test. `said`: by people who use the service."""

    carried_out: Extent
    happened: str
    unexpected: str
    said: str


@dataclass(frozen=True)
class Found:
    """What one question came to; a result and whether it matched may still be missing."""

    result: str
    matched: Extent | None
    learned: str


@dataclass(frozen=True)
class Decided:
    """What follows from a test, with what its way asks for; the rest is empty."""

    act: Act
    next_change: str = ""
    onwards: Onwards | None = None
    training: str = ""
    keeper: str = ""
    kept: int | None = None
    learning: str = ""


def carry_out(cycle: Cycle, done: Done, *, by: Person) -> None:
    """What happened. Until the study is closed it can be put right; what stood before is kept in the history."""
    before = _done_of(cycle)
    if cycle.done_at is not None and before == done:
        return
    check_step(cycle, Step.DO)
    facts = {} if cycle.done_at is None else {"before": {name: str(value or "") for name, value in vars(before).items()}}
    cycle.carried_out, cycle.happened, cycle.unexpected, cycle.said = done.carried_out, done.happened, done.unexpected, done.said
    cycle.done_at = cycle.done_at or calendar.now()
    record(CYCLE, cycle.id, "carry_out", by=by.id, facts=facts)


def study(cycle: Cycle, found: dict[int, Found], *, closing: bool, by: Person) -> None:
    """Results beside what was expected, by position of the question. Closed, they stand.

    Raises NotAllowed where it should be closed while a question lacks its result.
    """
    before = {question.position: Found(question.result, question.matched, question.learned) for question in cycle.questions}
    if before == found and (cycle.studied_at is not None or not closing):
        return
    check_step(cycle, Step.STUDY)
    if closing and (lacking := without_result(found)):
        raise NotAllowed(for_staff("Write the result of question %(number)s. Then close the study.") % {"number": lacking[0]})
    for question in cycle.questions:
        new = found[question.position]
        question.result, question.matched, question.learned = new.result, new.matched, new.learned
    if closing:
        cycle.studied_at = calendar.now()
    record(CYCLE, cycle.id, "close_study" if closing else "study", by=by.id)


def without_result(found: dict[int, Found]) -> list[int]:
    """Positions of the questions that lack a result, or whether it came as expected."""
    return [position for position, one in sorted(found.items()) if not one.result or one.matched is None]


def act(cycle: Cycle, decided: Decided, *, by: Person) -> None:
    """Adapt, adopt or abandon, once the test was studied. What was decided stays."""
    if cycle.act is not None and _decided_of(cycle) == decided:
        return
    check_step(cycle, Step.ACT)
    cycle.act, cycle.next_change, cycle.onwards = decided.act, decided.next_change, decided.onwards
    cycle.training, cycle.keeper, cycle.kept_id, cycle.learning = decided.training, decided.keeper, decided.kept, decided.learning
    cycle.acted_at, cycle.acted_by = calendar.now(), by.id
    record(CYCLE, cycle.id, decided.act.value, by=by.id)


def _done_of(cycle: Cycle) -> Done:
    return Done(cycle.carried_out or Extent.NO, cycle.happened, cycle.unexpected, cycle.said)


def _decided_of(cycle: Cycle) -> Decided:
    return Decided(
        act=cycle.act or Act.ABANDON,
        next_change=cycle.next_change,
        onwards=cycle.onwards,
        training=cycle.training,
        keeper=cycle.keeper,
        kept=cycle.kept_id,
        learning=cycle.learning,
    )
