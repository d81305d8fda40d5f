"""Those who work on a try-out are told when a review is due, and when it is late: each once, and never while it is paused."""

from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.i18n import tag_for_staff
from app.history.actions import record
from app.improvement import notices
from app.improvement.models import ReviewReminder
from app.improvement.queries import reviews_due
from app.people.actions import tell
from app.proposals.models import Proposal
from app.proposals.queries import whole


def remind_of_reviews() -> int:
    """One letter to each of those who work on a try-out, for each review whose day has come. Gives how many reviews."""
    if not calendar.is_working_day(calendar.today()):
        return 0
    return sum(_remind(one, late=late) for one, late in reviews_due.to_remind())


def _remind(one: reviews_due.Due, *, late: bool) -> int:
    sent = ReviewReminder(project_id=one.project.id, number=one.number, due_on=one.on, late=late)
    try:
        with db.session.begin_nested():
            db.session.add(sent)
    except IntegrityError:  # another clock was faster
        return 0
    proposal = whole(db.session.get_one(Proposal, one.proposal_id))
    entry = record("proposal", proposal.id, "remind_of_review", by=None, role="system", facts={"number": one.number, "late": late})
    facts = notices.review_due(proposal, one.number, one.day, one.on.isoformat(), late=late)
    for person in notices.hears_of_reviews(one.project, proposal):
        tell(person, "improvement/review_due", facts, because=entry, reading=tag_for_staff(person.reading))
    return 1
