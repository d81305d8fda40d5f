"""Values as somebody types them: out of so many, several periods at once, and two people at the same time."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar, db
from app.improvement import queries
from app.improvement.charts.cells import NotUnderstood
from app.improvement.incoming import out_of_parts
from app.improvement.models import Every, Measure, MeasureType, Project
from app.improvement.queries.due import MOST_DUE, due_days, period_of
from app.people.models import RoleName
from tests import keys
from tests.improvement.measuring import enter, of_type
from tests.improvement.trying import done_to, rows, today, tried, values
from tests.visitor import Visitor

WEEK = dt.timedelta(days=7)
PERCENT, RATE = MeasureType.PERCENT, MeasureType.RATE


def field(name: str, weeks_ago: int) -> str:
    return f"{name}_{monday(weeks_ago):%Y%m%d}"


def monday(weeks_ago: int) -> dt.date:
    """The first day of a week: the first values of a measure wait for whole weeks of the calendar."""
    today = calendar.today()
    return today - dt.timedelta(days=today.weekday()) - weeks_ago * WEEK


# ---- out of so many ----


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ({"numerator": "9", "denominator": "20"}, "45", "45 9 of 20"),
        ({"numerator": "1", "denominator": "3"}, "33.33333333333333333333333333", "33.3 1 of 3"),
        ({"numerator": "0", "denominator": "7"}, "0", "0 0 of 7"),
        ({"numerator": "20", "denominator": "20"}, "100", "100 20 of 20"),
        ({"value": "45"}, "45", "45"),
        ({"value": "45 %"}, "45", "45"),
        ({"value": "12,5"}, "12.5", "12.5"),
    ],
)
def test_a_percentage_is_kept_from_0_to_100_however_it_comes(sam: Visitor, typed: dict[str, str], kept: str, shown: str) -> None:
    _idea, number = of_type(PERCENT)
    page = sam.send(f"/en/measures/{number}", **typed)
    assert (values(number)[0][1], shown in rows(page)[0]) == (kept, True)


FAULTS = [
    ({"numerator": "21", "denominator": "20"}, "The first number is above the second. At most all of them can be counted."),
    ({"numerator": "1", "denominator": "0"}, "Out of 0 nothing can be worked out. Leave this row empty."),
    ({"numerator": "-1", "denominator": "20"}, "A number is below 0. Both are counted from 0."),
    ({"numerator": "9"}, "Write out of how many"),
    ({"denominator": "9"}, "One of the two numbers is missing."),
    ({"numerator": "9", "denominator": "20", "value": "45"}, "Write the two numbers or the value, not both"),
    ({"value": "101"}, "A percentage is from 0 to 100."),
    ({"value": "-1"}, "A percentage is from 0 to 100."),
    ({"numerator": "5%", "denominator": "20"}, '"5%" has a percent sign. Write the number alone, and every value of the file in per cent.'),
    ({}, "Write a number"),
]


@pytest.mark.parametrize(("typed", "sentence"), FAULTS)
def test_a_part_that_cannot_be_is_refused_in_a_sentence_and_kept(sam: Visitor, typed: dict[str, str], sentence: str) -> None:
    _idea, number = of_type(PERCENT)
    page = sam.send(f"/en/measures/{number}", **typed)
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input")}
    assert (page.status, page.faults(), values(number)) == (422, [sentence], [])
    assert {name: boxes[name] for name in typed} == typed


def test_a_rate_follows_its_multiplier_when_that_changes(sam: Visitor) -> None:
    _idea, number = of_type(RATE, multiplier=1000)
    sam.send(f"/en/measures/{number}", numerator="6", denominator="1,200")
    assert values(number) == []  # 1,200 can be read in two ways
    sam.send(f"/en/measures/{number}", numerator="6", denominator="1200")
    assert values(number)[0][1] == "5"
    page = sam.send(f"/en/measures/{number}/change", multiplier="10,000")
    assert (values(number)[0][1], "50 6 of 1,200" in rows(page)[0]) == ("50", True)


def test_places_that_are_shown_cut_nothing_that_is_kept(sam: Visitor) -> None:
    _idea, number = of_type(PERCENT, decimals=1)
    page = sam.send(f"/en/measures/{number}", numerator="2", denominator="3")
    assert ("66.7 2 of 3" in rows(page)[0], values(number)[0][1].startswith("66.6666666")) == (True, True)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.sampled_from([1, 100, 1000, 10_000]))
def test_what_is_worked_out_is_exact_to_28_figures(above: int, below: int, times: int) -> None:
    exact = Fraction(above, below) * times
    found = out_of_parts(Decimal(above), Decimal(below), times, percent=False)
    assert abs(Fraction(found) - exact) <= exact / 10**27
    assert found.is_finite()


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_percentage_is_never_outside_0_to_100(above: int, below: int) -> None:
    try:
        assert 0 <= out_of_parts(Decimal(above), Decimal(below), 100, percent=True) <= 100
    except NotUnderstood:
        assert above > below


# ---- the periods that wait ----


def test_the_periods_that_are_over_wait_and_one_press_saves_those_that_are_filled(sam: Visitor) -> None:
    _idea, number = of_type(None, weeks=4)
    page = sam.open(sam.open(f"/en/measures/{number}").link("The values that wait"))
    assert len(page.all("fieldset")) == 4
    page = sam.send(**{field("value", 1): "5", field("value", 3): "4,5", field("note", 3): "Snow"})
    assert page.has("Saved: 2 values.")
    assert values(number) == [(monday(3).isoformat(), "4.5", "Snow"), (monday(1).isoformat(), "5", "")]
    page = sam.open(f"/en/measures/{number}/values")
    assert page.has("Nothing waits.")


def test_a_fault_stands_beside_its_row_and_nothing_is_saved(sam: Visitor) -> None:
    _idea, number = of_type(PERCENT, weeks=3)
    sam.open(f"/en/measures/{number}/values")
    told = {field("value", 1): "45", field("numerator", 2): "9", field("denominator", 2): "3", field("value", 3): "many"}
    page = sam.send(**told)
    assert (page.status, len(page.faults()), values(number)) == (422, 2, [])
    second = page.all("fieldset")[1]
    assert "The first number is above the second." in " ".join("".join(second.itertext()).split())
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input")}
    assert {name: boxes[name] for name in told} == told


def test_nothing_typed_is_said_and_a_day_that_no_page_offers_is_refused(sam: Visitor) -> None:
    _idea, number = of_type(None, weeks=1)
    sam.open(f"/en/measures/{number}/values")
    assert sam.send().faults() == ["Write at least one value"]
    sam.open(f"/en/measures/{number}/values")
    page = sam.send(day=["2900-01-01", "x"], value_29000101="5")
    assert (page.status, values(number)) == (422, [])


def test_at_most_26_periods_are_asked_for_and_a_gap_before_the_last_value_stays_one() -> None:
    measure, today = Measure(every=Every.DAY, starts_on=dt.date(2026, 1, 1)), dt.date(2026, 3, 1)
    days = due_days(measure, None, None, today)
    assert (len(days), days[0], days[-1]) == (MOST_DUE, dt.date(2026, 2, 28), dt.date(2026, 2, 3))
    assert due_days(measure, None, dt.date(2026, 2, 27), today) == [dt.date(2026, 2, 28)]
    months = Measure(every=Every.MONTH, starts_on=dt.date(2026, 1, 1))
    assert due_days(months, None, dt.date(2026, 1, 31), dt.date(2026, 4, 1)) == [dt.date(2026, 2, 28)]
    assert due_days(months, None, dt.date(9999, 12, 1), dt.date(2026, 4, 1)) == []


@pytest.mark.parametrize(
    ("every", "first"),
    [
        (Every.DAY, dt.date(2026, 5, 15)),
        (Every.WEEK, dt.date(2026, 5, 11)),
        (Every.TWO_WEEKS, dt.date(2026, 5, 11)),
        (Every.MONTH, dt.date(2026, 5, 1)),
        (Every.QUARTER, dt.date(2026, 4, 1)),
    ],
)
def test_the_first_period_of_a_try_out_that_began_on_a_friday_begins_as_the_calendar_does(every: Every, first: dt.date) -> None:
    friday = dt.date(2026, 5, 15)
    waiting = due_days(Measure(every=every), Project(started_on=friday), None, friday + 20 * WEEK)
    assert friday.weekday() == 4
    assert every is Every.DAY or waiting[-1] == first
    assert period_of(every, friday) == period_of(every, first) == first


def test_values_that_stand_keep_their_rhythm() -> None:
    weekly, thursday = Measure(every=Every.WEEK, starts_on=dt.date(2026, 5, 15)), dt.date(2026, 5, 21)
    assert due_days(weekly, None, thursday, dt.date(2026, 6, 5)) == [dt.date(2026, 5, 28)]


# ---- two people, one week ----


def test_the_second_of_two_sees_what_the_first_wrote_and_chooses(sam: Visitor, app: Flask) -> None:
    _idea, number = tried()
    robin = keys.staff(app, RoleName.HUDDLE_MEMBER, "robin@example.org")
    mine = robin.open(f"/en/measures/{number}")
    sam.send(f"/en/measures/{number}", on=today(), value="4.2")
    robin.page = mine
    page = robin.send(on=today(), value="5.1")
    assert (page.status, page.has("Sam wrote 4.2 for this day while you had the page open.")) == (422, True)
    assert values(number)[0][1] == "4.2"
    asked = robin.page
    robin.send(instead="theirs")
    assert values(number)[0][1] == "4.2"
    robin.page = asked
    robin.send(instead="mine")
    assert (values(number)[0][1], done_to(number)[0][1]["before"]) == ("5.1", "4.2")


def test_whoever_amends_what_stood_when_they_opened_the_page_is_asked_nothing(sam: Visitor) -> None:
    _idea, number = tried()
    enter(number, calendar.today(), "4.2", "robin@example.org")
    sam.send(f"/en/measures/{number}", on=today(), value="5.1")
    assert values(number)[0][1] == "5.1"


def test_two_who_fill_in_the_same_weeks_lose_no_value(sam: Visitor) -> None:
    _idea, number = of_type(None, weeks=2)
    sam.open(f"/en/measures/{number}/values")
    enter(number, monday(1), "7", "robin@example.org")
    page = sam.send(**{field("value", 1): "5", field("value", 2): "4"})
    assert (page.status, page.has("Robin wrote 7 for this period"), len(values(number))) == (422, True, 1)
    page = sam.send(**{field("instead", 1): "theirs"})
    assert [value for _on, value, _note in values(number)] == ["4", "7"]


def test_rows_that_somebody_changed_after_they_were_looked_at_are_looked_at_again(sam: Visitor) -> None:
    _idea, number = tried("5")
    sam.open(f"/en/measures/{number}/paste")
    sam.press("Look at these values", rows=f"{today()},6")
    enter(number, calendar.today(), "7", "robin@example.org")
    page = sam.press("Save these values")
    assert (page.has("These are not the values that you looked at. Look again."), page.has("7 becomes 6.")) == (True, True)
    sam.press("Save these values")
    assert values(number)[0][1] == "6"


def test_an_amended_point_knows_who_amended_it_and_keeps_what_it_was(sam: Visitor) -> None:
    _idea, number = of_type(PERCENT)
    sam.send(f"/en/measures/{number}", numerator="9", denominator="20")
    page = sam.send(f"/en/measures/{number}", numerator="10", denominator="20")
    assert (done_to(number)[0][1]["before"], page.has("9 of 20 became 10 of 20.")) == ("9 of 20", True)
    with db.reading():
        (value,) = queries.values_of([number])[number]
        assert value.entered_at > calendar.now() - dt.timedelta(minutes=5)
