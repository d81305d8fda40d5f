"""Numbers for the chair: promises, waiting times, attendance, routes. The database counts; what comes back is as long as the lists of fields."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Float, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import aliased

from app.core import calendar, db
from app.huddle.models import Decision, Discipline, Meeting, MeetingStatus, Member, Presence, Route
from app.people.models import Role
from app.people.queries import of_the_team, organisations, with_those_before
from app.proposals.models import Proposal
from app.proposals.moves import WAITING

YEAR = dt.timedelta(days=365)
MEETINGS = 12
STEPS = (7, 14, 21, 28, 42)  # days; the last step has no end
_newer = aliased(Decision)


@dataclass(frozen=True)
class Promise:
    """Ideas of one kind: answered by the promised day, answered later, and those that wait although the day is over."""

    key: Any
    kept: int
    late: int
    overdue: int


@dataclass(frozen=True)
class Step:
    """How many ideas were answered, or wait, within a number of days. `upto`: none for longer than all steps."""

    upto: int | None
    over: int
    answered: int
    waiting: int


@dataclass(frozen=True)
class Absent:
    """From where nobody was at some of the last meetings."""

    name: str
    missed: int
    of: int


def since() -> dt.datetime:
    """From when on numbers are counted: a year."""
    return calendar.now() - YEAR


def _counted() -> tuple[ColumnElement[bool], tuple[ColumnElement[int], ...]]:
    answered = Proposal.answered_at >= since()
    overdue = and_(Proposal.stage.in_(WAITING), Proposal.answer_due_on < calendar.today())
    kept = and_(answered, Proposal.promise_kept.is_(True))
    late = and_(answered, Proposal.promise_kept.is_(False))
    sums = tuple(func.coalesce(func.sum(case((rule, 1), else_=0)), 0) for rule in (kept, late, overdue))
    return or_(answered, overdue), sums


def promises(by: str) -> list[Promise]:
    """How the promise was kept in a year. `by`: pathway or reading. One statement."""
    rule, sums = _counted()
    column = {"pathway": Proposal.pathway, "reading": Proposal.reading}[by]
    rows = db.session.execute(select(column, *sums).where(rule).group_by(column).order_by(column))
    return [Promise(row[0], *map(int, row[1:])) for row in rows]


def promises_by_organisation(heirs: dict[int, int], names: dict[int, str]) -> list[Promise]:
    """The same by the organisation of today, whatever it was when the idea came; ideas that are for no organisation stand last. One statement."""
    rule, sums = _counted()
    found: dict[str, list[int]] = {}
    for row in db.session.execute(select(Proposal.organisation_id, *sums).where(rule).group_by(Proposal.organisation_id)):
        name = names.get(heirs.get(row[0] or 0, 0), "")
        found[name] = [before + int(more) for before, more in zip(found.get(name, (0, 0, 0)), row[1:], strict=True)]
    return [Promise(name, *found[name]) for name in sorted(found, key=lambda n: (not n, n.casefold()))]


def today_of() -> tuple[dict[int, int], dict[int, str]]:
    """Which organisation each of them is today, by number, and what those are called. Two statements."""
    there = {one.id: one.name for one in organisations()}
    heirs = {number: heir for heir, some in with_those_before(there).items() for number in some}
    return heirs, there


def _days(begin: Any, end: Any) -> ColumnElement[Any]:
    """Days from one moment to another, as each database counts them."""
    if db.engine().dialect.name == "sqlite":
        return func.julianday(end) - func.julianday(begin)
    return cast(func.extract("epoch", end - begin), Float) / 86400


def waiting_times() -> list[Step]:
    """How many days ideas waited for their answer in a year, and how long those wait that have none. One statement."""
    now = calendar.now()
    done = and_(Proposal.answered_at >= since(), Proposal.received_at.is_not(None))
    still = and_(Proposal.stage.in_(WAITING), Proposal.received_at.is_not(None))
    took = case((done, _days(Proposal.received_at, Proposal.answered_at)), else_=_days(Proposal.received_at, _moment(now)))
    step = case(*((took <= upto, place) for place, upto in enumerate(STEPS)), else_=len(STEPS)).label("step")
    answered, waiting = (func.sum(case((rule, 1), else_=0)) for rule in (done, and_(still, ~func.coalesce(done, False))))
    rows = {row[0]: row for row in db.session.execute(select(step, answered, waiting).where(or_(done, still)).group_by(step))}
    ends = (*STEPS, None)
    return [
        Step(
            upto, STEPS[place - 1] if place else 0, int(rows[place][1]) if place in rows else 0, int(rows[place][2]) if place in rows else 0
        )
        for place, upto in enumerate(ends)
    ]


def _moment(now: dt.datetime) -> Any:
    return literal(now, Proposal.received_at.type)


def last_meetings() -> list[int]:
    """The last meetings that were held and where somebody noted who was there."""
    noted = select(Presence.id).where(Presence.meeting_id == Meeting.id).exists()
    held = select(Meeting.id).where(Meeting.status == MeetingStatus.HELD, noted)
    return list(db.session.scalars(held.order_by(Meeting.on.desc(), Meeting.id.desc()).limit(MEETINGS)))


def absent_fields(meetings: Sequence[int]) -> list[Absent]:
    """Fields from which nobody was at some of these meetings, the most missed first. One statement."""
    there = func.count(Presence.meeting_id.distinct())
    member = select(Member.id, Member.person_id, Discipline.id.label("field")).join(Member.disciplines).subquery()
    rows = (
        select(Discipline.name, there)
        .outerjoin(member, member.c.field == Discipline.id)
        .outerjoin(Presence, and_(Presence.person_id == member.c.person_id, Presence.meeting_id.in_(meetings)))
        .group_by(Discipline.id, Discipline.name, Discipline.position)
        .order_by(there, Discipline.position)
    )
    count = len(meetings)
    return [Absent(name, count - came, count) for name, came in db.session.execute(rows) if count and came < count]


def absent_organisations(meetings: Sequence[int], heirs: dict[int, int], names: dict[int, str]) -> list[Absent]:
    """Organisations that have members today and from which nobody was at some of these meetings. Two statements."""
    today = calendar.today()
    now = (Role.from_ <= today, Role.until.is_(None) | (Role.until >= today), Role.person_id.in_(of_the_team()))
    members = select(Role.organisation_id).where(*now, Role.organisation_id.is_not(None)).distinct()
    came: dict[int, set[int]] = {heirs[number]: set() for number in db.session.scalars(members) if number in heirs}
    rows = (
        select(Role.organisation_id, Presence.meeting_id)
        .join(Presence, Presence.person_id == Role.person_id)
        .join(Meeting, Presence.meeting_id == Meeting.id)
        .where(Meeting.id.in_(meetings), Role.from_ <= Meeting.on, or_(Role.until.is_(None), Role.until >= Meeting.on))
        .distinct()
    )
    for number, meeting in db.session.execute(rows):
        came.get(heirs.get(number or 0, 0), set()).add(meeting)
    count = len(meetings)
    missed = [Absent(names[number], count - len(some), count) for number, some in came.items() if len(some) < count]
    return sorted(missed, key=lambda one: (-one.missed, one.name.casefold()))


def routes() -> list[tuple[Route, int]]:
    """How often each route was decided in a year, as decisions stand today. One statement."""
    newer = select(_newer.id).where(_newer.replaces_id == Decision.id, _newer.waits.is_(None), _newer.dropped_at.is_(None)).exists()
    stands = (Decision.decided_at >= since(), Decision.waits.is_(None), Decision.dropped_at.is_(None), ~newer)
    rows = db.session.execute(select(Decision.route, func.count()).where(*stands).group_by(Decision.route))
    found = {row[0]: int(row[1]) for row in rows}
    return [(route, found.get(route, 0)) for route in Route]


def shares(counts: Iterable[int]) -> list[int]:
    """How long each bar is, of a hundred."""
    some = list(counts)
    most = max(some, default=0) or 1
    return [round(100 * one / most) for one in some]
