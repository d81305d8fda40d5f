"""In the room: what is talked about now and for how long, who is here, what is written down."""

import hashlib

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, NotFound, Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.huddle import permissions, queries
from app.huddle.models import Item, Meeting, MeetingStatus, Note, Presence
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import Person

LONGEST_NOTE = 5_000


def begin(meeting: Meeting, *, by: Person) -> None:
    """The huddle has begun. Twice is once."""
    _check_runs(meeting, by)
    _begin(meeting, by)


def talk_about(meeting: Meeting, number: int, *, by: Person) -> Item:
    """From now on this idea is talked about, and no other. Raises NotFound for one of another meeting."""
    _check_runs(meeting, by)
    item = queries.item(number)
    if item.meeting_id != meeting.id:
        raise NotFound
    _begin(meeting, by)
    return _talk(meeting, item, by)


def talk_about_next(meeting: Meeting, after: int, *, by: Person) -> Item | None:
    """The next idea on the list that waits and was not talked about; None when that was the last one.

    `after`: the idea that was talked about when the page was drawn, 0 for none. When another one is talked about by now, somebody else has
    moved on already: nothing happens, so that no idea is left out.
    """
    _check_runs(meeting, by)
    now = queries.talked_about(meeting)
    if (now.id if now else 0) != after:
        raise NotAllowed(for_staff("Somebody else has moved on already. Nothing was changed."))
    _begin(meeting, by)
    nxt = next((item for item in queries.undecided(meeting) if item.id != after and not item.spent), None)
    if nxt is not None:
        return _talk(meeting, nxt, by)
    stop_talking(meeting)
    record("meeting", meeting.id, "talk", by=by.id, facts={"item": 0})
    return None


def pause(meeting: Meeting, *, by: Person) -> None:
    """The clock stands still; the idea stays on the page. Twice is once."""
    _check_runs(meeting, by)
    item = stop_talking(meeting)
    if item is not None:
        record("meeting", meeting.id, "pause", by=by.id, facts={"item": item.id})


def stop_talking(meeting: Meeting) -> Item | None:
    """The time of whatever is talked about is added up, and its clock stands still; gives the idea."""
    item = queries.running(meeting.id)
    if item is not None:
        item.spent, item.began_at = queries.used(item), None
        db.session.flush()
    return item


def note_presence(meeting: Meeting, person_id: int, *, here: bool, by: Person) -> None:
    """Somebody who holds a role in the huddle is here, or is not. Twice is once. Raises NotFound for anybody else."""
    _check_runs(meeting, by)
    known = queries.present(meeting.id)
    if here and person_id not in known:
        if not queries.holds_a_role(person_id):
            raise NotFound
        db.session.add(Presence(meeting_id=meeting.id, person_id=person_id, noted_by=by.id))
        record("meeting", meeting.id, "here", by=by.id, facts={"person": person_id})
    elif not here and person_id in known:
        db.session.execute(delete(Presence).where(Presence.meeting_id == meeting.id, Presence.person_id == person_id))
        record("meeting", meeting.id, "not_here", by=by.id, facts={"person": person_id})


def write_note(meeting: Meeting, item: Item | None, words: str, *, private: bool, mark: str, by: Person) -> Note:
    """Adds a note, of an idea or of the meeting. The same words that come a second time with the same `mark` are kept once."""
    key = once(mark, by, words, private)
    found = db.session.scalars(select(Note).where(Note.mark == key)).first() if key else None
    if found is not None:
        return found
    check_on(meeting)
    if not words:
        raise Refused(for_staff("Write what was said"), field="words")
    if len(words) > LONGEST_NOTE:
        raise Refused(for_staff("Make this shorter, to at most 5,000 characters"), field="words")
    about = ("proposal", item.proposal_id) if item else ("meeting", meeting.id)
    body = write(words, lang=ENGLISH.lang, about=about, source=LangSource.STAFF, by=by.id)
    made = Note(meeting_id=meeting.id, item_id=item.id if item else None, words=body, private=private, by_id=by.id, mark=key)
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:  # the same post came twice at once
        return db.session.scalars(select(Note).where(Note.mark == key)).one()
    return made


def once(mark: str, by: Person, *said: object) -> str | None:
    """Stands for what somebody sent from one page: a doubled post has the same, other words from a page that was gone back to have not."""
    return hashlib.sha256(repr((mark, by.id, *said)).encode()).hexdigest()[:40] if mark else None


def check_on(meeting: Meeting) -> None:
    """Raises NotAllowed unless it is the day of a meeting that is neither over nor called off; a day late is not too late."""
    if meeting.status is MeetingStatus.HELD:
        raise NotAllowed(for_staff("This huddle is over. Nothing was changed."))
    if meeting.status is MeetingStatus.CANCELLED:
        raise NotAllowed(for_staff("This huddle was called off. Nothing was changed."))
    if meeting.on > calendar.today():
        raise NotAllowed(for_staff("This huddle is still to come."))


def _check_runs(meeting: Meeting, by: Person) -> None:
    """One press after the other: whoever comes second reads what the first has done."""
    if not permissions.run(by, meeting):
        raise NotAllowed(for_staff("Only the chair, or whoever takes minutes, does this."))
    db.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())
    db.session.refresh(meeting, ["status", "began_at"])
    check_on(meeting)


def _begin(meeting: Meeting, by: Person) -> None:
    if meeting.began_at is None:
        meeting.began_at = calendar.now()
        record("meeting", meeting.id, "begin", by=by.id)


def _talk(meeting: Meeting, item: Item, by: Person) -> Item:
    before = queries.running(meeting.id)
    if before is not None and before.id == item.id:
        return item
    stop_talking(meeting)
    item.began_at = calendar.now()
    db.session.flush()
    record("meeting", meeting.id, "talk", by=by.id, facts={"item": item.id})
    return item
