"""Whoever leaves hands on what they do for the huddle too: meetings, minutes, actions."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.huddle import actions, queries
from app.huddle.models import Agreed, Meeting, Waits
from app.people.models import Person, RoleName
from app.people.queries import person
from tests import keys, make, meetings
from tests.visitor import Visitor

DAY = dt.date(2099, 3, 5)


@pytest.fixture
def nadia(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")


def busy() -> tuple[Person, int, int]:
    """Sam chairs a huddle and each week, writes the minutes, and has agreed to do something."""
    sam = make.staff()
    with db.transaction():
        setting = actions.Setting(dt.time(12, 30), 60, "Room 2", "", sam.id, sam.id, "")
        actions.meet_weekly(2, setting, by=sam)
        coming = actions.plan_meeting(DAY, by=None)
    return sam, coming.id, meetings.agreed(meetings.meeting(), "Write to the ward.", sam, due=DAY)


def who(meeting: int, action: int) -> list[str]:
    with db.reading() as session:
        found, group = session.get_one(Meeting, meeting), queries.template()
        numbers = [found.chair_id, found.minute_taker_id, group.chair_id, group.minute_taker_id, session.get_one(Agreed, action).owner_id]
        return [person(number or 0).display_name for number in numbers]


def test_one_form_hands_on_meetings_minutes_and_actions(nadia: Visitor) -> None:
    sam, meeting, action = busy()
    priya = make.staff(address="priya@example.org", name="Priya")
    seen = nadia.open(f"/en/leaving/{sam.id}")
    assert (seen.has("5 things are in hand."), seen.has("Write to the ward.")) == (True, True)
    seen = nadia.send(to=str(priya.id))
    assert (seen.has("5 things are handed on."), seen.has("Nothing is in hand.")) == (True, True)
    assert who(meeting, action) == ["Priya"] * 5
    assert [letter.person_id for letter in keys.letters("huddle/agreed")] == [priya.id]


def test_each_part_may_go_to_somebody_else(nadia: Visitor) -> None:
    sam, meeting, action = busy()
    priya = make.staff(address="priya@example.org", name="Priya")
    nadia.open(f"/en/leaving/{sam.id}")
    nadia.send(**{f"chair_meeting_{meeting}": str(priya.id)})
    assert who(meeting, action) == ["Priya", "Sam", "Sam", "Sam", "Sam"]


def test_what_is_left_by_somebody_whose_role_is_over_is_shown_to_the_chair(nadia: Visitor) -> None:
    sam, _meeting, _action = busy()
    with db.transaction():
        person(sam.id).roles[0].until = calendar.today() - dt.timedelta(days=1)
    seen = nadia.open("/en/leaving")
    assert (seen.has("Left with nobody"), seen.has("5 things to hand on")) == (True, True)
    assert nadia.open("/en/huddles/figures").has("Actions of people who have no role now, or of nobody: 1")


def test_the_chair_sees_decisions_that_wait_for_somebody_to_confirm_them(nadia: Visitor) -> None:
    idea = make.public_idea(title="Letters I can read")
    meetings.decided(meetings.meeting(), idea, make.staff(), waits=Waits.QUORUM, confirm_by=DAY)
    seen = nadia.open("/en/leaving")
    assert (seen.has("Decisions that wait for somebody to confirm them"), seen.has("Letters I can read")) == (True, True)
