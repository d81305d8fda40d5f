"""A small test began on the day that somebody says; what was expected too late is said to be late."""

import datetime as dt
import re

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.actions import start_project
from app.improvement.actions.cycles import Plan, start_ramp
from app.improvement.models import Purpose
from app.proposals.models import Proposal
from tests import make
from tests.improvement.trying import tried
from tests.visitor import Visitor

FIRST, LAST = dt.date(2026, 3, 2), dt.date(2026, 3, 3)
OVER = "Written after the test: its last planned day was Tuesday 3 March 2026."
BEGUN = "Written after the test had begun, which was on Monday 2 March 2026."
BEGIN = "Begin the small test"


def at(day: int) -> None:
    calendar.set_clock(lambda: dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC))


@pytest.fixture(autouse=True)
def the_day_before(app: Flask) -> None:
    """Before anybody has a role or an idea."""
    at(1)


def planned(expected_on: int) -> tuple[Proposal, int, int]:
    """An idea, its small test of two days, and its measure; what is expected was written on a day of March."""
    idea, measure = tried("3")
    sam = make.staff()
    at(expected_on)
    plan = Plan(Purpose.TEST, "1 nurse", FIRST, LAST, "Sam", "A bag is wrong.", (("Are they ready?", "All of them."),))
    with db.transaction():
        return idea, start_ramp(start_project(make.again(idea), by=sam), "Pack the evening before.", plan, by=sam).id, measure


def test_a_test_that_is_written_down_later_began_on_its_day_on_the_page_and_in_the_chart(sam: Visitor) -> None:
    _idea, number, measure = planned(1)
    at(7)
    sam.open(f"/en/small-tests/{number}")
    page = sam.press(BEGIN, began_on="2026-03-02")
    assert (page.has("Begun on Monday 2 March 2026"), page.has(OVER), page.has(BEGUN)) == (True, False, False)
    assert re.search("Monday 2 March 2026 +Small test 1 of a change began", " ".join(sam.open(f"/en/measures/{measure}").words().split()))


def test_a_test_begins_today_where_nobody_says_another_day(sam: Visitor) -> None:
    _idea, number, _measure = planned(1)
    at(2)
    sam.open(f"/en/small-tests/{number}")
    assert sam.press(BEGIN).has("Begun on Monday 2 March 2026")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-03-08", "This day is still to come. Write a day that has been"),
        ("2006-03-02", "This day is more than 5 years ago. Check the year"),
        ("soon", "Write a date, or leave it empty"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_test_has_not_begun(sam: Visitor, day: str, sentence: str) -> None:
    _idea, number, _measure = planned(1)
    at(7)
    sam.open(f"/en/small-tests/{number}")
    page = sam.press(BEGIN, began_on=day)
    assert (page.status, page.faults(), day in page.text) == (422, [sentence], True)
    assert not sam.open(f"/en/small-tests/{number}").has("Begun on")


def test_what_was_expected_after_the_last_day_is_said_to_be_written_after_the_test(sam: Visitor) -> None:
    idea, number, _measure = planned(5)
    assert sam.open(f"/en/small-tests/{number}").has(OVER)
    assert sam.press(BEGIN, began_on="2026-03-02").has(OVER)
    assert sam.open(f"/en/ideas/{idea.reference}/try-out/evaluation").has(OVER)


def test_what_was_expected_after_the_day_it_began_is_said_to_be_late(sam: Visitor) -> None:
    _idea, number, _measure = planned(3)
    sam.open(f"/en/small-tests/{number}")
    assert sam.press(BEGIN, began_on="2026-03-02").has(BEGUN)
