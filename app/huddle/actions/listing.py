"""Ideas are put on the list of a meeting, in an order, taken off it, or go on to a later one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db, freshness
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.huddle import notices, queries
from app.huddle.actions.inviting import end_with_list, go_along
from app.huddle.models import Agreed, Decision, Item, Meeting, MeetingStatus, Note
from app.huddle.notices import Instead, Later
from app.people.models import Person
from app.proposals.actions.moving import find_link, move, retell_clock, tell_proposer
from app.proposals.models import Proposal
from app.proposals.moves import ANSWERED
from app.tasks.actions import finish_about
from app.tasks.models import TaskKind

MOST_MINUTES = 60


def list_proposal(proposal: Proposal, meeting: Meeting, *, by: Person | None, instead: Instead | None = None) -> Item:
    """Puts an idea before the huddle; the proposer hears the date. One that was answered gets a new promise.

    `instead`: who was asked to try it, and does not.
    """
    if proposal.topic is None:
        raise Refused(for_staff("Screen the idea first: it needs a topic."), field="meeting")
    if proposal.unheard:
        raise NotAllowed(for_staff("The letter with the decision has not gone yet. Write what it waits for first."))
    if meeting.on < calendar.today() or meeting.status is not MeetingStatus.PLANNED:
        raise Refused(for_staff("Choose a huddle that is still to come."))
    again = proposal.stage in ANSWERED
    facts = {"on": meeting.on.isoformat()} | (asdict(instead) if instead else {})
    entry = move(proposal, "list_for_huddle", by=by, role="huddle member", facts=facts)
    dropped = update(Decision).where(Decision.proposal_id == proposal.id, Decision.waits.is_not(None), Decision.dropped_at.is_(None))
    db.session.execute(dropped.values(dropped_at=calendar.now()))  # what waited to be confirmed is talked about anew
    if again:
        retell_clock(proposal, calendar.today())
    item = _place(proposal, meeting)
    for kind in (TaskKind.REVISIT, TaskKind.DECIDE, TaskKind.ASK_IF_DONE):
        finish_about(kind, "proposal", proposal.id, by=by.id if by else None)
    tell_proposer(proposal, "huddle/listed", notices.listed(proposal, find_link(proposal), meeting.on, instead), because=entry)
    return item


def _place(proposal: Proposal, meeting: Meeting) -> Item:
    """The last place on the list; an idea that left this list, by a question or by its person, comes back to it."""
    item = queries.item_on(proposal.id, meeting.id) or Item(meeting_id=meeting.id, proposal_id=proposal.id)
    item.position, item.added_at = _last_of(meeting.id) + 1, calendar.now()
    try:
        with db.session.begin_nested():
            db.session.add(item)
    except IntegrityError as fault:
        raise NotAllowed(for_staff("The idea is on that list already.")) from fault
    return item


def _last_of(meeting_id: int) -> int:
    return db.session.scalar(select(func.max(Item.position)).where(Item.meeting_id == meeting_id)) or 0


def take_off(proposal: Proposal, *, by: Person) -> None:
    """Back to screening, when it was listed by mistake; the proposer hears it. The promised date stands."""
    item = queries.item_of(proposal.id)
    if item is None:
        raise NotAllowed(for_staff("The idea is on no list."))
    on = item.meeting.on
    entry = move(proposal, "take_off_list", by=by, role="huddle member", facts={"on": on.isoformat()})
    end_with_list(item, proposal)
    _leave(item)
    tell_proposer(proposal, "huddle/taken_off", notices.taken_off(proposal, find_link(proposal), on), because=entry)


def _leave(item: Item) -> None:
    """The place goes; what was noted and agreed there stays with its meeting."""
    for table in (Note, Agreed):
        db.session.execute(update(table).where(table.item_id == item.id).values(item_id=None))
    db.session.delete(item)
    db.session.flush()


def put_off(item: Item, meeting: Meeting, before: dt.date, because: Later, *, by: Person | None) -> None:
    """The team talks about an idea on another day than was said; whoever brought it hears the new date, and why.

    `meeting`: whose list it is on from now, which may be the same one on its new day.
    """
    proposal = item.proposal
    if item.meeting_id != meeting.id:
        there = queries.item_on(proposal.id, meeting.id)
        if there is not None:
            _leave(there)
        item.began_at, item.spent = None, 0  # time is counted anew in the meeting that talks about it
        item.position = _last_of(meeting.id) + 1
        item.meeting_id, item.added_at = meeting.id, calendar.now()
    facts = {"on": meeting.on.isoformat(), "before": before.isoformat(), "because": because.value}
    if proposal.public:
        freshness.public_changed()  # the story of the idea stands on its page
    entry = record("proposal", proposal.id, "put_off", by=by.id if by else None, role="huddle member", facts=facts)
    told = notices.put_off(proposal, find_link(proposal), meeting.on, before, because)
    tell_proposer(proposal, "huddle/put_off", told, because=entry)
    go_along(item, meeting, moved=True)


def put_off_rest(meeting: Meeting, into: Meeting, *, by: Person) -> int:
    """What there is no time for goes on to a later meeting, from the end of the list; gives how many ideas that were."""
    if into.status is not MeetingStatus.PLANNED or into.on <= meeting.on:
        raise Refused(for_staff("Choose a huddle that comes after this one."), field="into")
    rest = queries.without_time(meeting)
    for item in rest:
        put_off(item, into, meeting.on, Later.NO_TIME, by=by)
    return len(rest)


def reorder(meeting: Meeting, number: int, *, up: bool, by: Person) -> None:
    """One place up or down; from now on the list stays as the chair puts it. At the end of the list nothing happens."""
    order = list(queries.open_items(meeting))
    here = next((n for n, item in enumerate(order) if item.id == number), None)
    if here is None:
        raise NotAllowed(for_staff("This idea is not on the list any more. Nothing was changed."))
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        _number(order)
        meeting.by_hand = True
        record("meeting", meeting.id, "reorder", by=by.id)


def order_by_urgency(meeting: Meeting, *, by: Person) -> None:
    """As the list builds itself: late ones first, then by the promised day, then what came back."""
    meeting.by_hand = False
    db.session.flush()
    _number(queries.open_items(meeting))
    record("meeting", meeting.id, "order_by_urgency", by=by.id)


def _number(order: Sequence[Item]) -> None:
    for place, item in enumerate(order, start=1):
        item.position = place


def give_minutes(item: Item, minutes: int, *, by: Person) -> None:
    """How long the huddle takes for one idea."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(for_staff("Write a number of minutes from 1 to 60"), field="minutes")
    item.minutes = minutes
    record("meeting", item.meeting_id, "give_minutes", by=by.id, facts={"item": item.id, "minutes": minutes})
