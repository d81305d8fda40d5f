"""The drain: claims letters that are due, hands each one over, marks each one on its own.

The table is the queue. A batch is claimed with one conditional UPDATE under a token of its own and
a time; whoever dies leaves a claim that ends with its time. No transaction is open while the mail
server is spoken to. A letter that was handed over but not marked goes again under the same
Message-ID; this is the only way in which one can go twice.
"""

import datetime as dt
import logging
import secrets
import time
from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.exc import OperationalError

from app.core import calendar, db, queue
from app.core.config import settings
from app.core.errors import NotSaved
from app.notifications.actions.fitting import JUST_HELD, unfit
from app.notifications.actions.outbox import DRAIN
from app.notifications.actions.posting import Later, Post
from app.notifications.actions.texting import NotNow, as_text, hand_over
from app.notifications.actions.writing import Undeliverable, one_line, written
from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState

log = logging.getLogger(__name__)

BATCH = 20
LEASE = dt.timedelta(minutes=3)  # longer than every answer of a mail server can take for one letter
MOST_ATTEMPTS = 8
LONGEST_WAIT = dt.timedelta(minutes=60)
NEXT_LOOK = dt.timedelta(minutes=1)  # where no mail server is set
NO_PROVIDER = "No provider of text messages is set. Give SMS_URL and start the portal again."
NO_SERVER = "No mail server is set. Give SMTP_URL and start the portal again."
LONGEST_DRAIN = 120.0  # seconds; then the next nudge goes on
_FAULT_LENGTH = 300
_MARK_TRIES = 5


def drain() -> int:
    """Sends what is due, batch by batch. Gives the number of letters that left."""
    closed = _closed()
    _wait_for_a_server(closed)
    until = time.monotonic() + LONGEST_DRAIN
    left = 0
    while not queue.stopping.is_set() and _anything_due(closed):
        token = secrets.token_hex(16)
        if not (letters := claim(token, closed)):
            break  # another worker was quicker
        left += _send_batch(token, letters)
        if time.monotonic() > until:
            queue.Nudge(DRAIN)()
            break
    return left


def _due(closed: Collection[Channel] = ()) -> Select[int]:
    now = calendar.now()
    waiting = and_(Letter.state == LetterState.WAITING, Letter.due_at <= now)
    abandoned = and_(Letter.state == LetterState.SENDING, Letter.lease_until <= now)
    return select(Letter.id).where(or_(waiting, abandoned), Letter.channel.not_in(closed))


def _closed() -> dict[Channel, str]:
    """The channels on which nothing can leave, and what is missing."""
    if settings().demo:
        return {}
    ways = {Channel.EMAIL: (settings().smtp_url, NO_SERVER), Channel.SMS: (settings().sms_url, NO_PROVIDER)}
    return {channel: missing for channel, (url, missing) in ways.items() if not url}


def _anything_due(closed: Collection[Channel]) -> bool:
    """A look that takes no lock, so that an idle sweeper never stands in a writer's way."""
    with db.reading() as session:
        return session.scalar(_due(closed).limit(1)) is not None


def claim(token: str, closed: Collection[Channel] = ()) -> Sequence[Letter]:
    """Takes at most `BATCH` due letters under a token, oldest first, in one statement and one short transaction."""
    due = _due(closed).order_by(Letter.due_at, Letter.id).limit(BATCH).with_for_update(skip_locked=True).cte("due")
    take = (
        update(Letter)
        .where(Letter.id.in_(select(due.c.id)))
        .values(state=LetterState.SENDING, lease=token, lease_until=calendar.now() + LEASE)
    )
    with db.transaction() as session:
        letters = session.scalars(take.returning(Letter), execution_options={"synchronize_session": False}).all()
    return sorted(letters, key=lambda letter: (letter.due_at, letter.id))


def _send_batch(token: str, letters: Sequence[Letter]) -> int:
    left = 0
    with Post() as post:
        for letter in letters:
            if queue.stopping.is_set():
                break
            left += _send_one(post, token, letter)
    _give_back(token)
    return left


def _send_one(post: Post, token: str, letter: Letter) -> bool:
    """Whether the letter left and was marked. Whatever goes wrong stays with this letter."""
    try:
        if not _mine(letter.id, token) or not _fits(letter, token):
            return False
        _hand_over(post, letter)
        return _mark(letter, token, state=LetterState.SENT, sent_at=calendar.now(), last_fault="", reading=letter.reading)
    except Undeliverable as fault:
        _mark(letter, token, state=LetterState.DEAD, last_fault=_short(fault))
    except (Later, NotNow) as fault:
        _put_off(letter, token, fault)
    except Exception as fault:
        log.exception("Letter %s could not be sent.", letter.id)
        _put_off(letter, token, fault)
    return False


def _fits(letter: Letter, token: str) -> bool:
    """Whether its reader can use it as it is, now; else it waits for another form."""
    with db.reading():
        waits = unfit(letter)
    if waits:
        _mark(letter, token, state=LetterState.HELD, held_by=IN_FORMAT, last_fault=JUST_HELD)
    return not waits


def _hand_over(post: Post, letter: Letter) -> None:
    """To the mail server or the provider of text messages, or, in a demo without one, to nobody. Raises Undeliverable or Later."""
    if letter.attempts >= MOST_ATTEMPTS:
        raise Undeliverable(f"The program stopped {MOST_ATTEMPTS} times while it sent this message.")
    texts = letter.channel is Channel.SMS
    if texts and settings().sms_url:
        hand_over(letter)
    elif texts:
        as_text(letter)
    elif settings().smtp_url:
        post.deliver(letter)
    else:
        written(letter)  # the demo shows it; words that cannot be written must not count as sent


def _mine(number: int, token: str) -> bool:
    """Renews the claim on one letter and counts the try; False when somebody else took the letter over."""
    renew = (
        update(Letter)
        .where(Letter.id == number, Letter.lease == token)
        .values(lease_until=calendar.now() + LEASE, attempts=Letter.attempts + 1)
    )
    with db.transaction() as session:
        return session.scalar(renew.returning(Letter.id), execution_options={"synchronize_session": False}) is not None


def _put_off(letter: Letter, token: str, fault: BaseException) -> None:
    """Waits longer after each try; after the last one somebody must look."""
    tries = letter.attempts + 1
    if tries >= MOST_ATTEMPTS:
        _mark(letter, token, state=LetterState.DEAD, last_fault=_short(fault))
    else:
        _mark(letter, token, state=LetterState.WAITING, due_at=calendar.now() + back_off(tries), last_fault=_short(fault))


def back_off(tries: int) -> dt.timedelta:
    """How long to wait after so many tries: 2, 4, 8 ... minutes, at most an hour."""
    return min(LONGEST_WAIT, dt.timedelta(minutes=2**tries))


def _mark(letter: Letter, token: str, **values: object) -> bool:
    """Writes down what became of a letter, unless somebody else has taken it over or it was erased."""
    change = update(Letter).where(Letter.id == letter.id, Letter.lease == token).values(lease=None, lease_until=None, **values)

    def write() -> bool:
        with db.transaction() as session:
            return session.scalar(change.returning(Letter.id), execution_options={"synchronize_session": False}) is not None

    return _patiently(write)


def _patiently(write: Callable[[], bool]) -> bool:
    """A letter that left must be marked: a busy database is asked again, for some seconds."""
    for tries in range(_MARK_TRIES):
        try:
            return write()
        except (NotSaved, OperationalError):
            time.sleep(0.1 * 2**tries)
    return write()


def _give_back(token: str) -> None:
    """What was claimed and not tried waits again at once."""
    free = update(Letter).where(Letter.lease == token).values(state=LetterState.WAITING, lease=None, lease_until=None)
    with db.transaction() as session:
        session.execute(free, execution_options={"synchronize_session": False})


def _wait_for_a_server(closed: Mapping[Channel, str]) -> None:
    """Without a mail server, or a provider of text messages, its letters wait and say why; the tries are not counted."""
    for channel, missing in closed.items():
        due = and_(Letter.state == LetterState.WAITING, Letter.channel == channel, Letter.due_at <= calendar.now())
        with db.reading() as session:
            if session.scalar(select(Letter.id).where(due).limit(1)) is None:
                continue
        later = {"lease": None, "lease_until": None, "due_at": calendar.now() + NEXT_LOOK, "last_fault": missing}
        with db.transaction() as session:
            session.execute(update(Letter).where(due).values(later), execution_options={"synchronize_session": False})


def _short(fault: BaseException) -> str:
    plain = str(fault) if isinstance(fault, (Later, NotNow, Undeliverable)) else f"{type(fault).__name__}: {fault}"
    return one_line(plain)[:_FAULT_LENGTH]
