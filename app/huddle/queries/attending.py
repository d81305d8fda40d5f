"""Reading who was at a meeting: their fields, and their organisations by the names of that day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from app.core import db
from app.core.config import settings
from app.huddle.models import Discipline, Meeting, Member, Presence
from app.huddle.quorum import Quorum, Voice, quorum
from app.people.models import FormerName, Organisation, Person, Role


@dataclass(frozen=True)
class There:
    """Somebody who was at a meeting. `fields`: code and name; `organisations`: number and name on that day."""

    person: int
    name: str
    fields: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[int, str], ...]


def there(meeting: Meeting) -> list[There]:
    """Everybody who was at a meeting, by name. Three statements, one when nobody was noted."""
    people = (
        select(Presence.person_id, Person.display_name, Discipline.code, Discipline.name.label("field"))
        .join(Person, Presence.person_id == Person.id)
        .outerjoin(Member, Member.person_id == Person.id)
        .outerjoin(Member.disciplines)
        .where(Presence.meeting_id == meeting.id)
        .order_by(Person.display_name, Person.id, Discipline.position)
    )
    names, fields = dict[int, str](), dict[int, dict[str, str]]()
    for row in db.session.execute(people):
        names[row.person_id] = row.display_name
        known = fields.setdefault(row.person_id, {})
        if row.code:
            known[row.code] = row.field
    places = _places(meeting) if names else {}
    called = names_on(meeting.on, {number for some in places.values() for number in some})
    return [
        There(number, name, tuple(fields[number].items()), tuple((one, called[one]) for one in places.get(number, ())))
        for number, name in names.items()
    ]


def _places(meeting: Meeting) -> dict[int, list[int]]:
    """For which organisations each of them was there, as their roles stood on that day."""
    held = and_(Role.from_ <= meeting.on, or_(Role.until.is_(None), Role.until >= meeting.on))
    rows = (
        select(Presence.person_id, Role.organisation_id)
        .join(Role, Role.person_id == Presence.person_id)
        .where(Presence.meeting_id == meeting.id, Role.organisation_id.is_not(None), held)
        .distinct()
        .order_by(Presence.person_id, Role.organisation_id)
    )
    places = dict[int, list[int]]()
    for person, organisation in db.session.execute(rows):
        places.setdefault(person, []).append(organisation or 0)
    return places


def names_on(day: dt.date, numbers: Iterable[int]) -> dict[int, str]:
    """What organisations were called when a day was over. One statement, or none."""
    asked = set(numbers)
    evening = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, settings().zone).astimezone(dt.UTC)
    rows = (
        select(Organisation.id, Organisation.name, FormerName.name.label("former"))
        .outerjoin(FormerName, and_(FormerName.organisation_id == Organisation.id, FormerName.until >= evening))
        .where(Organisation.id.in_(asked))
        .order_by(Organisation.name, FormerName.until, FormerName.id)
    )
    called = dict[int, str]()
    for number, name, former in db.session.execute(rows) if asked else ():
        called.setdefault(number, former or name)
    return called


def quorum_on_the_day(people: list[There]) -> Quorum:
    """Whether enough members were there, as their roles stood on that day."""
    voices = [Voice(one.person, frozenset(n for n, _name in one.organisations), frozenset(c for c, _name in one.fields)) for one in people]
    return quorum(voices, of_staff=False)
