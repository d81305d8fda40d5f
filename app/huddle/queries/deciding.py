"""Reading decisions."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.huddle.models import Decision


def decision_of(proposal_id: int) -> Decision | None:
    """The standing decision on an idea, with its words; one that waits to be confirmed does not stand."""
    options = [joinedload(part) for part in (Decision.reason, Decision.reason_easy, Decision.next_step, Decision.next_step_easy)]
    return db.session.scalars(
        select(Decision)
        .where(Decision.proposal_id == proposal_id, Decision.waits.is_(None))
        .options(*options)
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
