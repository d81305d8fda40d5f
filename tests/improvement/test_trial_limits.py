"""Limits of a few values are trial limits: people read that they may move, and no value is judged by them."""

import pytest

from app.improvement.charts import Direction, Variation
from app.improvement.charts.series import Side
from app.improvement.charts.telling import as_data
from app.improvement.charts.trial import held_back
from tests.improvement.drawing import chart, day
from tests.improvement.splitting import split
from tests.improvement.trying import done_to, marks, pictures, rows, today, tried
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
    line = f"1 2 1 2 1 2 1 2 1 2 1 2 1 9 {JUMP}"
    for direction, kept in ((Direction.DECREASE, [None] * 10 + [Side.HIGH]), (Direction.INCREASE, [None] * 11)):
        raw = chart(line, direction=direction, rebases=[day(14)])
        read = held_back(raw)
        assert (read.marks[:14], [mark and mark.side for mark in read.marks[14:]]) == (raw.marks[:14], kept)
    _idea, number = tried("5 4 5 4 5 4 5 4 5 4 5 4 7 6 7")
    sam.send(f"/en/measures/{number}/new-lines", on=today(2), why="Bags are packed in the evening.", seen=today(2))
    page = sam.open(f"/en/measures/{number}?chart=xmr")
    assert page.has(TRIAL % 3)
    assert ["Too early to say" in row for row in rows(page)[:4]] == [True, True, True, False]


def test_a_value_that_counts_again_before_new_lines_does_not_judge_those_after_them(sam: Visitor) -> None:
    _idea, number = tried("5 4 5 4 5 4 5 4 5 4 5 4 2 2 2 2 2 2 2 2 1")
    sam.send(f"/en/measures/{number}/new-lines", on=today(8), why="Bags are packed in the evening.", seen=today(8))
    sam.send(f"/en/measures/{number}/leave-out", on=today(18), why="The ward was closed.")
    assert sam.open(f"/en/measures/{number}?chart=xmr").has(TRIAL % 9)
    sam.send(button=("beside", f"count:{today(18)}"))
    page = sam.open(f"/en/measures/{number}?chart=xmr")
    assert done_to(number)[0][0] == "count_again"
    assert page.has(TRIAL % 9)
    assert not page.has("This is more than chance: better.")


def test_a_warning_after_new_lines_says_that_it_rests_on_trial_limits(sam: Visitor) -> None:
    _idea, number = tried("5 4 5 4 5 4 5 4 5 4 5 4 1 1 1 1 1 1 1 1 1 1 9")
    sam.send(f"/en/measures/{number}/new-lines", on=today(10), why="Bags are packed in the evening.", seen=today(10))
    page = sam.open(f"/en/measures/{number}?chart=xmr")
    assert page.has("By the trial limits this is more than chance: worse. They may still move, but a warning does not wait.")
    assert not page.has("This is more than chance: worse.")
    assert sam.open(f"/en/measures/{number}/plain-words?chart=xmr").has(
        "By the few results so far this is more than chance: it gets worse."
    )


def test_a_fixed_baseline_with_a_gap_in_it_still_warns() -> None:
    raw = chart("1 2 1 _ 2 1 2 1 2 1 2 1 2 1 2 90", direction=Direction.DECREASE, fix_after=12)
    assert (raw.segments[0].limits.values, raw.marks[-1] is None, held_back(raw)) == (11, False, raw)
