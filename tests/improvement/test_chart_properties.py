"""What must hold for every series, whatever its values."""

import json
from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import comb, isfinite
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.improvement.charts import Direction, Mark, Point, Side, Signal, Variation, Xmr, run, xmr
from app.improvement.charts.cells import NotUnderstood, day, number
from app.improvement.charts.run import fewest_by_chance, longest_by_chance
from app.improvement.charts.spreadsheet import Unreadable, read
from app.improvement.charts.telling import as_data, as_text
from tests.improvement.drawing import day as day_of

FEW = st.integers(-3, 3).map(Decimal)  # many ties, trends and runs
MANY = st.decimals(-1000, 1000, places=2)
SLOW = st.integers(-4, 4).map(lambda tenths: Decimal(tenths) / 10)  # steps of a walk
Series = list[Decimal | None]


def walk(steps: Series) -> Series:
    place, walked = Decimal(0), []
    for step in steps:
        place += step or 0
        walked.append(None if step is None else place)
    return walked


def series_of(value: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Series]:
    return st.lists(st.one_of(value, value, value, value, st.none()), min_size=1, max_size=60)


SERIES = st.one_of(series_of(FEW), series_of(MANY), series_of(SLOW).map(walk), st.lists(SLOW, min_size=1, max_size=60).map(walk))
DIRECTIONS = st.sampled_from(list(Direction))


def chart(values: Series, direction: Direction = Direction.NEUTRAL, *, screened: bool = True, target: Decimal | None = None) -> Xmr:
    return xmr([Point(day_of(row), value) for row, value in enumerate(values)], direction=direction, screened=screened, target=target)


def changed(values: Series, change: Callable[[Decimal], Decimal]) -> Series:
    return [None if value is None else change(value) for value in values]


def lines(drawn: Xmr) -> list[Fraction | None]:
    limits = drawn.segments[0].limits
    return [limits.lower, limits.near_lower, limits.mean, limits.near_upper, limits.upper]


def swapped(mark: Mark | None) -> Mark | None:
    return mark and Mark(mark.signal, Side.LOW if mark.side is Side.HIGH else Side.HIGH)


@given(SERIES, MANY, st.booleans())
def test_adding_a_number_moves_every_line_by_it_and_no_mark(values: Series, more: Decimal, screened: bool) -> None:
    before, after = chart(values, screened=screened), chart(changed(values, lambda value: value + more), screened=screened)
    assert lines(after) == [line if line is None else line + Fraction(more) for line in lines(before)]
    assert after.marks == before.marks


@given(SERIES, st.decimals("0.01", 1000, places=2), st.booleans())
def test_another_unit_scales_every_line_and_moves_no_mark(values: Series, factor: Decimal, screened: bool) -> None:
    before, after = chart(values, screened=screened), chart(changed(values, lambda value: value * factor), screened=screened)
    assert lines(after) == [line if line is None else line * Fraction(factor) for line in lines(before)]
    assert after.marks == before.marks


@given(SERIES, DIRECTIONS)
def test_a_mirrored_series_has_mirrored_lines_and_marks(values: Series, direction: Direction) -> None:
    before, after = chart(values, direction), chart(changed(values, lambda value: -value), direction)
    assert lines(after) == [line if line is None else -line for line in reversed(lines(before))]
    assert list(after.marks) == [swapped(mark) for mark in before.marks]


@given(SERIES, st.one_of(st.none(), MANY))
def test_the_other_direction_swaps_better_and_worse(values: Series, target: Decimal | None) -> None:
    up, down = chart(values, Direction.INCREASE, target=target), chart(values, Direction.DECREASE, target=target)
    other = {Variation.IMPROVEMENT: Variation.CONCERN, Variation.CONCERN: Variation.IMPROVEMENT}
    assert down.variation is other.get(up.variation, up.variation)
    answers = {None: None, "consistent_pass": "consistent_fail", "consistent_fail": "consistent_pass", "inconsistent": "inconsistent"}
    assert down.assurance == answers[up.assurance]
    assert up.marks == down.marks


@given(SERIES, st.integers(0, 3), st.integers(0, 3))
def test_blank_rows_at_the_ends_change_nothing(values: Series, before: int, after: int) -> None:
    plain, padded = chart(values), chart([*[None] * before, *values, *[None] * after])
    assert (lines(padded), padded.variation) == (lines(plain), plain.variation)
    assert padded.marks == (*[None] * before, *plain.marks, *[None] * after)


@given(SERIES)
def test_a_blank_row_is_never_marked(values: Series) -> None:
    drawn = chart(values)
    assert [mark for mark, value in zip(drawn.marks, values, strict=True) if value is None and mark] == []


@given(SERIES, SERIES)
def test_segments_are_charts_of_their_own(first: Series, second: Series) -> None:
    points = [Point(day_of(row), value) for row, value in enumerate([*first, *second])]
    both = xmr(points, rebases=[day_of(len(first))])
    assert both.marks == (*chart(first).marks, *chart(second).marks)
    assert [segment.limits for segment in both.segments] == [chart(part).segments[0].limits for part in (first, second)]


def slowly(values: Series, drawn: Xmr) -> list[Signal | None]:
    """The rules once more, window by window, as their definition reads."""
    lower, near_lower, mean, near_upper, upper = lines(drawn)
    exact = [None if value is None else Fraction(value) for value in values]

    def windows(row: int, length: int) -> list[list[int]]:
        spans = [list(range(first, first + length)) for first in range(row - length + 1, row + 1)]
        return [span for span in spans if span[0] >= 0 and span[-1] < len(exact) and all(exact[at] is not None for at in span)]

    def outside(row: int) -> bool:
        return upper is not None and (exact[row] > upper or exact[row] < lower)

    def near(row: int) -> bool:
        return upper is not None and not outside(row) and (exact[row] > near_upper or exact[row] < near_lower)

    def one_side(span: list[int]) -> bool:
        return all(exact[at] > mean for at in span) or all(exact[at] < mean for at in span)

    def steady(span: list[int]) -> bool:
        pairs = list(pairwise(span))
        return all(exact[a] < exact[b] for a, b in pairs) or all(exact[a] > exact[b] for a, b in pairs)

    def rule(row: int) -> Signal | None:
        if exact[row] is None:
            return None
        if outside(row):
            return Signal.OUTSIDE
        if any(steady(span) for span in windows(row, 7)):
            return Signal.TREND
        if near(row) and any(sum(map(near, span)) >= 2 and one_side(span) for span in windows(row, 3)):
            return Signal.TWO_OF_THREE
        return Signal.SHIFT if any(one_side(span) for span in windows(row, 7)) else None

    return [rule(row) for row in range(len(exact))]


@given(SERIES, st.booleans())
def test_the_marks_are_those_of_the_definitions(values: Series, screened: bool) -> None:
    drawn = chart(values, screened=screened)
    assert [mark and mark.signal for mark in drawn.marks] == slowly(values, drawn)


@given(SERIES, DIRECTIONS, st.one_of(st.none(), MANY))
def test_what_is_not_known_is_said_and_never_a_number_that_is_none(values: Series, direction: Direction, target: Decimal | None) -> None:
    assume(any(value is not None for value in values))
    drawn = chart(values, direction, target=target)
    told = json.dumps(as_data(drawn), allow_nan=False)
    assert "%(" not in told
    assert all("None" not in line and "nan" not in line for line in as_text(drawn))


@given(SERIES)
def test_a_run_chart_passes_over_blank_rows_and_the_median(values: Series) -> None:
    exact = [None if value is None else Fraction(value) for value in values]
    found = run(exact)
    beside = [value for value in exact if value is not None and value != found.median]
    assert (found.useful, found.crossings < max(found.useful, 1), found.longest_run <= found.useful) == (len(beside), True, True)
    wider = [part for value in exact for part in (value, None)]
    if found.median is not None:
        wider += [found.median]
    assert asdict(run(wider)) == asdict(found)


@pytest.mark.parametrize("useful", [*range(10, 130), 1000])
def test_the_bounds_are_those_of_the_distribution(useful: int) -> None:
    least = fewest_by_chance(useful)
    share = [sum(comb(useful - 1, k) for k in range(most + 1)) * 20 >= 2 ** (useful - 1) for most in (least - 1, least)]
    assert share == [False, True]
    allowed = longest_by_chance(useful) - 3  # the whole number nearest to log2: between half a step below and above, squared
    assert 2 ** (2 * allowed - 1) < useful**2 < 2 ** (2 * allowed + 1)


def answer(understand: Callable[[Any], Any], given_to_it: object) -> tuple[Any, list[str]]:
    """What was understood, or the sentences that say why not."""
    try:
        return understand(given_to_it), []
    except NotUnderstood as fault:
        return None, [fault.sentence]
    except Unreadable as fault:
        return None, fault.sentences


@given(st.one_of(st.text(max_size=30), st.from_regex(r"\A[-+=#@]?[0-9.,eE]{0,12}%?\Z")))
def test_a_cell_is_a_finite_number_or_a_sentence(cell: str) -> None:
    found, sentences = answer(number, cell)
    assert (found is None) == bool(sentences)
    assert found is None or isfinite(float(found))
    assert all(sentence.endswith(".") and sentence.isprintable() for sentence in sentences)


@given(st.one_of(st.text(max_size=12), st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")))
def test_a_cell_is_a_day_or_a_sentence(cell: str) -> None:
    found, sentences = answer(day, cell)
    assert (found is None) == bool(sentences)
    assert found is None or found.isoformat() == cell.strip()
    assert all(sentence.endswith(".") and sentence.isprintable() for sentence in sentences)


LINES = st.lists(st.from_regex(r"\A(2026-0[1-3]-[012][0-9])?[,;\"]?[-0-9.x\"\r]{0,4}\Z"), max_size=6).map(
    lambda lines: "date,value\n" + "\n".join(lines)
)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")), LINES.map(str.encode)))
def test_a_file_is_a_series_or_a_few_sentences(raw: bytes) -> None:
    sheet, sentences = answer(read, raw)
    assert (sheet is None) == (0 < len(sentences) <= 12)
    assert all(sentence.isprintable() for sentence in sentences)
    days = [point.on for point in sheet.points] if sheet else []
    assert days == sorted(set(days))
    assert sheet is None or any(point.value is not None for point in sheet.points)
