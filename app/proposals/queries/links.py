"""The links by which an idea is opened."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select

from app.core import db, tokens
from app.core.errors import NotFound
from app.proposals.models import Link, LinkPurpose, Proposal
from app.proposals.permissions import Keyholder


def keyholder(token: str, reference: str) -> tuple[Keyholder, Link] | None:
    """Who a link of this idea lets in. One statement."""
    row = tokens.row_of(token)
    found = db.session.scalars(
        select(Link)
        .join(Proposal, Link.proposal_id == Proposal.id)
        .where(Link.id == max(row, 0), Link.purpose == LinkPurpose.IDEA, Proposal.reference == reference)
    ).one_or_none()
    if found is None or found.ended_at or found.person_id is None or not tokens.opens(token, LinkPurpose.IDEA, found.id, found.salt):
        return None
    return Keyholder(found.person_id, found.proposal_id, supports=found.supports), found


def _mine(proposal: Proposal) -> ColumnElement[bool]:
    held = or_(
        Link.device.is_(True), Link.address != "", Link.words_key.is_not(None)
    )  # the others stand in letters that no page shows: nobody has them
    own = or_(Link.purpose == LinkPurpose.DRAFT, and_(Link.person_id == proposal.person_id, held))
    return and_(Link.proposal_id == proposal.id, own)


def every_link(proposal: Proposal) -> Sequence[Link]:
    """All that open this idea, those too that stand in letters alone or open it only for reading."""
    return db.session.scalars(select(Link).where(Link.proposal_id == proposal.id, Link.ended_at.is_(None)).order_by(Link.id)).all()


def links_of(proposal: Proposal) -> Sequence[Link]:
    """Every link that opens this idea for whoever brought it, those of the draft too; the newest first."""
    return db.session.scalars(select(Link).where(_mine(proposal), Link.ended_at.is_(None)).order_by(Link.id.desc())).all()


def link_of(proposal: Proposal, number: int) -> Link:
    """One link of whoever brought this idea, ended or not. Raises NotFound for any other."""
    found = db.session.scalars(select(Link).where(Link.id == number, _mine(proposal))).one_or_none()
    if found is None:
        raise NotFound
    return found
