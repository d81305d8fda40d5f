"""Reading people: who is here, who can be reached how, who holds which role."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import String, and_, bindparam, case, cast, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from app.core import calendar, db, tokens
from app.core.addresses import tidy_address
from app.core.errors import NotFound
from app.notifications import queries as outbox
from app.notifications.models import Channel
from app.people.models import ContactPoint, PermissionGiven, Person, SignIn, Visit
from app.people.queries.organisations import (
    active_among,
    called_alike,
    every_organisation,
    former_names,
    gone_into,
    led_by,
    named,
    names,
    organisation,
    organisation_name,
    organisations,
    organisations_of,
    roles_in,
    same_name,
    standing,
    standing_among,
    went_into,
    with_those_before,
)
from app.people.queries.roles import leads_of, of_the_team, others_on, role, role_counts, roles, staff
from app.support import queries as support
from app.support.needs import FORMATS

SHARE_NEEDS = "share_needs"
_CHANNELS = {
    "email": Channel.EMAIL,
    "sms": Channel.PHONE,
    "phone": Channel.PHONE,
    "video": Channel.PHONE,
    "in_person": Channel.PHONE,
    "supporter": Channel.PHONE,
    "letter": Channel.POST,
}
_mine, _theirs = aliased(ContactPoint), aliased(ContactPoint)
_SELVES = (  # without an account each idea has a person of its own: an address that is proven opens all of them
    select(func.aggregate_strings(cast(_theirs.person_id, String), " "))
    .join(_mine, and_(_mine.kind == _theirs.kind, _mine.value == _theirs.value))
    .where(_mine.person_id == Visit.person_id, _mine.kind == "email", _mine.confirmed_at.is_not(None))
    .scalar_subquery()
)
_VISIT = (
    select(Visit, _SELVES)
    .join(Visit.person)
    .outerjoin(Person.roles)
    .options(contains_eager(Visit.person).contains_eager(Person.roles))
    .where(Visit.id == bindparam("row"))
)


def visitor(token: str) -> Visit | None:
    """The visit that a cookie stands for, with its person, roles and other selves; None when it has ended.

    One statement; one more for whoever leads improvement in an organisation.
    """
    row = tokens.row_of(token)
    if row < 0:
        return None
    seen = db.session.execute(_VISIT, {"row": row}).unique().one_or_none()
    if seen is None:
        return None
    found: Visit = seen[0]
    if found.ended_at or found.expires_at <= calendar.now() or not tokens.opens(token, "visit", found.id, found.salt):
        return None
    found.person.selves = frozenset(map(int, (seen[1] or "").split()))  # one person's, for as long as this request
    found.person.leads = led_by(found.person)
    return found


def person(number: int) -> Person:
    """A person with their ways to be reached and their roles. Raises NotFound."""
    found = db.session.get(Person, number, options=[joinedload(Person.contacts), selectinload(Person.roles)], populate_existing=True)
    if found is None:
        raise NotFound
    found.leads = led_by(found)
    return found


def name_of(number: int | None) -> str:
    """What somebody is called; nothing for nobody, or for whoever is not here any more."""
    found = db.session.get(Person, number) if number else None
    return found.display_name if found else ""


def by_email(address: str) -> Person | None:
    """Whose address this is: somebody with a role first, then who confirmed it, then who came first."""
    rows = db.session.scalars(
        select(Person)
        .join(Person.contacts)
        .options(contains_eager(Person.contacts), selectinload(Person.roles))
        .where(ContactPoint.kind == "email", ContactPoint.value == address)
        .order_by(Person.id.desc())
    ).unique()
    return max(rows, key=lambda p: (bool(p.roles), p.contacts[0].confirmed_at is not None, -p.id), default=None)


def sign_in_of(token: str) -> SignIn | None:
    """The sign-in letter that a link came from, while it can still be used."""
    found = db.session.get(SignIn, max(tokens.row_of(token), 0))
    return found if found and usable(found) and tokens.opens(token, "sign-in", found.id, found.salt) else None


def way_on(number: int) -> str:
    """Where a sign-in letter leads afterwards; nothing when it says nothing."""
    letter = db.session.get(SignIn, number)
    return letter.then if letter else ""


def unused_sign_ins(address: str, person: int | None) -> Sequence[SignIn]:
    """Letters to this address, made for this person or for nobody, that were not used and not too old; newest first."""
    living = select(SignIn).where(
        SignIn.address == address,
        SignIn.person_id.is_not_distinct_from(person),
        SignIn.spent_at.is_(None),
        SignIn.expires_at > calendar.now(),
    )
    return db.session.scalars(living.order_by(SignIn.id.desc())).all()


def wrong_codes(address: str, but: int) -> int:
    """How many codes were typed for an address within a day that did not sign anybody in; those for the letter `but` are not counted."""
    since = calendar.now() - dt.timedelta(days=1)
    wrong = func.sum(SignIn.tries - case((SignIn.spent_at.is_not(None), 1), else_=0))
    return (
        db.session.scalar(select(wrong).where(SignIn.address == address, SignIn.id != but, SignIn.tries > 0, SignIn.created_at > since))
        or 0
    )


def share_an_address(one: int, other: int) -> bool:
    """Whether two persons gave the same e-mail address or number: then they may be one."""
    theirs = select(ContactPoint.value).where(ContactPoint.person_id == other)
    same = select(ContactPoint.id).where(ContactPoint.person_id == one, ContactPoint.value.in_(theirs)).limit(1)
    return one == other or db.session.scalar(same) is not None


def is_own_address(person: Person, address: str) -> bool:
    """Whether this is an e-mail address of somebody who is signed in."""
    mine = select(ContactPoint.id).where(
        ContactPoint.person_id.in_(person.selves | {person.id}), ContactPoint.value == tidy_address(address)
    )
    return db.session.scalar(mine.limit(1)) is not None


def usable(letter: SignIn) -> bool:
    """Not spent, not too old, for somebody we know."""
    return letter.spent_at is None and letter.expires_at > calendar.now() and letter.person_id is not None


def way_to(person: Person) -> tuple[Channel, ContactPoint | None]:
    """How a person is told things: the way they gave first; only their own page when they gave none, or want to hear nothing."""
    if not person.wants_to_hear:
        return Channel.PAGE, None
    point = min((p for p in person.contacts if p.kind in _CHANNELS), key=lambda p: p.preferred, default=None)
    if point and point.kind == "sms" and outbox.sends_texts():
        return Channel.SMS, point
    return (_CHANNELS[point.kind], point) if point else (Channel.PAGE, None)


def forms_missing(person_id: int | None) -> list[str]:
    """The forms that a letter to somebody, by the way they are told things, would not have by itself."""
    codes = support.codes_of(person_id)
    if person_id is None or not codes & set(FORMATS):
        return []
    return support.forms_missing(codes, way_to(person(person_id))[0])


def may_share_needs(person_id: int) -> bool:
    """Whether somebody said that we may tell others what they need. Off until they say so."""
    said = (PermissionGiven.person_id == person_id, PermissionGiven.what == SHARE_NEEDS, PermissionGiven.taken_back_at.is_(None))
    newest = select(PermissionGiven.choice).where(*said).order_by(PermissionGiven.id.desc()).limit(1)
    return db.session.scalar(newest) == "yes"


__all__ = [
    "SHARE_NEEDS",
    "active_among",
    "by_email",
    "called_alike",
    "every_organisation",
    "former_names",
    "forms_missing",
    "gone_into",
    "is_own_address",
    "leads_of",
    "led_by",
    "may_share_needs",
    "named",
    "names",
    "of_the_team",
    "organisation",
    "organisation_name",
    "organisations",
    "organisations_of",
    "others_on",
    "person",
    "role",
    "role_counts",
    "roles",
    "roles_in",
    "same_name",
    "share_an_address",
    "sign_in_of",
    "staff",
    "standing",
    "standing_among",
    "unused_sign_ins",
    "usable",
    "visitor",
    "way_on",
    "way_to",
    "went_into",
    "with_those_before",
    "wrong_codes",
]
