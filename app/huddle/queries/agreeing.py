"""Reading what was agreed to be done."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from app.core import db
from app.huddle.models import Agreed, AgreedState, Meeting
from app.huddle.queries.room import own_ideas
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody

_TITLE = aliased(Text)  # of the idea; the words know which one they are about


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Agreed.id,
            Agreed.state,
            Agreed.due_on,
            Agreed.owner_id,
            Text.body.label("words"),
            Person.display_name.label("owner"),
            Meeting.on,
            func.coalesce(Proposal.reference, "").label("reference"),
            _TITLE.body.label("title"),
            _TITLE.lang.label("title_lang"),
        )
        .join(Meeting, Agreed.meeting_id == Meeting.id)
        .join(Text, Agreed.words_id == Text.id)
        .outerjoin(Person, Agreed.owner_id == Person.id)
        .outerjoin(Proposal, and_(Text.kind == "proposal", Text.thing_id == Proposal.id))
        .outerjoin(_TITLE, Proposal.title_id == _TITLE.id)
    )


def agreed(of: Meeting, by: Somebody) -> Sequence[Any]:
    """What was agreed in a meeting, the oldest first, with the names of who does it; about an idea of one's own nothing. One statement."""
    of_others = Proposal.id.is_(None) | Proposal.id.not_in(own_ideas(by))
    return db.session.execute(_rows().where(Agreed.meeting_id == of.id, of_others).order_by(Agreed.id)).all()


def open_before(of: Meeting, most: int = 50) -> Sequence[Any]:
    """What earlier meetings agreed and nobody has done yet, the first due first. One statement."""
    waits = (Agreed.state == AgreedState.OPEN, Meeting.on < of.on)
    return db.session.execute(_rows().where(*waits).order_by(Agreed.due_on, Agreed.id).limit(most)).all()
