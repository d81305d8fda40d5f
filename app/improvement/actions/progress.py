"""Giving a try-out a score, with a reason. Nothing here works one out."""

from app.core import calendar, db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.keeping import one_by_one
from app.improvement.models import ProgressScore, Project
from app.improvement.models.progress import STEPS
from app.improvement.queries import progress as queries
from app.people.models import Person


def score(project: Project, halves: int, reason: str, *, by: Person) -> ProgressScore:
    """A new score; those before stay. `halves`: the score times two, 1 to 10. The same sent twice on one day is one."""
    if halves not in STEPS:
        raise Refused(for_staff("Choose a score"), field="halves")
    if not reason:
        raise Refused(for_staff("Write why"), field="reason")
    one_by_one(project)
    earlier = queries.all_scores(project)
    last = earlier[0] if earlier else None
    if (
        last
        and (last.halves, last.reason, last.scored_by) == (halves, reason, by.id)
        and calendar.on_date(last.scored_at) == calendar.today()
    ):
        return last
    given = ProgressScore(project_id=project.id, number=last.number + 1 if last else 1, halves=halves, reason=reason, scored_by=by.id)
    db.session.add(given)
    db.session.flush()
    record(PROJECT, project.id, "score", by=by.id, reason=reason, facts={"halves": halves})
    return given
