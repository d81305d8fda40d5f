"""A picture that begins at 0 and ends at 100 where values do, with limits that are worked out beyond; and what is a percentage."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar, db
from app.improvement import queries
from app.improvement.charts import Limits
from app.improvement.charts.bounds import Bounds, Cut
from app.improvement.charts.drawing import BIG, LITTLE, draw
from app.improvement.models import Measure, MeasureType
from app.improvement.models.units import reads_as_per_cent
from app.improvement.queries.bounds import bounds_of
from tests.improvement.drawing import chart, points
from tests.improvement.measuring import enter, of_type
from tests.improvement.test_charting import told, written
from tests.improvement.trying import WEEK, rows, tried
from tests.visitor import Visitor

LOW = "0 9 1 8 0 9 2 7 0 9 1 8"  # the lower limit is far below 0
HIGH = "99 80 100 82 98 79 100 84 97 80 100 81"
FULL = Bounds(Fraction(0), Fraction(100))


def of(kind: MeasureType | None, unit: str, line: str, target: str | None = None) -> Bounds:
    return bounds_of(Measure(type=kind, unit=unit, target=target), points(line))


def filled(kind: MeasureType | None, line: str) -> int:
    """The number of a measure in per cent with these values, week by week."""
    _idea, number = of_type(kind, weeks=20)
    for week, value in enumerate(reversed(line.split())):
        enter(number, calendar.today() - week * WEEK, value)
    return number


# ---- where a picture ends ----


@pytest.mark.parametrize(
    ("kind", "unit", "line", "target", "low", "high"),
    [
        (MeasureType.COUNT, "falls", LOW, None, 0, None),
        (MeasureType.TIME, "hours", LOW, None, 0, None),
        (MeasureType.PERCENT, "of all", HIGH, None, 0, 100),
        (MeasureType.RATE, "per 1,000", HIGH, None, 0, None),
        (None, "hours", LOW, None, 0, None),
        (None, "per cent", HIGH, None, 0, 100),
        (MeasureType.SCORE, "points", LOW, None, None, None),
        (MeasureType.COST, "pounds", "5 -5 5", None, None, None),
        (MeasureType.COST, "pounds", "5 5 5", "-1", None, None),
        (None, "per cent", "140 5", None, 0, None),  # entered when nobody asked
    ],
)
def test_a_measure_ends_where_its_values_can_and_do(
    kind: MeasureType | None, unit: str, line: str, target: str | None, low: int | None, high: int | None
) -> None:
    assert of(kind, unit, line, target) == Bounds(*(None if end is None else Fraction(end) for end in (low, high)))


@pytest.mark.parametrize("unit", ["%", "per cent", "Percent of patients", "percentage", "% of bags", " per cents"])
def test_a_unit_is_read_as_per_cent_however_it_is_written(unit: str) -> None:
    assert reads_as_per_cent(unit)


@pytest.mark.parametrize("unit", ["hours", "per 1,000 bed days", "percentile", "centimetres", "perch", ""])
def test_other_units_are_not(unit: str) -> None:
    assert not reads_as_per_cent(unit)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30))
def test_no_picture_of_values_from_0_to_100_goes_beyond(values: list[int]) -> None:
    drawn = replace(chart(" ".join(map(str, values))), bounds=FULL)
    for size in (BIG, LITTLE):
        ticks = [row.value for row in draw(drawn, size).rows]
        assert 0 <= ticks[0] <= min(values)
        assert max(values) <= ticks[-1] <= 100


def test_the_numbers_of_the_chart_know_no_end() -> None:
    free, ended = chart(LOW), replace(chart(LOW), bounds=FULL)
    assert (free.segments, free.marks, free.variation) == (ended.segments, ended.marks, ended.variation)
    limits = free.segments[0].limits
    assert (limits.lower or 0) < 0 == ended.bounds.shown(limits).lower
    assert ended.bounds.cut([limits]) == [Cut.LOW]
    assert ended.bounds.cut([Limits(None, None, None, 0, 0, 0)]) == []


# ---- on the pages ----


def test_a_count_that_cannot_fall_below_0_is_drawn_from_0_and_the_page_says_so(sam: Visitor) -> None:
    _idea, number = tried(LOW)
    page = sam.open(f"/en/measures/{number}")
    assert ("lower limit 0" in written(page), [words for words in written(page) if words.startswith("-")]) == (True, [])
    assert page.has("The lower limit is drawn at 0, because there are no values below 0.")
    limit = told(number).chart.segments[0].limits.lower
    assert page.has(f"is worked out as {float(limit or 0):.3g}. The picture draws it at 0.")
    page = sam.open(f"/en/measures/{number}/plain-words")
    assert page.has("The lower line is drawn at 0, because there are no results below 0.")
    assert ("lower line 0" in written(page), [row for row in rows(page) if "-" in row]) == (True, [])


def test_a_percentage_is_drawn_up_to_100(sam: Visitor) -> None:
    number = filled(MeasureType.PERCENT, HIGH)
    page = sam.open(f"/en/measures/{number}")
    assert ("upper limit 100" in written(page), "120" in written(page)) == (True, False)
    assert page.has("The upper limit is drawn at 100, because there are no values above 100.")


def test_a_chart_whose_limits_lie_where_values_can_says_nothing_of_an_end(sam: Visitor) -> None:
    _idea, number = tried("50 51 49 50 51 49 50 51 49 50 51 49")
    page = sam.open(f"/en/measures/{number}")
    assert [ended for ended in ("is drawn at 0", "draws it at") if page.has(ended)] == []


# ---- what is a percentage ----


def test_who_measures_in_per_cent_is_asked_whether_it_is_a_percentage(sam: Visitor) -> None:
    _idea, number = tried("5")
    page = sam.send(f"/en/measures/{number}/change", unit="per cent")
    assert (page.status, page.faults()) == (422, ["Say what one value is. Is it a percentage, from 0 to 100?"])
    for kind in ("score", "percent"):
        page = sam.send(f"/en/measures/{number}/change", unit="per cent", type=kind)
        assert page.status == 200
        with db.reading():
            found = db.session.get(Measure, number)
            assert found is not None
            assert (found.type, found.in_per_cent) == (MeasureType(kind), kind == "percent")


def test_a_measure_in_per_cent_of_which_nobody_said_more_takes_no_140(sam: Visitor) -> None:
    _idea, number = of_type(None)
    page = sam.send(f"/en/measures/{number}", value="140")
    assert (page.status, page.faults()) == (422, ["A percentage is from 0 to 100."])
    page = sam.send(f"/en/measures/{number}/paste", rows=f"{calendar.today().isoformat()}\t140")
    assert (page.status, page.has("A percentage is from 0 to 100.")) == (422, True)
    assert sam.send(f"/en/measures/{number}", value="40").has("Saved.")
    with db.reading():
        assert [value.number for value in queries.values_of([number])[number]] == ["40"]
