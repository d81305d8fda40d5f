"""An interpreter is asked for, booked, confirmed, told of, called off."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, gettext
from app.history.actions import forget_words, record
from app.languages import notices, queries
from app.languages.models import InterpreterBooking, Mode, Wish
from app.notifications.actions import erase_about
from app.people import actions as people
from app.people.models import Person
from app.people.queries import person as person_of
from app.tasks.actions import erase_tasks, finish_about, raise_once
from app.tasks.models import TaskKind

DAYS = 2  # working days until we are in touch
KEPT = dt.timedelta(days=365)
ABOUT = "interpreter"
BSL = "BSL"


@dataclass(frozen=True)
class Asked:
    """What somebody asked for. `language` is a name as they said it; `signed`: a sign language; `suits`: when, in their words."""

    language: str
    mode: Mode
    dialect: str = ""
    signed: bool = False
    wish: Wish = Wish.ANY
    suits: str = ""


def ask_for_interpreter(
    asked: Asked, *, name: str, reach: tuple[str, str], reading: str, about: tuple[str, int] = ("help", 0)
) -> InterpreterBooking:
    """Somebody asks for an interpreter on our page; they become a person whom we can tell. Asking twice is asking once.

    `reach`: a kind of contact, such as phone, and its value.
    """
    kind, value = reach
    if not value:
        raise Refused(gettext("Write how we can reach you"), field="reach")
    if found := queries.asked_already(asked.language, asked.dialect, value):
        return found
    person = people.welcome(name, reading=reading)
    people.add_contact(person, kind, value)
    people.need_support(person, {"bsl": ""} if asked.language == BSL else {"interpreter": _whole(asked)})
    return begin(person, asked, by=None, about=about)


def begin(person: Person, asked: Asked, *, by: Person | None, about: tuple[str, int] = ("help", 0)) -> InterpreterBooking:
    """A booking for somebody we know; while one is open there is no second. It is a task for the team."""
    if open_one := queries.open_for(person.id):
        return open_one
    if not asked.language:
        raise Refused(for_staff("Write which language"), field="language")
    booking = InterpreterBooking(person_id=person.id, kind=about[0], thing_id=about[1], asked_by=by.id if by else person.id)
    for field in ("language", "dialect", "signed", "mode", "wish", "suits"):
        setattr(booking, field, getattr(asked, field))
    db.session.add(booking)
    db.session.flush()
    record(ABOUT, booking.id, "ask", by=by.id if by else None)
    _raise(booking)
    return booking


def book(booking: InterpreterBooking, *, with_whom: str, when: dt.datetime, mode: Mode, by: Person) -> None:
    """An interpreter was asked to come at this time; told to nobody until it is confirmed."""
    _check_open(booking)
    if not with_whom:
        raise Refused(for_staff("Write the name of the interpreter or the service"), field="booked_with")
    if when <= calendar.now():
        raise Refused(for_staff("Choose a time that is still to come"), field="on")
    booking.booked_with, booking.booked_for, booking.mode = with_whom, when, mode
    booking.booked_by, booking.booked_at = by.id, calendar.now()
    record(ABOUT, booking.id, "book", by=by.id, facts={"for": when.isoformat()})


def confirm(booking: InterpreterBooking, *, by: Person) -> None:
    """The interpreter said yes: the person hears when and how, by their own way, and the task is done."""
    if booking.confirmed_at is not None:
        return
    _check_open(booking)
    if booking.booked_for is None:
        raise NotAllowed(for_staff("Write who is booked, and for when."))
    booking.confirmed_at = calendar.now()
    entry = record(ABOUT, booking.id, "confirm", by=by.id, role="huddle member")
    people.tell(person_of(booking.person_id), "languages/booked", notices.booked(booking), because=entry)
    finish_about(TaskKind.INTERPRET, ABOUT, booking.id, by=by.id)


def look_again(booking: InterpreterBooking, *, why: str, by: Person) -> None:
    """The interpreter cannot come: somebody looks for another, and whoever was told of the time hears it."""
    if booking.cancelled_at is not None or booking.booked_for is None:
        raise NotAllowed(for_staff("There is nothing to change."))
    entry = record(ABOUT, booking.id, "look_again", by=by.id, role="huddle member", reason=why)
    if booking.confirmed_at is not None:
        people.tell(person_of(booking.person_id), "languages/called_off", notices.called_off(booking, again=True), because=entry)
    booking.booked_with, booking.booked_for, booking.booked_at, booking.booked_by, booking.confirmed_at = "", None, None, None, None
    _raise(booking)


def call_off(booking: InterpreterBooking, *, why: str, by: Person) -> None:
    """Nobody is needed any more. Whoever was told of a time hears that it is off."""
    if booking.cancelled_at is not None:
        return
    booking.cancelled_at, booking.cancelled_why = calendar.now(), why
    entry = record(ABOUT, booking.id, "cancel", by=by.id, role="huddle member", reason=why)
    if booking.confirmed_at is not None:
        people.tell(person_of(booking.person_id), "languages/called_off", notices.called_off(booking, again=False), because=entry)
    finish_about(TaskKind.INTERPRET, ABOUT, booking.id, by=by.id)


def forget_bookings(person_id: int) -> None:
    """What somebody asked for goes with them."""
    for number in queries.numbers_of(person_id):
        erase_tasks(ABOUT, number)
        erase_about(ABOUT, number)
        forget_words(ABOUT, number)
    db.session.execute(delete(InterpreterBooking).where(InterpreterBooking.person_id == person_id))


def forget_old_bookings() -> int:
    """Bookings that were over a year ago go; whoever we know only by one goes with it. Gives how many."""
    gone = queries.over_before(calendar.now() - KEPT)
    for person_id, ours_alone in gone:
        forget_bookings(person_id)
        if ours_alone:
            people.forget_person(person_id)
    return len(gone)


def _check_open(booking: InterpreterBooking) -> None:
    if not booking.is_open:
        raise NotAllowed(for_staff("This booking is closed."))


def _raise(booking: InterpreterBooking) -> None:
    told = f"{booking.language} {booking.dialect}".strip()
    raise_once(TaskKind.INTERPRET, ABOUT, booking.id, days=DAYS, details=told, person_id=booking.person_id)


def _whole(asked: Asked) -> str:
    return ", ".join(filter(None, [asked.language, asked.dialect]))
