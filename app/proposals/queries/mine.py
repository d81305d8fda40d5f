"""The ideas of one person."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.core import db
from app.languages.models import Text
from app.proposals.models import Involvement, Part, Proposal
from app.proposals.permissions import Somebody, selves
from app.proposals.queries.standing import HAS_WORDS


def ideas_of(person: Somebody) -> Sequence[Any]:
    """The ideas that somebody brought or leads, newest first."""
    theirs = select(Involvement.proposal_id).where(
        Involvement.person_id.in_(selves(person)),
        Involvement.until.is_(None),
        Involvement.part.in_([Part.PROPOSER, Part.CO_LEAD]),
    )
    return db.session.execute(
        select(
            Proposal.reference,
            Proposal.stage,
            Proposal.received_at,
            Proposal.unheard,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
        )
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Proposal.id.in_(theirs), Proposal.reference.is_not(None), HAS_WORDS)
        .order_by(Proposal.received_at.desc(), Proposal.id.desc())
        .limit(100)
    ).all()
