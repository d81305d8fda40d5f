"""Needs are recorded, changed, looked at again, met or not, and forgotten."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import delete

from app.core import calendar, db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.support import queries
from app.support.models import Met, RecordedBy, SupportContact, SupportNeed, SupportReview

REVIEWED_AFTER = dt.timedelta(days=365)


def set_needs(person_id: int, needs: Mapping[str, str], *, recorded_by: RecordedBy, by: int | None) -> bool:
    """The needs of a person are these from now on: each code with what was said beside it. True when something changed.

    A need that stays keeps the day on which it was identified. To say them anew is to review them.
    """
    standing = {need.code: need for need in queries.needs_of(person_id)}
    before = {code: need.detail for code, need in standing.items()}
    for code, need in standing.items():
        if code not in needs:
            db.session.delete(need)
        elif need.detail != needs[code]:
            db.put(need, detail=needs[code], recorded_by=recorded_by)
    new = [SupportNeed(person_id=person_id, code=c, detail=d, recorded_by=recorded_by) for c, d in needs.items() if c not in standing]
    db.session.add_all(new)
    db.session.flush()
    review(person_id, reviewed_by=recorded_by)
    changed = dict(needs) != before
    if changed and before:
        record("person", person_id, "change_needs", by=by, role=recorded_by.value, facts={"codes": list(needs)})
    return changed


def review(person_id: int, *, reviewed_by: RecordedBy) -> None:
    """The needs were looked at today; in 12 months they are looked at again."""
    row = queries.review_of(person_id)
    due = calendar.today() + REVIEWED_AFTER
    if row is None:
        db.session.add(SupportReview(person_id=person_id, reviewed_by=reviewed_by, due_on=due))
    else:
        row.reviewed_at, row.reviewed_by, row.due_on, row.asked_on = calendar.now(), reviewed_by, due, None
    db.session.flush()


def log_contact(person_id: int, what: str, met: Met | None, why: str, *, by: int | None, task: int | None) -> None:
    """Somebody with needs was contacted. Raises Refused without an answer, or without a reason where one is needed."""
    if not queries.has_needs(person_id):
        return
    if met is None:
        raise Refused(for_staff("Say whether their needs were met"), field="met")
    if met is not Met.MET and not why:
        raise Refused(for_staff("Say why their needs were not all met"), field="why")
    db.session.add(SupportContact(person_id=person_id, what=what, met=met, why=why, by_id=by, task_id=task))
    db.session.flush()


def forget_needs(person_id: int) -> None:
    """Needs, reviews and what was said of contacts go with the person."""
    for table in (SupportNeed, SupportReview, SupportContact):
        db.session.execute(delete(table).where(table.person_id == person_id))
