"""A large system for measuring: many valid ideas, written in bulk with Core, a batch in each transaction.

Rows are the same as the actions would leave behind, except that nobody is told: no letters, links or tasks.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlalchemy.engine import Connection

from app.core import calendar, db, freshness
from app.core.search import SearchRow
from app.history.models import Entry
from app.huddle.actions import plan_meeting
from app.huddle.models import Decision, Item, Meeting
from app.huddle.queries import meeting_on
from app.journey.demo.diary import huddle_day
from app.journey.demo.inventing import Inventor
from app.journey.demo.references import references
from app.journey.demo.scene import told
from app.journey.demo.sheaf import Sheaf
from app.languages.models import Text
from app.people.models import ContactPoint, Organisation, PermissionGiven, Person, RoleName
from app.people.queries import staff
from app.proposals.models import Answer, Involvement, Proposal, Setting

BATCH = 1000
_IN_ORDER = (Person, Text, Proposal, Decision, Answer, Setting, ContactPoint, Involvement, PermissionGiven, Entry, SearchRow, Item)
_NUMBERED: dict[type[db.Model], int] = {Person: 1, Text: 8, Proposal: 1, Decision: 1}  # and how many an idea needs at most
_HUDDLES = 12  # coming ones, among which those that are listed are dealt out


def fill_up(count: int) -> int:
    """Adds so many ideas; gives how many it added. Organisations and staff must be there."""
    with db.transaction():
        inventor = _inventor()
    for start in range(0, count, BATCH):
        _fill_batch(inventor, range(start, min(start + BATCH, count)))
    return count


def _inventor() -> Inventor:
    """Everything that ideas are invented from, read once."""
    members = staff(RoleName.HUDDLE_MEMBER)
    taken = set(db.session.scalars(select(Proposal.reference).where(Proposal.reference.is_not(None))))
    already = db.session.scalar(select(func.count()).select_from(Proposal)) or 0
    return Inventor(
        words=told("words.toml"),
        chance=Random(f"fill {already}"),  # noqa: S311 no secret
        now=calendar.now(),
        references=references(f"fill {already}", {reference for reference in taken if reference}),
        organisations=dict(db.session.execute(select(Organisation.id, Organisation.name).order_by(Organisation.id)).all()),
        members=[(member.id, member.display_name) for member in members],
        chair=staff(RoleName.CHAIR)[0].id,
        meetings=_coming_meetings(members[0]),
    )


def _coming_meetings(planner: Person) -> list[tuple[int, dt.date]]:
    day, found = calendar.today(), []
    for _number in range(_HUDDLES):
        day = huddle_day(day + dt.timedelta(days=1))
        found.append(((meeting_on(day) or plan_meeting(day, by=planner)).id, day))
    return found


def _fill_batch(inventor: Inventor, numbers: range) -> None:
    with db.transaction() as session:
        connection = session.connection()
        free = {model: _free_numbers(connection, _table(model), len(numbers) * most) for model, most in _NUMBERED.items()}
        sheaf = Sheaf(free)
        sheaf.positions.update(_positions(connection))
        for number in numbers:
            inventor.invent(number, sheaf)
        for model in _IN_ORDER:
            if rows := sheaf.rows.get(model):
                connection.execute(_table(model).insert(), rows)
        freshness.public_changed()


def _table(model: type[db.Model]) -> Table:
    found = model.__table__
    assert isinstance(found, Table)
    return found


def _positions(connection: Connection) -> dict[int, int]:
    """How long the list of each coming meeting is already."""
    rows = connection.execute(
        select(Item.meeting_id, func.max(Item.position)).join(Meeting).where(Meeting.on >= calendar.today()).group_by(Item.meeting_id)
    )
    return {row[0]: row[1] for row in rows}


def _free_numbers(connection: Connection, table: Table, count: int) -> Iterator[int]:
    """Numbers for new rows: after the highest (SQLite, where nobody else writes now), or out of the sequence."""
    if connection.dialect.name == "sqlite":
        last: Any = connection.scalar(select(func.max(table.c.id))) or 0
        return iter(range(last + 1, last + 1 + count))
    ask = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return iter(connection.scalars(ask, {"name": table.name, "count": count}).all())
