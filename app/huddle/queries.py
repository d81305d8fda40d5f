"""Reading meetings, their items and decisions."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.core import calendar, db
from app.core.errors import NotFound
from app.huddle.models import Decision, Huddle, Item, Meeting, MeetingStatus
from app.languages.models import Text
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody


def huddle() -> Huddle | None:
    """The one huddle of the first form."""
    return db.session.scalars(select(Huddle).order_by(Huddle.id)).first()


def coming() -> Sequence[Meeting]:
    """Meetings from today on that are planned, the next one first."""
    return db.session.scalars(
        select(Meeting).where(Meeting.on >= calendar.today(), Meeting.status == MeetingStatus.PLANNED).order_by(Meeting.on).limit(12)
    ).all()


def meetings() -> tuple[list[Any], list[Any]]:
    """The next meetings, the nearest first, and the last ones, the newest first, with how many ideas each has. One statement."""
    count = select(func.count()).where(Item.meeting_id == Meeting.id).scalar_subquery()
    rows = db.session.execute(
        select(Meeting.id, Meeting.on, Meeting.status, count.label("items")).order_by(Meeting.on.desc()).limit(30)
    ).all()
    today = calendar.today()
    return [row for row in reversed(rows) if row.on >= today], [row for row in rows if row.on < today]


def meeting(number: int, *, by: Somebody) -> Meeting:
    """One meeting. Raises NotFound."""
    found = db.session.get(Meeting, number, options=[joinedload(Meeting.huddle)])
    if found is None or not by.holds("huddle member"):
        raise NotFound
    return found


def items(meeting_id: int) -> Sequence[Any]:
    """The ideas of a meeting, in their order."""
    return db.session.execute(
        select(
            Item.position,
            Proposal.reference,
            Proposal.stage,
            Proposal.summary,
            Proposal.lang,
            Proposal.answer_due_on,
            Proposal.clock_stopped_on,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
        )
        .join(Proposal, Item.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Item.meeting_id == meeting_id)
        .order_by(Item.position, Item.id)
    ).all()


def item_of(proposal_id: int) -> Item | None:
    """The newest place of an idea on a list, with its meeting."""
    return db.session.scalars(
        select(Item).where(Item.proposal_id == proposal_id).options(joinedload(Item.meeting)).order_by(Item.id.desc()).limit(1)
    ).first()


def item_on(proposal_id: int, meeting_id: int) -> Item | None:
    """The place of an idea on one list."""
    return db.session.scalars(select(Item).where(Item.proposal_id == proposal_id, Item.meeting_id == meeting_id)).one_or_none()


def decision_of(proposal_id: int) -> Decision | None:
    """The standing decision on an idea, with its words."""
    options = [joinedload(part) for part in (Decision.reason, Decision.reason_easy, Decision.next_step, Decision.next_step_easy)]
    return db.session.scalars(
        select(Decision).where(Decision.proposal_id == proposal_id).options(*options).order_by(Decision.id.desc()).limit(1)
    ).first()


def meeting_on(day: dt.date) -> Meeting | None:
    """The meeting of a day."""
    return db.session.scalars(select(Meeting).where(Meeting.on == day)).first()
