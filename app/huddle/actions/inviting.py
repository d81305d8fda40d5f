"""Somebody is invited to talk about one idea, answers, and is told when it is another day or not needed any more."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff, reading
from app.core.templates import plain_reference
from app.core.tokens import new_salt
from app.history.actions import record
from app.history.models import Entry
from app.huddle import notices, queries
from app.huddle.actions.saying import check_free
from app.huddle.models import Coming, GuestNeed, GuestOf, Invitation, Item, Meeting, MeetingStatus
from app.huddle.notices import NotNeeded, Retold
from app.languages.actions import forget_these, guess, write
from app.languages.models import LangSource, Text
from app.notifications.actions import erase_to
from app.notifications.models import Channel, Letter, LetterState
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Person
from app.proposals.actions.moving import first_words
from app.proposals.models import Proposal, Stage
from app.proposals.queries import reading_of
from app.tasks.actions import end_tasks_about, erase_tasks_about, raise_once
from app.tasks.models import TaskKind

KNOWN_FOR = dt.timedelta(days=90)  # after the meeting; then the name and the address of a guest go
NEEDS = {
    GuestNeed.INTERPRETER: mark_for_staff("An interpreter"),
    GuestNeed.COMPANION: mark_for_staff("Somebody comes with them"),
    GuestNeed.BREAKS: mark_for_staff("Breaks"),
    GuestNeed.QUESTIONS: mark_for_staff("The questions before the day"),
    GuestNeed.OTHER: mark_for_staff("Something else"),
}
ASKED_US = mark_for_staff("A guest told us what they need, or asked something. See to it before the day.")


@dataclass(frozen=True)
class GuestTold:
    """Whom to invite. The proposer is known; of anybody else their name, how to reach them, and their reading."""

    as_whom: GuestOf
    name: str = ""
    reach: str = ""
    reading: str = "en"


@dataclass(frozen=True)
class Reply:
    """What a guest answered."""

    coming: Coming
    needs: Sequence[GuestNeed] = ()
    needs_words: str = ""
    question: str = ""
    words: str = ""


def why_nobody_is_invited(proposal: Proposal, item: Item, *, by: Person) -> str:
    """Why this member cannot invite anybody to this idea now; nothing when they can."""
    newest = queries.item_of(proposal.id) if proposal.stage is Stage.LISTED else None
    if newest is None or newest.id != item.id or item.meeting.status is not MeetingStatus.PLANNED or item.meeting.on < calendar.today():
        return for_staff("The idea waits on no list that is still to come. Nobody can be invited to it.")
    try:
        check_free(proposal, item, by=by)
    except NotAllowed:
        return for_staff("Others invite people to this idea, because of your interest in it.")
    return ""


def invite(proposal: Proposal, item: Item, guest: GuestTold, *, by: Person) -> tuple[Invitation, Letter | None]:
    """Somebody is asked to come to one idea of one meeting, by a letter with a link of their own.

    Raises NotAllowed where nobody can be invited, Refused when the person cannot be reached or does not want to be.
    """
    if why := why_nobody_is_invited(proposal, item, by=by):
        raise NotAllowed(why)
    person = _proposer(proposal) if guest.as_whom is GuestOf.PROPOSER else people.meet(guest.name, guest.reach, reading=guest.reading)
    found = next((one for one in queries.invitations([item.id]).get(item.id, []) if one.person_id == person.id), None)
    if found is not None and found.ended_at is None:
        raise Refused(for_staff("They are invited already."), field="as_whom")
    invitation = found or Invitation(proposal_id=proposal.id, item_id=item.id, person_id=person.id, invited_by=by.id)
    invitation.as_whom, invitation.salt, invitation.ended_at = guest.as_whom, new_salt(), None
    invitation.invited_by, invitation.invited_at = by.id, calendar.now()
    invitation.coming = invitation.answered_at = None
    db.session.add(invitation)
    db.session.flush()
    entry = record("proposal", proposal.id, "invite", by=by.id, role="huddle member", facts={"as_whom": guest.as_whom.value})
    return invitation, _tell(invitation, person, proposal, item, because=entry)


def _proposer(proposal: Proposal) -> Person:
    person = people_queries.person(proposal.person_id) if proposal.person_id is not None else None
    if person is not None and not person.wants_to_hear:
        raise Refused(
            for_staff("They chose to hear nothing from us, so we do not invite them. Their own page says the day."), field="as_whom"
        )
    if person is None or people_queries.way_to(person)[0] is Channel.PAGE:
        raise Refused(
            for_staff("We know no way to reach them. Invite somebody who helps them, or ask them when they phone."), field="as_whom"
        )
    return person


def _tell(
    invitation: Invitation, person: Person, proposal: Proposal, item: Item, *, because: Entry, again: Retold = Retold.FIRST
) -> Letter | None:
    """The letter of an invitation, in the reading of whoever it is for."""
    theirs = reading_of(proposal) if invitation.as_whom is GuestOf.PROPOSER else person.reading
    facts = notices.invited(invitation, proposal, item, _named(proposal), queries.who_is_there(), again)
    return people.tell(person, "huddle/invited", facts, because=because, reading=theirs)


def _named(proposal: Proposal) -> notices.Named:
    """As the page of a guest names the idea: by its title, or the beginning of its words until it has one."""
    title = db.session.get(Text, proposal.title_id) if proposal.title_id else None
    return notices.Named(title.body, title.lang) if title else notices.Named(first_words(proposal.summary), proposal.lang)


def what_happens_next(letter: Letter | None) -> str:
    """What somebody of the team has to do now for a letter to arrive, in a sentence."""
    if letter is not None and letter.state is LetterState.HELD:
        return for_staff("Invited. The letter waits until somebody has made it in the form that they need.")
    if letter is not None and letter.state is LetterState.TASK:
        return for_staff("Invited. Somebody of the team phones them or posts the letter.")
    return for_staff("Invited. The letter is on its way.")


def take_invitation_back(invitation: Invitation, proposal: Proposal, *, by: Person) -> None:
    """The link shows nothing of the idea from now on, and the guest hears that they need not come. Twice is once."""
    if invitation.ended_at is None:
        entry = record("proposal", proposal.id, "take_invitation_back", by=by.id, role="huddle member")
        _end(invitation, proposal, NotNeeded.TAKEN_BACK, because=entry)


def _end(invitation: Invitation, proposal: Proposal, why: NotNeeded, *, because: Entry) -> None:
    invitation.ended_at = calendar.now()
    on = invitation.item.meeting.on if invitation.item else None
    if on is None or on < calendar.today():
        return
    person = people_queries.person(invitation.person_id)
    theirs = reading_of(proposal) if invitation.as_whom is GuestOf.PROPOSER else person.reading
    people.tell(person, "huddle/not_needed", notices.not_needed(invitation, proposal, on, why), because=because, reading=theirs)


def go_along(item: Item, meeting: Meeting, *, moved: bool) -> None:
    """The idea has another day, or the meeting another hour or place: its guests hear it and are asked again.

    An answer was for the old day, so it counts no more; what they need and their words stay.
    """
    guests = queries.living(item.id)
    if not guests:
        return
    item.meeting = meeting
    again = Retold.MOVED if moved else Retold.CHANGED
    entry = record("proposal", item.proposal_id, "invite_again", by=None, role="system")
    for invitation in guests:
        invitation.coming = None
        _tell(invitation, invitation.person, item.proposal, item, because=entry, again=again)


def end_with_list(item: Item, proposal: Proposal) -> None:
    """The idea was taken off its list: its guests need not come."""
    guests = queries.living(item.id)
    if guests:
        entry = record("proposal", proposal.id, "take_invitation_back", by=None, role="system")
    for invitation in guests:
        invitation.item = item
        _end(invitation, proposal, NotNeeded.OFF_LIST, because=entry)


def end_where_taken_back() -> int:
    """Guests of ideas that their people took back need not come; gives how many."""
    ending = queries.of_withdrawn_ideas()
    for invitation in ending:
        entry = record("proposal", invitation.proposal_id, "take_invitation_back", by=None, role="system")
        if invitation.as_whom is GuestOf.PROPOSER:
            invitation.ended_at = calendar.now()  # they know it, and had a letter about it
        else:
            _end(invitation, invitation.proposal, NotNeeded.WITHDRAWN, because=entry)
    return len(ending)


def forget_guests() -> int:
    """A while after the meeting the names and addresses of guests go, but not of whoever brought the idea. Gives how many."""
    over = queries.long_over(calendar.today() - KNOWN_FOR)
    for invitation in over:
        invitation.forgotten_at = calendar.now()
        forget_these(n for n in (invitation.needs_words_id, invitation.question_id) if n)
        invitation.needs = []
        if invitation.as_whom is not GuestOf.PROPOSER:
            erase_tasks_about(invitation.person_id)
            erase_to(invitation.person_id)
            people.forget_person(invitation.person_id)
    return len(over)


def answer_invitation(invitation: Invitation, reply: Reply, *, by: Person | None = None) -> None:
    """A guest says whether they come, what they need, what they ask, and what is to be read out.

    `by`: who of the team wrote it down for them. A need or a question is a task for the team.
    """
    before = (list(invitation.needs), _body(invitation.needs_words), _body(invitation.question))
    invitation.coming, invitation.answered_at = reply.coming, calendar.now()
    invitation.needs = [need.value for need in GuestNeed if need in reply.needs]
    invitation.needs_words = _kept(invitation.needs_words, reply.needs_words, invitation, by=by)
    invitation.question = _kept(invitation.question, reply.question, invitation, by=by)
    invitation.words = _kept(invitation.words, reply.words, invitation, by=by)
    db.session.flush()
    facts = {"coming": reply.coming.value}
    record("proposal", invitation.proposal_id, "answer_invitation", by=by.id if by else invitation.person_id, role="guest", facts=facts)
    asks = (list(invitation.needs), _body(invitation.needs_words), _body(invitation.question))
    if asks != before and any(asks):
        _ask_the_team(invitation)


def _ask_the_team(invitation: Invitation) -> None:
    told = [NEEDS[GuestNeed(need)] for need in invitation.needs]
    told += filter(None, (_body(invitation.needs_words), _body(invitation.question)))
    if invitation.as_whom is not GuestOf.PROPOSER:
        end_tasks_about(invitation.person_id, TaskKind.FOLLOW_UP)  # what they told us now takes the place of what they told us before
    lines = [plain_reference(str(invitation.proposal.reference)), invitation.person.display_name, ASKED_US, *told]
    details = "\n".join(filter(None, lines))
    raise_once(TaskKind.FOLLOW_UP, "proposal", invitation.proposal_id, days=2, details=details, person_id=invitation.person_id)


def _kept(text: Text | None, body: str, invitation: Invitation, *, by: Person | None) -> Text | None:
    """The same text where the words are the same; none where there are none. Words of before go."""
    if text is not None and text.body == body:
        return text
    if text is not None:
        forget_these([text.id])  # they said something else since
    if not body:
        return None
    lang, source = (reading().lang, LangSource.STAFF) if by else guess(body, reading().lang)
    return write(body, lang=lang, about=("proposal", invitation.proposal_id), source=source, by=by.id if by else invitation.person_id)


def _body(text: Text | None) -> str:
    return text.body if text is not None else ""
