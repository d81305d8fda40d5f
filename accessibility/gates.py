"""What stands before testing, in its states: long words, everything that can be asked, one that waits long, and a try-out that may begin."""

import datetime as dt

from sqlalchemy import select

from accessibility.beginning import to_begin
from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db
from app.improvement import actions
from app.improvement.actions import cycles, gates, halting, impact, research, sign_offs
from app.improvement.actions.cycles import Plan
from app.improvement.actions.impact import Answered, Followed
from app.improvement.actions.taking_up import take_up_again
from app.improvement.charts import Direction
from app.improvement.gates.impact import Assessment, Effect, Impact
from app.improvement.gates.research import Ruling, Work
from app.improvement.models import NONE_NEEDED, Body, Every, MeasureKind, Project, Purpose, Reply
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from tests.make import again

_DAY = dt.timedelta(days=1)


def fill(project: Project, by: Person) -> dict[str, object]:
    """Gives the numbers of two sign-offs, and of ideas: whose try-out may begin to test, has stopped, was taken up again."""
    today = calendar.today()
    gates.say_not_yet(project, MeasureKind.PROCESS, f"{LONG_WORD} {LONG}", by=by)
    gates.name_sponsor(project, LONG_WORD[:120], "Director of nursing", by=by)
    worries = Answered(dict.fromkeys(Impact, (Effect.NOT_SURE, f"{LONG_WORD} {LONG}")), tuple(Assessment))
    impact.check_impact(project, Answered(dict.fromkeys(Impact, (None, "")), ()), 0, finished=False, by=by)
    impact.check_impact(project, worries, 1, finished=True, by=by)
    impact.follow(project, Assessment.EQUALITY, Followed("Equality team", today - 30 * _DAY, today - 3 * _DAY, LONG), by=by)
    impact.follow(project, Assessment.QUALITY, Followed("Quality team", today - 30 * _DAY, None, ""), by=by)
    research.say_work(project, Work.NOT_SURE, LONG, by=by)
    research.rule(project, research.Ruled(Ruling.NOT_YET, "Dr Kaur", today - _DAY, LONG), by=by)
    research.say_work(project, Work.RESEARCH, LONG, by=by)
    waits = sign_offs.ask_for_sign_off(project, Body.INFORMATION_GOVERNANCE, "", today - 60 * _DAY, LONG, by=by)
    said = sign_offs.ask_for_sign_off(project, Body.OTHER, LONG_WORD[:120], today - 9 * _DAY, LONG, by=by)
    sign_offs.answer_sign_off(said, Reply.CONDITIONS, today - _DAY, f"{LONG_WORD} {LONG}", by=by)
    return {"sign_off": waits.id, "sign_off_answered": said.id} | _ready(by) | _stopped(by)


def _stopped(by: Person) -> dict[str, object]:
    """One idea whose work has stopped; one that was taken up again, with a small test that had begun."""
    stopped = _newest(Stage.TESTING)
    taken_up = _newest(Stage.STOPPED)
    actions.start_project(stopped, by=by)
    project = actions.start_project(taken_up, by=by)
    take_up_again(taken_up, project, LONG, by=by)
    _check_impact(project, by)
    begun = cycles.start_ramp(project, LONG_WORD, _plan(), by=by)
    cycles.begin(begun, by=by)
    for idea in (stopped, taken_up):
        halting.stop_for_safety(idea, LONG, by=by)
    take_up_again(taken_up, project, LONG, by=by)
    return {"stopped": str(stopped.reference), "taken_up": str(taken_up.reference), "stopped_test": begun.id}


def _newest(stage: Stage) -> Proposal:
    return again(db.session.scalars(select(Proposal).where(Proposal.stage == stage).order_by(Proposal.id.desc()).limit(1)).one())


def _plan() -> Plan:
    today = calendar.today()
    return Plan(Purpose.TEST, LONG_WORD, today, today + 7 * _DAY, "Sam", LONG, (("Are they ready?", "All of them."),))


def _check_impact(project: Project, by: Person) -> None:
    calm = Answered(dict.fromkeys(Impact, (Effect.NONE, "We looked.")), (NONE_NEEDED,))
    impact.check_impact(project, calm, 0, finished=True, by=by)


def _ready(by: Person) -> dict[str, object]:
    decided = select(Proposal).where(Proposal.stage == Stage.DECIDED, Proposal.organisation_id.is_(None)).order_by(Proposal.id)
    idea = db.session.scalars(decided).first()
    assert idea is not None
    ready = actions.start_project(again(idea), by=by)
    ready.started_on = calendar.today() - 20 * _DAY  # so that its days can be counted anew
    _pass(ready, by)
    return {"ready": str(idea.reference), "test_to_begin": to_begin(ready, by)}


def _pass(ready: Project, by: Person) -> None:
    actions.set_aim(ready, "3 hours, not 5", calendar.today() + 60 * _DAY, by=by)
    said = actions.Described(MeasureKind.OUTCOME, "Hours", "Door to door", "hours", Direction.DECREASE, Every.WEEK)
    actions.add_measure(ready, said, by=by)
    for kind in (MeasureKind.PROCESS, MeasureKind.BALANCING):
        gates.say_not_yet(ready, kind, "The counter comes in May.", by=by)
    _check_impact(ready, by)
    research.say_work(ready, Work.IMPROVEMENT, "It is about this ward.", by=by)
    gates.name_sponsor(ready, "Jo Lead", "Director of nursing", by=by)
