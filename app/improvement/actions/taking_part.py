"""Which organisations take part in a try-out."""

from collections.abc import Collection

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.models import Project, TakingPart
from app.improvement.queries.charter import numbers_of
from app.people.models import Person

MOST_ORGANISATIONS = 30


def take_part(project: Project, organisations: Collection[int], *, by: Person | None) -> None:
    """From now on it is these, by their numbers, and no other. Whoever leads improvement there may write in the try-out."""
    before, now = numbers_of(project), set(organisations)
    if before == now:
        return
    if len(now) > MOST_ORGANISATIONS:
        raise NotAllowed(for_staff("At most 30 organisations take part in one try-out."))
    db.session.execute(delete(TakingPart).where(TakingPart.project_id == project.id, TakingPart.organisation_id.in_(before - now)))
    for number in sorted(now - before):
        try:
            with db.session.begin_nested():
                db.session.add(TakingPart(project_id=project.id, organisation_id=number))
        except IntegrityError:  # somebody else added it at the same moment
            continue
    record("project", project.id, "take_part", by=by.id if by else None, facts={"before": sorted(before), "after": sorted(now)})
