"""How many of those who were there said that it came as expected, for the team alone: so few people would be known outside."""

from collections import Counter

from sqlalchemy import func, select

from app.core import db
from app.improvement.models import Cycle, Project, Question, Ramp, Said, Saw


def counted(project: Project) -> dict[int, Counter[Saw | None]]:
    """By number of the question: how many chose each answer; None counts those who only wrote words. One statement."""
    wanted = (
        select(Said.question_id, Said.saw, func.count())
        .join(Question, Said.question_id == Question.id)
        .join(Cycle, Question.cycle_id == Cycle.id)
        .join(Ramp, Cycle.ramp_id == Ramp.id)
        .where(Ramp.project_id == project.id, Said.saw.is_not(None) | Said.words_id.is_not(None))
        .group_by(Said.question_id, Said.saw)
    )
    found: dict[int, Counter[Saw | None]] = {}
    for question, saw, people in db.session.execute(wanted):
        found.setdefault(question, Counter())[saw] = people
    return found
