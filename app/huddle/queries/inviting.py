"""Reading who is invited to talk about an idea, and what their link opens today."""

import datetime as dt
import enum
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from app.core import calendar, db, tokens
from app.core.errors import NotFound
from app.huddle.models import Invitation, Item, Meeting, MeetingStatus
from app.huddle.queries.meetings import item_of
from app.huddle.queries.members import Seat, seats
from app.people.models import Person
from app.proposals.models import Answer, Proposal, Stage
from app.proposals.moves import OPEN

GUEST_LINK = "huddle guest"
LIVES_ON = dt.timedelta(days=1)  # after the meeting
_MOST = 2**31
_WORDS = (Invitation.needs_words, Invitation.question, Invitation.words)


class Standing(enum.StrEnum):
    """What the link of an invitation shows today. `open`: the idea and the form; `shown`: the idea alone, for the meeting is over."""

    OPEN = "open"
    SHOWN = "shown"
    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"
    CALLED_OFF = "called_off"
    OFF_LIST = "off_list"
    OVER = "over"


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link is of, whether it still stands or not; None for a link that was never given. At most three statements."""
    row = tokens.row_of(token)
    if not 0 <= row < _MOST:
        return None
    idea = joinedload(Invitation.proposal)
    found = db.session.scalars(
        select(Invitation)
        .where(Invitation.id == row)
        .options(joinedload(Invitation.item).joinedload(Item.meeting), joinedload(Invitation.person))
        .options(idea.joinedload(Proposal.title), idea.selectinload(Proposal.answers).joinedload(Answer.text))
        .options(*(joinedload(words) for words in _WORDS))
    ).one_or_none()
    return found if found is not None and tokens.opens(token, GUEST_LINK, found.id, found.salt) else None


def standing_of(invitation: Invitation) -> Standing:
    """What an invitation is worth today. At most one statement."""
    item = invitation.item
    if invitation.proposal.stage is Stage.WITHDRAWN:
        return Standing.WITHDRAWN
    if invitation.ended_at is not None:
        return Standing.TAKEN_BACK
    return Standing.OFF_LIST if item is None else _standing_of_place(item, invitation.proposal.stage)


def _standing_of_place(item: Item, stage: Stage) -> Standing:
    meeting, today = item.meeting, calendar.today()
    if meeting.status is MeetingStatus.CANCELLED:
        return Standing.CALLED_OFF
    if today > meeting.on + LIVES_ON:
        return Standing.OVER
    newest = item_of(item.proposal_id)
    if (stage in OPEN and stage is not Stage.LISTED) or newest is None or newest.id != item.id:
        return Standing.OFF_LIST
    decided = stage is not Stage.LISTED or meeting.status is MeetingStatus.HELD
    return Standing.SHOWN if decided or today > meeting.on else Standing.OPEN


def invitations(items: Sequence[int]) -> dict[int, list[Invitation]]:
    """Everybody who is or was invited, by the places of the ideas, in the order in which they were invited. One statement."""
    found: dict[int, list[Invitation]] = {}
    for one in db.session.scalars(
        select(Invitation)
        .where(Invitation.item_id.in_(items))
        .options(joinedload(Invitation.person).selectinload(Person.contacts), *(joinedload(words) for words in _WORDS))
        .order_by(Invitation.id)
    ):
        found.setdefault(one.item_id or 0, []).append(one)
    return found


def guests_among(*rules: ColumnElement[bool]) -> Sequence[Invitation]:
    """Everybody who is still invited and of whom these rules hold, with what they ask and what is to be read out. One statement."""
    wanted = select(Invitation).join(Invitation.item).where(Invitation.ended_at.is_(None), *rules)
    said = (joinedload(Invitation.person), joinedload(Invitation.question), joinedload(Invitation.words))
    return db.session.scalars(wanted.options(*said).order_by(Invitation.id)).all()


def invitation(number: int) -> Invitation:
    """One invitation with its idea and its place. Raises NotFound."""
    found = db.session.get(
        Invitation,
        number,
        options=[
            joinedload(Invitation.proposal),
            joinedload(Invitation.item).joinedload(Item.meeting),
            joinedload(Invitation.person),
            *(joinedload(words) for words in _WORDS),
        ],
    )
    if found is None:
        raise NotFound
    return found


def living(item_id: int) -> Sequence[Invitation]:
    """The invitations to one place on a list that stand."""
    alive = select(Invitation).where(Invitation.item_id == item_id, Invitation.ended_at.is_(None))
    people = joinedload(Invitation.person)
    return db.session.scalars(
        alive.options(people.selectinload(Person.contacts), people.selectinload(Person.roles)).order_by(Invitation.id)
    ).all()


def of_withdrawn_ideas() -> Sequence[Invitation]:
    """Invitations that stand although whoever brought the idea has taken it back before the meeting."""
    found = (
        select(Invitation)
        .join(Invitation.proposal)
        .join(Item, Invitation.item_id == Item.id)
        .join(Meeting, Item.meeting_id == Meeting.id)
        .where(Proposal.stage == Stage.WITHDRAWN, Invitation.ended_at.is_(None), Meeting.on >= calendar.today())
        .options(joinedload(Invitation.item).joinedload(Item.meeting), joinedload(Invitation.proposal).joinedload(Proposal.title))
        .options(joinedload(Invitation.person).selectinload(Person.contacts))
    )
    return db.session.scalars(found.order_by(Invitation.id).limit(200)).all()


def long_over(before: dt.date) -> Sequence[Invitation]:
    """Invitations of before a day whose guests we still know, although they brought no idea here."""
    last_day = select(Meeting.on).join(Item, Item.meeting_id == Meeting.id).where(Item.id == Invitation.item_id).scalar_subquery()
    day = dt.datetime.combine(before, dt.time.min, tzinfo=dt.UTC)
    found = select(Invitation).where(
        Invitation.forgotten_at.is_(None), Invitation.invited_at < day, (last_day < before) | last_day.is_(None)
    )
    return db.session.scalars(found.order_by(Invitation.id).limit(200)).all()


def who_is_there() -> list[Seat]:
    """Who of the huddle takes part now, for whoever is invited to meet them."""
    return [seat for seat in seats() if not seat.away()]
