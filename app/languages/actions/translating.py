"""Words are put into another language: asked for, claimed for two days, written, checked by a second person."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.history.models import Entry
from app.languages import queries
from app.languages.models import About, Method, Review, Text, Translation, TranslationWish
from app.languages.models.translations import CLAIM
from app.people.models import Person
from app.tasks.actions import end_one

DAYS = 10  # working days for what readers ask for
MOST_AN_HOUR = 60  # new wishes of all readers of one language together


@dataclass(frozen=True)
class Piece:
    """One text, what it is in its idea, and its words in the other language."""

    text: Text
    slot: str
    body: str


def want(kind: str, thing_id: int, about: About, lang: str, *, due_on: dt.date, task_id: int | None = None) -> TranslationWish:
    """Somebody should put these words into this language. What was written for an older wish of the same kind is not what is meant now."""
    found = queries.open_wish(kind, thing_id, about, lang)
    if found is not None:
        _begin_anew(found)
        found.due_on, found.task_id = due_on, task_id
        return found
    made = TranslationWish(kind=kind, thing_id=thing_id, about=about, lang=lang, due_on=due_on, task_id=task_id)
    db.session.add(made)
    db.session.flush()
    record("translation", made.id, "ask", by=None)
    return made


def want_as_reader(kind: str, thing_id: int, lang: str, *, again: bool, counts: bool = True) -> bool:
    """A reader asks for the words of a public idea. `again`: the words have changed since. False when too many were asked for in this language this hour.

    `counts`: nobody asked for the same from the same place just now, so this is one reader more.
    """
    found = queries.open_wish(kind, thing_id, About.IDEA, lang)
    if found is None:
        if queries.asked_since(calendar.now() - dt.timedelta(hours=1), lang) >= MOST_AN_HOUR:
            return False
        found = want(kind, thing_id, About.IDEA, lang, due_on=calendar.add_working_days(calendar.today(), DAYS))
    elif again and found.written_at is not None:
        _begin_anew(found)
    if counts or found.readers == 0:
        found.readers += 1
    return True


def _begin_anew(wish: TranslationWish) -> None:
    wish.claimed_by, wish.claimed_at, wish.written_by, wish.written_at, wish.note = None, None, None, None, ""
    wish.tries, wish.try_after = 0, None


def claim(wish: TranslationWish, *, by: Person) -> None:
    """From now on for 48 hours nobody else translates it; then the claim ends by itself."""
    now = calendar.now()
    free = or_(TranslationWish.claimed_by.is_(None), TranslationWish.claimed_by == by.id, TranslationWish.claimed_at <= now - CLAIM)
    still = and_(TranslationWish.id == wish.id, TranslationWish.done_at.is_(None), TranslationWish.written_at.is_(None), free)
    taken = db.session.execute(update(TranslationWish).where(still).values(claimed_by=by.id, claimed_at=now))
    if taken.rowcount != 1:  # type: ignore[attr-defined] # a CursorResult, which the stub hides
        raise NotAllowed(for_staff("Somebody else has this translation now."))
    db.session.refresh(wish)
    record("translation", wish.id, "claim", by=by.id)


def hand_translation(number: int, to: int, *, by: int) -> None:
    """Somebody else translates it from now on, for 48 hours anew."""
    wish = queries.wish(number)
    if wish is not None and wish.written_at is None:
        wish.claimed_by, wish.claimed_at = to, calendar.now()
        record("translation", number, "hand_on", by=by, facts={"to": to})


def release(wish: TranslationWish, *, by: Person) -> None:
    """Whoever has it gives it back."""
    if wish.claimed_by == by.id and wish.written_at is None:
        wish.claimed_by, wish.claimed_at = None, None
        record("translation", wish.id, "release", by=by.id)


def translate(wish: TranslationWish, pieces: Sequence[Piece], method: Method, *, by: Person) -> None:
    """The words in the other language. Those of a public idea are shown at once, ours when a second person has checked them."""
    if wish.written_at is not None or (wish.claimed_until() and wish.claimed_by != by.id):
        raise Refused(for_staff("Somebody else has this translation now. Keep your words, and talk to them."), field="method")
    if method is Method.MACHINE:
        raise Refused(for_staff("Choose who translated this"), field="method")
    for piece in pieces:
        if not piece.body:
            raise Refused(for_staff("Write the translation"), field=piece.slot)
    for piece in pieces:
        waiting = (Review.WRITTEN, Review.CHECKED) if wish.about is About.IDEA else (Review.WRITTEN,)
        _make_older(wish, piece, waiting)
        _add(wish, piece, method, by=by.id)
    wish.written_by, wish.written_at, wish.note = by.id, calendar.now(), ""
    record(wish.kind, wish.thing_id, "translate", by=by.id, role="huddle member", facts={"lang": wish.lang, "about": wish.about.value})


def keep_machines(wish: TranslationWish, pieces: Sequence[Piece]) -> None:
    """What a machine made of public words, never in the place of what a person wrote. The wish stays open for a person."""
    for piece in pieces:
        _make_older(wish, piece, (Review.WRITTEN,), Translation.method == Method.MACHINE)
        _add(wish, piece, Method.MACHINE, by=None)


def _add(wish: TranslationWish, piece: Piece, method: Method, *, by: int | None) -> None:
    made = Translation(text_id=piece.text.id, wish_id=wish.id, slot=piece.slot, lang=wish.lang, body=piece.body, method=method)
    made.source_hash, made.translated_by = queries.hash_of(piece.text.body), by
    db.session.add(made)


def _make_older(wish: TranslationWish, piece: Piece, states: Sequence[Review], *also: ColumnElement[bool]) -> None:
    about = select(Text.id).where(Text.kind == wish.kind, Text.thing_id == wish.thing_id)
    same = (Translation.text_id.in_(about), Translation.slot == piece.slot, Translation.lang == wish.lang)
    db.session.execute(update(Translation).where(*same, Translation.state.in_(states), *also).values(state=Review.OLDER))


def check(wish: TranslationWish, *, by: Person) -> Entry:
    """A second person says that it is right. Then the wish is met, and so is the task that stood for it. Gives what was recorded."""
    _check_second(wish, by)
    for row in queries.written_for(wish):
        older = update(Translation).where(Translation.text_id == row.text_id, Translation.lang == row.lang, Translation.slot == row.slot)
        db.session.execute(older.where(Translation.state == Review.CHECKED).values(state=Review.OLDER))
        row.state, row.checked_by, row.checked_at = Review.CHECKED, by.id, calendar.now()
    wish.done_at = calendar.now()
    facts = {"lang": wish.lang, "about": wish.about.value}
    if wish.task_id is not None:
        end_one(wish.task_id, by=by.id)
    return record(wish.kind, wish.thing_id, "check_translation", by=by.id, role="huddle member", facts=facts)


def send_back(wish: TranslationWish, note: str, *, by: Person) -> None:
    """A second person says what is wrong; somebody writes it again."""
    _check_second(wish, by)
    if not note:
        raise Refused(for_staff("Write what is not right"), field="note")
    for row in queries.written_for(wish):
        row.state = Review.SENT_BACK
    wish.claimed_by, wish.claimed_at, wish.written_by, wish.written_at, wish.note = None, None, None, None, note
    record("translation", wish.id, "send_back", by=by.id)


def _check_second(wish: TranslationWish, by: Person) -> None:
    if wish.written_at is None:
        raise NotAllowed(for_staff("Nobody has translated this yet."))
    if wish.written_by == by.id:
        raise NotAllowed(for_staff("You translated this. Somebody else checks it."))


def need_no_more(wishes: Sequence[TranslationWish]) -> None:
    """Nobody needs these words in the other language any more; what was written stays."""
    for wish in wishes:
        wish.done_at = calendar.now()
        record("translation", wish.id, "call_off", by=None)


def forget_translations(kind: str, thing_id: int) -> None:
    """What was written in other languages goes with the words of a thing; so do the wishes."""
    about = select(Text.id).where(Text.kind == kind, Text.thing_id == thing_id)
    db.session.execute(delete(Translation).where(Translation.text_id.in_(about)))
    db.session.execute(delete(TranslationWish).where(TranslationWish.kind == kind, TranslationWish.thing_id == thing_id))
