"""The order of a small test: plan, do, study, act. A step that is out of its turn is refused with a sentence."""

import enum
from collections.abc import Mapping

from app.core.errors import NotAllowed
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.models import Cycle, State
from app.improvement.models.wording import OF_TEST

CYCLE = OF_TEST


class Step(enum.StrEnum):
    """What can be done with a cycle."""

    PLAN = "plan"
    BEGIN = "begin"
    PREDICT = "predict"
    DO = "do"
    STUDY = "study"
    ACT = "act"
    NEXT = "next"


_BEGIN_FIRST = mark_for_staff("This small test has not begun. Begin it first.")
_PLAN_STANDS = mark_for_staff("This small test has begun. Its plan stays as it is.")
_STUDY_CLOSED = mark_for_staff("This small test was studied. What was written stays as it is.")
_NOT_DECIDED = mark_for_staff("Decide first to adapt or to adopt. Then plan the next small test.")

# step: the states in which it can be taken, what is said before them, what is said after them
TURNS: Mapping[Step, tuple[frozenset[State], str, str]] = {
    Step.PLAN: (frozenset({State.PLANNED}), "", _PLAN_STANDS),
    Step.BEGIN: (frozenset({State.PLANNED}), "", mark_for_staff("This small test has begun already.")),
    Step.PREDICT: (frozenset({State.UNDER_WAY, State.DONE}), mark_for_staff("Write in the plan what you expect."), _STUDY_CLOSED),
    Step.DO: (frozenset({State.UNDER_WAY, State.STOPPED, State.DONE}), _BEGIN_FIRST, _STUDY_CLOSED),
    Step.STUDY: (frozenset({State.DONE}), mark_for_staff("Say first what happened. Then study it."), _STUDY_CLOSED),
    Step.ACT: (
        frozenset({State.STUDIED}),
        mark_for_staff("Study the small test first. Then decide."),
        mark_for_staff("This was decided. It stays as it is."),
    ),
    Step.NEXT: (
        frozenset({State.ADAPT, State.ADOPT}),
        _NOT_DECIDED,
        mark_for_staff("This change was abandoned. Begin small tests of another change."),
    ),
}
_ORDER = list(State)


def without_prediction(cycle: Cycle) -> list[int]:
    """Positions of the questions for which nobody has written what they expect."""
    return [question.position for question in cycle.questions if not question.prediction]


def check_step(cycle: Cycle, step: Step) -> None:
    """Raises NotAllowed with the sentence for a step whose turn it is not."""
    turn, before, after = TURNS[step]
    if cycle.state not in turn:
        early = all(_ORDER.index(cycle.state) < _ORDER.index(state) for state in turn)
        raise NotAllowed(for_staff(before if early else after))
    if step is Step.BEGIN and (lacking := without_prediction(cycle)):
        sentence = for_staff("Write what you expect for question %(number)s. Then begin.")
        raise NotAllowed(sentence % {"number": lacking[0]})
