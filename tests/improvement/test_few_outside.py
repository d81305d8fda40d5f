"""What everybody reads of a measure whose values could tell of a few people: no number, and nothing that a number follows from."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.web.guests import shelf
from app.improvement import actions
from app.improvement.incoming import Figures
from app.improvement.models import Measure, MeasureType
from app.improvement.queries import project_of
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make
from tests.improvement.trying import WEEK, pictures, tried
from tests.visitor import Seen, Visitor

HIDDEN = "We do not show these numbers. They could tell something about a few people."
FALLS = "60 58 56 54 52 50 48 46 44 42 40 38 36 34 32 30 28"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    shelf.clear()
    yield
    shelf.clear()


def shown(idea: Proposal, kind: MeasureType, unit: str = "people") -> None:
    with db.transaction() as session:
        for measure in session.scalars(select(Measure)):
            measure.type, measure.unit, measure.shown_at = kind, unit, calendar.now()


def read(visitor: Visitor, idea: Proposal) -> Seen:
    return visitor.open(f"/en/ideas/{idea.reference}/how-it-goes")


def counted(values: str) -> Proposal:
    idea, _number = tried(values)
    shown(idea, MeasureType.COUNT)
    return idea


def worked_out(kind: MeasureType, *parts: tuple[int, int]) -> Proposal:
    """Values out of their parts, for each hundred, week by week up to today."""
    idea, number = tried()
    by = make.staff()
    shown(idea, kind)
    with db.transaction() as session:
        measure = session.get_one(Measure, number)
        measure.multiplier = 100
        for week, (part, whole) in enumerate(reversed(parts)):
            of = Figures(Decimal(100 * part) / whole, Decimal(part), Decimal(whole))
            actions.enter(measure, calendar.today() - week * WEEK, of, by=by)
    return idea


@pytest.mark.parametrize("kind", [MeasureType.RATE, MeasureType.PERCENT])
def test_a_rate_of_nearly_everybody_does_not_tell_of_the_few_others(visitor: Visitor, kind: MeasureType) -> None:
    page = read(visitor, worked_out(kind, (97, 100)))
    assert (page.has(HIDDEN), page.has("97")) == (True, False)


def test_a_rate_of_many_is_shown(visitor: Visitor) -> None:
    page = read(visitor, worked_out(MeasureType.RATE, (60, 100)))
    assert (page.has(HIDDEN), page.has("60 people")) == (False, True)


def test_a_running_total_does_not_tell_of_the_few_who_came_to_it(visitor: Visitor) -> None:
    page = read(visitor, counted("100 103 104"))
    assert (page.has(HIDDEN), page.has("104"), pictures(page)) == (True, False, [])


def test_a_running_total_that_was_corrected_twice_does_not_tell_of_the_few_who_came_to_it(visitor: Visitor) -> None:
    page = read(visitor, counted("100 103 102 107 106 111 118"))
    assert (page.has(HIDDEN), page.has("118"), pictures(page)) == (True, False, [])


def test_the_team_is_told_why_the_numbers_of_a_running_total_are_not_shown(app: Flask) -> None:
    idea = counted("100 103 102 107 106 111 118")
    page = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/ideas/{idea.reference}/try-out/shown")
    assert page.has("Or two of them differ by a few people.")


def test_a_slip_that_does_not_count_makes_no_other_series_of_a_running_total(visitor: Visitor) -> None:
    idea, number = tried("100 103 910 104")
    shown(idea, MeasureType.COUNT)
    by = make.staff()
    with db.transaction() as session:
        actions.leave_out(session.get_one(Measure, number), calendar.today() - WEEK, "It was a slip.", by=by)
    page = read(visitor, idea)
    assert (page.has(HIDDEN), page.has("103")) == (True, False)


@pytest.mark.parametrize("kind", [MeasureType.RATE, MeasureType.PERCENT])
def test_shares_of_running_totals_do_not_tell_of_the_few_who_came_to_them(visitor: Visitor, kind: MeasureType) -> None:
    page = read(visitor, worked_out(kind, (20, 40), (21, 42), (22, 43)))
    assert (page.has(HIDDEN), page.has("51.2"), pictures(page)) == (True, False, [])


@pytest.mark.parametrize("parts", [[(20, 40), (21, 42), (19, 39), (22, 43)], [(20, 43), (21, 43), (22, 43)]])
def test_shares_of_other_people_each_week_are_shown(visitor: Visitor, parts: list[tuple[int, int]]) -> None:
    page = read(visitor, worked_out(MeasureType.PERCENT, *parts))
    assert (page.has(HIDDEN), page.has("51.2 people")) == (False, True)


def test_a_count_that_goes_up_and_down_is_shown(visitor: Visitor) -> None:
    assert read(visitor, counted("100 103 104 101")).has("101 people")


def test_words_beside_hidden_numbers_hold_no_number_and_say_nothing_of_the_goal(visitor: Visitor) -> None:
    idea, _number = tried(FALLS)
    shown(idea, MeasureType.PERCENT)
    told = next(part for part in read(visitor, idea).all("div") if part.get("class") == "result")
    said = " ".join("".join(told.itertext()).split())
    assert "This is more than chance: it gets better." in said
    assert not re.search(r"\d|goal|line|result", said), said


def test_two_counts_in_the_same_unit_are_warned_of_and_not_kept_back(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    idea, number = tried("100 120 100")
    warned = "If one is a part of another, the difference could tell of a few people."
    shown(idea, MeasureType.COUNT)
    address = f"/en/ideas/{idea.reference}/try-out/shown"
    assert not sam.open(address).has(warned)
    by = make.staff()
    with db.transaction() as session:
        first, project = session.get_one(Measure, number), project_of(make.again(idea))
        assert project
        second = actions.Described(first.kind, "With a bag", "Tally", "People", first.direction, first.every, type=MeasureType.COUNT)
        other = actions.add_measure(project, second, by=by)
        for weeks, value in enumerate((97, 117, 97)):
            actions.enter(other, calendar.today() - weeks * WEEK, Figures(number=Decimal(value)), by=by)
        chosen = [str(number), str(other.id)]
    page = sam.open(address)
    assert (page.has(warned), page.has("With a bag")) == (True, True)
    sam.send(address, measures=chosen)
    assert read(Visitor(app), idea).has("97 People")
