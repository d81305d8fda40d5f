"""What the huddle's pages need: how it meets, who belongs to it, a meeting that has too little time, one called off."""

import datetime as dt
from typing import Any

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db
from app.huddle import actions as huddle
from app.huddle import queries
from app.huddle.models import Capacity, Criterion, Digital, Meeting, Route, Stance
from app.huddle.notices import Later
from app.people.models import Person
from app.proposals.models import Proposal
from tests import quorum
from tests.make import again


def set_up(staff: dict[str, Person]) -> dict[str, Any]:
    """The template, its members, and a meeting that nobody holds; gives the numbers that addresses name."""
    chair, sam = staff["chair"], staff["member"]
    with db.transaction():
        setting = huddle.Setting(dt.time(12, 30), 30, f"Room 2, {LONG_WORD}", "https://meet.example.org/huddle", chair.id, sam.id, "Urdu")
        huddle.meet_weekly(3, setting, by=chair)
        fields = {d.code: d.id for d in queries.disciplines()}
        huddle.describe_member(sam.id, disciplines=[fields["quality"], fields["lived_experience"]], capacity=Capacity.BY_MESSAGE, by=chair)
        away = calendar.today() + dt.timedelta(days=8)
        huddle.describe_member(
            chair.id, disciplines=[fields["digital"]], capacity=Capacity.AWAY, away_until=away, deputy_id=sam.id, by=chair
        )
        off = huddle.plan_meeting(calendar.today() + dt.timedelta(days=17), by=chair)
        huddle.call_off(off, None, "The room is being painted.", by=chair)
        huddle.new_calendar_address(chair.id, by=chair)
    return {"called_off": off.id, "sam": sam.id}


def ask_others(idea: Proposal, staff: dict[str, Person], places: list[int]) -> dict[str, int]:
    """Several organisations are asked to try an idea together; one of them has said no."""
    quorum.seat(idea)
    words = {"reason": "Three places told us the same.", "next_step": "Each place says yes or no.", "contact_name": "Priya"}
    with db.transaction():
        chosen = huddle.Chosen(
            Route.INTEGRATED_PROJECT,
            **words,
            contact_how="01632 960 124",
            organisation=places[0],
            partners=tuple(places[1:]),
            detail=f"From the ward to {LONG_WORD}",
        )
        made, _waits = huddle.decide(again(idea), chosen, by=staff["chair"])
        first, *_others, last = queries.partners_of(made.id)
        huddle.refuse(again(idea), last.partner.id, f"We are two people. {LONG}", by=staff["chair"])
    return {"asked_place": first.partner.id}


def crowd(number: int, staff: dict[str, Person]) -> dict[str, Any]:
    """More ideas on a list than there is time for, in an order that the chair chose; one went on to a later list."""
    chair = staff["chair"]
    with db.transaction():
        meeting = db.session.get_one(Meeting, number)
        into = huddle.plan_meeting(calendar.today() + dt.timedelta(days=24), by=chair)
        order = queries.open_items(meeting)
        huddle.give_minutes(order[1], 12, by=chair)
        huddle.put_off(order[-1], into, meeting.on, Later.NO_TIME, by=chair)
        huddle.reorder(meeting, order[2].id, up=True, by=chair)
        _say(order[0].proposal, staff)
        return {"item": order[1].id, "put_off": order[-1].proposal.reference}


def _say(proposal: Proposal, staff: dict[str, Person]) -> None:
    """Two members say what they think, and differ; a third has an interest of their own."""
    chair, sam = staff["chair"], staff["member"]
    huddle.say(proposal, huddle.View(Stance.CONCERN, LONG, Digital.NO, "", f"Whoever has no {LONG_WORD}"), by=chair)
    huddle.say(proposal, huddle.View(Stance.OFFER, "I can coach.", Digital.YES, "A text message", "People who work nights"), by=sam)
    huddle.score(proposal, {Criterion.IMPACT: (3, "Many people wait."), Criterion.REACH: (1, LONG_WORD)}, by=chair)
    huddle.score(proposal, {Criterion.IMPACT: (0, "It is one clinic.")}, by=sam)
    huddle.declare_interest(proposal, "It is about the ward where I work.", by=staff["administrator"])
