"""Roles are given from a day until a day, by a person, and ended. Nobody gives one to themself."""

import datetime as dt
from dataclasses import dataclass

from app.core import calendar, db
from app.core.addresses import tidy_address
from app.core.errors import NotAllowed, NotFound, Refused
from app.core.i18n import for_staff, tag_for_staff
from app.history.actions import record
from app.people import notices, permissions, queries
from app.people.actions.coming import add_contact, welcome
from app.people.actions.telling import tell
from app.people.models import OF_ORGANISATION, Person, Role, RoleName


@dataclass(frozen=True)
class Offer:
    """Which role, of which organisation, from when until when."""

    role: RoleName
    organisation: int | None = None
    from_: dt.date | None = None
    until: dt.date | None = None


def give_role(
    person: Person,
    role: RoleName,
    *,
    by: int | None,
    organisation: int | None = None,
    from_: dt.date | None = None,
    until: dt.date | None = None,
) -> Role:
    """Somebody holds a role from today, or from another day on."""
    begins = from_ or calendar.today()
    made = Role(role=role, organisation_id=organisation, given_by=by, from_=begins, until=until)
    person.roles.append(made)
    db.session.flush()
    facts = {"role": made.id, "organisation": organisation, "from": begins.isoformat(), "until": until.isoformat() if until else ""}
    record("person", person.id, "give_role", by=by, role=role.value, facts=facts)
    return made


def make_staff(address: str, name: str, role: RoleName, *, by: int | None, organisation: int | None = None) -> Person:
    """The person of an address with a role; made when there is none. For the shell and the demo."""
    person = _known(address) or _new(address, name, confirmed=True)
    if not any(held.role is role and held.until is None and organisation in {None, held.organisation_id} for held in person.roles):
        give_role(person, role, by=by, organisation=organisation)
    return person


def appoint(address: str, name: str, offer: Offer, *, by: Person) -> Role:
    """Gives a role to the person of an address, who hears it by letter. The same twice is once."""
    if not permissions.give(by, offer.role):
        raise NotAllowed(for_staff("Only an administrator gives this role."))
    _check(offer)
    person = _known(address)
    if queries.is_own_address(by, address) or (person is not None and person.id in by.selves | {by.id}):
        raise Refused(for_staff("You cannot give a role to yourself. Ask somebody else"), field="email")
    person = person or _new(address, name, confirmed=False)
    same = next((held for held in person.roles if _overlap(held, offer)), None)
    if same is not None and (same.from_, same.until) == (offer.from_ or same.from_, offer.until):
        return same
    if same is not None:
        raise Refused(for_staff("This person has this role already. Change its last day in the list"), field="role")
    made = give_role(person, offer.role, by=by.id, organisation=offer.organisation, from_=offer.from_, until=offer.until)
    place = queries.organisation_name(made.organisation_id) if made.organisation_id else ""
    entry = record("person", person.id, "tell_role", by=by.id, role=made.role.value, facts={"role": made.id})
    tell(person, "people/role_given", notices.role_given(made, place, by), because=entry, reading=tag_for_staff(person.reading))
    return made


def end_role(role: Role, on: dt.date | None, *, reason: str, by: Person) -> None:
    """The last day of a role; without one it ends at once. The last administrator stays. Doing it twice changes nothing."""
    if not permissions.give(by, role.role):
        raise NotAllowed(for_staff("Only an administrator ends this role."))
    today = calendar.today()
    if on is not None and on.year > calendar.LAST_YEAR:
        raise Refused(for_staff("Choose a day before the year 2100"), field="on")
    last = on or today - dt.timedelta(days=1)
    if role.until is not None and role.until < today:
        raise NotAllowed(for_staff("This role has ended."))
    if on is not None and on < max(today, role.from_):
        raise Refused(for_staff("Choose today or a later day, when the role has begun"), field="on")
    if role.role is RoleName.ADMINISTRATOR and not queries.others_on(max(last + dt.timedelta(days=1), today), role):
        raise NotAllowed(for_staff("This is the last administrator. Make somebody else administrator first."))
    if role.until == last:
        return
    before = role.until.isoformat() if role.until else ""
    role.until = last
    facts = {"role": role.id, "before": before, "until": last.isoformat()}
    record("person", role.person_id, "end_role", by=by.id, role=role.role.value, reason=reason, facts=facts)


def staff_from_shell(address: str, name: str, role: str, organisation: str = "") -> None:
    """Gives a role to the person of an address, in a transaction of its own.

    Raises NotFound when there is no such organisation, Refused where the role needs one.
    """
    with db.transaction():
        place = queries.named(organisation) if organisation else None
        if organisation and (place is None or not place.is_active):
            raise NotFound
        if RoleName(role) in OF_ORGANISATION and place is None:
            raise Refused("This role is of one organisation.")
        make_staff(address, name, RoleName(role), by=None, organisation=place.id if place else None)


def _check(offer: Offer) -> None:
    if offer.role in OF_ORGANISATION and offer.organisation is None:
        raise Refused(for_staff("Choose the organisation of this role"), field="organisation")
    if offer.organisation is not None and not queries.organisation(offer.organisation).is_active:
        raise Refused(for_staff("Choose an organisation that is still there"), field="organisation")
    begins = offer.from_ or calendar.today()
    if begins < calendar.today():
        raise Refused(for_staff("Choose today or a later day"), field="from_")
    if offer.until is not None and offer.until < begins:
        raise Refused(for_staff("Choose a last day after the first day"), field="until")


def _overlap(held: Role, offer: Offer) -> bool:
    """Whether somebody has this very role in some of the same days."""
    begins = offer.from_ or calendar.today()
    apart = (held.until is not None and held.until < begins) or (offer.until is not None and offer.until < held.from_)
    where = held.organisation_id == offer.organisation or offer.role not in OF_ORGANISATION
    return held.role is offer.role and where and not apart


def _known(address: str) -> Person | None:
    """Who has proven this address, or holds a role already; nobody becomes staff by having typed an address."""
    person = queries.by_email(tidy_address(address))
    return person if person is not None and (person.roles or person.contacts[0].confirmed_at) else None


def _new(address: str, name: str, *, confirmed: bool) -> Person:
    address = tidy_address(address)
    person = welcome(name or address.partition("@")[0], reading="en")
    add_contact(person, "email", address, confirmed=confirmed)
    return person
