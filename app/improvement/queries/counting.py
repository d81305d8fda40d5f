"""Reading whether a plan can be counted anew."""

from sqlalchemy import exists, select

from app.core import calendar, db
from app.improvement.models import Project, Review, ReviewTold
from app.proposals.models import Proposal, Stage

READY = (Stage.DECIDED, Stage.COACHING)


def can_count_anew(proposal: Proposal, project: Project) -> bool:
    """Testing has not begun, day 1 has been, and no review was closed, which would lose its day. One statement at most."""
    if proposal.stage not in READY or project.first_day >= calendar.today():
        return False
    closed = exists().where(ReviewTold.review_id == Review.id, Review.project_id == project.id)
    return not db.session.scalar(select(closed))
