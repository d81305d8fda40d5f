"""Reading needs: of one person, of many at once, and which of them a letter cannot meet."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core import db
from app.core.i18n import for_staff
from app.support.models import SupportContact, SupportNeed, SupportReview
from app.support.needs import FLAGS, FORMATS, INTERPRETED

BY_EAR = "phone"  # the channel on which a letter is read out
MOST = 50


@dataclass(frozen=True)
class Flag:
    """What staff see before they contact somebody: the needs in a few words, each a sentence of its own."""

    person_id: int
    words: tuple[str, ...]
    codes: frozenset[str]
    language: str = ""

    @property
    def interpreted(self) -> bool:
        """Whether an interpreter is booked before the person is phoned or met."""
        return bool(self.codes & set(INTERPRETED))


def needs_of(person_id: int) -> Sequence[SupportNeed]:
    """What somebody needs to take part, as it was told."""
    return db.session.scalars(select(SupportNeed).where(SupportNeed.person_id == person_id).order_by(SupportNeed.id)).all()


def has_needs(person_id: int | None) -> bool:
    """Whether somebody told us of any need."""
    return (
        person_id is not None and db.session.scalar(select(SupportNeed.id).where(SupportNeed.person_id == person_id).limit(1)) is not None
    )


def flags(people: Iterable[int | None]) -> Mapping[int, Flag]:
    """The flag of each of these who has needs. One statement; none for nobody."""
    numbers = {number for number in people if number is not None}
    if not numbers:
        return {}
    found = db.session.scalars(select(SupportNeed).where(SupportNeed.person_id.in_(numbers)).order_by(SupportNeed.id)).all()
    theirs: dict[int, list[SupportNeed]] = {}
    for need in found:
        theirs.setdefault(need.person_id, []).append(need)
    return {number: _flag(number, needs) for number, needs in theirs.items()}


def flag(person_id: int | None) -> Flag | None:
    """The flag of one person; none without needs."""
    return flags([person_id]).get(person_id or 0)


def _flag(person_id: int, needs: Sequence[SupportNeed]) -> Flag:
    words = tuple(_said(need) for need in needs)
    asked = [need for need in needs if need.code in INTERPRETED]
    return Flag(person_id, words, frozenset(need.code for need in needs), next(("BSL" if n.code == "bsl" else n.detail for n in asked), ""))


def _said(need: SupportNeed) -> str:
    """A need and what was said beside it, as in "Interpreter: Mirpuri"."""
    words = for_staff(FLAGS.get(need.code, need.code))
    if need.code == "interpreter" and not need.detail:
        return f"{words} {for_staff('Ask which language.')}"
    return f"{words.rstrip('.')}: {need.detail}." if need.detail else words


def codes_of(person_id: int | None) -> frozenset[str]:
    """The codes of what somebody needs."""
    if person_id is None:
        return frozenset()
    return frozenset(db.session.scalars(select(SupportNeed.code).where(SupportNeed.person_id == person_id)))


def forms_missing(codes: Iterable[str], channel: str) -> list[str]:
    """The forms that a letter on this channel does not have. What is read out on the phone is heard; nothing else meets a form by itself."""
    met = {"audio"} if channel == BY_EAR else set()
    theirs = set(codes) - met
    return [form for form in FORMATS if form in theirs]


def review_of(person_id: int) -> SupportReview | None:
    """When the needs of somebody were looked at, and are again."""
    return db.session.get(SupportReview, person_id)


def reviews_due(day: dt.date) -> Sequence[SupportReview]:
    """Whose needs are to be looked at by this day, and nobody was asked to yet. At most 100; nobody without needs."""
    someone = select(SupportNeed.person_id)
    due = select(SupportReview).where(SupportReview.due_on <= day, SupportReview.asked_on.is_(None), SupportReview.person_id.in_(someone))
    return db.session.scalars(due.order_by(SupportReview.due_on, SupportReview.person_id).limit(100)).all()


def contacts_with(person_id: int) -> Sequence[SupportContact]:
    """The times that somebody was contacted and whether their needs were met, newest first. At most 50."""
    found = select(SupportContact).where(SupportContact.person_id == person_id).order_by(SupportContact.id.desc())
    return db.session.scalars(found.limit(MOST)).all()
