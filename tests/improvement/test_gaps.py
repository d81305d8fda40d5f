"""Blank rows where a period has no value."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.improvement.charts import Point
from app.improvement.charts.gaps import MOST, days, months, with_gaps

Following = Callable[[dt.date, int], dt.date]
PERIODS = [days(1), days(7), days(14), months(1), months(3)]
FOLLOWING = st.sampled_from(PERIODS)
DAYS = st.one_of(
    st.lists(st.dates(), unique=True, max_size=4),
    st.lists(st.dates(dt.date(2023, 12, 1), dt.date(2025, 3, 1)), unique=True, max_size=30),
    st.lists(st.dates(dt.date(9999, 1, 1)), unique=True, max_size=10),
).map(sorted)


def points(on: list[dt.date]) -> list[Point]:
    return [Point(day, Decimal(1)) for day in on]


def blanks(following: Following, *on: str) -> list[str]:
    """The days of the blank rows in a series of these days."""
    return [
        point.on.isoformat() for point in with_gaps(points([dt.date.fromisoformat(day) for day in on]), following) if point.value is None
    ]


@given(DAYS, FOLLOWING)
def test_every_value_stays_and_the_days_stay_in_order(on: list[dt.date], following: Following) -> None:
    found = with_gaps(points(on), following)
    assert [point for point in found if point.value is not None] == points(on)
    assert all(before.on < after.on for before, after in pairwise(found))
    assert len(found) <= MOST + 2 * len(on)


@given(DAYS, FOLLOWING)
def test_what_is_far_from_its_neighbour_is_never_joined_to_it(on: list[dt.date], following: Following) -> None:
    found = with_gaps(points(on), following)
    joined = [(a.on, b.on) for a, b in pairwise(found) if a.value is not None and b.value is not None]
    assert [(a, b) for a, b in joined if b > following(a, 2)] == []


@given(DAYS, FOLLOWING)
def test_gaps_that_are_marked_are_not_marked_again(on: list[dt.date], following: Following) -> None:
    once = with_gaps(points(on), following)
    assert with_gaps(once, following) == once


@given(st.dates(dt.date.min, dt.date(9900, 1, 1)), FOLLOWING, st.integers(2, 40))
def test_a_value_in_each_period_leaves_no_gap(first: dt.date, following: Following, count: int) -> None:
    on = [following(first, n) for n in range(count)]
    assert with_gaps(points(on), following) == points(on)


@given(st.dates(dt.date.min, dt.date(9900, 1, 1)), FOLLOWING, st.integers(1, 20))
def test_so_many_periods_that_are_missing_are_so_many_blank_rows(first: dt.date, following: Following, missing: int) -> None:
    found = with_gaps(points([first, following(first, missing + 1)]), following)
    assert [point.on for point in found if point.value is None] == [following(first, n) for n in range(1, missing + 1)]


@pytest.mark.parametrize("missing", [1, 3])
def test_a_value_that_was_left_out_is_a_gap_already(missing: int) -> None:
    rows = [
        Point(dt.date(2026, 1, 5), Decimal(1)),
        Point(dt.date(2026, 1, 12), None),
        Point(dt.date(2026, 1, 12) + dt.timedelta(weeks=missing), Decimal(1)),
    ]
    assert with_gaps(rows, days(7)) == rows


def test_a_week_has_its_value_some_days_early_or_late() -> None:
    assert blanks(days(7), "2026-01-05", "2026-01-15", "2026-01-19", "2026-01-23") == []
    assert blanks(days(7), "2026-01-05", "2026-01-16") == ["2026-01-12"]


def test_months_that_end_earlier_are_met_on_their_last_day() -> None:
    assert blanks(months(1), "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31") == []
    assert blanks(months(1), "2026-01-31", "2026-05-31") == ["2026-02-28", "2026-03-31", "2026-04-30"]
    assert blanks(months(1), "2024-01-31", "2024-03-31") == ["2024-02-29"]
    assert blanks(months(3), "2023-11-30", "2024-05-31") == ["2024-02-29"]
    assert blanks(months(1), "2025-11-30", "2026-01-31") == ["2025-12-30"]


@pytest.mark.parametrize("following", PERIODS)
def test_the_calendar_begins_in_year_1_and_ends_in_9999(following: Following) -> None:
    whole = with_gaps(points([dt.date.min, dt.date.max]), following)
    assert (whole[0].on, whole[-1].on, whole[1].value) == (dt.date.min, dt.date.max, None)
    assert with_gaps(points([dt.date(9999, 12, 30), dt.date.max]), following) == points([dt.date(9999, 12, 30), dt.date.max])
    assert following(dt.date.max, 1) == dt.date.max


def test_a_hole_of_centuries_breaks_the_line_and_fills_no_memory() -> None:
    assert len(with_gaps(points([dt.date(1700, 1, 1), dt.date(2026, 1, 1)]), days(1))) <= MOST + 2
