"""The page where somebody is asked says truly when the letter goes, and whether it can be translated first."""

import datetime as dt

from app.core import calendar, db
from app.improvement.actions import start_project
from app.improvement.actions.cycles import Plan, start_ramp
from app.improvement.models import Purpose
from tests import make
from tests.improvement.test_witnesses import LAST_DAY, NOOR, ON_THE_DAY, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import number
from tests.improvement.trying import worked_on
from tests.visitor import Visitor

__all__ = ["number", "test_under_way", "the_day_before"]
NO_TIME = "There is no time to translate it before the letter goes."
SOMEBODY = "Where they read another language, somebody translates it."
IN_ENGLISH = "There is no time to translate it first: they read it in English."


def planned(last: dt.date) -> int:
    """A small test that has not begun."""
    idea, by = worked_on(), make.staff()
    plan = Plan(Purpose.TEST, "1 nurse", LAST_DAY, last, "Sam", "A bag is wrong.", (("Are they ready?", "Yes."),))
    with db.transaction():
        return start_ramp(start_project(make.again(idea), by=by), "Pack the evening before.", plan, by=by).id


def test_with_time_left_somebody_translates_it(sam: Visitor) -> None:
    page = sam.open(f"/en/small-tests/{planned(LAST_DAY + dt.timedelta(days=4))}/ask")
    assert (page.has(SOMEBODY), page.has(NO_TIME)) == (True, False)
    page = sam.send(**NOOR)
    assert (page.has("They are asked on the last day of the test."), page.has(IN_ENGLISH)) == (True, False)


def test_on_the_last_day_the_page_says_that_there_is_no_time_and_what_happens_instead(sam: Visitor, number: int) -> None:
    calendar.set_clock(lambda: ON_THE_DAY)
    page = sam.open(f"/en/small-tests/{number}/ask")
    told = (page.has(SOMEBODY), page.has(NO_TIME), page.has("within the hour"), page.has("phones them with an interpreter"))
    assert told == (False, True, True, True)
    page = sam.send(**NOOR)
    assert (page.has("They are asked within the hour"), page.has(IN_ENGLISH), page.has("The letter goes within the hour.")) == (True,) * 3


def test_whoever_reads_english_is_not_told_of_a_translation(sam: Visitor, number: int) -> None:
    calendar.set_clock(lambda: ON_THE_DAY)
    sam.open(f"/en/small-tests/{number}/ask")
    assert not sam.send(**NOOR | {"reading": "en-easy"}).has(IN_ENGLISH)


def test_before_a_test_begins_its_last_day_can_be_moved(sam: Visitor) -> None:
    there = planned(LAST_DAY)
    calendar.set_clock(lambda: ON_THE_DAY)
    page = sam.open(f"/en/small-tests/{there}/ask")
    assert page.has("They get a letter with a link once it has. Do you give a phone number?")
    assert sam.open(page.link("move the last day")).h1 == "Plan: small test 1"
