"""Reading translations: what a reader may see of them, and what still waits for somebody."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.core import calendar, db
from app.languages.models import About, Method, Review, Text, Translation, TranslationWish
from app.languages.models.translations import CLAIM

_SHOWN = (Review.WRITTEN, Review.CHECKED)


@dataclass(frozen=True)
class InOtherWords:
    """A translation as a page shows it. `stale`: the words have changed since; it is shown to nobody, for something was taken out of them perhaps."""

    body: str
    lang: str
    method: Method
    checked: bool
    stale: bool


Translations = dict[str, list[Translation]]


def hash_of(body: str) -> str:
    """Stands for these very words."""
    return hashlib.sha256(body.encode()).hexdigest()


def translations_of(kind: str, thing_id: int, lang: str) -> Translations:
    """What there is of a thing in a language, by slot, the oldest first. One statement."""
    found = (
        select(Translation)
        .join(Text, Text.id == Translation.text_id)
        .where(Text.kind == kind, Text.thing_id == thing_id, Translation.lang == lang, Translation.state.in_(_SHOWN))
    )
    by_slot: Translations = {}
    for row in db.session.scalars(found.order_by(Translation.id)):
        by_slot.setdefault(row.slot, []).append(row)
    return by_slot


def translations_among(kind: str, things: Iterable[int], lang: str) -> dict[int, Translations]:
    """The same for many things at once, by their numbers. One statement."""
    found = (
        select(Translation, Text.thing_id)
        .join(Text, Text.id == Translation.text_id)
        .where(Text.kind == kind, Text.thing_id.in_(list(things)), Translation.lang == lang, Translation.state.in_(_SHOWN))
    )
    by_thing: dict[int, Translations] = {}
    for row, thing in db.session.execute(found.order_by(Translation.id)):
        by_thing.setdefault(thing or 0, {}).setdefault(row.slot, []).append(row)
    return by_thing


def in_other_words(numbers: Sequence[int], lang: str) -> dict[int, InOtherWords]:
    """The newest translation of each of these texts, by number of the text, also of those that do not stand any more. One statement, or none."""
    if not numbers:
        return {}
    wanted = select(Translation).where(Translation.text_id.in_(numbers), Translation.lang == lang, Translation.state != Review.SENT_BACK)
    rows = db.session.scalars(wanted.order_by(Translation.id))
    return {row.text_id: InOtherWords(row.body, row.lang, row.method, row.state is Review.CHECKED, stale=False) for row in rows}


def told(rows: Translations, slot: str, body: str) -> InOtherWords | None:
    """The newest translation of what stands in a slot, checked or not; of words that have changed since, when it has no other."""
    found = rows.get(slot)
    return _seen(found[-1], body) if found else None


def told_when_checked(rows: Translations, slot: str, body: str) -> InOtherWords | None:
    """The translation of these very words that a second person has checked: for decisions and for what we ask."""
    good = [row for row in rows.get(slot, ()) if row.state is Review.CHECKED and row.source_hash == hash_of(body)]
    return _seen(good[-1], body) if good else None


def _seen(row: Translation, body: str) -> InOtherWords:
    return InOtherWords(row.body, row.lang, row.method, row.state is Review.CHECKED, row.source_hash != hash_of(body))


def wish(number: int) -> TranslationWish | None:
    """One wish that is still open."""
    found = db.session.get(TranslationWish, number)
    return found if found is not None and found.done_at is None else None


def open_wish(kind: str, thing_id: int, about: About, lang: str) -> TranslationWish | None:
    """The open wish for these words in this language."""
    same = (TranslationWish.kind == kind, TranslationWish.thing_id == thing_id, TranslationWish.about == about)
    found = select(TranslationWish).where(*same, TranslationWish.lang == lang, TranslationWish.done_at.is_(None))
    return db.session.scalars(found.order_by(TranslationWish.id.desc()).limit(1)).first()


def open_wishes(kind: str, things: Iterable[int]) -> Sequence[TranslationWish]:
    """The open wishes for words of any of these things, in whatever language. One statement."""
    found = select(TranslationWish).where(TranslationWish.kind == kind, TranslationWish.thing_id.in_(list(things)))
    return db.session.scalars(found.where(TranslationWish.done_at.is_(None)).order_by(TranslationWish.id)).all()


def asked_since(moment: dt.datetime, lang: str) -> int:
    """How many wishes for a language readers have begun since a moment."""
    begun = select(func.count()).where(TranslationWish.asked_at >= moment, TranslationWish.readers > 0, TranslationWish.lang == lang)
    return db.session.scalar(begun) or 0


def for_the_machine(most: int) -> Sequence[TranslationWish]:
    """Wishes for public words that nobody has begun to write, and that the machine may try now. The oldest first."""
    now = calendar.now()
    free = or_(TranslationWish.try_after.is_(None), TranslationWish.try_after <= now)
    waiting = (TranslationWish.about == About.IDEA, TranslationWish.done_at.is_(None), TranslationWish.written_at.is_(None))
    found = select(TranslationWish).where(*waiting, free, TranslationWish.tries < most)
    return db.session.scalars(found.order_by(TranslationWish.id).limit(20)).all()


def claimed(who: Callable[[Any], ColumnElement[bool]]) -> Sequence[TranslationWish]:
    """What is being translated now by somebody of whom this is true, the most urgent first. At most 200."""
    now = (TranslationWish.claimed_at > calendar.now() - CLAIM, TranslationWish.written_at.is_(None), TranslationWish.done_at.is_(None))
    found = select(TranslationWish).where(*now, TranslationWish.claimed_by.is_not(None), who(TranslationWish.claimed_by))
    return db.session.scalars(found.order_by(TranslationWish.due_on, TranslationWish.id).limit(200)).all()


def written_for(wish: TranslationWish) -> Sequence[Translation]:
    """What somebody wrote for a wish, and nobody has checked."""
    found = select(Translation).where(Translation.wish_id == wish.id, Translation.state == Review.WRITTEN)
    return db.session.scalars(found.where(Translation.method != Method.MACHINE).order_by(Translation.id)).all()
