"""What a meeting that was held leaves behind: who was there, decisions, notes, actions, a look back."""

import datetime as dt
from typing import Any

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db
from app.huddle import actions
from app.huddle.models import Agreed, Decision, Item, Meeting, MeetingStatus, Note, Presence, Route, Waits
from app.languages.actions import write
from app.languages.models import LangSource, Text
from app.people.models import Person
from app.proposals.models import Proposal

ARABIC = "هذه الرسائل لا يمكن قراءتها، والخط صغير."


def fill(staff: dict[str, Person], public: Proposal, hidden: Proposal, waits: Proposal) -> dict[str, Any]:
    """One meeting with all that can stand in its minutes, and one with nothing; gives the numbers that addresses name."""
    chair, sam = staff["chair"], staff["member"]
    today = calendar.today()
    with db.transaction():
        made = [Meeting(huddle_id=actions.group().id, on=today - dt.timedelta(days=days), status=MeetingStatus.HELD) for days in (400, 407)]
        db.session.add_all(made)
        db.session.flush()
        number = made[0].id
        db.session.add_all([Presence(meeting_id=number, person_id=one.id, noted_by=chair.id) for one in (chair, sam)])
        places = [
            Item(meeting_id=number, proposal_id=one.id, position=n, added_at=_long_ago()) for n, one in enumerate((public, hidden, waits))
        ]
        db.session.add_all(places)
        db.session.flush()
        for idea, waiting in ((public, None), (hidden, None), (waits, Waits.QUORUM)):
            _decide(number, idea, chair, waiting)
        for body, lang, private in ((f"{LONG} {LONG_WORD}", "en", False), (ARABIC, "ar", False), ("Only for us.", "en", True)):
            db.session.add(
                Note(meeting_id=number, item_id=places[0].id, words=_words(body, number, chair, lang), private=private, by_id=sam.id)
            )
        db.session.add(Note(meeting_id=number, words=_words("We meet an hour later in May.", number, chair), by_id=sam.id))
        rows = [
            Agreed(meeting_id=number, item_id=place, words=_words(body, number, sam), owner_id=owner, due_on=due, by_id=chair.id)
            for place, body, owner, due in (
                (places[0].id, f"Write to the ward. {LONG_WORD}", sam.id, today - dt.timedelta(days=3)),
                (None, "Book the room.", chair.id, today + dt.timedelta(days=9)),
                (None, "Ask the library.", None, today + dt.timedelta(days=9)),
            )
        ]
        db.session.add_all(rows)
        db.session.flush()
        actions.drop_action(rows[1], f"The room is closed. {LONG_WORD}", by=chair)
        actions.reflect(made[0], f"Begin on time. {LONG_WORD}", shared=True, by=sam)
        return {"held_meeting": number, "bare_meeting": made[1].id, "action": rows[0].id, "dropped": rows[1].id}


def _long_ago() -> dt.datetime:
    return calendar.now() - dt.timedelta(days=410)


def _words(body: str, number: int, by: Person, lang: str = "en") -> Text:
    return write(body, lang=lang, about=("meeting", number), source=LangSource.STAFF, by=by.id)


def _decide(number: int, idea: Proposal, by: Person, waits: Waits | None) -> None:
    about = ("proposal", idea.id)
    reason, step = (write(body, lang="en", about=about, source=LangSource.STAFF, by=by.id) for body in (LONG, "We write new letters."))
    made = Decision(
        proposal_id=idea.id, meeting_id=number, route=Route.JUST_DO_IT, reason=reason, next_step=step, decided_by=by.id, waits=waits
    )
    made.contact_name, made.contact_how, made.decided_at = "Priya", LONG_WORD, _long_ago()
    made.confirm_by = calendar.today() + dt.timedelta(days=5) if waits else None
    db.session.add(made)
