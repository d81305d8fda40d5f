"""The run chart: medians by stretch, long runs, a baseline that stands, and the classic rules where somebody wants them."""

import datetime as dt
from decimal import Decimal
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.improvement.charts import Direction, Point, Variation, run, xmr
from app.improvement.charts.medians import RunChart, run_chart
from app.improvement.charts.reading import reading_of_run
from app.improvement.charts.rebasing import Doubt, doubts
from app.improvement.charts.remarks import remarks_on_run
from app.improvement.charts.telling import run_rules_in_words
from tests.improvement.drawing import chart, day, points, values

A = "34 31 36 33 30 35 32 37 33 31 34 52 32 35 30 33"
B = "41 44 40 43 45 42 44 41 47 49 48 50 49 51 50 52"
SHORT = {"long_run": "L", "classic_trend": "T", "classic_shift": "S"}
ROWS = st.lists(st.one_of(st.none(), st.integers(-20, 20)), min_size=1, max_size=40)


def drawn(line: str, **options: Any) -> RunChart:
    return run_chart(points(line), **options)


def signals(found: RunChart) -> str:
    """One letter for each row: Long run, classic Trend, classic Shift; small where it points down; a dot where there is nothing."""
    letters = [None if mark is None else (SHORT[mark.signal], mark.side) for mark in found.marks]
    return "".join("." if one is None else one[0] if one[1] == "high" else one[0].lower() for one in letters)


def rows(numbers: list[int | None]) -> list[Point]:
    return [Point(day(row), None if number is None else Decimal(number)) for row, number in enumerate(numbers)]


def said(line: str, **options: Any) -> list[str]:
    return reading_of_run(drawn(line, **options)).sentences


# ---- what is marked, and what is said ----


def test_both_worked_examples_are_as_printed() -> None:
    a, b = drawn(A, direction=Direction.DECREASE), drawn(B, direction=Direction.INCREASE)
    assert (a.runs[0].median, signals(a), a.variation) == (33, "." * 16, Variation.COMMON_CAUSE)
    assert (b.runs[0].median, signals(b), b.variation) == (46, "l" * 8 + "L" * 8, Variation.IMPROVEMENT)
    assert said(A) == ["The values lie on both sides of the median, as chance would put them."]
    assert said(B, direction=Direction.INCREASE) == [
        "Up to now, 8 values in a row are above the median.",
        "This is more than chance: better.",
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1 9 1 9 1 9 1 9 1", "........."),  # nine useful points are too few for rules
        ("9 1 9 1 9 9 9 9 9 9 1 1 1 1", "." * 14),  # six in a row of fourteen, seven are allowed
        ("1 1 1 1 1 1 1 9 9 9 9 9 9 9 9 1", "." * 7 + "L" * 8 + "."),  # eight of sixteen
        ("1 1 1 1 1 1 1 9 9 9 5 9 _ 9 9 9 9 1", "." * 7 + "LLL.L.LLLL."),  # what is on the median or missing is passed over
        ("9 9 9 9 9 9 9 1 1 1 1 1 1 1 1 9", "." * 7 + "l" * 8 + "."),
    ],
)
def test_a_run_is_marked_when_it_is_longer_than_chance_makes_it(line: str, wanted: str) -> None:
    assert signals(drawn(line)) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1 9 1 9 1 9 9 9 9 9 9 1 1 1 1 1", "....." + "SSSSSS" + "....."),  # six are a classic shift
        ("1 9 1 9 1 9 9 9 9 9 1 1 1 1 9 1", "." * 16),  # five are none
        ("9 1 9 1 9 1 2 3 8 9 1 9 1", ".....TTTTT..."),  # five points that rise
        ("9 1 9 1 9 1 2 3 9 1 9 1 9", "." * 13),  # four do not
        ("9 1 9 1 9 1 2 2 3 8 9 1 9 1", ".....TTTTTT..."),  # of two equal ones one counts, both are marked
        ("1 9 1 9 1 9 8 7 2 1 9 1 9", ".....ttttt..."),
        ("1 2 _ 3 7 8 9 1 9 1 9 1", "TT.TTTT....."),  # the run chart passes over a missing row
    ],
)
def test_the_classic_rules_mark_six_on_a_side_and_five_in_one_direction(line: str, wanted: str) -> None:
    assert signals(drawn(line, classic=True)) == wanted
    assert signals(drawn(line)) == "." * len(line.split())


def test_a_fall_and_a_rise_share_the_point_where_they_meet_and_the_later_one_has_it() -> None:
    assert signals(drawn("1 9 8 7 2 1 2 3 7 8 1 9", classic=True)) == ".ttttTTTTT.."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("1 2 3", "It is too early to say whether this is more than chance. Values beside the median so far: 2. Needed: 10."),
        ("_", "It is too early to say whether this is more than chance. Values beside the median so far: 0. Needed: 10."),
        ("1 1 1 1 1 1 1 9 9 9 9 9 9 9 9 1", "Earlier, 8 values in a row were on one side of the median."),
        ("1 1 1 1 1 1 9 9 9 9 9 9 5", "Times that the values change sides of the median: 1. By chance it would be 3 or more."),
    ],
)
def test_it_says_what_goes_on_or_that_it_is_too_early(line: str, sentence: str) -> None:
    assert said(line)[0] == sentence


def test_a_target_is_no_matter_of_a_median() -> None:
    assert drawn(B, target=Decimal(60), direction=Direction.INCREASE).assurance is None


# ---- a baseline that stands ----


def test_a_frozen_median_rests_on_the_first_values_of_its_stretch() -> None:
    found = drawn(B, fix_after=12)
    assert (found.runs[0].median, signals(found)) == (44, "........LLLLLLLL")
    says = [remark.sentence for remark in remarks_on_run(found)]
    assert says[0] == "The median from 2026-01-05 is fixed: it rests on the first 12 rows, up to 2026-03-23."
    early = next(remarks_on_run(drawn("1 2 3", fix_after=12)))
    assert early.sentence == "The median from 2026-01-05 is not fixed yet: 3 of 12 rows."


def test_fewer_than_twelve_values_are_no_baseline_and_new_lines_need_a_row() -> None:
    with pytest.raises(Refused, match="12 points or more"):
        drawn(B, fix_after=11)
    with pytest.raises(Refused, match="has none"):
        drawn(B, rebases=[dt.date(2030, 1, 1)])


@given(ROWS, st.integers(12, 30), st.lists(st.integers(-20, 20), max_size=8))
def test_what_comes_after_a_baseline_does_not_move_its_median(numbers: list[int | None], fixed: int, more: list[int]) -> None:
    base = [number for number in numbers[:fixed] if number is not None]
    found = run_chart(rows(numbers), fix_after=fixed).runs[0]
    assert found.median == (median(base) if base else None)
    if len(numbers) >= fixed:
        assert run_chart(rows([*numbers, *more]), fix_after=fixed).runs[0].median == found.median


@given(ROWS, st.integers(-50, 50), st.booleans(), st.sampled_from([None, 12, 20]))
def test_a_series_that_is_moved_up_has_the_same_marks_around_a_moved_median(numbers, by, classic, fixed) -> None:
    before = run_chart(rows(numbers), classic=classic, fix_after=fixed)
    after = run_chart(rows([None if number is None else number + by for number in numbers]), classic=classic, fix_after=fixed)
    assert after.marks == before.marks
    assert [one.median for one in after.runs] == [None if one.median is None else one.median + by for one in before.runs]


@given(ROWS, st.booleans(), st.sampled_from([None, 12, 20]))
def test_a_series_upside_down_has_its_marks_upside_down(numbers, classic, fixed) -> None:
    before = run_chart(rows(numbers), classic=classic, fix_after=fixed)
    after = run_chart(rows([None if number is None else -number for number in numbers]), classic=classic, fix_after=fixed)
    turned = signals(before).swapcase()
    assert signals(after) == turned


@given(ROWS)
def test_the_classic_rules_change_no_median_and_no_long_run(numbers) -> None:
    off, on = run_chart(rows(numbers)), run_chart(rows(numbers), classic=True)
    assert on.runs == off.runs
    assert [after for before, after in zip(off.marks, on.marks, strict=True) if before] == [mark for mark in off.marks if mark]


@given(ROWS)
def test_each_stretch_has_the_run_of_its_own_values(numbers) -> None:
    new = [day(len(numbers) // 2)]
    found = run_chart(rows(numbers), rebases=new)
    exact = [point.exact for point in found.points]
    assert [run(exact[part.first : part.end]) for part in found.segments] == list(found.runs)


# ---- the rules in words, and what speaks against new lines ----


def test_the_classic_rules_are_named_with_their_warning_when_they_are_on() -> None:
    rules = run_chart(points(A)).rules
    assert run_rules_in_words(rules, classic=False)[-1] == "The classic rules are off."
    assert "false alarm" in run_rules_in_words(rules, classic=True)[-1]


def test_what_speaks_against_new_lines_is_said_and_nothing_where_they_are_right() -> None:
    sure = xmr(points("41 44 40 43 45 42 44 41 43 42 44 41 " + "57 59 58 60 59 61 60 62 59 58 60 61"))
    assert doubts(sure, day(12)) == []
    assert doubts(sure, day(0)) == [Doubt.FIRST]
    assert doubts(sure, day(14)) == [Doubt.FEW_AFTER]
    assert doubts(chart(A), day(3)) == [Doubt.FEW_BEFORE, Doubt.NO_SHIFT]
    assert doubts(chart(A), dt.date(1999, 1, 1)) == []


def test_a_median_of_nothing_is_nothing() -> None:
    assert run(values("_ _")).median is None
    assert run_chart([]).runs == ()
    assert reading_of_run(run_chart([])).meaning is None
