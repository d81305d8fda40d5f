"""A huddle meets each week as its template says; dates are moved, called off and held, and everybody whose idea waits hears it."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.i18n import long_date
from app.huddle import actions, queries
from app.huddle.models import Meeting, MeetingStatus
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.visitor import Visitor

FIRST, SECOND, THIRD = dt.date(2099, 3, 5), dt.date(2099, 3, 12), dt.date(2099, 3, 19)


def plan(chair: Visitor, on: dt.date) -> int:
    chair.send("/en/huddles", on=on.isoformat())
    assert chair.page
    return int(chair.page.address.rpartition("/")[2])


def put_before(meeting: int, count: int = 1) -> list[Proposal]:
    found = []
    for n in range(count):
        idea, sam = make.public_idea(title=f"Idea {n}"), make.staff()
        with db.transaction():
            actions.list_proposal(make.again(idea), db.session.get_one(Meeting, meeting), by=sam)
        found.append(idea)
    return found


def on_list(chair: Visitor, meeting: int) -> list[str]:
    page = chair.open(f"/en/huddles/{meeting}")
    return [a.get("href", "").split("/")[3] for a in page.all("a") if (a.get("href") or "").endswith("/read")]


def test_new_huddles_begin_with_what_the_template_says(chair: Visitor) -> None:
    chair.open("/en/huddles/weekly")
    chair.send(weekday="3", starts_at="09:15", minutes="30", place="Room 4", support="Urdu interpreter")
    assert chair.page
    assert chair.page.has("Saved. Huddles that you plan from now on begin with this.")
    number = plan(chair, FIRST)
    page = chair.open(f"/en/huddles/{number}")
    assert all(page.has(words) for words in ("Thursday 5 March 2099, 09:15, 30 minutes", "Room 4", "Urdu interpreter"))


def test_the_next_weeks_are_planned_at_once_but_on_no_bank_holiday_and_in_no_week_twice(app: Flask) -> None:
    calendar.set_clock(lambda: dt.datetime(2026, 12, 9, 10, tzinfo=dt.UTC))  # a Wednesday
    chair = keys.staff(app, RoleName.CHAIR)
    chair.open("/en/huddles/weekly")
    chair.send(weekday="4", starts_at="12:30", minutes="60")
    seen = chair.open(chair.open("/en/huddles").link("Plan the next 6 weeks"))
    left_out = seen.words().partition("Left out: bank holidays")[2]
    assert [day for day in ("Friday 25 December 2026", "Friday 1 January 2027", "Friday 18 December 2026") if day in left_out] == [
        "Friday 25 December 2026",
        "Friday 1 January 2027",
    ]
    assert chair.press("Plan these huddles").has("4 huddles are planned.")
    with db.reading():
        days = [m.on for m in queries.coming()]
    friday = dt.date(2026, 12, 11)
    assert days == [day for n in range(6) if (day := friday + dt.timedelta(weeks=n)) not in {dt.date(2026, 12, 25), dt.date(2027, 1, 1)}]
    again = chair.open("/en/huddles/plan-weeks")
    assert (again.has("The next weeks are planned already."), again.has("The week of Friday 18 December 2026")) == (True, True)


def test_days_around_christmas_are_offered_but_planned_only_when_somebody_ticks_them(app: Flask) -> None:
    calendar.set_clock(lambda: dt.datetime(2026, 12, 7, 10, tzinfo=dt.UTC))  # a Monday
    chair = keys.staff(app, RoleName.CHAIR)
    chair.open("/en/huddles/weekly")
    chair.send(weekday="3", starts_at="12:30", minutes="60")
    seen = chair.open("/en/huddles/plan-weeks")
    ticked = {box.get("value"): box.get("checked") is not None for box in seen.all("input") if box.get("type") == "checkbox"}
    assert [day for day, yes in ticked.items() if not yes] == ["2026-12-24", "2026-12-31"]
    assert seen.has("Thursday 24 December 2026. Few people come around Christmas.")
    assert chair.send(days=[]).faults() == ["Tick a day, or go back without planning"]
    chair.send(days=["2026-12-10", "2026-12-24", "2030-01-01"])
    with db.reading():
        assert [m.on.isoformat() for m in queries.coming()] == ["2026-12-10", "2026-12-24"]


def test_a_huddle_that_moves_tells_everybody_whose_idea_waits(chair: Visitor, visitor: Visitor) -> None:
    number = plan(chair, FIRST)
    (idea,) = put_before(number)
    chair.send(f"/en/huddles/{number}/move", on=SECOND.isoformat(), why="The room is taken.")
    assert chair.page
    assert chair.page.has("Moved. We told everybody whose idea is on the list.")
    words = written(keys.letters("huddle/put_off")[0])
    assert "The team talks about your idea on another day: Thursday 12 March 2099" in words.text
    assert "We said Thursday 5 March 2099 before. The meeting has moved." in words.text
    assert (
        keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}").has("Another day: the team talks about it on Thursday 12 March")
    )
    assert keys.now(idea).stage is Stage.LISTED


def test_a_huddle_does_not_move_to_a_day_that_has_one(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    plan(chair, SECOND)
    chair.send(f"/en/huddles/{number}/move", on=SECOND.isoformat())
    assert chair.page
    assert (chair.page.status, chair.page.faults()) == (422, ["There is a huddle on that day already."])


def test_ideas_of_a_huddle_that_is_called_off_go_on_to_the_next_one(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    later = plan(chair, SECOND)
    ideas = put_before(number, 2)
    chair.send(f"/en/huddles/{number}/call-off", why="Snow", into=str(later))
    assert on_list(chair, later) == [idea.reference for idea in ideas]
    assert chair.open(f"/en/huddles/{number}").has("Called off")
    assert chair.page
    assert chair.page.has("Why it was called off: Snow")
    letters = [written(letter).text for letter in keys.letters("huddle/put_off")]
    assert [("That meeting is not held." in text, "Thursday 12 March 2099" in text) for text in letters] == [(True, True)] * 2


def test_no_huddle_with_ideas_is_called_off_before_they_have_another_day(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    put_before(number)
    page = chair.open(f"/en/huddles/{number}/call-off")
    assert page.has("Plan a later huddle first. Then the ideas can move to it.")
    assert chair.page
    assert not chair.page.has("Choose the huddle that talks about the ideas instead.")
    with db.reading():
        assert db.session.get_one(Meeting, number).status is MeetingStatus.PLANNED


def test_a_huddle_that_was_called_off_can_be_held_after_all(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    chair.send(f"/en/huddles/{number}/call-off", why="Snow")
    assert plan(chair, FIRST) == number
    assert not chair.open(f"/en/huddles/{number}").has("Called off")


def test_a_huddle_is_held_once_it_is_its_day_and_nothing_of_it_changes_afterwards(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    assert not chair.open(f"/en/huddles/{number}").has("Is this huddle over?")
    today = calendar.today()
    with db.transaction():
        db.session.get_one(Meeting, number).on = today
    chair.open(f"/en/huddles/{number}")
    chair.press("Yes, it was held")
    assert chair.page
    assert chair.page.has("Thank you. This huddle was held.")
    chair.send(f"/en/huddles/{number}/move", on=SECOND.isoformat())
    assert (chair.page.status, chair.page.has("This huddle is over. Nothing was changed.")) == (409, True)


def test_the_list_begins_with_late_ideas_then_goes_by_the_promised_day_then_what_came_back(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    soon, later, late, back = put_before(number, 4)
    today = calendar.today()
    with db.transaction():
        for idea, days in ((soon, 2), (later, 5), (late, -3), (back, 1)):
            make.again(idea).answer_due_on = today + dt.timedelta(days=days)
        make.again(back).answered_at = calendar.now()
    assert on_list(chair, number) == [idea.reference for idea in (late, soon, later, back)]


def test_the_chair_puts_the_list_in_another_order_without_dragging_and_takes_it_back(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    one, two, three = (idea.reference for idea in put_before(number, 3))
    chair.open(f"/en/huddles/{number}")
    chair.press("Move up: Idea 2")
    assert on_list(chair, number) == [one, three, two]
    chair.press("Move down: Idea 0")
    assert on_list(chair, number) == [three, one, two]
    chair.press("Put the most urgent first")
    assert on_list(chair, number) == [one, two, three]


def test_what_does_not_fit_is_told_to_its_people_with_a_new_day(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    later = plan(chair, SECOND)
    ideas = put_before(number, 4)  # an hour has 30 minutes for ideas, 12 for each
    page = chair.open(f"/en/huddles/{number}")
    assert page.has("4 ideas wait for a decision. They need about 48 minutes. This huddle has 30 minutes for ideas.")
    assert page.has("2 ideas have no time")
    chair.press("Move them and tell their people", into=str(later))
    assert chair.page
    assert chair.page.has("2 moved to Thursday 12 March 2099. We told whoever brought them.")
    assert on_list(chair, later) == [idea.reference for idea in ideas[2:]]
    words = written(keys.letters("huddle/put_off")[0]).text
    assert "There was not enough time on Thursday 5 March 2099. We are sorry." in words
    due = long_date(keys.now(ideas[2]).answer_due_on)
    assert f"We promised you an answer by {due}. It will be later, and we are sorry." in words


def test_minutes_of_one_idea_change_what_fits(chair: Visitor) -> None:
    number = plan(chair, FIRST)
    put_before(number, 3)
    chair.open(f"/en/huddles/{number}")
    assert chair.page
    chair.open(chair.page.link("Other number of minutes: Idea 0"))
    chair.send(minutes="5")
    assert chair.page.has("They need about 29 minutes. This huddle has 30 minutes for ideas.")
    assert not chair.page.has("No time in this huddle")


@pytest.mark.parametrize("odd", ["", "0", "61", "-5", "ten", "1e9", "٥", "9" * 50])
def test_minutes_are_a_number_from_1_to_60(chair: Visitor, odd: str) -> None:
    number = plan(chair, FIRST)
    put_before(number)
    chair.open(f"/en/huddles/{number}")
    assert chair.page
    chair.open(chair.page.link("Other number of minutes: Idea 0"))
    chair.send(minutes=odd)
    assert (chair.page.status, chair.page.faults()) == (422, ["Write a number of minutes from 1 to 60"])


def test_sixty_ideas_on_one_list_are_shown_and_most_of_them_find_no_time(app: Flask, chair: Visitor) -> None:
    number = plan(chair, FIRST)
    put_before(number, 60)
    page = chair.open(f"/en/huddles/{number}")
    assert page.has("60 ideas wait for a decision.")
    assert page.has("58 ideas have no time")
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert not member.open(f"/en/huddles/{number}").has("Move them and tell their people")


@pytest.mark.parametrize("day", ["9999-12-31", "2100-01-01"])
def test_no_huddle_is_planned_or_moved_so_far_ahead_that_nobody_can_count_there(chair: Visitor, day: str) -> None:
    number = plan(chair, FIRST)
    for address in ("/en/huddles", f"/en/huddles/{number}/move"):
        page = chair.send(address, on=day)
        assert (page.status, page.faults()) == (422, ["Choose a day before the year 2100"])


def test_only_the_chair_plans_again_what_was_called_off(app: Flask, chair: Visitor) -> None:
    number = plan(chair, FIRST)
    chair.send(f"/en/huddles/{number}/call-off", why="Snow")
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.send("/en/huddles", on=FIRST.isoformat())
    assert (page.status, page.faults()) == (422, ["This huddle was called off. Only the chair plans it again."])


def test_a_number_of_minutes_as_long_as_a_book_is_a_wrong_answer(chair: Visitor) -> None:
    chair.open("/en/huddles/weekly")
    page = chair.send(weekday="3", starts_at="12:30", minutes="9" * 5_000)
    assert (page.status, page.faults()) == (422, ["Choose how long it takes"])


def test_far_days_push_no_near_one_out_of_the_list(chair: Visitor) -> None:
    for n in range(31):
        plan(chair, SECOND + dt.timedelta(days=n))
    plan(chair, FIRST)
    assert chair.open("/en/huddles").has("The next huddle Thursday 5 March 2099")
