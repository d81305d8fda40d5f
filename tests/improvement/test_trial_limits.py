"""Limits of a few values are trial limits: people read that they may move, and no value is judged by them."""

import pytest

from app.improvement.charts import Direction, Variation
from app.improvement.charts.telling import as_data
from app.improvement.charts.trial import held_back
from tests.improvement.drawing import chart, day
from tests.improvement.splitting import split
from tests.improvement.trying import marks, pictures, rows, today, tried
from tests.visitor import Visitor

TRIAL = "The limits are trial limits: they rest on %s of 12 values and may still move. It is too early to say whether the last value is more than chance."
JUMP = "1 1 1 1 1 1 1 1 1 1 9"


@pytest.mark.parametrize("line", ["4 5 6", JUMP])
def test_below_twelve_values_nothing_is_judged_and_the_first_sentence_says_trial_limits(sam: Visitor, line: str) -> None:
    _idea, number = tried(line)
    page = sam.open(f"/en/measures/{number}?chart=xmr")
    count = len(line.split())
    assert page.has(TRIAL % count)
    assert ["Too early to say" in row for row in rows(page)] == [True] * count
    assert set(marks(pictures(page)[0])) == {"common"}
    plain = sam.open(f"/en/measures/{number}/plain-words?chart=xmr")
    assert plain.has("The upper and the lower line are a first try and may still move.")
    assert ["It is too early to say." in row for row in rows(plain)] == [True] * count


def test_from_twelve_values_on_a_value_is_judged(sam: Visitor) -> None:
    _idea, number = tried("1 2 1 2 1 2 1 2 1 2 1 2")
    page = sam.open(f"/en/measures/{number}?chart=xmr")
    assert page.has("The last value lies where chance alone could put it.")
    assert not page.has("trial limits")


def test_the_chart_of_a_group_says_the_same(sam: Visitor) -> None:
    _idea, number = split(*[("40/60", "20/60"), ("43/60", "22/60"), ("41/60", "24/60")], names=("Fifth 1", "Fifth 2"))
    page = sam.open(f"/en/measures/{number}/groups")
    assert page.has(TRIAL % 3)
    assert set(marks(pictures(page)[0])) == {"common"}
    assert page.has("Circle: too early to say")


def test_programs_read_the_same_marks_as_before() -> None:
    raw = chart(JUMP, direction=Direction.INCREASE)
    read = held_back(raw)
    assert (as_data(raw)["variation"], as_data(raw)["special_cause_points"]) == ("special_cause_improvement", list(range(11)))
    assert (read.variation, set(read.marks), read.segments) == (Variation.COMMON_CAUSE, {None}, raw.segments)


def test_after_a_rebase_a_warning_stands_at_once_and_other_values_are_too_early_to_judge(sam: Visitor) -> None:
    raw = chart(f"1 2 1 2 1 2 1 2 1 2 1 2 1 9 {JUMP}", direction=Direction.INCREASE, rebases=[day(14)])
    assert held_back(raw) == raw
    _idea, number = tried("5 4 5 4 5 4 5 4 5 4 5 4 7 6 7")
    sam.send(f"/en/measures/{number}/new-lines", on=today(2), why="Bags are packed in the evening.", seen=today(2))
    page = sam.open(f"/en/measures/{number}?chart=xmr")
    assert page.has(TRIAL % 3)
    assert ["Too early to say" in row for row in rows(page)[:4]] == [True, True, True, False]


def test_a_fixed_baseline_with_a_gap_in_it_still_warns() -> None:
    raw = chart("1 2 1 _ 2 1 2 1 2 1 2 1 2 1 2 90", direction=Direction.DECREASE, fix_after=12)
    assert (raw.segments[0].limits.values, raw.marks[-1] is None, held_back(raw)) == (11, False, raw)
