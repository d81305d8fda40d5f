"""Who belongs to a huddle: from which field they look at ideas, how much they can do now, who stands in for them."""

import datetime as dt
import re
from collections.abc import Sequence

from sqlalchemy import func, select

from app.core import calendar, db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.tokens import new_salt
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.meeting import group
from app.huddle.models import Capacity, Discipline, Member
from app.people.models import Person


def seat(person_id: int) -> Member:
    """What the huddle knows of a person; begun when it knows nothing yet."""
    found = queries.member_of(person_id)
    if found is None:
        found = Member(huddle_id=group().id, person_id=person_id, disciplines=[])
        db.session.add(found)
        db.session.flush()
    return found


def describe_member(
    person_id: int,
    *,
    disciplines: Sequence[int],
    capacity: Capacity,
    away_until: dt.date | None = None,
    deputy_id: int | None = None,
    by: Person,
) -> Member:
    """The fields of work of a member, how much they can do now, and who stands in. Raises Refused for what cannot be so."""
    if capacity is Capacity.AWAY and (away_until is None or away_until < calendar.today()):
        raise Refused(for_staff("Say until which day. It must still be to come."), field="away_until")
    if deputy_id == person_id:
        raise Refused(for_staff("Choose somebody else as deputy"), field="deputy")
    member = seat(person_id)
    member.disciplines = list(db.session.scalars(select(Discipline).where(Discipline.id.in_(disciplines)).order_by(Discipline.position)))
    member.capacity = capacity
    member.away_until = away_until if capacity is Capacity.AWAY else None
    member.deputy_id = deputy_id
    record("person", person_id, "describe_member", by=by.id, facts={"capacity": capacity.value})
    return member


def add_discipline(name: str, *, by: Person) -> Discipline:
    """One more field of work. A name that is there is refused."""
    if not name:
        raise Refused(for_staff("Write the name of the field"), field="name")
    if db.session.scalar(select(Discipline.id).where(func.lower(Discipline.name) == name.lower())):
        raise Refused(for_staff("This field is there already."), field="name")
    last = db.session.scalar(select(func.max(Discipline.position))) or 0
    made = Discipline(code=_code(name), name=name, position=last + 1)
    db.session.add(made)
    db.session.flush()
    record("discipline", made.id, "add", by=by.id)
    return made


def _code(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "field"
    taken = set(db.session.scalars(select(Discipline.code)))
    return next(code for n in range(len(taken) + 1) if (code := plain if n == 0 else f"{plain}_{n + 1}") not in taken)


def new_calendar_address(person_id: int, *, by: Person) -> None:
    """A new address for a member's calendar; the old one shows nothing from now on."""
    seat(person_id).calendar_salt = new_salt()
    record("person", person_id, "new_calendar_address", by=by.id)
