"""What members would do differently next time."""

from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.huddle import queries
from app.huddle.models import Meeting, MeetingStatus, Reflection
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import Person

LONGEST_REFLECTION = 2_000


def check_over(meeting: Meeting) -> None:
    """Raises NotAllowed while a meeting is not over."""
    if meeting.status is not MeetingStatus.HELD:
        raise NotAllowed(for_staff("This huddle is not over yet. Look back when it was held."))


def reflect(meeting: Meeting, words: str, *, shared: bool, by: Person) -> Reflection:
    """Keeps what somebody thinks of a meeting, in place of what they said before. `shared`: the huddle reads it."""
    check_over(meeting)
    if not words:
        raise Refused(for_staff("Write a sentence"), field="words")
    found = queries.reflection_of(meeting.id, by.id) or Reflection(meeting_id=meeting.id, person_id=by.id)
    if found.id is None or found.words.body != words:
        found.words = write(words, lang=ENGLISH.lang, about=("meeting", meeting.id), source=LangSource.STAFF, by=by.id)
    found.shared, found.at = shared, calendar.now()
    try:
        with db.session.begin_nested():
            db.session.add(found)
    except IntegrityError as fault:
        raise NotAllowed(for_staff("You said this in another window just now. Open the page again.")) from fault
    record("meeting", meeting.id, "reflect", by=by.id)
    return found
