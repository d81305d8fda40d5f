"""Planning small tests: a change, its first cycle, the next one out of the last, and what is expected of each."""

import datetime as dt
from dataclasses import dataclass

from app.core import calendar, db
from app.core.config import settings
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, long_date, mark_for_staff
from app.history.actions import record
from app.improvement.actions.asking import check_day
from app.improvement.actions.planning import NOTHING_MORE, Rest, check_rest, rest_of, rest_told, write_rest
from app.improvement.actions.steps import CYCLE, Step, check_step
from app.improvement.actions.wording import words_changed
from app.improvement.models import Cycle, Project, Purpose, Question, Ramp
from app.improvement.queries import cycles as queries
from app.improvement.queries.drivers import all_ideas
from app.improvement.queries.earliest import Since, earliest
from app.people.models import Person
from app.proposals.models import Proposal, Stage

MOST_RAMPS = 20  # a page shows them all
TOO_EARLY = {
    Since.TRY_OUT: mark_for_staff("This day is too early. The try-out began on %(date)s. Write that day or a later one"),
    Since.LAST_TEST: mark_for_staff(
        "This day is too early. The small test before this one ended on %(date)s. Write that day or a later one"
    ),
    Since.TESTING: mark_for_staff("This day is too early. The gates were passed on %(date)s. Write that day or a later one"),
}


@dataclass(frozen=True)
class Plan:
    """A cycle as it was planned. `questions`: one to five pairs of words and prediction; a prediction may still be empty."""

    purpose: Purpose
    scale: str
    starts_on: dt.date
    ends_on: dt.date
    owner: str
    stop_rule: str
    questions: tuple[tuple[str, str], ...]
    rest: Rest = NOTHING_MORE


def start_ramp(project: Project, idea: str, plan: Plan, change_idea: int | None = None, *, by: Person) -> Cycle:
    """A change that nobody has tested yet, with its first cycle. The same sent twice is one.

    `change_idea`: the number of the one in the driver diagram that is tested; without it the one with the same words, if there is one.
    """
    if (known := queries.ramp_with(project, idea)) is not None:
        if len(known.cycles) == 1 and _plan_of(known.cycles[0]) == plan:
            return known.cycles[0]
        raise Refused(for_staff("This change has small tests already. Plan the next one there"), field="idea")
    if queries.how_many_ramps(project) >= MOST_RAMPS:
        raise NotAllowed(for_staff("This try-out tests 20 changes. Decide about one of them first."))
    ramp = Ramp(project_id=project.id, idea=idea, change_idea_id=_tested(project, idea, change_idea), written_by=by.id)
    db.session.add(ramp)
    db.session.flush()
    return _plan_cycle(ramp, 1, None, plan, by)


def plan_next(cycle: Cycle, plan: Plan, *, by: Person) -> Cycle:
    """The next cycle of the same change, out of one that was adapted or adopted. The same sent twice is one."""
    check_step(cycle, Step.NEXT)
    if (known := queries.following(cycle)) is not None:
        if _plan_of(known) == plan:
            return known
        raise NotAllowed(for_staff("The next small test is planned already. Change its plan there."))
    return _plan_cycle(cycle.ramp, cycle.number + 1, cycle.id, plan, by)


def change_plan(cycle: Cycle, plan: Plan, *, by: Person) -> None:
    """Another plan, while the test has not begun."""
    before = _plan_of(cycle)
    if before == plan:
        return
    check_step(cycle, Step.PLAN)
    check_rest(cycle.ramp.project_id, plan.rest)
    _write_plan(cycle, plan)
    _ask(cycle, plan)
    record(CYCLE, cycle.id, "change_plan", by=by.id, facts={"before": _told(before), "after": _told(plan)})
    words_changed(cycle, by=by)


def why_not_begun(proposal: Proposal, cycle: Cycle) -> str:
    """Why this small test cannot begin where the idea stands; nothing when it can. To find something out is no test of a change."""
    if proposal.stage is Stage.PAUSED:
        return for_staff("The work is paused. Go on with it first, then begin.")
    if proposal.stage in {Stage.DECIDED, Stage.COACHING} and cycle.purpose in {Purpose.TEST, Purpose.IMPLEMENT}:
        return for_staff("Testing has not begun. Pass the gates on the page of the try-out first.")
    if proposal.stage is Stage.EVALUATION and cycle.purpose in {Purpose.TEST, Purpose.IMPLEMENT}:
        return for_staff("The huddle has it now. When it says adapt, test again.")
    if proposal.stage is Stage.ADAPTED and cycle.purpose in {Purpose.TEST, Purpose.IMPLEMENT}:
        return for_staff("The huddle said to adapt it. Pass the gates, say that it is tested again, then begin.")
    return ""


def begin(cycle: Cycle, on: dt.date | None = None, *, by: Person) -> None:
    """The test starts: from now on what was expected is on the table. Raises NotAllowed while a question lacks its prediction.

    `on`: an earlier day on which it began; its noon stands for it. Raises Refused for one that is still to come, is very long ago,
    or lies before what had to come first.
    """
    if cycle.begun_at is not None:
        return
    check_step(cycle, Step.BEGIN)
    today = calendar.today()
    if on is not None:
        check_day(on, "began_on")
        _check_not_before(cycle, on)
    noon = dt.datetime.combine(on or today, dt.time(12), settings().zone).astimezone(dt.UTC)
    cycle.begun_at = calendar.now() if on in {None, today} else noon
    record(CYCLE, cycle.id, "begin", by=by.id, facts={"on": (on or today).isoformat()})


def _check_not_before(cycle: Cycle, on: dt.date) -> None:
    first = earliest(cycle)
    if on < first.on:
        raise Refused(for_staff(TOO_EARLY[first.since]) % {"date": long_date(first.on)}, field="began_on")


def predict(cycle: Cycle, predictions: dict[int, str], *, by: Person) -> None:
    """Other predictions, by position of their question, after the test began. What stood before is kept with its time."""
    changed = [question for question in cycle.questions if predictions.get(question.position, question.prediction) != question.prediction]
    if not changed:
        return
    check_step(cycle, Step.PREDICT)
    for question in changed:
        words = predictions[question.position]
        if not words:
            raise Refused(for_staff("Write what you expect"), field=f"prediction_{question.position}")
        facts = {"question": question.position, "before": question.prediction, "after": words}
        written = {"predicted_at": (question.predicted_at or cycle.planned_at).isoformat()}
        record(CYCLE, cycle.id, "change_prediction", by=by.id, facts=facts | written)
        question.prediction, question.predicted_at = words, calendar.now()
    words_changed(cycle, by=by)


def _tested(project: Project, idea: str, number: int | None) -> int | None:
    """The change idea of the diagram that a ramp tests; none where it has small tests of its own already."""
    ideas = all_ideas(project)
    found = next((one.id for one in ideas if one.id == number), None) or next((one.id for one in ideas if one.words == idea), None)
    return found if found is not None and queries.ramp_of(found) is None else None


def _plan_cycle(ramp: Ramp, number: int, previous: int | None, plan: Plan, by: Person) -> Cycle:
    check_rest(ramp.project_id, plan.rest)
    cycle = Cycle(ramp=ramp, number=number, previous_id=previous, planned_by=by.id, questions=[], steps=[], collected=[])
    _write_plan(cycle, plan)
    _ask(cycle, plan)
    db.session.add(cycle)
    db.session.flush()
    record(CYCLE, cycle.id, "plan", by=by.id)
    return cycle


def _write_plan(cycle: Cycle, plan: Plan) -> None:
    cycle.purpose, cycle.scale, cycle.owner, cycle.stop_rule = plan.purpose, plan.scale, plan.owner, plan.stop_rule
    cycle.starts_on, cycle.ends_on = plan.starts_on, plan.ends_on
    write_rest(cycle, plan.rest)


def _ask(cycle: Cycle, plan: Plan) -> None:
    """Each question in its place; a prediction is dated anew where its words or its question changed."""
    del cycle.questions[len(plan.questions) :]
    for place, (words, prediction) in enumerate(plan.questions):
        if place == len(cycle.questions):
            cycle.questions.append(Question(position=place + 1, words="", prediction=""))
        question = cycle.questions[place]
        if (question.words, question.prediction) != (words, prediction):
            question.words, question.prediction = words, prediction
            question.predicted_at = calendar.now() if prediction else None


def _plan_of(cycle: Cycle) -> Plan:
    questions = tuple((question.words, question.prediction) for question in cycle.questions)
    return Plan(cycle.purpose, cycle.scale, cycle.starts_on, cycle.ends_on, cycle.owner, cycle.stop_rule, questions, rest_of(cycle))


def _told(plan: Plan) -> dict[str, object]:
    return {
        "purpose": plan.purpose.value,
        "scale": plan.scale,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "owner": plan.owner,
        "stop_rule": plan.stop_rule,
        "questions": [list(pair) for pair in plan.questions],
    } | rest_told(plan.rest)
