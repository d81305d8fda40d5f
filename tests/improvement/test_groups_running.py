"""Running totals by group that several people enter: nobody finds out by trying what somebody else entered."""

import csv
import datetime as dt
import io
import json

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.sheets import MARK
from app.improvement.groups import Count, shown
from app.people.models import RoleName
from tests import keys
from tests.improvement.splitting import day, split
from tests.visitor import Seen, Visitor

NAMES = ("Women", "Men")
FALLS = "A running total cannot fall, nor rise by more than its whole. Look at the periods before and after"
GUESSES = (*range(10), 13, 14, 15, 16, 40)
BETWEEN = dt.timedelta(days=1)


@pytest.fixture
def mina(app: Flask) -> Visitor:
    """She enters numbers beside those of somebody else."""
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "mina@example.org")


def write(who: Visitor, number: int, on: dt.date, *parts: int) -> Seen:
    """One period: how many there were in each group since the beginning."""
    told = {f"part_{place}": str(part) for place, part in enumerate(parts, 1)}
    return who.send(f"/en/measures/{number}/groups/enter", on=on.isoformat(), **told)


def look(who: Visitor, number: int) -> list[list[str]]:
    """What the page says of each period, newest first, "-" where it is hidden."""
    page = who.open(f"/en/measures/{number}/groups")
    rows = [["".join(cell.itertext()).strip() for cell in row.iter("td")] for row in page.all("tbody")[0].iter("tr")]
    return [["-" if "Hidden" in cell else cell for cell in row] for row in rows]


def in_the_files(who: Visitor, idea: str, number: int) -> list[list[list[str]]]:
    """The same of both files."""
    told = who.open(f"/en/measures/{number}/values.csv", inspect=False).text.removeprefix(MARK)
    data = json.loads(who.open(f"/en/ideas/{idea}/try-out/export.json", inspect=False).text)["data"]
    found = []
    for rows in (list(csv.DictReader(io.StringIO(told))), data):
        days: dict[str, list[str]] = {}
        for row in rows:
            if row["group"]:
                days.setdefault(row["date"], []).append("-" if row["hidden"] else str(row["numerator"]))
        found.append([days[on] for on in sorted(days, reverse=True)])
    return found


# ---- by trying what is refused ----


@pytest.mark.parametrize("hidden", [3, 6])
def test_a_number_beside_that_of_somebody_else_is_never_refused_for_it(mina: Visitor, hidden: int) -> None:
    """The second group falls with every guess of the first, so that something is always wrong and nothing would be kept."""
    _idea, number = split([hidden, 30], [hidden + 20, 60], names=NAMES, running=True)
    tried = [write(mina, number, day(1) + BETWEEN, guess, 1) for guess in GUESSES]
    assert [(page.status, page.faults()) for page in tried] == [(200, [])] * len(GUESSES)


@pytest.mark.parametrize("hidden", [3, 6])
def test_what_is_refused_beside_an_own_number_says_nothing_of_the_one_between(mina: Visitor, hidden: int) -> None:
    _idea, number = split([hidden, 30], [hidden + 20, 60], names=NAMES, running=True)
    write(mina, number, day(2), 0, 90)
    tried = [write(mina, number, day(1) + BETWEEN, guess, 80) for guess in GUESSES]
    assert [(page.status, page.faults()) for page in tried] == [(422, [FALLS])] * len(GUESSES)
    assert [[box.get("name") for box in page.all("input") if box.get("aria-invalid") == "true"] for page in tried] == [
        ["part_2"],
    ] * len(GUESSES)


def test_totals_that_fall_are_refused_where_they_are_pasted_together(mina: Visitor) -> None:
    _idea, number = split([1, 2], names=NAMES, running=True)
    mina.open(f"/en/measures/{number}/groups/paste")
    rows = [f"{day(weeks)},{name},{part}" for weeks, part in ((2, 40), (1, 30)) for name in NAMES]
    mina.press("Look at these numbers", rows="\n".join(rows))
    page = mina.press("Save these numbers")
    assert (page.status, page.has("A running total cannot fall")) == (422, True)
    assert look(mina, number) == [["-", "-"]]


# ---- by an own period beside it ----


@pytest.mark.parametrize("hidden", [3, 6])
def test_an_own_later_period_begins_to_be_shown_at_no_number(mina: Visitor, hidden: int) -> None:
    """Its difference to the hidden number would be shown from 8 on."""
    idea, number = split([hidden, 30], [hidden + 20, 60], names=NAMES, running=True)
    for guess in GUESSES:
        write(mina, number, day(0), guess, 90)
        page = look(mina, number)
        assert page == [["-", "-"], ["-", "-"]]
        assert in_the_files(mina, str(idea.reference), number) == [page, page]


def test_an_own_earlier_period_hides_what_somebody_else_added_to_it(mina: Visitor) -> None:
    _idea, number = split([20, 30], [45, 60], names=NAMES, running=True)
    write(mina, number, day(1) - BETWEEN, 10, 10)
    assert look(mina, number) == [["25", "30"], ["-", "-"], ["10", "10"]]
    assert mina.open(f"/en/measures/{number}/groups").has("It is hidden where somebody else wrote the period before.")


def test_whoever_enters_the_whole_series_sees_what_each_period_added(mina: Visitor) -> None:
    idea, number = split([20, 30], [45, 60], names=NAMES, running=True)
    write(mina, number, day(0), 45, 60)
    assert look(mina, number) == [["-", "-"], ["20", "30"]]
    write(mina, number, day(1), 20, 30)
    assert look(mina, number) == [["25", "30"], ["20", "30"]]
    assert in_the_files(mina, str(idea.reference), number) == [look(mina, number)] * 2


# ---- any series ----

MONTHS = [dt.date(2026, month, 5) for month in range(1, 6)]
PARTS = st.lists(st.lists(st.integers(0, 60), min_size=2, max_size=2), min_size=5, max_size=5)


@settings(deadline=None)
@given(st.lists(st.sampled_from([1, 2, None]), min_size=5, max_size=5), PARTS, PARTS)
def test_what_is_shown_of_ones_own_periods_is_the_same_whatever_others_entered(
    people: list[int | None], first: list[list[int]], second: list[list[int]]
) -> None:
    whose = dict(zip(MONTHS, people, strict=True))
    looks = []
    for theirs in (first, second):
        parts = [own if who == 1 else other for who, own, other in zip(people, first, theirs, strict=True)]
        entered = {on: [Count(part) for part in period] for on, period in zip(MONTHS, parts, strict=True)}
        looks.append([period.cells for period in shown(entered, running=True, whose=whose) if whose[period.on] == 1])
    assert looks[0] == looks[1]


def test_where_nobody_knows_who_entered_two_totals_their_difference_is_hidden() -> None:
    entered = {MONTHS[0]: [Count(20), Count(30)], MONTHS[1]: [Count(45), Count(60)]}
    for whose in ({}, dict.fromkeys(MONTHS)):
        told = shown(entered, running=True, whose=whose)
        assert [[cell.part for cell in period.cells] for period in told] == [[20, 30], [None, None]]
