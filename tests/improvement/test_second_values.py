"""A second value of one period: asked about with the day of the first, wherever it is written, and never forbidden."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.i18n import long_date
from app.improvement import queries
from app.improvement.models import Every, Measure, MeasureType
from app.improvement.queries.periods import seconds
from app.people.models import RoleName
from tests import keys
from tests.improvement.trying import tried, values
from tests.visitor import Visitor

KEEP = "Yes, keep both"


def monday() -> dt.date:
    """Of the last week that is over."""
    today = calendar.today()
    return today - dt.timedelta(days=today.weekday() + 7)


def after(days: int) -> str:
    return (monday() + dt.timedelta(days=days)).isoformat()


def said(value: str, days: int = 0) -> str:
    return f"This week has a value already: {value} on {long_date(monday() + dt.timedelta(days=days))}."


def ticked(sam: Visitor) -> str:
    """The box on the page last seen, as it is sent when somebody ticks it."""
    assert sam.page is not None
    assert sam.page.has(KEEP)
    return next(box.get("value", "") for box in sam.page.all("input") if box.get("name") == "both")


def test_a_second_value_of_one_week_is_asked_about_and_both_ways_out_work(sam: Visitor) -> None:
    _idea, number = tried()
    sam.send(f"/en/measures/{number}", on=after(2), value="5")
    page = sam.send(on=after(5), value="9")
    assert (page.status, page.has(said("5", 2))) == (422, True)
    assert page.has("To change that one, write its day here. If both are right, say so below")
    assert values(number) == [(after(2), "5", "")]
    sam.send(on=after(5), value="9", both=ticked(sam))
    sam.send(f"/en/measures/{number}", on=after(2), value="6")
    assert values(number) == [(after(2), "6", ""), (after(5), "9", "")]


def test_a_box_that_was_ticked_for_one_day_does_not_answer_for_another(sam: Visitor) -> None:
    _idea, number = tried()
    sam.send(f"/en/measures/{number}", on=after(2), value="5")
    sam.send(on=after(5), value="9")
    page = sam.send(on=after(6), value="9", both=ticked(sam))
    assert (page.status, len(values(number))) == (422, 1)


def test_a_value_that_was_left_out_and_the_next_week_are_not_asked_about(sam: Visitor) -> None:
    _idea, number = tried()
    sam.send(f"/en/measures/{number}", on=after(2), value="5")
    sam.send(on=after(-1), value="4")
    sam.send(f"/en/measures/{number}/leave-out", on=after(2), why="The ward was closed.")
    sam.send(f"/en/measures/{number}", on=after(5), value="9")
    assert [value for _on, value, _note in values(number)] == ["4", "5", "9"]


def test_pasted_values_of_one_week_are_named_in_the_preview_and_saved_once_somebody_says_that_both_are_right(sam: Visitor) -> None:
    _idea, number = tried()
    sam.send(f"/en/measures/{number}", on=after(2), value="5")
    page = sam.send(f"/en/measures/{number}/paste", rows=f"{after(5)}\t9\n{after(-7)}\t3\n{after(-5)}\t4")
    second, first, beside = (long_date(dt.date.fromisoformat(after(days))) for days in (5, 2, -5))
    assert page.has(f"{second}: in the same period as 5 on {first}, which is here already.")
    assert page.has(f"{beside}: in the same period as {long_date(dt.date.fromisoformat(after(-7)))}.")
    page = sam.press("Save these values")
    assert (page.status, page.has("Say whether there are two values in one period, or take one out")) == (422, True)
    assert len(values(number)) == 1
    sam.press("Save these values", both=ticked(sam))
    assert [value for _on, value, _note in values(number)] == ["3", "4", "5", "9"]


def test_a_period_that_got_a_value_of_another_day_in_the_meantime_gets_no_second_one_unasked(app: Flask, sam: Visitor) -> None:
    _idea, number = tried()
    with db.transaction():
        measure = db.session.get(Measure, number)
        assert measure is not None
        measure.starts_on = monday()
    page = sam.open(f"/en/measures/{number}/values")
    assert page.status == 200
    keys.staff(app, RoleName.HUDDLE_MEMBER, "robin@example.org").send(f"/en/measures/{number}", on=after(3), value="5")
    page = sam.send(**{f"value_{monday():%Y%m%d}": "9"})
    assert (page.status, page.has(said("5", 3)), len(values(number))) == (422, True, 1)


@pytest.mark.parametrize(
    ("every", "of", "apart", "asked"),
    [
        (Every.DAY, None, 1, False),
        (Every.WEEK, None, 6, True),
        (Every.WEEK, None, 7, False),
        (Every.WEEK, MeasureType.DAYS_BETWEEN, 1, False),
        (Every.TWO_WEEKS, None, 7, True),
        (Every.TWO_WEEKS, None, 8, False),
    ],
)
def test_what_a_period_is_follows_how_often_there_is_a_value(every: Every, of: MeasureType | None, apart: int, asked: bool) -> None:
    _idea, number = tried(every=every)
    with db.transaction():
        measure = db.session.get(Measure, number)
        assert measure is not None
        measure.type = of
        days = [monday(), monday() + dt.timedelta(days=apart)]
        assert [(one.on, one.first, one.said) for one in seconds(measure, days)] == ([(days[1], days[0], "")] if asked else [])
        assert queries.values_of([number]) == {number: []}
