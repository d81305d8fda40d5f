"""What is agreed to be done: by whom, by which day."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.room import check_on, once
from app.huddle.models import Agreed, Item, Meeting
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import Person

LONGEST_ACTION = 500


def agree(
    meeting: Meeting, item: Item | None, words: str, *, owner_id: int | None, due_on: dt.date | None, mark: str, by: Person
) -> Agreed:
    """An action, for an idea or for the huddle. The same that comes a second time with the same `mark` is kept once.

    Raises Refused without words, without somebody of the huddle who does it, or without a day that is still to come.
    """
    key = once(mark, by, words, owner_id, due_on)
    found = db.session.scalars(select(Agreed).where(Agreed.mark == key)).first() if key else None
    if found is not None:
        return found
    check_on(meeting)
    if not words:
        raise Refused(for_staff("Write what will be done"), field="words")
    if len(words) > LONGEST_ACTION:
        raise Refused(for_staff("Make the action shorter, to at most 500 characters"), field="words")
    if owner_id is None or not queries.holds_a_role(owner_id):
        raise Refused(for_staff("Choose who does it"), field="owner")
    if due_on is None or due_on < calendar.today() or due_on.year > calendar.LAST_YEAR:
        raise Refused(for_staff("Choose the day by which it is done. It must still be to come."), field="due_on")
    about = ("proposal", item.proposal_id) if item else ("meeting", meeting.id)
    body = write(words, lang=ENGLISH.lang, about=about, source=LangSource.STAFF, by=by.id)
    made = Agreed(
        meeting_id=meeting.id,
        item_id=item.id if item else None,
        words=body,
        owner_id=owner_id,
        due_on=due_on,
        by_id=by.id,
        mark=key,
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:  # the same post came twice at once
        return db.session.scalars(select(Agreed).where(Agreed.mark == key)).one()
    record("meeting", meeting.id, "agree", by=by.id, facts={"action": made.id})
    return made
