"""Reading roles: who holds what now, who will, who did."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from app.core import calendar, db
from app.core.errors import NotAllowed, NotFound
from app.core.i18n import for_staff
from app.people import permissions
from app.people.models import OF_HUDDLE, Organisation, Person, Role, RoleName
from app.people.queries.organisations import with_those_before

PAGE = 50
SOON = dt.timedelta(days=30)
VIEWS = ("now", "ending", "coming", "held")
_GIVER, _HEIR = aliased(Person), aliased(Organisation)
_ROLES = (
    select(
        Role.id,
        Role.role,
        Role.from_,
        Role.until,
        Role.person_id,
        Person.display_name.label("name"),
        func.coalesce(_HEIR.name, Organisation.name).label("organisation"),
        _GIVER.display_name.label("giver"),
    )
    .join(Person, Role.person_id == Person.id)
    .outerjoin(Organisation, Role.organisation_id == Organisation.id)
    .outerjoin(_HEIR, Organisation.successor_id == _HEIR.id)
    .outerjoin(_GIVER, Role.given_by == _GIVER.id)
)


def held(day: dt.date) -> ColumnElement[bool]:
    """Role.held_on, for lists."""
    return and_(Role.from_ <= day, or_(Role.until.is_(None), Role.until >= day))


def _in_view(view: str) -> ColumnElement[bool]:
    today = calendar.today()
    return {
        "now": held(today),
        "ending": and_(held(today), Role.until <= today + SOON),
        "coming": and_(Role.from_ > today, or_(Role.until.is_(None), Role.until >= today)),
        "held": Role.until < today,
    }[view]


def roles(view: str, after: int | None = None) -> Sequence[Any]:
    """One page of roles by the names of those who hold them; one row more when there is a next page. `view`: one of VIEWS."""
    wanted = _ROLES.where(_in_view(view))
    if after is not None:
        last = select(Person.display_name).join(Role, Role.person_id == Person.id).where(Role.id == after).scalar_subquery()
        wanted = wanted.where(tuple_(Person.display_name, Role.id) > tuple_(last, after))
    return db.session.execute(wanted.order_by(Person.display_name, Role.id).limit(PAGE + 1)).all()


def role_counts() -> dict[str, int]:
    """How many there are in each view. One statement."""
    some = [select(func.count()).select_from(Role).where(_in_view(view)).scalar_subquery().label(view) for view in VIEWS]
    return dict(db.session.execute(select(*some)).one()._mapping)  # noqa: SLF001 SQLAlchemy's documented way to a mapping


def role(number: int, *, by: permissions.Holder) -> tuple[Role, Any]:
    """One role that somebody may give and end, and its row as the list shows it. Raises NotFound, or NotAllowed."""
    found = db.session.get(Role, number)
    if found is None:
        raise NotFound
    if not permissions.give(by, found.role):
        raise NotAllowed(for_staff("Only an administrator ends this role."))
    return found, db.session.execute(_ROLES.where(Role.id == number)).one()


def staff(role: RoleName = RoleName.HUDDLE_MEMBER) -> Sequence[Person]:
    """Everybody who holds a role now, by name. Whoever has any role of the huddle counts as a member."""
    names = OF_HUDDLE if role is RoleName.HUDDLE_MEMBER else (role,)
    who = select(Role.person_id).where(Role.role.in_(names), held(calendar.today()))
    return db.session.scalars(select(Person).where(Person.id.in_(who)).order_by(Person.display_name, Person.id)).all()


def leads_of(number: int) -> Sequence[Person]:
    """Everybody who leads improvement today in an organisation, or in one that went into it, by name."""
    places = with_those_before([number])[number]
    who = select(Role.person_id).where(Role.role == RoleName.PROVIDER_QI_LEAD, Role.organisation_id.in_(places), held(calendar.today()))
    return db.session.scalars(select(Person).where(Person.id.in_(who)).order_by(Person.display_name, Person.id)).all()


def of_the_team() -> Select[int]:
    """The numbers of all who work in the huddle today, for other statements."""
    return select(Role.person_id).where(Role.role.in_(OF_HUDDLE), held(calendar.today()))


def others_on(day: dt.date, role: Role) -> bool:
    """Whether somebody holds the same kind of role on a day, beside this one."""
    others = select(Role.id).where(Role.role == role.role, Role.id != role.id, held(day)).limit(1)
    return db.session.scalar(others) is not None
