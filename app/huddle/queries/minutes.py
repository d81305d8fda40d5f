"""Minutes write themselves: what is known of a meeting, whole for its members and in part for anyone."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, union
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.core import calendar, db
from app.core.errors import NotFound
from app.huddle.models import Agreed, AgreedState, Decision, Invitation, Item, Meeting, MeetingStatus, Note, Partner, Waits
from app.huddle.queries.attending import There, names_on, quorum_on_the_day, there
from app.huddle.queries.inviting import guests_among
from app.huddle.queries.pack import own_of
from app.huddle.quorum import Quorum
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Interest, Proposal, Stage
from app.proposals.permissions import Somebody
from app.proposals.queries import SomeWords

PAGE = 20
_english, _owner, _newer, _joined = aliased(Text), aliased(Person), aliased(Decision), aliased(Proposal)
_OF_IDEA = Text.kind == "proposal"  # words know which idea they are about, also when it has left the list
_ABOUT = func.coalesce(Item.proposal_id, case((_OF_IDEA, Text.thing_id)))
STANDS = (Decision.waits.is_(None), Decision.dropped_at.is_(None))
HEARD = (Proposal.unheard.is_(False), Proposal.stage != Stage.WITHDRAWN)
PUBLIC = (*HEARD, Proposal.public.is_(True))


@dataclass(frozen=True)
class Ruling:
    """What was decided on an idea. `asked`: organisations by the names of that day; `changed`: another decision took its place since.

    `joins`: the reference of an idea that it joins, or other work in words; `joins_in_public`: that reference where anyone may read the idea.
    """

    made: Decision
    asked: tuple[str, ...]
    changed: bool
    joins: str
    joins_in_public: str

    @property
    def provisional(self) -> bool:
        """Too few were there: it waits for somebody who was absent."""
        return self.made.waits is Waits.QUORUM and self.made.dropped_at is None

    @property
    def seconded(self) -> bool:
        """It waits for a second person."""
        return self.made.waits is Waits.SECOND and self.made.dropped_at is None


@dataclass(frozen=True)
class Said:
    """One note."""

    words: SomeWords
    name: str
    private: bool
    at: dt.datetime


@dataclass(frozen=True)
class Action:
    """One thing that was agreed, and who does it by when."""

    number: int
    words: SomeWords
    owner: str
    due_on: dt.date
    state: AgreedState
    why: str


@dataclass
class Talked:
    """An idea that a meeting talked about. `row`: its reference, titles and languages; of one that was taken back nothing is told."""

    row: Any
    ruling: Ruling | None = None
    notes: list[Said] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    interests: list[tuple[str, str]] = field(default_factory=list)
    guests: list[Invitation] = field(default_factory=list)

    @property
    def gone(self) -> bool:
        """It was taken back: none of its words stay."""
        return bool(self.row.stage is Stage.WITHDRAWN)

    @property
    def elsewhere(self) -> bool:
        """It went on to the list of another meeting."""
        return self.row.position is None


@dataclass(frozen=True)
class Minutes:
    """A meeting as it was. `notes` and `actions`: those that are about no idea; `hidden` and `gone`: answered ideas that nobody may read, by number."""

    meeting: Meeting
    people: list[There]
    ideas: list[Talked]
    notes: list[Said]
    actions: list[Action]
    hidden: int = 0
    gone: int = 0

    @property
    def quorum(self) -> Quorum:
        """Whether enough members were there."""
        return quorum_on_the_day(self.people)

    @property
    def fields(self) -> dict[str, str]:
        """The fields from which somebody was there."""
        return dict(pair for one in self.people for pair in one.fields)

    @property
    def organisations(self) -> list[str]:
        """Where they came from."""
        return sorted({name for one in self.people for _number, name in one.organisations})


def minutes(meeting: Meeting, *, by: Somebody) -> Minutes:
    """All that is known of a meeting, for its members; of one that is not over, so far. As many statements for one idea as for sixty.

    Of an idea of one's own: what its people have heard, and notes that are not private. `guests`: those who answered.
    """
    ideas = {row.id: Talked(row) for row in _ideas(meeting)}
    told = Minutes(meeting, there(meeting), [], [], [])
    rulings = _rulings(meeting)
    for number, note in _notes(meeting):
        (ideas[number].notes if number in ideas else told.notes).append(note)
    for number, action in _actions(meeting):
        (ideas[number].actions if number in ideas else told.actions).append(action)
    for number, interest in _interests(meeting, ideas):
        ideas[number].interests.append(interest)
    for guest in guests_among(Item.meeting_id == meeting.id, Invitation.answered_at.is_not(None)):
        ideas[guest.proposal_id].guests.append(guest)
    for number in own_of(ideas, by):
        idea = ideas[number]
        idea.notes, idea.actions, idea.interests, idea.guests = [note for note in idea.notes if not note.private], [], [], []
        made = rulings.get(number)
        if made and (made.made.waits is not None or idea.row.unheard):
            del rulings[number]
    told.ideas.extend(_in_order(ideas, rulings))
    return told


def public_minutes(number: int) -> Minutes:
    """What anyone may read of a meeting that was held: public ideas whose people have heard, and notes that are not private. Raises NotFound."""
    meeting = db.session.get(Meeting, number)
    if meeting is None or meeting.status is not MeetingStatus.HELD:
        raise NotFound
    rulings = _rulings(meeting, *STANDS, *PUBLIC)
    ideas = {row.id: Talked(row) for row in _ideas(meeting, *PUBLIC) if row.id in rulings}
    hidden, gone = _not_shown(meeting)
    told = Minutes(meeting, there(meeting), [], [], [], hidden, gone)
    for about, note in _notes(meeting, Note.private.is_(False)):
        if about is None:
            told.notes.append(note)
        elif about in ideas:
            ideas[about].notes.append(note)
    told.ideas.extend(_in_order(ideas, rulings))
    return told


def _in_order(ideas: dict[int, Talked], rulings: dict[int, Ruling]) -> list[Talked]:
    """As they were decided; then what was not, by its place on the list. What was taken back keeps its place and loses its words."""
    for number, idea in ideas.items():
        idea.ruling = rulings.get(number)
        if idea.gone:
            idea.notes, idea.actions, idea.interests, idea.guests = [], [], [], []
    last = calendar.now() + dt.timedelta(days=36500)
    return sorted(
        ideas.values(), key=lambda i: (i.ruling.made.decided_at if i.ruling else last, i.elsewhere, i.row.position or 0, i.row.id)
    )


def _ideas(meeting: Meeting, *rules: ColumnElement[bool]) -> Sequence[Any]:
    """The ideas on its list, those that were talked about and went on to another one, and those decided there."""
    by_place = select(Item.proposal_id).join(Note, Note.item_id == Item.id).where(Note.meeting_id == meeting.id)
    with_notes = select(Text.thing_id).join(Note, Note.words_id == Text.id).where(Note.meeting_id == meeting.id, _OF_IDEA)
    with_actions = select(Text.thing_id).join(Agreed, Agreed.words_id == Text.id).where(Agreed.meeting_id == meeting.id, _OF_IDEA)
    listed = select(Item.proposal_id).where(Item.meeting_id == meeting.id)
    decided = select(Decision.proposal_id).where(Decision.meeting_id == meeting.id)
    return db.session.execute(
        select(
            *(
                Proposal.id,
                Proposal.reference,
                Proposal.stage,
                Proposal.lang,
                Proposal.public_name,
                Proposal.summary,
                Proposal.unheard,
                Item.position,
            ),
            *(Text.body.label("title"), Text.lang.label("title_lang"), _english.body.label("title_en")),
        )
        .outerjoin(Item, and_(Item.proposal_id == Proposal.id, Item.meeting_id == meeting.id))
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(_english, Proposal.title_en_id == _english.id)
        .where(Proposal.id.in_(union(listed, decided, by_place, with_notes, with_actions).subquery().select()), *rules)
    ).all()


def _rulings(meeting: Meeting, *rules: ColumnElement[bool]) -> dict[int, Ruling]:
    """The last decision of a meeting on each idea, by the idea. At most three statements."""
    changed = exists().where(_newer.replaces_id == Decision.id, _newer.waits.is_(None), _newer.dropped_at.is_(None))
    words = (Decision.reason, Decision.reason_easy, Decision.next_step, Decision.next_step_easy)
    rows = db.session.execute(
        select(Decision, changed, _joined.reference, _joined.public)
        .join(Proposal, Decision.proposal_id == Proposal.id)
        .outerjoin(_joined, Decision.joins_id == _joined.id)
        .options(*(joinedload(part) for part in words))
        .where(Decision.meeting_id == meeting.id, *rules)
        .order_by(Decision.id)
    )
    found = {made.proposal_id: (made, is_changed, joins or "", public) for made, is_changed, joins, public in rows}
    partners = _partners([made.id for made, *_more in found.values()])
    asked = {made.id: partners.get(made.id) or [n for n in (made.organisation_id,) if n] for made, *_more in found.values()}
    called = names_on(meeting.on, {number for some in asked.values() for number in some})
    return {
        idea: Ruling(made, tuple(called[number] for number in asked[made.id]), is_changed, joins or made.joins, joins if public else "")
        for idea, (made, is_changed, joins, public) in found.items()
    }


def _partners(decisions: Sequence[int]) -> dict[int, list[int]]:
    """The organisations that were asked, whoever leads first. One statement, or none."""
    rows = select(Partner.decision_id, Partner.organisation_id).where(Partner.decision_id.in_(decisions))
    asked = dict[int, list[int]]()
    for decision, organisation in db.session.execute(rows.order_by(Partner.leads.desc(), Partner.id)) if decisions else ():
        asked.setdefault(decision, []).append(organisation)
    return asked


def _notes(meeting: Meeting, *rules: ColumnElement[bool]) -> Iterable[tuple[int | None, Said]]:
    rows = (
        select(Note, _ABOUT, Person.display_name)
        .join(Person, Note.by_id == Person.id)
        .outerjoin(Item, Note.item_id == Item.id)
        .join(Text, Note.words_id == Text.id)
        .options(contains_eager(Note.words))
        .where(Note.meeting_id == meeting.id, *rules)
        .order_by(Note.at, Note.id)
    )
    return [(idea, Said(note.words, name, note.private, note.at)) for note, idea, name in db.session.execute(rows)]


def _actions(meeting: Meeting) -> Iterable[tuple[int | None, Action]]:
    rows = (
        select(Agreed, _ABOUT, _owner.display_name)
        .outerjoin(_owner, Agreed.owner_id == _owner.id)
        .outerjoin(Item, Agreed.item_id == Item.id)
        .join(Text, Agreed.words_id == Text.id)
        .options(contains_eager(Agreed.words))
        .where(Agreed.meeting_id == meeting.id)
        .order_by(Agreed.due_on, Agreed.id)
    )
    return [(idea, Action(a.id, a.words, owner or "", a.due_on, a.state, a.why)) for a, idea, owner in db.session.execute(rows)]


def _interests(meeting: Meeting, ideas: Iterable[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    """The interests that stood on that day."""
    rows = (
        select(Interest, Person.display_name)
        .join(Person, Interest.person_id == Person.id)
        .where(Interest.proposal_id.in_(list(ideas)))
        .order_by(Person.display_name, Interest.id)
    )
    return [
        (one.proposal_id, (name, one.what))
        for one, name in db.session.execute(rows)
        if calendar.on_date(one.declared_at) <= meeting.on and (one.ended_at is None or calendar.on_date(one.ended_at) > meeting.on)
    ]


def _not_shown(meeting: Meeting) -> tuple[int, int]:
    """How many ideas were answered whose people have heard, and that nobody may read: private ones, and those that were taken back."""
    private, gone = and_(*HEARD, Proposal.public.is_not(True)), and_(Proposal.unheard.is_(False), Proposal.stage == Stage.WITHDRAWN)
    row = db.session.execute(
        select(func.count(case((private, Proposal.id)).distinct()), func.count(case((gone, Proposal.id)).distinct()))
        .select_from(Decision)
        .join(Proposal, Decision.proposal_id == Proposal.id)
        .where(Decision.meeting_id == meeting.id, *STANDS)
    ).one()
    return row[0], row[1]


def every_public_minutes(before: tuple[dt.date, int] | None = None) -> Sequence[Any]:
    """One page of meetings that were held, the newest first, with how many public ideas each answered; one row more when there is a next page."""
    answered = (
        select(func.count(Proposal.id.distinct()))
        .join(Decision, Decision.proposal_id == Proposal.id)
        .where(Decision.meeting_id == Meeting.id, *STANDS, *PUBLIC)
        .scalar_subquery()
    )
    wanted = select(Meeting.id, Meeting.on, answered.label("answered")).where(Meeting.status == MeetingStatus.HELD)
    if before:
        wanted = wanted.where(or_(Meeting.on < before[0], and_(Meeting.on == before[0], Meeting.id < before[1])))
    return db.session.execute(wanted.order_by(Meeting.on.desc(), Meeting.id.desc()).limit(PAGE + 1)).all()
