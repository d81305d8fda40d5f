"""Reading who belongs to the huddle."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.core import calendar, db, tokens
from app.huddle.models import Capacity, Discipline, Meeting, Member
from app.people.models import Organisation, Person, Role
from app.people.queries import staff

_CALENDAR = "huddle calendar"
_MOST = 2**31
_PAST = dt.timedelta(days=90)
LISTED = 60  # meetings in a calendar: a year and some


@dataclass(frozen=True)
class Seat:
    """Somebody of the huddle, as its list of members shows them. `member` is None where they have said nothing yet."""

    person: Person
    organisations: tuple[str, ...]
    member: Member | None
    deputy: str = ""

    @property
    def disciplines(self) -> tuple[str, ...]:
        """The fields from which they look at ideas."""
        return tuple(d.name for d in self.member.disciplines) if self.member else ()

    def away(self) -> bool:
        """Whether they cannot take part today."""
        member = self.member
        return bool(member and member.capacity is Capacity.AWAY and member.away_until and calendar.today() <= member.away_until)


def member_of(person_id: int) -> Member | None:
    """What the huddle knows of a person, with their disciplines."""
    return db.session.scalars(
        select(Member).where(Member.person_id == person_id).options(selectinload(Member.disciplines)).order_by(Member.id).limit(1)
    ).first()


def disciplines() -> Sequence[Discipline]:
    """Every field of work, in its order."""
    return db.session.scalars(select(Discipline).order_by(Discipline.position, Discipline.id)).all()


def seats() -> list[Seat]:
    """Everybody who holds a role in the huddle today, by name. Four statements, however many there are."""
    people = staff()
    numbers = [p.id for p in people]
    known = {
        m.person_id: m
        for m in db.session.scalars(select(Member).where(Member.person_id.in_(numbers)).options(selectinload(Member.disciplines)))
    }
    today, places = calendar.today(), dict[int, dict[str, None]]()
    held = select(Role.person_id, Organisation.name).join(Organisation, Role.organisation_id == Organisation.id)
    now = (Role.person_id.in_(numbers), Role.from_ <= today, Role.until.is_(None) | (Role.until >= today))
    for person_id, name in db.session.execute(held.where(*now).order_by(Organisation.name)):
        places.setdefault(person_id, {})[name] = None
    names = {p.id: p.display_name for p in people}
    return [
        Seat(p, tuple(places.get(p.id, ())), m := known.get(p.id), names.get(m.deputy_id, "") if m and m.deputy_id else "") for p in people
    ]


def calendar_token(person_id: int) -> str:
    """The secret part of the address where a member's calendar looks for meetings; empty until they asked for one."""
    found = member_of(person_id)
    return tokens.mint(_CALENDAR, found.id, found.calendar_salt) if found and found.calendar_salt else ""


def whose_calendar(token: str) -> Member | None:
    """Whose calendar an address shows; None for one that shows nothing any more."""
    row = tokens.row_of(token)
    found = db.session.get(Member, row) if 0 <= row < _MOST else None
    if found is None or not found.calendar_salt:
        return None
    return found if tokens.opens(token, _CALENDAR, found.id, found.calendar_salt) else None


def holds_a_role(person_id: int) -> bool:
    """Whether somebody belongs to the huddle today."""
    return any(p.id == person_id for p in staff())


def for_calendar() -> Sequence[Meeting]:
    """Every meeting that a calendar shows, the earliest first: also those that were called off, so that calendars hear it."""
    recent = Meeting.on >= calendar.today() - _PAST
    return db.session.scalars(select(Meeting).options(joinedload(Meeting.huddle)).where(recent).order_by(Meeting.on).limit(LISTED)).all()


def people() -> Sequence[Person]:
    """Who can chair or take minutes: everybody who holds a role in the huddle today."""
    return staff()


def missing(seats: Sequence[Seat]) -> list[str]:
    """The fields from which nobody can look at ideas now."""
    there = {name for seat in seats if not seat.away() for name in seat.disciplines}
    return [d.name for d in disciplines() if d.name not in there]
