"""Reading organisations: which there are, what they were called, who they are today."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import exists, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from app.core import calendar, db
from app.core.errors import NotFound
from app.people.models import FormerName, Organisation, OrganisationStatus, Person, Role, RoleName

PAGE = 50
_UNSEEN = {"Cf", "Cc"}  # zero-width signs, marks of direction, control characters
_HEIR = aliased(Organisation)


def organisations() -> Sequence[Organisation]:
    """Every organisation that is still there, by name."""
    active = select(Organisation).where(Organisation.status == OrganisationStatus.ACTIVE)
    return db.session.scalars(active.order_by(Organisation.name, Organisation.id)).all()


def organisation(number: int) -> Organisation:
    """One organisation. Raises NotFound."""
    found = db.session.get(Organisation, number)
    if found is None:
        raise NotFound
    return found


def organisation_name(number: int) -> str:
    """What an organisation is called. Raises NotFound."""
    return organisation(number).name


def named(words: str) -> Organisation | None:
    """The organisation of this name, or of this code."""
    return db.session.scalars(select(Organisation).where(or_(Organisation.name == words, Organisation.ods_code == words.upper()))).first()


def every_organisation(words: str = "", after: int | None = None) -> Sequence[Any]:
    """One page of organisations, closed ones too, by name; one row more when there is a next page.

    `words` are looked for in names, in names of before, and in codes. `after` is the last one of the page before.
    """
    wanted = (
        select(Organisation.id, Organisation.name, Organisation.kind, Organisation.ods_code, Organisation.status, _HEIR.name.label("heir"))
        .outerjoin(_HEIR, Organisation.successor_id == _HEIR.id)
        .order_by(func.lower(Organisation.name), Organisation.id)
        .limit(PAGE + 1)
    )
    if words:
        before = exists().where(FormerName.organisation_id == Organisation.id, FormerName.name.icontains(words, autoescape=True))
        found = [Organisation.name.icontains(words, autoescape=True), Organisation.ods_code.icontains(words, autoescape=True), before]
        wanted = wanted.where(or_(*found))
    if after is not None:
        last = select(func.lower(Organisation.name)).where(Organisation.id == after).scalar_subquery()
        wanted = wanted.where(tuple_(func.lower(Organisation.name), Organisation.id) > tuple_(last, after))
    return db.session.execute(wanted).all()


def former_names(numbers: Iterable[int]) -> dict[int, list[str]]:
    """What these organisations were called before, the newest first. One statement."""
    wanted = select(FormerName.organisation_id, FormerName.name).where(FormerName.organisation_id.in_(list(numbers)))
    found: dict[int, list[str]] = {}
    for number, name in db.session.execute(wanted.order_by(FormerName.id.desc())):
        found.setdefault(number, []).append(name)
    return found


def _heirs() -> dict[int, int | None]:
    """Of every organisation that is closed: who comes after it, or nobody. One statement."""
    closed = select(Organisation.id, Organisation.successor_id).where(Organisation.status == OrganisationStatus.CLOSED)
    return {row.id: row.successor_id for row in db.session.execute(closed)}


def _last(number: int, heirs: dict[int, int | None]) -> int | None:
    """Who an organisation is today; none when it ended."""
    now: int | None = number
    for _step in range(len(heirs) + 1):  # no longer than there are closed ones, whatever the rows say
        if now is None or now not in heirs:
            return now
        now = heirs[now]
    return None


def standing(number: int | None) -> int | None:
    """The organisation that an idea or a role of this one belongs to today; none when it ended."""
    return None if number is None else _last(number, _heirs())


def standing_among(numbers: Iterable[int]) -> dict[int, int]:
    """The same of several by their numbers, without those that ended. One statement."""
    heirs = _heirs()
    return {number: last for number in numbers if (last := _last(number, heirs)) is not None}


def gone_into(numbers: Iterable[int]) -> frozenset[int]:
    """These organisations as they stand today, and every one that went into them. One statement."""
    heirs = _heirs()
    today = {last for number in numbers if (last := _last(number, heirs)) is not None}
    return frozenset(today | {number for number in heirs if _last(number, heirs) in today})


def with_those_before(numbers: Iterable[int]) -> dict[int, frozenset[int]]:
    """Each of these organisations with every one that went into it; a closed one has nothing but itself. One statement."""
    heirs = _heirs()
    return {
        number: frozenset({number} | ({one for one in heirs if _last(one, heirs) == number} if number not in heirs else set()))
        for number in numbers
    }


def went_into(number: int) -> Sequence[Organisation]:
    """What went into an organisation, by name."""
    wanted = select(Organisation).where(Organisation.successor_id == number)
    return db.session.scalars(wanted.order_by(Organisation.name, Organisation.id)).all()


def active_among(numbers: Iterable[int]) -> Sequence[Organisation]:
    """Those of these organisations that are still there, by name."""
    wanted = select(Organisation).where(Organisation.id.in_(list(numbers)), Organisation.status == OrganisationStatus.ACTIVE)
    return db.session.scalars(wanted.order_by(Organisation.name, Organisation.id)).all()


def led_by(person: Person) -> frozenset[int]:
    """Where somebody leads improvement today: their organisations and all that went into them. No statement for others, else one."""
    today = calendar.today()
    mine = [r.organisation_id for r in person.roles if r.role is RoleName.PROVIDER_QI_LEAD and r.organisation_id and r.held_on(today)]
    return gone_into(mine) if mine else frozenset()


def organisations_of(person_id: int) -> set[int]:
    """The organisations for which somebody holds a role today, as they stand today, with all that went into them."""
    today = calendar.today()
    held = select(Organisation.id).join(Role, Role.organisation_id == Organisation.id)
    now = (Role.person_id == person_id, Role.from_ <= today, Role.until.is_(None) | (Role.until >= today))
    return set(gone_into(db.session.scalars(held.where(*now))))


def same_name(first: str, second: str) -> bool:
    """Whether two names read alike: in whatever letters, spaces and signs that nobody sees they were typed."""
    return _as_read(first) == _as_read(second)


def _as_read(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)).split())


def called_alike(name: str, *, but: int) -> bool:
    """Whether another organisation has a name that reads alike; also one that is closed. One statement."""
    others = select(Organisation.name).where(Organisation.id != but)
    return any(same_name(name, other) for other in db.session.scalars(others))


def roles_in(numbers: Iterable[int]) -> Sequence[Any]:
    """Who holds a role in these organisations now, or will: id, role, from, until, name."""
    wanted = select(Role.id, Role.role, Role.from_, Role.until, Person.display_name.label("name")).join(Person, Role.person_id == Person.id)
    still = or_(Role.until.is_(None), Role.until >= calendar.today())
    return db.session.execute(
        wanted.where(Role.organisation_id.in_(list(numbers)), still).order_by(Person.display_name, Role.id).limit(200)
    ).all()


def names(numbers: Iterable[int | None]) -> dict[int, str]:
    """What people are called, by their numbers. One statement, or none."""
    asked = {number for number in numbers if number is not None}
    wanted = select(Person.id, Person.display_name).where(Person.id.in_(asked))
    return {row.id: row.display_name for row in db.session.execute(wanted)} if asked else {}
