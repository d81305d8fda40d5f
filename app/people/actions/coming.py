"""People come, sign in and out, and are forgotten."""

import datetime as dt
import unicodedata

from sqlalchemy import delete, update

from app.core import calendar, db, queue, tokens
from app.core.addresses import is_address, is_number, tidy_address, tidy_number
from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff, gettext
from app.history.actions import forget_words, record
from app.notifications.actions import DRAIN, send_letter
from app.notifications.models import Channel
from app.people import notices, queries
from app.people.models import ContactPoint, PermissionGiven, Person, SignIn, Visit
from app.support.actions import forget_needs

MOST_SIGN_INS = 5
MOST_TRIES = 5
MOST_WRONG_CODES = 20  # a day for an address: guessing takes 50 years on average, and the link always works
LINK_LIVES = dt.timedelta(minutes=30)
VISIT_LIVES = dt.timedelta(days=7)
LEAST_FIGURES = 6


def welcome(name: str, *, reading: str, hears: bool = True) -> Person:
    """A new person, who may have no account and no address."""
    person = Person(display_name=name, reading=reading, wants_to_hear=hears, contacts=[], roles=[])
    db.session.add(person)
    db.session.flush()
    return person


def meet(name: str, reach: str, *, reading: str) -> Person:
    """Somebody whom the team wants to write to, by a name and an e-mail address or a phone number. Raises Refused for what is neither."""
    if not name:
        raise Refused(for_staff("Write their name"), field="name")
    kind, value = kept_reach(reach)
    person = welcome(name, reading=reading)
    add_contact(person, kind, value)
    return person


def kept_reach(reach: str) -> tuple[str, str]:
    """Whether it is an e-mail address or a phone number, and how it is kept. Raises Refused for what is neither."""
    if "@" in reach and is_address(reach):
        return "email", tidy_address(reach)
    if "@" not in reach and is_number(reach):
        return "phone", reach
    if "@" not in reach and len(tidy_number(reach)) >= LEAST_FIGURES:
        raise Refused(for_staff("Check the phone number. A whole one looks like 01632 960 123"), field="reach")
    raise Refused(for_staff("Write an email address or a phone number"), field="reach")


def add_contact(person: Person, kind: str, value: str, *, safe: bool = False, confirmed: bool = False) -> ContactPoint:
    """One more way to reach a person; the first one given is the one they like best. An address is tidied, whatever it is for."""
    point = ContactPoint(
        kind=kind,
        value=tidy_address(value) if is_address(value) else value,
        safe_to_leave_message=safe,
        preferred=len(person.contacts),
        confirmed_at=calendar.now() if confirmed else None,
    )
    person.contacts.append(point)
    db.session.flush()
    return point


def close_doors(number: int) -> None:
    """Every browser of a person is signed out, and no letter to sign in opens any more."""
    sign_out_everywhere(number)
    unspent = update(SignIn).where(SignIn.person_id == number, SignIn.spent_at.is_(None))
    db.session.execute(unspent.values(spent_at=calendar.now()))


def forget_contacts(number: int) -> Person:
    """The ways in which somebody is reached go; they see what we tell them on their page."""
    db.session.execute(delete(ContactPoint).where(ContactPoint.person_id == number))
    return queries.person(number)


def forget_person(number: int) -> None:
    """Name, ways of contact and support needs go. Not those of somebody who holds or held a role: they have other work here."""
    person = queries.person(number)
    if person.roles:
        return
    person.display_name = ""
    db.session.execute(delete(ContactPoint).where(ContactPoint.person_id == number))
    forget_needs(number)
    forget_words("person", number)
    db.session.expire(person)
    record("person", number, "forget", by=None, role="system")


def permit(person: Person, kind: str, thing_id: int, what: str, *, choice: str, wording: str, reading: str) -> None:
    """Keeps a yes or no with the words that were read; an earlier answer ends with it."""
    now = calendar.now()
    earlier = update(PermissionGiven).where(
        PermissionGiven.kind == kind,
        PermissionGiven.thing_id == thing_id,
        PermissionGiven.what == what,
        PermissionGiven.taken_back_at.is_(None),
    )
    db.session.execute(earlier.values(taken_back_at=now))
    db.session.add(
        PermissionGiven(person_id=person.id, kind=kind, thing_id=thing_id, what=what, choice=choice, wording=wording, reading=reading)
    )


def ask_to_sign_in(address: str, *, reading: str, then: str = "") -> SignIn:
    """Writes a letter with a link and a code. Nobody learns from the answer whether the address is known."""
    address = tidy_address(address)
    person = queries.by_email(address)
    unused = queries.unused_sign_ins(address, person.id if person else None)
    if len(unused) >= MOST_SIGN_INS:
        return unused[0]  # one that still opens; so nobody is flooded, and nobody can lock somebody out
    letter = SignIn(address=address, person_id=person.id if person else None, then=then, expires_at=calendar.now() + LINK_LIVES)
    db.session.add(letter)
    db.session.flush()
    send_letter(  # for an unknown address too, to nobody: so the time it takes tells nothing
        name="people/sign_in",
        kind="sign_in",
        thing_id=letter.id,
        person_id=person.id if person else None,
        facts=notices.sign_in(letter),
        reading=reading,
        channel=Channel.EMAIL if person else Channel.PAGE,
        address=address if person else "",
        dedupe_key=f"sign-in:{letter.id}:email",
    )
    if person is None:
        queue.nudge(DRAIN)  # as for a known one
    return letter


def spend(letter: SignIn) -> Visit:
    """Signs somebody in by link; the letter is used up. Raises Refused when it was used before."""
    used = db.session.execute(update(SignIn).where(SignIn.id == letter.id, SignIn.spent_at.is_(None)).values(spent_at=calendar.now()))
    if used.rowcount != 1 or letter.person_id is None:  # type: ignore[attr-defined] # a CursorResult, which the stub hides
        raise Refused(gettext("This link was used before. Ask for a new one."))
    confirm = update(ContactPoint).where(
        ContactPoint.person_id == letter.person_id,
        ContactPoint.kind == "email",
        ContactPoint.value == letter.address,
        ContactPoint.confirmed_at.is_(None),
    )
    db.session.execute(confirm.values(confirmed_at=calendar.now()))
    return start_visit(letter.person_id)


def start_visit(person_id: int) -> Visit:
    """A signed-in browser."""
    visit = Visit(person_id=person_id, expires_at=calendar.now() + VISIT_LIVES)
    db.session.add(visit)
    db.session.flush()
    record("person", person_id, "sign_in", by=person_id)
    return visit


def try_code(number: int, code: str) -> Visit | None:
    """Signs somebody in by code; None when it is wrong. Every try counts, the sixth never opens. Raises Refused then."""
    letter = db.session.get(SignIn, number)
    counted = db.session.execute(update(SignIn).where(SignIn.id == number, SignIn.tries < MOST_TRIES).values(tries=SignIn.tries + 1))
    if letter is not None and counted.rowcount != 1:  # type: ignore[attr-defined] # a CursorResult, which the stub hides
        raise Refused(gettext("This code was tried too often. Ask for a new letter."), field="code")
    if letter is None or not queries.usable(letter):
        return None
    if queries.wrong_codes(letter.address, number) >= MOST_WRONG_CODES:
        raise Refused(gettext("Too many wrong codes were typed today. Please use the link in the letter."), field="code")
    figures = "".join(str(unicodedata.decimal(c)) for c in code if c.isdecimal())  # Arabic keyboards type other figures
    return spend(letter) if tokens.same(figures, notices.code_of(letter)) else None


def sign_out(visit: Visit) -> None:
    """This browser is signed out; a copy of its cookie is too."""
    visit.ended_at = calendar.now()


def sign_out_everywhere(person_id: int) -> None:
    """Every browser of a person is signed out."""
    db.session.execute(update(Visit).where(Visit.person_id == person_id, Visit.ended_at.is_(None)).values(ended_at=calendar.now()))
    record("person", person_id, "sign_out_everywhere", by=person_id)


def confirm_address(person_id: int, address: str) -> None:
    """The link sent to this address was opened and its button pressed."""
    row = update(ContactPoint).where(
        ContactPoint.person_id == person_id, ContactPoint.value == address, ContactPoint.confirmed_at.is_(None)
    )
    db.session.execute(row.values(confirmed_at=calendar.now()))


def shell_sign_in(address: str) -> SignIn:
    """A sign-in for whoever has the shell; no letter goes out. Raises NotFound when nobody has the address."""
    with db.transaction():
        person = queries.by_email(tidy_address(address))
        if person is None:
            raise NotFound
        letter = SignIn(address=tidy_address(address), person_id=person.id, expires_at=calendar.now() + LINK_LIVES)
        db.session.add(letter)
        db.session.flush()
    return letter
