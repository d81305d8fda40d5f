"""Which words wait for a translation: those of ideas, ours to whoever brought one, and those of small tests and of who was asked about them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from app.core import db
from app.improvement.models import Asked, Cycle, Project, Ramp
from app.improvement.models.wording import OF_ANSWER, OF_TEST
from app.languages.models import About, Text, TranslationWish
from app.people.models import Person
from app.proposals.models import OWN_PARTS, Involvement, Proposal, Stage
from app.proposals.permissions import Somebody, selves
from app.tasks.models import Task

PAGE = 50
_OF_TEST = and_(TranslationWish.kind == OF_TEST, TranslationWish.thing_id == Cycle.id)
_OF_ANSWER = and_(TranslationWish.kind == OF_ANSWER, Asked.cycle_id == Cycle.id)
_IDEA = func.coalesce(Project.proposal_id, TranslationWish.thing_id)


def wishes(by: Somebody, after: tuple[dt.date, int] | None = None) -> Sequence[Any]:
    """One page of what is to be translated or checked, the most urgent first, without words of one's own idea or of one that one supports; one row more for the next page.

    Words of an idea wait only while anyone may read it; ours only while nobody has told them to the person another way; those of a small
    test until somebody has studied it. `said_in`: the language in which somebody answered about a test.
    """
    holder = aliased(Person)
    mine = select(Involvement.proposal_id).where(
        Involvement.person_id.in_(selves(by)),
        Involvement.until.is_(None),
        Involvement.part.in_(OWN_PARTS),
    )
    answered = (Text.kind == OF_ANSWER, Text.thing_id == TranslationWish.thing_id, Text.body != "", Text.lang != TranslationWish.lang)
    said_in = select(Text.lang).where(TranslationWish.kind == OF_ANSWER, *answered).order_by(Text.id.desc()).limit(1).scalar_subquery()
    found = (
        select(TranslationWish, Proposal.reference, Proposal.lang, holder.display_name.label("holder"), said_in.label("said_in"))
        .outerjoin(Asked, and_(TranslationWish.kind == OF_ANSWER, TranslationWish.thing_id == Asked.id))
        .outerjoin(Cycle, or_(_OF_TEST, _OF_ANSWER))
        .outerjoin(Ramp, Ramp.id == Cycle.ramp_id)
        .outerjoin(Project, Project.id == Ramp.project_id)
        .join(Proposal, and_(Proposal.id == _IDEA, or_(TranslationWish.kind == "proposal", Project.id.is_not(None))))
        .outerjoin(Task, Task.id == TranslationWish.task_id)
        .outerjoin(holder, holder.id == TranslationWish.claimed_by)
        .where(TranslationWish.done_at.is_(None), Task.done_at.is_(None), Proposal.stage.not_in([Stage.DRAFT, Stage.WITHDRAWN]))
        .where(or_(TranslationWish.about != About.IDEA, Proposal.public), Proposal.id.not_in(mine))
        .where(or_(TranslationWish.about != About.SMALL_TEST, Cycle.studied_at.is_(None)))
        .order_by(TranslationWish.due_on, TranslationWish.id)
        .limit(PAGE + 1)
    )
    if after:
        day, number = after
        later = and_(TranslationWish.due_on == day, TranslationWish.id > number)
        found = found.where(or_(TranslationWish.due_on > day, later))
    return db.session.execute(found).all()
