"""What an aim lacks is said beside it, and it is saved all the same."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.actions import start_project
from app.improvement.aims import BEFORE_START, FAR_AWAY, NO_AMOUNT, NO_DAY, NO_NUMBER, SOLUTION, warnings_of
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.going import begun

START = dt.date(2026, 2, 28)
SOON = dt.date(2026, 9, 30)
GOOD = "On the two frailty wards, people have 3 new pressure ulcers per 1,000 bed days, not 6."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (GOOD, []),
        ("By 30 September 2026, cut new category 2+ pressure ulcers on the two frailty wards from 6 to 3 per 1,000 bed days.", []),
        ("People on Alder Ward have their medicines within 3 hours. Before, it took 5.", []),
        ("Reduce falls on Birch Ward by half.", []),
        ("Improve to 90% the people who are seen in time.", []),
        ("Reduce the wait from five hours to three.", []),
        ("People wait less.", [NO_NUMBER]),
        ("By 30 September 2026 people feel safe.", [NO_NUMBER]),
        ("In 2026 people feel safe.", [NO_NUMBER]),
        ("Nobody waits for medicines.", []),
        ("Improve the discharge of patients.", [NO_AMOUNT]),
        ("REDUCE falls on 2 wards.", [NO_AMOUNT]),
        ("Better sleep by 1 May 2026.", [NO_AMOUNT]),
        ("Introduce a checklist on 3 wards.", [SOLUTION]),
        ("Rolling out the app so that care improves.", [NO_AMOUNT, SOLUTION]),
        ("We execute the plan and 9 of 10 people hear the same day.", []),
    ],
)
def test_the_words_of_an_aim_are_looked_at(words: str, expected: list[str]) -> None:
    assert warnings_of(words, SOON, START) == expected


@pytest.mark.parametrize(
    ("words", "by_on", "expected"),
    [
        (GOOD, None, [NO_DAY]),
        (f"{GOOD} By 1 May 2026.", None, []),
        (GOOD, START, []),
        (GOOD, START - dt.timedelta(days=1), [BEFORE_START]),
        (GOOD, dt.date(2028, 2, 28), []),
        (GOOD, dt.date(2028, 2, 29), [FAR_AWAY]),
        ("Introduce a checklist.", None, [NO_NUMBER, SOLUTION, NO_DAY]),
    ],
)
def test_the_day_of_an_aim_is_looked_at(words: str, by_on: dt.date | None, expected: list[str]) -> None:
    assert warnings_of(words, by_on, START) == expected


@pytest.mark.parametrize("by_on", ["1900-01-01", "2900-12-31"])
def test_an_aim_for_a_day_in_another_century_is_refused_and_kept_in_the_box(app: Flask, by_on: str) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    where = f"/en/ideas/{begun().reference}/try-out/aim"
    page = sam.send(where, words=GOOD, by_on=by_on)
    assert (page.status, page.faults()) == (422, ["This day is more than 10 years away. Check the year"])
    assert by_on in page.text
    assert not sam.open(where).has(GOOD)


def test_an_aim_for_a_day_before_the_beginning_is_saved_and_says_so(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    yesterday = calendar.today() - dt.timedelta(days=1)
    page = sam.send(f"/en/ideas/{begun().reference}/try-out/aim", words=GOOD, by_on=yesterday.isoformat())
    assert (page.status, page.has(GOOD), page.has(BEFORE_START)) == (200, True, True)


def test_an_aim_that_lacks_something_is_saved_and_says_what_it_lacks(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    idea = make.public_idea()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.COACHING
        start_project(found, by=make.staff())
    where = f"/en/ideas/{idea.reference}/try-out"
    saved = sam.send(f"{where}/aim", words="Improve discharge.")
    assert (saved.address, saved.has("Improve discharge."), saved.has(NO_AMOUNT), saved.has(NO_DAY)) == (where, True, True, True)
    assert sam.open(f"{where}/aim").has(NO_AMOUNT)
    better = sam.send(f"{where}/aim", words="People wait 3 hours, not 5, by 1 May 2099.", by_on="")
    assert (better.has("You can make it clearer"), sam.open(f"{where}/aim").has(NO_DAY)) == (False, False)
