"""Reading bookings of interpreters."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, case, func, or_, select

from app.core import db, i18n, reviews, sentences
from app.core.errors import NotFound
from app.languages.models import InterpreterBooking
from app.languages.permissions import Holder
from app.languages.queries.translations import (
    InOtherWords,
    Translations,
    asked_since,
    claimed,
    for_the_machine,
    hash_of,
    in_other_words,
    open_wish,
    open_wishes,
    told,
    told_when_checked,
    translations_among,
    translations_of,
    wish,
    written_for,
)
from app.people.models import ContactPoint

_OPEN = and_(InterpreterBooking.confirmed_at.is_(None), InterpreterBooking.cancelled_at.is_(None))


@dataclass(frozen=True)
class Edition:
    """What the team knows of one edition: how much of it there is, its version of today, and what was found in it last."""

    reading: i18n.Reading
    coverage: sentences.Coverage
    version: str
    reviews: tuple[reviews.Review, ...]


def editions() -> list[Edition]:
    """Every edition, in the order of the switcher. Easy words count the sentences that differ from the standard ones."""
    return [
        Edition(
            one,
            sentences.coverage(one.lang, easy=one.easy),
            sentences.version(one.lang, easy=one.easy),
            tuple(review for review in reviews.recorded() if review.reading == one.tag),
        )
        for one in i18n.readings().values()
        if not one.language.pseudo
    ]


def booking(number: int, *, by: Holder, to: Callable[[Holder, InterpreterBooking], bool]) -> InterpreterBooking:
    """One booking. Raises NotFound when there is none, or none for this person."""
    found = db.session.get(InterpreterBooking, number)
    if found is None or not to(by, found):
        raise NotFound
    return found


def open_for(person_id: int) -> InterpreterBooking | None:
    """The booking that is still to be made for somebody."""
    found = select(InterpreterBooking).where(InterpreterBooking.person_id == person_id, _OPEN).order_by(InterpreterBooking.id).limit(1)
    return db.session.scalars(found).first()


def asked_already(language: str, dialect: str, reach: str) -> InterpreterBooking | None:
    """An open booking of the same language by whoever gave the same way to be reached."""
    same = (InterpreterBooking.language == language, InterpreterBooking.dialect == dialect, ContactPoint.value == reach)
    found = select(InterpreterBooking).join(ContactPoint, ContactPoint.person_id == InterpreterBooking.person_id).where(*same, _OPEN)
    return db.session.scalars(found.limit(1)).first()


def bookings_of(person_id: int) -> Sequence[InterpreterBooking]:
    """Every booking for somebody, newest first."""
    found = select(InterpreterBooking).where(InterpreterBooking.person_id == person_id).order_by(InterpreterBooking.id.desc())
    return db.session.scalars(found.limit(50)).all()


def numbers_of(person_id: int) -> Sequence[int]:
    """The numbers of somebody's bookings."""
    return db.session.scalars(select(InterpreterBooking.id).where(InterpreterBooking.person_id == person_id)).all()


def over_before(moment: dt.datetime) -> list[tuple[int, bool]]:
    """People whose every booking was over before a moment, and whether they have none that is about an idea. At most 100."""
    over = func.coalesce(InterpreterBooking.booked_for, InterpreterBooking.cancelled_at)
    closed = and_(or_(InterpreterBooking.confirmed_at.is_not(None), InterpreterBooking.cancelled_at.is_not(None)), over < moment)
    theirs = (
        select(InterpreterBooking.person_id, func.max(case((InterpreterBooking.kind == "proposal", 1), else_=0)))
        .group_by(InterpreterBooking.person_id)
        .having(func.count() == func.count().filter(closed))
        .order_by(InterpreterBooking.person_id)
        .limit(100)
    )
    return [(person, not about_idea) for person, about_idea in db.session.execute(theirs)]


__all__ = [
    "InOtherWords",
    "Translations",
    "asked_already",
    "asked_since",
    "booking",
    "bookings_of",
    "claimed",
    "for_the_machine",
    "hash_of",
    "in_other_words",
    "numbers_of",
    "open_for",
    "open_wish",
    "open_wishes",
    "over_before",
    "told",
    "told_when_checked",
    "translations_among",
    "translations_of",
    "wish",
    "written_for",
]
