"""The picture of a chart: where everything stands."""

import datetime as dt
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.i18n import figure
from app.improvement.charts import Direction, Point, Xmr, xmr
from app.improvement.charts.cells import BIGGEST
from app.improvement.charts.drawing import BIG, LITTLE, MOST_MARKS, Drawing, Size, draw
from app.improvement.charts.plain import shape_of
from tests.improvement.drawing import chart
from tests.improvement.drawing import day as monday

SIZES = st.sampled_from([BIG, LITTLE])
NUMBERS = st.one_of(
    st.integers(-3, 3).map(Decimal),
    st.decimals(-1000, 1000, places=2),
    st.decimals(-BIGGEST, BIGGEST, allow_nan=False),
    st.sampled_from([BIGGEST, -BIGGEST, 1 / BIGGEST, -1 / BIGGEST, Decimal(0)]),
)
ROWS = st.dictionaries(
    st.one_of(st.dates(), st.dates(dt.date(2026, 1, 1), dt.date(2026, 6, 1))),
    st.one_of(NUMBERS, NUMBERS, NUMBERS, st.none()),
    min_size=1,
    max_size=40,
).filter(lambda rows: any(value is not None for value in rows.values()))


@st.composite
def charts(pick: Any) -> Xmr:
    rows = pick(ROWS)
    days = sorted(rows)
    new = pick(st.sets(st.sampled_from(days), max_size=2))
    target = pick(st.one_of(st.none(), NUMBERS))
    return xmr([Point(on, rows[on]) for on in days], direction=pick(st.sampled_from(list(Direction))), target=target, rebases=new)


def known(drawn: Xmr) -> list[Point]:
    return [point for point in drawn.points if point.value is not None]


def steps(picture: Drawing) -> list[list[tuple[float, float]]]:
    """The places that each line of the values goes through."""
    return [[(float(x), float(y)) for x, y in re.findall(r"([-\d.e]+) ([-\d.e]+)", path)] for path in picture.paths]


def inside(size: Size, x: float, y: float) -> bool:
    return size.left <= x <= size.width - size.right and size.top <= y <= size.height - size.bottom


@given(charts(), SIZES)
def test_everything_stands_inside_the_picture(drawn: Xmr, size: Size) -> None:
    picture = draw(drawn, size)
    assert [shape for shape in picture.shapes if not inside(picture.size, shape.x, shape.y)] == []
    assert [place for path in steps(picture) for place in path if not inside(picture.size, *place)] == []
    for part in picture.stretches:
        heights = [at for at in (part.mean, part.upper, part.lower, picture.target) if at is not None]
        assert all(inside(picture.size, part.left, at) and inside(picture.size, part.right, at) for at in heights)
        assert part.left <= part.right
    assert all(size.letters <= label.y <= size.height - size.bottom for label in picture.labels)


@given(charts(), SIZES)
def test_there_is_one_mark_for_each_value_in_the_shape_that_its_signal_has(drawn: Xmr, size: Size) -> None:
    wanted = [shape_of(drawn, mark) for point, mark in zip(drawn.points, drawn.marks, strict=True) if point.value is not None]
    assert [shape.kind for shape in draw(drawn, size).shapes] == wanted


@given(charts(), SIZES)
def test_later_is_further_right_and_higher_is_higher_up(drawn: Xmr, size: Size) -> None:
    shapes = draw(drawn, size).shapes
    assert all(before.x <= after.x for before, after in pairwise(shapes))
    by_value = sorted(zip(known(drawn), shapes, strict=True), key=lambda pair: pair[0].value or 0)
    assert all(lower.y >= higher.y for (_a, lower), (_b, higher) in pairwise(by_value))


@given(charts(), SIZES)
def test_a_line_is_broken_where_a_value_is_missing_and_nowhere_else(drawn: Xmr, size: Size) -> None:
    stretches = "".join("x" if point.value is not None else " " for point in drawn.points).split()
    assert [len(path) for path in steps(draw(drawn, size))] == [len(stretch) for stretch in stretches]


@given(charts(), SIZES)
def test_the_scale_has_a_few_lines_from_below_the_lowest_to_above_the_highest(drawn: Xmr, size: Size) -> None:
    rows = draw(drawn, size).rows
    assert 4 <= len(rows) <= 8
    values, heights = [row.value for row in rows], [row.at for row in rows]
    assert (values, heights) == (sorted(values), sorted(heights, reverse=True))
    assert values[0] <= min(point.value or 0 for point in known(drawn))
    assert values[-1] >= max(point.value or 0 for point in known(drawn))


@given(charts(), SIZES)
def test_days_below_are_days_of_the_chart_and_stand_apart(drawn: Xmr, size: Size) -> None:
    days = draw(drawn, size).days
    on = [day.on for day in days]
    assert on == sorted({drawn.points[0].on, *on, drawn.points[-1].on}, key=lambda day: day or dt.date.min)
    assert all(after.at - before.at >= size.letters * 5 for before, after in pairwise(days))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 50), min_size=MOST_MARKS + 1, max_size=MOST_MARKS + 400), st.integers(1, 9), SIZES)
def test_a_thinned_line_keeps_its_ends_and_its_extremes(numbers: list[int], times: int, size: Size) -> None:
    first = dt.date(2000, 1, 1)
    values = (numbers * times)[:3000]
    drawn = xmr([Point(first + dt.timedelta(days=row), Decimal(value)) for row, value in enumerate(values)])
    picture = draw(drawn, size)
    (path,) = steps(picture)
    scale = {row.value: row.at for row in picture.rows}
    low, high = min(scale), max(scale)

    def height(value: int) -> float:
        return scale[high] + (scale[low] - scale[high]) * float((high - value) / (high - low))

    heights = [y for _x, y in path]
    assert len(path) <= 4 * picture.size.width
    assert [heights[0], heights[-1]] == pytest.approx([height(values[0]), height(values[-1])], abs=0.06)
    assert [min(heights), max(heights)] == pytest.approx([height(max(values)), height(min(values))], abs=0.06)
    assert [x for x, _y in path] == sorted(x for x, _y in path)


def test_ten_thousand_values_are_a_line_and_its_signals() -> None:
    first = dt.date(1999, 1, 1)
    drawn = xmr([Point(first + dt.timedelta(days=row), Decimal(row * 37 % 11)) for row in range(10_000)])
    picture = draw(drawn, BIG)
    assert len(picture.shapes) == sum(1 for mark in drawn.marks if mark)
    assert sum(map(len, steps(picture))) <= 4 * BIG.width


@pytest.mark.parametrize("line", ["5", "5 5 5 5", "0 0", "_ 5", "5 _", "-7", "1e300 -1e300", "1e-300 2e-300", "0.1 0.1"])
@pytest.mark.parametrize("size", [BIG, LITTLE])
def test_one_value_and_equal_ones_and_the_furthest_have_a_picture(line: str, size: Size) -> None:
    picture = draw(chart(line), size)
    assert len(picture.shapes) == len([word for word in line.split() if word != "_"])
    assert all(inside(picture.size, shape.x, shape.y) for shape in picture.shapes)


def test_equal_values_lie_between_the_lines_of_the_scale_and_one_value_in_the_middle() -> None:
    picture = draw(chart("5 5 5"), BIG)
    heights = [row.at for row in picture.rows]
    assert {min(heights) < shape.y < max(heights) for shape in picture.shapes} == {True}
    one = draw(chart("5"), BIG)
    assert one.shapes[0].x == pytest.approx((one.size.left + one.size.width - one.size.right) / 2, abs=0.1)


def test_a_chart_without_a_value_has_no_picture() -> None:
    with pytest.raises(ValueError, match="without values"):
        draw(chart("_ _"), BIG)


def test_words_beside_lines_that_lie_close_do_not_lie_on_each_other() -> None:
    drawn = chart("5 6 5 6 5 6 5 6 5 6 5 6 40", target=Decimal(6))
    for size in (BIG, LITTLE):
        at = sorted(label.y for label in draw(drawn, size).labels)
        assert all(after - before >= 1.4 * size.letters for before, after in pairwise(at))


@given(charts(), SIZES, st.lists(st.integers(0, 39), max_size=40))
def test_no_words_beside_lines_meet_others_nor_leave_the_picture(drawn: Xmr, size: Size, rows: list[int]) -> None:
    notes = sorted(drawn.points[row % len(drawn.points)].on for row in rows)
    picture = draw(drawn, size, notes)
    at = sorted(label.y for label in picture.labels)
    assert all(after - before >= 1.4 * size.letters for before, after in pairwise(at))
    heights = {"target": picture.target, **{name: getattr(picture.stretches[-1], name) for name in ("mean", "upper", "lower")}}
    order = [heights[label.of] for label in sorted(picture.labels, key=lambda label: label.y)]
    assert order == sorted(order)  # words that stand away from their line stand on its side of the others
    assert all(size.letters * (2.5 if notes else 1) < foot < size.height - size.bottom for foot in at)


def test_large_numbers_beside_the_scale_have_room() -> None:
    small, large = (draw(chart(line), LITTLE).size.left for line in ("1 2 3", "500000000 500000001"))
    assert (small, large > 2 * small) == (LITTLE.left, True)


def test_days_that_crowd_at_one_end_are_not_all_written() -> None:
    rows = [Point(monday(0) + dt.timedelta(days=n), Decimal(n)) for n in range(20)]
    far = Point(monday(300), Decimal(1))
    assert len(draw(xmr([*rows, far]), BIG).days) == 2
    assert len(draw(chart("1 2 3 4 5 6 7 8 9 10"), BIG).days) == 4


def test_large_numbers_that_differ_little_stand_at_lines_that_read_differently() -> None:
    rows = draw(chart("1234567.1 1234567.2 1234567.15"), BIG).rows
    assert len({figure(row.value) for row in rows}) == len(rows)
