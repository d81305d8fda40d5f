"""What stands before the testing of the try-outs: told by gates.toml."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from app.core import calendar, db
from app.improvement.actions import gates, impact, research, sign_offs
from app.improvement.gates.impact import Assessment, Effect, Impact
from app.improvement.gates.research import Ruling, Work
from app.improvement.models import Body, MeasureKind, Project, Reply
from app.journey.demo.scene import Scene, told
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Proposal


def stand_before_some(scene: Scene) -> None:
    """Everything in gates.toml, written down yesterday by one person of the team."""
    for tried in told("gates.toml")["tryouts"]:
        scene.diary.turn_to(scene.diary.today - dt.timedelta(days=1), 11)
        with db.transaction():
            named = select(Project).join(Proposal, Proposal.id == Project.proposal_id).join(Text, Text.id == Proposal.title_id)
            project = db.session.scalars(named.where(Text.body == tried["title"])).one()
            _stand_before(project, tried, by=scene.member(tried["by"]))


def _stand_before(project: Project, tried: dict[str, Any], *, by: Person) -> None:
    gates.name_sponsor(project, tried["sponsor"], tried["sponsor_role"], by=by)
    for kind, reason in tried["not_yet"].items():
        gates.say_not_yet(project, MeasureKind(kind), reason, by=by)
    answers = {Impact(asked): (Effect(effect), reason) for asked, (effect, reason) in tried["impact"].items()}
    impact.check_impact(project, impact.Answered(answers, tuple(tried["needed"])), 0, finished=True, by=by)
    for one in tried["follows"]:
        said = impact.Followed(one["asked_of"], _ago(one["asked_days_ago"]), _maybe(one["done_days_ago"]), one["evidence"])
        impact.follow(project, Assessment(one["what"]), said, by=by)
    research.say_work(project, Work(tried["work"]), tried["work_why"], by=by)
    if ruling := tried.get("ruling"):
        research.rule(project, research.Ruled(Ruling(ruling["said"]), ruling["by"], _ago(ruling["days_ago"]), ruling["words"]), by=by)
    for one in tried["sign_offs"]:
        row = sign_offs.ask_for_sign_off(project, Body(one["body"]), one["name"], _ago(one["asked_days_ago"]), one["about"], by=by)
        if one["reply"]:
            sign_offs.answer_sign_off(row, Reply(one["reply"]), _ago(one["answered_days_ago"]), one["evidence"], by=by)


def _ago(days: int) -> dt.date:
    return calendar.today() - dt.timedelta(days=days)


def _maybe(days: int) -> dt.date | None:
    return _ago(days) if days else None
