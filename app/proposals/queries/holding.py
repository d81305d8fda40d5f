"""What somebody of the team has in hand: ideas that they read, ideas that they write down, and what of them is their own affair."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from app.core import db
from app.core.errors import NotFound
from app.languages.models import Text
from app.proposals.models import Interest, Proposal, Stage, TakenDown
from app.proposals.moves import OPEN


def read_now(who: Callable[[Any], ColumnElement[bool]]) -> Sequence[Any]:
    """Ideas without an answer that are read by somebody of whom this is true, the most urgent first. At most 200."""
    wanted = (
        select(
            Proposal.id,
            Proposal.reference,
            Proposal.answer_due_on,
            Proposal.reader_id,
            Proposal.lang,
            Proposal.summary,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
        )
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Proposal.stage.in_(OPEN), Proposal.reader_id.is_not(None), who(Proposal.reader_id))
    )
    return db.session.execute(wanted.order_by(Proposal.answer_due_on, Proposal.id).limit(200)).all()


def written_down_now(who: Callable[[Any], ColumnElement[bool]]) -> Sequence[Any]:
    """Ideas that somebody of whom this is true began to write down for a person and has not sent: id, saved_by. At most 200."""
    wanted = select(Proposal.id, TakenDown.saved_by).join(TakenDown, TakenDown.proposal_id == Proposal.id)
    return db.session.execute(wanted.where(Proposal.stage == Stage.DRAFT, who(TakenDown.saved_by)).order_by(Proposal.id).limit(200)).all()


def interest_of(proposal_id: int, person_id: int) -> Interest | None:
    """The interest that somebody declared in an idea and that stands."""
    stands = (Interest.proposal_id == proposal_id, Interest.person_id == person_id, Interest.ended_at.is_(None))
    return db.session.scalars(select(Interest).where(*stands)).first()


def taken_down_draft(number: int) -> TakenDown:
    """How an idea is being written down. Raises NotFound."""
    found = db.session.get(TakenDown, number)
    if found is None:
        raise NotFound
    return found
