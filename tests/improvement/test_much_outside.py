"""What everybody reads of a try-out with many measures and long series, and of one of which the team has chosen nothing."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import select

from app.core import calendar, db
from app.core.web.guests import shelf
from app.improvement.charts import Direction, Point
from app.improvement.charts.medians import run_chart
from app.improvement.charts.newest import newest
from app.improvement.charts.xmr import xmr
from app.improvement.models import Measure, MeasureType, Value
from app.proposals.models import Proposal
from tests import make
from tests.improvement.trying import measured, pictures, tried
from tests.visitor import Seen, Visitor

DAY = dt.timedelta(days=1)
FIRST = dt.date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    shelf.clear()
    yield
    shelf.clear()


def shown(visitor: Visitor, idea: Proposal) -> Seen:
    with db.transaction() as session:
        for measure in session.scalars(select(Measure)):
            measure.type, measure.shown_at = MeasureType.TIME, calendar.now()
    return visitor.open(f"/en/ideas/{idea.reference}/how-it-goes")


def test_twelve_measures_have_pictures_and_the_others_have_their_words_and_tables(visitor: Visitor) -> None:
    idea, _number = tried("41 44 40")
    measured(idea, measures=13, values=3)
    page = shown(visitor, idea)
    assert (len(pictures(page)), len(page.all("table"))) == (24, 14)
    assert page.has("13 and 12")


def test_a_long_series_is_drawn_from_its_newest_results_and_says_how_many_are_older(visitor: Visitor) -> None:
    idea, number = tried()
    with db.transaction() as session:
        session.add_all(Value(measure_id=number, on=calendar.today() - n * DAY, number=str(n % 7)) for n in range(430))
        session.get_one(Measure, number).every = "day"
    assert shown(visitor, idea).has("Older results that are not in the picture: 30")


def test_the_newest_points_keep_the_lines_and_the_marks_of_all() -> None:
    points = [Point(FIRST + n * DAY, Decimal(n % 9 + (20 if n > 60 else 0))) for n in range(90)]
    for whole in (
        xmr(points, direction=Direction.INCREASE, rebases={points[50].on}),
        run_chart(points, direction=Direction.INCREASE, rebases={points[50].on}),
    ):
        one, two = newest(whole, 60), newest(whole, 30)
        assert [(part.first, part.end) for part in one.segments] == [(0, 20), (20, 60)]
        assert [(part.first, part.end) for part in two.segments] == [(0, 30)]
        assert two.segments[-1].limits == whole.segments[-1].limits
        assert two.marks == whole.marks[60:]
        assert newest(whole, 90) is whole


def test_a_series_whose_newest_points_have_no_value_is_whole() -> None:
    points = [Point(FIRST + n * DAY, Decimal(n) if n < 10 else None) for n in range(30)]
    whole = xmr(points)
    assert newest(whole, 5) is whole
    assert [point.exact for point in newest(whole, 25).points][:2] == [Fraction(5), Fraction(6)]


def test_a_try_out_that_measures_nothing_has_no_result_to_show(visitor: Visitor) -> None:
    idea, number = tried()
    with db.transaction() as session:
        session.delete(session.get_one(Measure, number))
    assert visitor.open(f"/en/ideas/{make.again(idea).reference}/how-it-goes").has("There is no result to show yet.")
