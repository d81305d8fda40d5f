"""Working days as England counts them, in the zone of the service."""

import datetime as dt

import pytest

from app.core import calendar

D = dt.date


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (D(2026, 4, 2), True), (D(2026, 4, 3), False), (D(2026, 4, 6), False), (D(2026, 4, 7), True), (D(2026, 4, 11), False), (D(2026, 4, 12), False),
        (D(2026, 5, 4), False), (D(2026, 5, 25), False), (D(2026, 8, 31), False), (D(2026, 8, 3), True), (D(2026, 3, 17), True), (D(2026, 11, 30), True), (D(2026, 1, 2), True),
        (D(2026, 12, 25), False), (D(2026, 12, 28), False), (D(2027, 12, 27), False), (D(2027, 12, 28), False), (D(2022, 9, 19), False), (D(2023, 5, 8), False),
    ],
)  # fmt: skip
def test_working_days_are_those_of_england_and_not_of_scotland_or_ireland(home: object, day: dt.date, works: bool) -> None:
    assert calendar.is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (D(2026, 4, 1), 10, D(2026, 4, 17)),
        (D(2026, 12, 23), 10, D(2027, 1, 11)),
        (D(2026, 4, 3), 1, D(2026, 4, 7)),
        (D(2026, 4, 4), 1, D(2026, 4, 7)),
        (D(2026, 6, 1), 0, D(2026, 6, 1)),
        (D(2026, 6, 5), 1, D(2026, 6, 8)),
    ],
)
def test_the_day_itself_is_not_counted(home: object, start: dt.date, count: int, end: dt.date) -> None:
    assert calendar.add_working_days(start, count) == end
    assert calendar.working_days_between(start, end) == count
    assert calendar.working_days_between(end, start) == -count


def test_a_date_is_the_date_where_the_service_is(home: object) -> None:
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert (calendar.on_date(late), calendar.on_date(late.replace(month=1, day=30))) == (D(2026, 7, 1), D(2026, 1, 30))
    calendar.set_clock(lambda: late)
    assert (calendar.now(), calendar.today()) == (late, D(2026, 7, 1))
    calendar.reset_clock()
    assert calendar.now() != late
