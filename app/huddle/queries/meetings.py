"""Reading meetings and the ideas on their lists."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, func, not_, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.core import calendar, db
from app.core.errors import NotFound
from app.huddle.models import Decision, Huddle, Item, Meeting, MeetingStatus
from app.huddle.timetable import EACH, for_ideas, how_many_fit
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from app.proposals.permissions import Somebody


def huddle() -> Huddle | None:
    """The one huddle of this system."""
    return db.session.scalars(select(Huddle).order_by(Huddle.id)).first()


def coming() -> Sequence[Meeting]:
    """Meetings from today on that are planned, the next one first."""
    return db.session.scalars(
        select(Meeting).where(Meeting.on >= calendar.today(), Meeting.status == MeetingStatus.PLANNED).order_by(Meeting.on).limit(12)
    ).all()


def meetings() -> tuple[list[Any], list[Any]]:
    """The next meetings, the nearest first, and the last ones, the newest first, with how many ideas each has. Two statements."""
    count = select(func.count()).where(Item.meeting_id == Meeting.id).scalar_subquery()
    rows, today = select(Meeting.id, Meeting.on, Meeting.starts_at, Meeting.status, count.label("items")).limit(30), calendar.today()
    coming = db.session.execute(rows.where(Meeting.on >= today).order_by(Meeting.on)).all()
    past = db.session.execute(rows.where(Meeting.on < today).order_by(Meeting.on.desc())).all()
    return list(coming), list(past)


def meeting(number: int, *, by: Somebody) -> Meeting:
    """One meeting. Raises NotFound."""
    found = db.session.get(Meeting, number, options=[joinedload(Meeting.huddle)])
    if found is None or not by.holds("huddle member"):
        raise NotFound
    return found


_LATE = case((Proposal.answer_due_on < bindparam("today"), 0), (Proposal.answered_at.is_not(None), 2), else_=1)
_BY_URGENCY = (_LATE, Proposal.answer_due_on, Item.added_at, Item.id)  # late ones, then by the promised day, then what came back
_NEWER, _ENGLISH = aliased(Item), aliased(Text)
_STANDS = not_(
    exists().where(
        _NEWER.proposal_id == Item.proposal_id,
        or_(_NEWER.added_at > Item.added_at, and_(_NEWER.added_at == Item.added_at, _NEWER.id > Item.id)),
    )
)

_CONFIRM_BY = (  # by when somebody confirms the decision that waits
    select(func.max(Decision.confirm_by))
    .where(Decision.proposal_id == Item.proposal_id, Decision.waits.is_not(None), Decision.dropped_at.is_(None))
    .scalar_subquery()
)


def _order(of: Meeting) -> tuple[Any, ...]:
    return (Item.position, Item.id) if of.by_hand else _BY_URGENCY


def items(of: Meeting) -> Sequence[Any]:
    """The ideas of a meeting, in their order. One statement."""
    return db.session.execute(
        select(
            Item.id,
            Item.proposal_id,
            Item.minutes,
            Proposal.reference,
            Proposal.stage,
            Proposal.summary,
            Proposal.lang,
            Proposal.answer_due_on,
            Proposal.clock_stopped_on,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
            _ENGLISH.body.label("title_en"),
            and_(Proposal.stage == Stage.LISTED, _STANDS).label("open"),
            _CONFIRM_BY.label("confirm_by"),
        )
        .join(Proposal, Item.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(_ENGLISH, Proposal.title_en_id == _ENGLISH.id)
        .where(Item.meeting_id == of.id)
        .order_by(*_order(of)),
        {"today": calendar.today()},
    ).all()


def open_items(of: Meeting) -> Sequence[Item]:
    """The places of ideas that wait for a decision on this list, in their order, with their ideas."""
    return db.session.scalars(
        select(Item)
        .join(Item.proposal)
        .options(contains_eager(Item.proposal))
        .where(Item.meeting_id == of.id, Proposal.stage == Stage.LISTED, _STANDS)
        .order_by(*_order(of)),
        {"today": calendar.today()},
    ).all()


def undecided(of: Meeting) -> Sequence[Item]:
    """The places of ideas on a list that wait for a decision, and of which none waits to be confirmed."""
    waiting = select(Decision.proposal_id).where(Decision.meeting_id == of.id, Decision.waits.is_not(None), Decision.dropped_at.is_(None))
    kept = set(db.session.scalars(waiting))
    return [item for item in open_items(of) if item.proposal_id not in kept]


@dataclass(frozen=True)
class Plan:
    """The list of a meeting and its time. `rows` in their order; `fits` numbers of rows for which there is time, `needed` and `there` minutes."""

    rows: Sequence[Any]
    fits: frozenset[int]
    needed: int
    there: int
    each: int

    @property
    def left(self) -> int:
        """For how many ideas that wait there is no time."""
        return sum(1 for row in self.rows if row.open and row.id not in self.fits)


def plan(of: Meeting, rows: Sequence[Any]) -> Plan:
    """How the time of a meeting goes round among the ideas that wait for a decision on its list."""
    waiting = [row for row in rows if row.open]
    fit = how_many_fit(of.minutes, (row.minutes for row in waiting))
    each = EACH[of.minutes]
    return Plan(rows, frozenset(row.id for row in waiting[:fit]), sum(row.minutes or each for row in waiting), for_ideas(of.minutes), each)


def item(number: int) -> Item:
    """One place on a list. Raises NotFound."""
    found = db.session.get(Item, number)
    if found is None:
        raise NotFound
    return found


def item_in(of: Meeting, number: int) -> Item:
    """One place on the list of this meeting. Raises NotFound for one of another."""
    found = item(number)
    if found.meeting_id != of.id:
        raise NotFound
    found.meeting = of
    return found


def names_of(of: Meeting) -> dict[int, str]:
    """The names of its chair and of whoever takes minutes, by number."""
    numbers = [n for n in (of.chair_id, of.minute_taker_id) if n]
    if not numbers:
        return {}
    rows = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(numbers)))
    return {row.id: row.display_name for row in rows}


def template() -> Huddle:
    """How the huddle meets each week; as it would begin when nobody has said anything yet."""
    return huddle() or Huddle(
        name="", weekday=2, starts_at=dt.time(12, 30), minutes=60, place="", link="", chair_id=None, minute_taker_id=None, support=""
    )


def without_time(of: Meeting) -> Sequence[Item]:
    """The end of the list, for which a meeting has no time."""
    waiting = open_items(of)
    return waiting[how_many_fit(of.minutes, (item.minutes for item in waiting)) :]


def item_of(proposal_id: int) -> Item | None:
    """The newest place of an idea on a list, with its meeting."""
    return db.session.scalars(
        select(Item)
        .where(Item.proposal_id == proposal_id)
        .options(joinedload(Item.meeting))
        .order_by(Item.added_at.desc(), Item.id.desc())
        .limit(1)
    ).first()


def room_of(proposal_id: int) -> int | None:
    """The number of the meeting that goes on now and has an idea on its list, decided there already or not."""
    going_on = (Meeting.status == MeetingStatus.PLANNED, Meeting.began_at.is_not(None), Meeting.on <= calendar.today())
    here = select(Meeting.id).join(Item, Item.meeting_id == Meeting.id).where(Item.proposal_id == proposal_id, *going_on)
    return db.session.scalars(here.order_by(Meeting.on.desc(), Meeting.id.desc()).limit(1)).first()


def item_on(proposal_id: int, meeting_id: int) -> Item | None:
    """The place of an idea on one list."""
    return db.session.scalars(select(Item).where(Item.proposal_id == proposal_id, Item.meeting_id == meeting_id)).one_or_none()


def meeting_on(day: dt.date) -> Meeting | None:
    """The meeting of a day."""
    return db.session.scalars(select(Meeting).where(Meeting.on == day)).first()


def meetings_in_week(day: dt.date) -> Sequence[Meeting]:
    """The meetings from Monday to Sunday around a day, also those that were called off."""
    monday = day - dt.timedelta(days=day.weekday())
    return db.session.scalars(select(Meeting).where(Meeting.on >= monday, Meeting.on < monday + dt.timedelta(days=7))).all()


WEEKS = 6  # that are planned ahead, so that whoever is invited hears it in time
_QUIET_FROM, _QUIET_TO = (12, 24), (1, 2)  # month and day: working days, but hardly anybody comes


@dataclass(frozen=True)
class Week:
    """The day of the huddle in one of the next weeks. `free`: it can be planned; `quiet`: few people would come."""

    day: dt.date
    holiday: bool
    taken: bool

    @property
    def free(self) -> bool:
        """Nothing stands against it."""
        return not self.holiday and not self.taken

    @property
    def quiet(self) -> bool:
        """From Christmas Eve to the second of January."""
        return (self.day.month, self.day.day) >= _QUIET_FROM or (self.day.month, self.day.day) <= _QUIET_TO


def next_weeks() -> list[Week]:
    """The next weeks, each with the day on which the huddle would meet as its template says. One statement and one for each week."""
    first = calendar.today() + dt.timedelta(days=(template().weekday - calendar.today().weekday()) % 7)
    days = [first + dt.timedelta(weeks=week) for week in range(WEEKS)]
    return [Week(day, not calendar.is_working_day(day), bool(meetings_in_week(day))) for day in days]


def later_than(of: Meeting) -> Sequence[Meeting]:
    """Planned meetings to which the ideas of this one can go on, the nearest first."""
    since = max(of.on + dt.timedelta(days=1), calendar.today())
    planned = (Meeting.status == MeetingStatus.PLANNED, Meeting.on >= since, Meeting.id != of.id)
    return db.session.scalars(select(Meeting).where(*planned).order_by(Meeting.on).limit(12)).all()
