"""How a try-out is going, and for whom, in a few lines."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from app.core import db
from app.improvement.models import (
    Benefit,
    Factor,
    Occasion,
    ProgressScore,
    Project,
    Reflection,
    Stakeholder,
    SustainabilityAnswer,
    SustainabilityProfile,
)
from app.improvement.queries.progress import began_still, needs_a_look
from app.improvement.queries.reflections import readable
from app.improvement.queries.sustaining import adopted_tests, occasion_due, studied_tests
from app.proposals.models import Proposal, Stage


@dataclass(frozen=True)
class Going:
    """The newest score in halves, since when it stands still, the weakest factor, whether to look at what lasts, and three counts.

    `thought_at`: when the newest reflection was written of those that are counted.
    """

    halves: int | None
    still_since: dt.datetime | None
    weakest: Factor | None
    due: Occasion | None
    benefits: int
    stakeholders: int
    reflections: int
    thought_at: dt.datetime | None


def going(project: Project, proposal: Proposal, *, by: Any) -> Going:
    """All of it in one statement; of reflections those that `by` may read."""
    score = select(ProgressScore.halves).where(ProgressScore.project_id == Project.id).order_by(ProgressScore.number.desc()).limit(1)
    asked = {
        one: _count(SustainabilityProfile.id, SustainabilityProfile.project_id, SustainabilityProfile.occasion == one) for one in Occasion
    }
    told = select(
        score.correlate(Project).scalar_subquery().label("halves"),
        began_still().label("began"),
        _weakest().label("weakest"),
        studied_tests().label("studied"),
        adopted_tests().label("adopted"),
        *(counted.label(one.value) for one, counted in asked.items()),
        _count(Benefit.id, Benefit.project_id, Benefit.given_up == "").label("benefits"),
        _count(Stakeholder.id, Stakeholder.project_id).label("stakeholders"),
        _count(Reflection.id, Reflection.project_id, readable(by)).label("reflections"),
        _newest_thought(by).label("thought_at"),
    )
    row = db.session.execute(told.select_from(Project).where(Project.id == project.id)).one()
    adopting = proposal.stage is Stage.EVALUATION or row.adopted > 0
    due = occasion_due({one for one in Occasion if getattr(row, one.value)}, studied=row.studied, adopting=adopting)
    still = needs_a_look(proposal, row.began)
    return Going(row.halves, still, row.weakest, due, row.benefits, row.stakeholders, row.reflections, row.thought_at)


def _newest_thought(by: Any) -> ScalarSelect[dt.datetime]:
    wanted = select(func.max(Reflection.written_at)).where(Reflection.project_id == Project.id, readable(by))
    return wanted.correlate(Project).scalar_subquery()


def _weakest() -> ScalarSelect[Factor]:
    """The weakest factor of the newest profile; of those that are alike the one that is asked first."""
    newest = select(SustainabilityAnswer.factor).join(SustainabilityProfile, SustainabilityAnswer.profile_id == SustainabilityProfile.id)
    order = (SustainabilityProfile.number.desc(), SustainabilityAnswer.level, SustainabilityAnswer.id)
    return newest.where(SustainabilityProfile.project_id == Project.id).order_by(*order).limit(1).correlate(Project).scalar_subquery()


def _count(thing: Any, belongs_to: Any, *rules: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count(thing)).where(belongs_to == Project.id, *rules).correlate(Project).scalar_subquery()
