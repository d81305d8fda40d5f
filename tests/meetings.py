"""Making meetings for tests: held, with people, decisions, notes and actions, whatever the pages can do by now."""

import datetime as dt
from collections.abc import Sequence

from app.core import calendar, db
from app.huddle import actions
from app.huddle.models import Agreed, Decision, Item, Meeting, MeetingStatus, Note, Presence, Route
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import Person, RoleName
from app.proposals.models import Proposal, Stage
from tests import make

DAY = dt.date(2026, 3, 5)


def meeting(on: dt.date = DAY, *, held: bool = True) -> int:
    """The number of a meeting."""
    with db.transaction():
        made = Meeting(huddle_id=actions.group().id, on=on, status=MeetingStatus.HELD if held else MeetingStatus.PLANNED)
        db.session.add(made)
        db.session.flush()
        return made.id


def item(meeting_id: int, idea: Proposal, position: int = 1) -> int:
    """The place of an idea on a list."""
    with db.transaction():
        made = Item(meeting_id=meeting_id, proposal_id=idea.id, position=position)
        db.session.add(made)
        db.session.flush()
        return made.id


def decided(meeting_id: int, idea: Proposal, by: Person, reason: str = "Nobody can read them.", **more: object) -> int:
    """A decision of a meeting that whoever brought the idea has heard."""
    with db.transaction():
        words = [
            write(body, lang="en", about=("proposal", idea.id), source=LangSource.STAFF, by=by.id)
            for body in (reason, "We write new ones.")
        ]
        made = Decision(
            proposal_id=idea.id,
            meeting_id=meeting_id,
            route=Route.JUST_DO_IT,
            reason=words[0],
            next_step=words[1],
            contact_name="Priya",
            contact_how="01632 960 124",
            decided_by=by.id,
            **more,
        )
        db.session.add(made)
        db.session.get_one(Proposal, idea.id).stage = Stage.DONE
        db.session.flush()
        return made.id


def noted(meeting_id: int, words: str, by: Person, *, item_id: int | None = None, private: bool = False, lang: str = "en") -> None:
    """A note."""
    with db.transaction():
        text = write(words, lang=lang, about=("meeting", meeting_id), source=LangSource.STAFF, by=by.id)
        db.session.add(Note(meeting_id=meeting_id, item_id=item_id, words=text, private=private, by_id=by.id))


def agreed(meeting_id: int, words: str, owner: Person | None, *, item_id: int | None = None, due: dt.date | None = None) -> int:
    """The number of an action."""
    with db.transaction():
        author = owner.id if owner else None
        text = write(words, lang="en", about=("meeting", meeting_id), source=LangSource.STAFF, by=author)
        made = Agreed(
            meeting_id=meeting_id,
            item_id=item_id,
            words=text,
            owner_id=author,
            due_on=due or calendar.today(),
            by_id=author or make.staff().id,
        )
        db.session.add(made)
        db.session.flush()
        return made.id


def there(meeting_id: int, people: Sequence[Person]) -> None:
    """Who was there."""
    with db.transaction():
        db.session.add_all([Presence(meeting_id=meeting_id, person_id=one.id, noted_by=one.id) for one in people])


def member(address: str, organisation: str = "", since: dt.date = dt.date(2020, 1, 1), role: RoleName = RoleName.HUDDLE_MEMBER) -> Person:
    """A member who has been here for long."""
    person = make.staff(
        role, address, address.partition("@")[0].capitalize(), organisation=make.organisation(organisation) if organisation else None
    )
    with db.transaction():
        from app.people.queries import person as person_of

        for one in person_of(person.id).roles:
            one.from_ = since
    return person
