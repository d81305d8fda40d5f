"""Reading the outbox: what did not arrive, and, in a demo, what would have gone out."""

import datetime as dt
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.core import calendar, db
from app.core.config import settings
from app.core.errors import NotFound
from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState
from app.notifications.permissions import Holder

MOST_UNCONFIRMED = 5
MOST_CONFIRMED = 30
PAGE = 50
STUCK_AFTER = dt.timedelta(minutes=15)  # a letter leaves within seconds where a worker runs


def letter(number: int, *, by: Holder, to: Callable[[Holder, Letter], bool]) -> Letter:
    """One letter. Raises NotFound when there is none, or none for this person."""
    found = db.session.get(Letter, number)
    if found is None or not to(by, found):
        raise NotFound
    return found


def letters_to(person_id: int, kind: str, thing_id: int, *, in_the_making: bool = False) -> Sequence[Letter]:
    """What one person was told about a thing, newest first; letters that are held back are not told yet. At most 100.

    `in_the_making`: with those that somebody makes in another form, which can be read here meanwhile.
    """
    told = select(Letter).where(Letter.kind == kind, Letter.thing_id == thing_id, Letter.person_id == person_id)
    gone = Letter.state != LetterState.HELD
    told = told.where(or_(gone, Letter.held_by == IN_FORMAT) if in_the_making else gone)
    return db.session.scalars(told.order_by(Letter.id.desc()).limit(100)).all()


def too_many_to(address: str, kind: str, *, confirmed: bool) -> bool:
    """Whether so much about things of a kind went to an address that the rest is kept for the person's page: 5 an hour, or 30 when it is confirmed.

    Letters to nobody we know do not count: nobody shall keep news from somebody by asking for links to their address.
    """
    since = calendar.now() - dt.timedelta(hours=1)
    sent = (
        select(func.count())
        .select_from(Letter)
        .where(Letter.address == address, Letter.created_at > since, Letter.kind == kind, Letter.person_id.is_not(None))
    )
    return (db.session.scalar(sent) or 0) >= (MOST_CONFIRMED if confirmed else MOST_UNCONFIRMED)


def undelivered(*, before: int | None = None) -> Sequence[Letter]:
    """Letters that did not arrive or are stuck, newest first; a page of them, below the number `before`."""
    late = and_(
        Letter.state.in_([LetterState.WAITING, LetterState.SENDING]),
        or_(Letter.last_fault != "", Letter.due_at < calendar.now() - STUCK_AFTER),
    )
    return _page(or_(Letter.state == LetterState.DEAD, late), before)


def how_many_dead() -> int:
    """How many letters somebody must look at."""
    return db.session.scalar(select(func.count()).select_from(Letter).where(Letter.state == LetterState.DEAD)) or 0


def mail_server_missing() -> bool:
    """Whether no e-mail can leave, because nobody has said which server takes it."""
    return not settings().smtp_url


def sends_texts() -> bool:
    """Whether text messages can be sent: a provider is set, or they are read in the mailbox of a demo."""
    return bool(settings().sms_url) or demo_mailbox_open()


def demo_mailbox_open() -> bool:
    """Whether letters are read here, because they go nowhere else."""
    return settings().demo and not settings().smtp_url


def demo_letters(*, before: int | None = None) -> Sequence[Letter]:
    """Every letter of a demo, newest first; a page of them, below the number `before`. Raises NotFound elsewhere."""
    if not demo_mailbox_open():
        raise NotFound
    return _page(Letter.channel.in_(list(Channel)), before)


def demo_letter(number: int) -> Letter:
    """One letter of a demo. Raises NotFound elsewhere."""
    found = db.session.get(Letter, number) if demo_mailbox_open() else None
    if found is None:
        raise NotFound
    return found


def _page(wanted: ColumnElement[bool], before: int | None) -> Sequence[Letter]:
    """One more than a page, newest first, so that the last one tells whether there are older ones."""
    chosen = select(Letter).where(wanted).order_by(Letter.id.desc()).limit(PAGE + 1)
    return db.session.scalars(chosen.where(Letter.id < before) if before else chosen).all()
