"""Meetings are planned, ideas are listed, the chair records decisions."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.history.actions import record
from app.huddle import notices, queries
from app.huddle.models import Decision, Huddle, Item, Meeting, Route
from app.languages.actions import write
from app.languages.models import LangSource, Text
from app.people.actions import release_letters
from app.people.models import Person
from app.proposals.actions import check_not_own
from app.proposals.actions.moving import answered, find_link, move, retell_clock, tell_proposer
from app.proposals.models import Proposal
from app.proposals.moves import ANSWERED, DECIDED_BY_ROUTE
from app.proposals.queries import needs_easy_words
from app.tasks.actions import raise_task
from app.tasks.models import TaskKind

LONGEST_WAIT = dt.timedelta(days=184)
EASY_WORDS = "easy_words"


@dataclass(frozen=True)
class Chosen:
    """What the chair wrote on the decision page."""

    route: Route
    reason: str
    next_step: str
    contact_name: str
    contact_how: str
    reason_easy: str = ""
    next_step_easy: str = ""
    organisation: int | None = None
    revisit_on: dt.date | None = None


def plan_meeting(on: dt.date, *, by: Person | None) -> Meeting:
    """One date of the huddle. The same date twice is refused."""
    group = queries.huddle()
    if group is None:
        group = Huddle(name="Design Collaborative Huddle")
        db.session.add(group)
        db.session.flush()
    if queries.meeting_on(on):
        raise Refused(for_staff("There is a huddle on that day already."), field="on")
    meeting = Meeting(huddle_id=group.id, on=on)
    db.session.add(meeting)
    db.session.flush()
    record("meeting", meeting.id, "plan", by=by.id if by else None)
    return meeting


def list_proposal(proposal: Proposal, meeting: Meeting, *, by: Person) -> Item:
    """Puts an idea before the huddle; the proposer hears the date. One that was answered gets a new promise."""
    if proposal.topic is None:
        raise Refused(for_staff("Screen the idea first: it needs a topic."), field="meeting")
    again = proposal.stage in ANSWERED
    entry = move(proposal, "list_for_huddle", by=by, role="huddle member", facts={"on": meeting.on.isoformat()})
    if again:
        retell_clock(proposal, calendar.today())
    item = _place(proposal, meeting)
    tell_proposer(proposal, "huddle/listed", notices.listed(proposal, find_link(proposal), meeting.on), because=entry)
    return item


def _place(proposal: Proposal, meeting: Meeting) -> Item:
    """The last place on the list; an idea that left this list, by a question or by its person, comes back to it."""
    last = db.session.scalar(select(func.max(Item.position)).where(Item.meeting_id == meeting.id)) or 0
    item = queries.item_on(proposal.id, meeting.id) or Item(meeting_id=meeting.id, proposal_id=proposal.id)
    item.position = last + 1
    try:
        with db.session.begin_nested():
            db.session.add(item)
    except IntegrityError as fault:
        raise NotAllowed(for_staff("The idea is on that list already.")) from fault
    return item


def take_off(proposal: Proposal, *, by: Person) -> None:
    """Back to screening, when it was listed by mistake; the proposer hears it. The promised date stands."""
    item = queries.item_of(proposal.id)
    if item is None:
        raise NotAllowed(for_staff("The idea is on no list."))
    on = item.meeting.on
    entry = move(proposal, "take_off_list", by=by, role="huddle member", facts={"on": on.isoformat()})
    db.session.delete(item)
    tell_proposer(proposal, "huddle/taken_off", notices.taken_off(proposal, find_link(proposal), on), because=entry)


def decide(proposal: Proposal, chosen: Chosen, *, by: Person) -> tuple[Decision, bool]:
    """Records what the huddle decided and tells the proposer. True when the letter waits for easy words."""
    check_not_own(proposal, by)
    _check(chosen)
    item = queries.item_of(proposal.id)
    made = Decision(
        proposal_id=proposal.id,
        meeting_id=item.meeting_id if item else None,
        route=chosen.route,
        reason=_words(chosen.reason, by),
        reason_easy=_words(chosen.reason_easy, by) if chosen.reason_easy else None,
        next_step=_words(chosen.next_step, by),
        next_step_easy=_words(chosen.next_step_easy, by) if chosen.next_step_easy else None,
        contact_name=chosen.contact_name,
        contact_how=chosen.contact_how,
        organisation_id=chosen.organisation,
        revisit_on=chosen.revisit_on,
        decided_by=by.id,
    )
    db.session.add(made)
    db.session.flush()
    entry = move(
        proposal,
        "decide",
        by=by,
        role="chair",
        to=DECIDED_BY_ROUTE[chosen.route.value],
        reason=chosen.reason,
        facts=notices.said(made) | {"decision": made.id},
    )
    proposal.organisation_id = chosen.organisation or proposal.organisation_id
    proposal.revisit_on = chosen.revisit_on
    holds = needs_easy_words(proposal) and not chosen.reason_easy
    if not holds:
        answered(proposal)  # while a letter is held nobody has been answered, and the clock runs on
    else:
        _ask_for_easy_words(proposal)
    tell_proposer(
        proposal,
        "huddle/decision",
        notices.decision(proposal, find_link(proposal), made),
        because=entry,
        held_by=EASY_WORDS if holds else "",
    )
    return made, holds


def _ask_for_easy_words(proposal: Proposal) -> None:
    told = f"{proposal.reference}\n{mark_for_staff('The letter with the decision waits for easy words.')}"
    raise_task(TaskKind.EASY_WORDS, "proposal", proposal.id, days=2, person_id=proposal.person_id, details=told)


def _words(body: str, by: Person) -> Text:
    return write(body, lang="en", source=LangSource.STAFF, by=by.id)


def _check(chosen: Chosen) -> None:
    today = calendar.today()
    if not chosen.reason:
        raise Refused(for_staff("Write the reason in plain words"), field="reason")
    if chosen.route is Route.NOT_NOW and not (chosen.revisit_on and today < chosen.revisit_on <= today + LONGEST_WAIT):
        raise Refused(for_staff("Choose the day when we look again, within 6 months"), field="revisit_on")
    if chosen.route is Route.PROVIDER_PROJECT and chosen.organisation is None:
        raise Refused(for_staff("Choose the organisation that will try it"), field="organisation")


def add_easy_words(proposal: Proposal, reason: str, next_step: str, *, by: Person) -> None:
    """Easy words for a decision whose letter waits for them; then the letter goes."""
    made = queries.decision_of(proposal.id)
    if made is None:
        raise NotAllowed(for_staff("There is no decision on this idea yet."))
    if made.reason_easy is not None and not by.holds("chair"):
        raise NotAllowed(for_staff("The decision has its easy words. Only the chair changes them."))
    if not reason:
        raise Refused(for_staff("Write the reason in easy words"), field="reason_easy")
    made.reason_easy = _words(reason, by)
    made.next_step_easy = _words(next_step, by) if next_step else None
    said = {"reason_easy": reason, "next_step_easy": next_step}
    record("proposal", proposal.id, EASY_WORDS, by=by.id, role="huddle member", facts=said)
    answered(proposal)
    release_letters("proposal", proposal.id, held_by=EASY_WORDS, by=by.id, more=said)
