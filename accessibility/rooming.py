"""The room of a huddle in each state: not begun, talking, between two ideas, over time, over. Ideas that others made are talked about, none is added."""

import datetime as dt

from sqlalchemy import select

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db
from app.huddle import actions as huddle
from app.huddle.models import Criterion, Digital, Item, Meeting, Stance
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from tests.make import again

_WEEK = dt.timedelta(days=7)


def fill(staff: dict[str, Person]) -> dict[str, int]:
    """Gives the numbers of the meetings by their states."""
    with db.transaction():
        numbers = db.session.scalars(select(Proposal.id).where(Proposal.stage == Stage.COACHING).order_by(Proposal.id)).all()
        no_place = Proposal.id.not_in(select(Item.proposal_id))
        open_ones = db.session.scalars(select(Proposal.id).where(Proposal.stage == Stage.LISTED, no_place).order_by(Proposal.id)).all()
        fresh = _meeting(0, [*numbers[:1]])
        talking = _meeting(1, [open_ones[0], *numbers[:1]])
        late = _meeting(2, [open_ones[1]])
        over = _meeting(3, [*numbers[:1]])
        paused, between = _meeting(4, [*numbers[:1]]), _meeting(5, [*numbers[:1]])
        _talk(talking, staff)
        _run_over(late, staff)
        huddle.talk_about(paused, _first(paused).id, by=staff["chair"])
        huddle.pause(paused, by=staff["chair"])
        huddle.begin(between, by=staff["chair"])
        huddle.write_note(over, None, "We begin 5 minutes later next week.", private=False, mark="", by=staff["member"])
        huddle.note_presence(over, staff["member"].id, here=True, by=staff["chair"])
        huddle.hold(over, by=staff["chair"])
        rooms = {"new": fresh, "talking": talking, "late": late, "over": over, "paused": paused, "between": between}
        return {f"room_{name}": meeting.id for name, meeting in rooms.items()}


def _meeting(weeks: int, ideas: list[int]) -> Meeting:
    made = huddle.plan_meeting(calendar.today() - weeks * _WEEK, by=None)
    made.minutes = 60
    for place, number in enumerate(ideas, start=1):
        db.session.add(Item(meeting_id=made.id, proposal_id=number, position=place, added_at=calendar.now() - weeks * _WEEK))
    db.session.flush()
    return made


def _first(of: Meeting) -> Item:
    return db.session.scalars(select(Item).where(Item.meeting_id == of.id).order_by(Item.position)).all()[0]


def _talk(meeting: Meeting, staff: dict[str, Person]) -> None:
    """Two members differ, a third has an interest; notes of both kinds, long ones too; an action; one member is here."""
    chair, sam, ada = staff["chair"], staff["member"], staff["administrator"]
    item = _first(meeting)
    proposal = again(db.session.get_one(Proposal, item.proposal_id))
    huddle.say(proposal, huddle.View(Stance.SUPPORT, "It helps many people.", Digital.NO, "", "Nobody"), by=sam)
    huddle.score(proposal, {Criterion.IMPACT: (3, "Many people wait.")}, by=chair)
    huddle.score(proposal, {Criterion.IMPACT: (0, "It is one clinic.")}, by=sam)
    huddle.declare_interest(proposal, f"My sister works there. {LONG_WORD}", by=ada)
    huddle.note_presence(meeting, sam.id, here=True, by=chair)
    huddle.talk_about(meeting, item.id, by=chair)
    due = calendar.today() + _WEEK
    huddle.write_note(meeting, item, LONG, private=False, mark="", by=sam)
    huddle.write_note(meeting, item, f"{LONG_WORD} {LONG_WORD}", private=True, mark="", by=chair)
    huddle.agree(meeting, item, "Find out who prints the letters", owner_id=sam.id, due_on=due, mark="", by=chair)
    huddle.write_note(meeting, None, "The room is cold.", private=False, mark="", by=sam)
    huddle.agree(meeting, None, LONG_WORD, owner_id=chair.id, due_on=due, mark="", by=chair)


def _run_over(meeting: Meeting, staff: dict[str, Person]) -> None:
    item = huddle.talk_about(meeting, _first(meeting).id, by=staff["chair"])
    item.spent = 15 * 60
