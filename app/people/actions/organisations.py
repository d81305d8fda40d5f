"""Organisations are added, renamed, merged, split, ended and opened again. Each says who, when and why in their history."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history import queries as history
from app.history.actions import record
from app.people import queries
from app.people.models import (
    OF_ORGANISATION,
    FormerName,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
    Person,
    Role,
)

ODS_CODE = re.compile(r"[A-Z0-9]{3,10}")  # loosely, as the codes of the Organisation Data Service differ by kind

LEAST_PARTS = 2  # of what is split: one part would be a new name


@dataclass(frozen=True)
class Told:
    """What somebody wrote about an organisation."""

    name: str
    kind: OrganisationKind
    ods_code: str = ""


def found_organisation(name: str, kind: OrganisationKind, *, ods_code: str = "", by: int | None = None, reason: str = "") -> Organisation:
    """A new organisation."""
    made = Organisation(kind=kind, status=OrganisationStatus.ACTIVE)
    _call(made, Told(name, kind, ods_code))
    record("organisation", made.id, "add", by=by, reason=reason)
    return made


def change_organisation(organisation: Organisation, told: Told, *, reason: str, by: Person) -> bool:
    """Another name, kind or code. The old name is kept, and the organisation is found by it. False when nothing is different."""
    _check_active(organisation)
    before = organisation.name, organisation.kind, organisation.ods_code or ""
    _call(organisation, told)
    after = organisation.name, organisation.kind, organisation.ods_code or ""
    if before == after:
        return False
    if before[0] != after[0]:
        db.session.add(FormerName(organisation_id=organisation.id, name=before[0]))
    names = ("name", "kind", "ods_code")
    facts = {name: [str(was), str(now)] for name, was, now in zip(names, before, after, strict=True) if was != now}
    record("organisation", organisation.id, "change", by=by.id, reason=_why(reason), facts=facts)
    return True


def merge(organisation: Organisation, into: Organisation, *, reason: str, by: Person) -> None:
    """It goes into another, which its ideas and roles follow to from now on. Doing it twice changes nothing."""
    if organisation.successor_id == into.id and not organisation.is_active:
        return
    _check_active(organisation)
    if into.id == organisation.id or not into.is_active:
        raise Refused(for_staff("Choose an organisation that is still there"), field="into")
    facts = {"other": into.name, "followers": _close(organisation, into)}
    record("organisation", organisation.id, "merge", by=by.id, reason=_why(reason), facts=facts)
    record("organisation", into.id, "take_over", by=by.id, reason=reason, facts={"other": organisation.name})


def split(organisation: Organisation, names: Sequence[str], roles: Mapping[int, int], *, reason: str, by: Person) -> list[Organisation]:
    """New ones take its place; its ideas follow to the first of them. `roles`: for each role in it, which of the new ones it is of."""
    _check_active(organisation)
    if len(names) < LEAST_PARTS or any(queries.same_name(one, other) for one, other in combinations(names, 2)):
        raise Refused(for_staff("Write at least 2 names that differ"), field="second")
    here = _roles_of(organisation)
    for role in here:
        if roles.get(role.id) not in range(len(names)):
            raise Refused(for_staff("Choose a new organisation for each role"), field=f"role_{role.id}")
    made = [found_organisation(name, organisation.kind, by=by.id, reason=_why(reason)) for name in names]
    for role in here:
        role.organisation_id = made[roles[role.id]].id
        record("person", role.person_id, "move_role", by=by.id, role=role.role.value, facts={"role": role.id, "to": role.organisation_id})
    facts = {"other": ", ".join(names), "followers": _close(organisation, made[0])}
    record("organisation", organisation.id, "split", by=by.id, reason=reason, facts=facts)
    return made


def end(organisation: Organisation, *, reason: str, by: Person) -> None:
    """It is there no more, and nothing takes its place: roles of it end with it. Doing it twice changes nothing."""
    if not organisation.is_active and organisation.successor_id is None:
        return
    _check_active(organisation)
    yesterday = calendar.today() - dt.timedelta(days=1)
    ended = {str(role.id): role.until.isoformat() if role.until else "" for role in _roles_of(organisation) if role.role in OF_ORGANISATION}
    for role in _roles_of(organisation):
        if str(role.id) in ended:
            role.until = yesterday
            record("person", role.person_id, "end_role", by=by.id, role=role.role.value, reason=reason, facts={"role": role.id})
    _close(organisation, None)
    record("organisation", organisation.id, "end", by=by.id, reason=_why(reason), facts={"roles": ended})


def open_again(organisation: Organisation, *, reason: str, by: Person) -> None:
    """What closed it is taken back: its ideas are its own again, and roles that ended with it go on. Doing it twice changes nothing."""
    if organisation.is_active:
        return
    closing = next((told for told in history.entries("organisation", organisation.id) if told.verb in {"merge", "split", "end"}), None)
    if closing:
        for follower in _some(closing.facts.get("followers", [])):
            if follower.successor_id == organisation.successor_id:
                follower.successor_id = organisation.id
    organisation.status, organisation.successor_id = OrganisationStatus.ACTIVE, None
    for number, until in (closing.facts.get("roles", {}) if closing else {}).items():
        _hold_again(int(number), until, closing.at if closing else calendar.now(), by=by)
    record("organisation", organisation.id, "open_again", by=by.id, reason=_why(reason))


def _hold_again(number: int, until: str, closed_at: dt.datetime, *, by: Person) -> None:
    """A role that ended with its organisation, and that nobody has changed since."""
    role = db.session.get(Role, number)
    if role is not None and role.until == calendar.on_date(closed_at) - dt.timedelta(days=1):
        role.until = dt.date.fromisoformat(until) if until else None
        record("person", role.person_id, "hold_again", by=by.id, role=role.role.value, facts={"role": number})


def _roles_of(organisation: Organisation) -> Sequence[Role]:
    """Roles in it and in whatever went into it that are held now or will be."""
    numbers = queries.gone_into([organisation.id])
    still = or_(Role.until.is_(None), Role.until >= calendar.today())
    return db.session.scalars(select(Role).where(Role.organisation_id.in_(numbers), still).order_by(Role.id)).all()


def _close(organisation: Organisation, successor: Organisation | None) -> list[int]:
    """Whatever had gone into it follows to the same successor, so that one step always leads to who it is today. Gives their numbers."""
    organisation.status, organisation.successor_id = OrganisationStatus.CLOSED, successor.id if successor else None
    if successor is None:
        return []
    followers = db.session.scalars(select(Organisation).where(Organisation.successor_id == organisation.id)).all()
    for follower in followers:
        follower.successor_id = successor.id
    return [follower.id for follower in followers]


def _some(numbers: Sequence[int]) -> Sequence[Organisation]:
    return db.session.scalars(select(Organisation).where(Organisation.id.in_(numbers))).all() if numbers else ()


def _check_active(organisation: Organisation) -> None:
    if not organisation.is_active:
        raise NotAllowed(for_staff("This organisation is closed. Open it again first."))


def _why(reason: str) -> str:
    if not reason:
        raise Refused(for_staff("Write why"), field="reason")
    return reason


def _call(organisation: Organisation, told: Told) -> None:
    """Gives it a name and a code that no other has."""
    if not told.name:
        raise Refused(for_staff("Write the name of the organisation"), field="name")
    code = told.ods_code.replace(" ", "").upper()
    if code and not ODS_CODE.fullmatch(code):
        raise Refused(for_staff("Check the code. It has 3 to 10 letters and figures, such as RX1"), field="ods_code")
    with db.session.no_autoflush:
        taken: dict[str, Any] = {"name": queries.called_alike(told.name, but=organisation.id or 0)}
    taken["ods_code"] = bool(code) and _taken(Organisation.ods_code == code, organisation)
    if taken["name"]:
        raise Refused(for_staff("Another organisation has this name. Choose another one"), field="name")
    if taken["ods_code"]:
        raise Refused(for_staff("Another organisation has this code"), field="ods_code")
    organisation.name, organisation.kind, organisation.ods_code = told.name, told.kind, code or None
    try:
        with db.session.begin_nested():
            db.session.add(organisation)
    except IntegrityError as fault:  # somebody was quicker
        raise Refused(for_staff("Another organisation has this name. Choose another one"), field="name") from fault


def _taken(same: Any, but: Organisation) -> bool:
    with db.session.no_autoflush:
        return db.session.scalar(select(Organisation.id).where(same, Organisation.id != (but.id or 0)).limit(1)) is not None
