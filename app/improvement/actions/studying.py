"""Carrying out, studying and deciding about a small test."""

from dataclasses import dataclass

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions.early import is_study_early, why_lacks
from app.improvement.actions.steps import CYCLE, Step, check_step
from app.improvement.models import Act, Cycle, Extent, Known, Onwards
from app.people.models import Person


@dataclass(frozen=True)
class Done:
    """What happened in a test. `said`: by people who use the service."""

    carried_out: Extent
    happened: str
    unexpected: str
    said: str
    problems: str = ""


@dataclass(frozen=True)
class Found:
    """What one question came to; a result and whether it matched may still be missing."""

    result: str
    matched: Extent | None
    learned: str


NOTHING = Found("", None, "")


@dataclass(frozen=True)
class Effects:
    """What nobody hoped for: whether something else got worse, and how; whether a group of people gained less, and which. None: not said yet."""

    worse: Known | None = None
    worse_how: str = ""
    gained_less: Known | None = None
    gained_less_who: str = ""


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
    cycle.carried_out, cycle.happened, cycle.unexpected = done.carried_out, done.happened, done.unexpected
    cycle.said, cycle.problems = done.said, done.problems
    cycle.done_at = cycle.done_at or calendar.now()
    record(CYCLE, cycle.id, "carry_out", by=by.id, facts=facts)


def study(
    cycle: Cycle, found: dict[int, Found], effects: Effects | None = None, why_early: str | None = None, *, closing: bool, by: Person
) -> None:
    """Results beside what was expected, by position of the question, of all of them or of some. Closed, they stand; what stood before is kept.

    Without `effects` or `why_early` what was said about them stays. Raises NotAllowed where it should be closed while a question lacks its result, or nobody
    has said whether something got worse or somebody gained less; Refused for a question that the test does not have, or where it is closed
    before its last day and nobody said why.
    """
    before, known, early = found_of(cycle), effects_of(cycle), cycle.why_early if why_early is None else why_early
    after, now = before | found, effects or known
    if (before, known, cycle.why_early) == (after, now, early) and (cycle.studied_at is not None or not closing):
        return
    check_step(cycle, Step.STUDY)
    if len(after) > len(before):
        raise Refused(for_staff("This small test does not have that question"))
    if closing:
        _check_whole(after, now)
        if is_study_early(cycle) and not early:
            raise Refused(why_lacks(), field="why_early")
    cycle.why_early = early
    for question in cycle.questions:
        new = after[question.position]
        question.result, question.matched, question.learned = new.result, new.matched, new.learned
    cycle.worse, cycle.worse_how = now.worse, now.worse_how
    cycle.gained_less, cycle.gained_less_who = now.gained_less, now.gained_less_who
    if closing:
        cycle.studied_at = calendar.now()
    replaced = {
        str(place): [one.result, str(one.matched or ""), one.learned] for place, one in before.items() if one not in (after[place], NOTHING)
    }
    record(CYCLE, cycle.id, "close_study" if closing else "study", by=by.id, facts={"before": replaced} if replaced else {})


def _check_whole(found: dict[int, Found], effects: Effects) -> None:
    """Raises NotAllowed while something that a study asks is open."""
    if lacking := without_result(found):
        raise NotAllowed(for_staff("Write the result of question %(number)s. Then close the study.") % {"number": lacking[0]})
    if lacks := without_effects(effects):
        raise NotAllowed(for_staff("%(sentence)s. Then close the study.") % {"sentence": lacks[0][1]})


def found_of(cycle: Cycle) -> dict[int, Found]:
    """What each question came to so far, by position."""
    return {question.position: Found(question.result, question.matched, question.learned) for question in cycle.questions}


def effects_of(cycle: Cycle) -> Effects:
    """What was said so far about what nobody hoped for."""
    return Effects(cycle.worse, cycle.worse_how, cycle.gained_less, cycle.gained_less_who)


def without_effects(effects: Effects) -> list[tuple[str, str]]:
    """What a study still asks about effects that nobody hoped for: the name of each answer that lacks, with its sentence."""
    asked = {
        "worse": (effects.worse is None, for_staff("Choose whether something else got worse")),
        "worse_how": (effects.worse is Known.YES and not effects.worse_how, for_staff("Write what got worse")),
        "gained_less": (effects.gained_less is None, for_staff("Choose whether a group of people gained less")),
        "gained_less_who": (effects.gained_less is Known.YES and not effects.gained_less_who, for_staff("Write who gained less")),
    }
    return [(name, sentence) for name, (lacks, sentence) in asked.items() if lacks]


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
    return Done(cycle.carried_out or Extent.NO, cycle.happened, cycle.unexpected, cycle.said, cycle.problems)


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
