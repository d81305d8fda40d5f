"""No letter leaves in a form that its reader cannot use: a person makes the other form first (DAPB1605, "meet").

Whatever sends a letter asks here at the last moment, because somebody may tell us of a need while it waits.
"""

from collections.abc import Sequence

from sqlalchemy import select, update

from app.core import calendar, db
from app.core.i18n import readings
from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState
from app.support.queries import codes_of, forms_missing

JUST_HELD = "It is not in a form that this person can use."
_WAITS = (LetterState.WAITING, LetterState.TASK)
_BY_STAFF = ("reason", "question", "next_step", "seen")  # facts that somebody of the team wrote; each has a twin in easy words
_ASKED_FOR_NOW = "sign_in"  # a link that somebody waits for in front of their screen; it lives for 30 minutes


def reading_for(codes: frozenset[str], reading: str) -> str:
    """The same language in easy words for whoever needs those."""
    easy = f"{reading.removesuffix('-easy')}-easy"
    return easy if "easy_read" in codes and easy in readings() else reading


def must_wait(codes: frozenset[str], *, kind: str, channel: Channel) -> bool:
    """Whether somebody with these needs could not use a letter on this channel as it is."""
    return kind != _ASKED_FOR_NOW and channel is not Channel.PAGE and bool(forms_missing(codes, channel.value))


def unfit(letter: Letter) -> bool:
    """Whether this letter, as it is, is of no use to its reader. One that needs only the easy edition gets it."""
    codes = codes_of(letter.person_id)
    if not codes or letter.in_form:
        return False
    if must_wait(codes, kind=letter.kind, channel=letter.channel):
        return True
    easy = reading_for(codes, letter.reading)
    if easy == letter.reading:
        return False
    if letter.channel is not Channel.PAGE and any(letter.facts.get(f) and not letter.facts.get(f"{f}_easy") for f in _BY_STAFF):
        return True
    letter.reading = easy
    return False


def fit_letters(person_id: int) -> list[Letter]:
    """Holds every letter to somebody that has not left and that they could not use. Gives those."""
    waiting = select(Letter).where(Letter.person_id == person_id, Letter.state.in_(_WAITS)).order_by(Letter.id)
    held = [letter for letter in db.session.scalars(waiting).all() if unfit(letter)]
    for letter in held:
        letter.state, letter.held_by = LetterState.HELD, IN_FORMAT
    db.session.flush()
    return held


def held_without_a_task() -> Sequence[Letter]:
    """Letters that were held when they were about to go; from now on their task stands for them. At most 100."""
    found = select(Letter).where(Letter.state == LetterState.HELD, Letter.held_by == IN_FORMAT, Letter.last_fault == JUST_HELD)
    letters = db.session.scalars(found.order_by(Letter.id).limit(100)).all()
    for letter in letters:
        letter.last_fault = ""
    return letters


def hand_over(number: int) -> None:
    """Somebody made this letter in the form that its reader needs, and gave it to them."""
    letter = db.session.get(Letter, number)
    if letter is not None and letter.held_by == IN_FORMAT:
        made = ",".join(sorted(codes_of(letter.person_id)))
        done = update(Letter).where(Letter.id == number, Letter.state == LetterState.HELD)
        values = {"state": LetterState.SENT, "sent_at": calendar.now(), "in_form": made or "another"}
        db.session.execute(done.values(**values), execution_options={"synchronize_session": "fetch"})
