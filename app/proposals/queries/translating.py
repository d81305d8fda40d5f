"""Which words of which ideas wait for a translation."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from app.core import db
from app.languages.models import About, TranslationWish
from app.people.models import Person
from app.proposals.models import Involvement, Part, Proposal, Stage
from app.proposals.permissions import Somebody, selves
from app.tasks.models import Task

PAGE = 50


def wishes(by: Somebody, after: tuple[dt.date, int] | None = None) -> Sequence[Any]:
    """One page of what is to be translated or checked, the most urgent first, without words of one's own idea or of one that one supports; one row more for the next page.

    Words of an idea wait only while anyone may read it; ours only while nobody has told them to the person another way.
    """
    holder = aliased(Person)
    mine = select(Involvement.proposal_id).where(
        Involvement.person_id.in_(selves(by)),
        Involvement.until.is_(None),
        Involvement.part.in_([Part.PROPOSER, Part.CO_LEAD, Part.SUPPORTER]),
    )
    found = (
        select(TranslationWish, Proposal.reference, Proposal.lang, holder.display_name.label("holder"))
        .join(Proposal, and_(TranslationWish.kind == "proposal", Proposal.id == TranslationWish.thing_id))
        .outerjoin(Task, Task.id == TranslationWish.task_id)
        .outerjoin(holder, holder.id == TranslationWish.claimed_by)
        .where(TranslationWish.done_at.is_(None), Task.done_at.is_(None), Proposal.stage.not_in([Stage.DRAFT, Stage.WITHDRAWN]))
        .where(or_(TranslationWish.about != About.IDEA, Proposal.public), Proposal.id.not_in(mine))
        .order_by(TranslationWish.due_on, TranslationWish.id)
        .limit(PAGE + 1)
    )
    if after:
        day, number = after
        later = and_(TranslationWish.due_on == day, TranslationWish.id > number)
        found = found.where(or_(TranslationWish.due_on > day, later))
    return db.session.execute(found).all()
