"""Reading the register."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from app.core import calendar, db
from app.core.errors import NotFound
from app.people.models import Organisation
from app.priorities.models import Intake, Priority, Programme
from app.priorities.permissions import Holder, keep

_WORDS = [joinedload(part) for part in (Priority.title, Priority.title_easy, Priority.words, Priority.words_easy)]
_TOLD = [joinedload(part) for part in (Programme.title, Programme.title_easy, Programme.words, Programme.words_easy, Programme.wait)]
_SHOWN_AFTER = dt.timedelta(days=90)  # how long a programme that is over is still told of


def _begun(start: InstrumentedAttribute[dt.date]) -> ColumnElement[bool]:
    return start <= calendar.today()


def standing() -> Sequence[Priority]:
    """What is looked for today, those of the whole system first, the oldest first. One statement."""
    today = calendar.today()
    stands = (_begun(Priority.from_), or_(Priority.until.is_(None), Priority.until >= today))
    order = (Priority.organisation_id.is_not(None), Priority.from_, Priority.id)
    return db.session.scalars(select(Priority).where(*stands).order_by(*order).options(*_WORDS)).all()


def programmes() -> Sequence[Programme]:
    """Programmes that are to come, open, or over for less than three months; the next one first. One statement."""
    told = or_(Programme.until.is_(None), Programme.until >= calendar.today() - _SHOWN_AFTER, Programme.again_on >= calendar.today())
    return db.session.scalars(select(Programme).where(told).order_by(Programme.from_, Programme.id).options(*_TOLD)).all()


def register() -> tuple[Sequence[Priority], Sequence[Programme]]:
    """Everything that was ever written down, what was begun last first. Two statements."""
    priorities = select(Priority).order_by(Priority.from_.desc(), Priority.id.desc()).options(*_WORDS)
    every = select(Programme).order_by(Programme.from_.desc(), Programme.id.desc()).options(*_TOLD)
    return db.session.scalars(priorities).all(), db.session.scalars(every).all()


def priority(number: int, *, by: Holder) -> Priority:
    """One priority, for whoever keeps the register. Raises NotFound."""
    found = db.session.get(Priority, number, options=_WORDS)
    if found is None or not keep(by):
        raise NotFound
    return found


def programme(number: int, *, by: Holder) -> Programme:
    """One programme, for whoever keeps the register. Raises NotFound."""
    found = db.session.get(Programme, number, options=_TOLD)
    if found is None or not keep(by):
        raise NotFound
    return found


def names_of_organisations(priorities: Sequence[Priority]) -> dict[int, str]:
    """What the organisations of some priorities are called. A statement only where there is one."""
    numbers = {one.organisation_id for one in priorities if one.organisation_id is not None}
    if not numbers:
        return {}
    return dict(db.session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(numbers))).all())


__all__ = ["Intake", "names_of_organisations", "priority", "programme", "programmes", "register", "standing"]
