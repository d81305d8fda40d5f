"""What somebody has in hand for the huddle: meetings that they chair or write the minutes of, and decisions that wait."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, literal, select, union_all

from app.core import calendar, db
from app.huddle.models import Decision, Huddle, Meeting, MeetingStatus
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Proposal

PARTS = {"chair": "chair_id", "minutes": "minute_taker_id"}
MOST = 200


def posts(who: Callable[[Any], ColumnElement[bool]]) -> Sequence[Any]:
    """What somebody of whom this is true does in meetings to come and each week: part, table, number, person, day. One statement."""
    selects = []
    for part, column in PARTS.items():
        person = getattr(Meeting, column)
        coming = (Meeting.status == MeetingStatus.PLANNED, Meeting.on >= calendar.today(), person.is_not(None), who(person))
        selects.append(
            select(literal(part).label("part"), literal("meeting").label("of"), Meeting.id, person.label("person"), Meeting.on).where(
                *coming
            )
        )
        weekly = getattr(Huddle, column)
        nothing = literal(None, Meeting.on.type).label("on")
        selects.append(
            select(literal(part), literal("weekly"), Huddle.id, weekly.label("person"), nothing).where(weekly.is_not(None), who(weekly))
        )
    return db.session.execute(union_all(*selects).order_by("of", "on", "id", "part").limit(MOST)).all()


def waiting_decisions() -> Sequence[Any]:
    """Decisions that wait for somebody to confirm them, the most urgent first, and who recorded each. At most 200."""
    return db.session.execute(
        select(Decision.id, Decision.confirm_by, Proposal.reference, Proposal.lang, Text.body.label("title"), Text.lang.label("title_lang"))
        .add_columns(Person.display_name.label("by"))
        .join(Proposal, Decision.proposal_id == Proposal.id)
        .join(Person, Decision.decided_by == Person.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Decision.waits.is_not(None), Decision.dropped_at.is_(None))
        .order_by(Decision.confirm_by, Decision.id)
        .limit(MOST)
    ).all()
