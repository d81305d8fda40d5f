"""What a chart says of today, in words."""

import pytest

from app.improvement.charts import Direction
from app.improvement.charts.reading import reading_of
from tests.improvement.drawing import chart, day
from tests.improvement.test_chart_rules import FALL, RISE, SWING
from tests.improvement.test_worked_examples import SHARED

UP, DOWN, EITHER = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL


@pytest.mark.parametrize(
    ("line", "direction", "sentences"),
    [
        ("3 3 3 3 3 3 3 3", UP, "The last 8 values are above the mean. This is more than chance: better."),
        ("3 3 3 3 3 3 3 3", DOWN, "The last 8 values are above the mean. This is more than chance: worse."),
        ("3 3 3 3 3 3 3 3", EITHER, "The last 8 values are above the mean. This is more than chance: something changed."),
        ("3 1 1 1 1 1 1 1 _", DOWN, "The last 7 values are below the mean. This is more than chance: better."),
        (RISE, UP, "The last 7 values rise, each above the one before. This is more than chance: better."),
        (f"{RISE} {FALL}", UP, "The last 7 values fall, each below the one before. This is more than chance: worse."),
        ("6 2.5 6", UP, "Of the last 3 values, 2 or more are near the upper limit. This is more than chance: better."),
        ("-2 -2 -2", UP, "Of the last 3 values, 2 or more are near the lower limit. This is more than chance: worse."),
        ("2 7.33", UP, "The last value is above the upper limit. This is more than chance: better."),
        ("2 -3.33", EITHER, "The last value is below the lower limit. This is more than chance: something changed."),
        ("7.33 2", UP, "The last value lies where chance alone could put it."),
    ],
)
def test_the_last_values_are_read_out(line: str, direction: Direction, sentences: str) -> None:
    assert " ".join(reading_of(chart(f"{SWING} _ {line}", fix_after=12, direction=direction)).sentences) == sentences


def test_better_and_still_not_good_enough_is_read_as_better() -> None:
    """The last point is one of two near the limit, so this is heard before the shift."""
    told = reading_of(chart(SHARED, direction=UP)).sentences
    assert told == ["Of the last 3 values, 2 or more are near the upper limit.", "This is more than chance: better."]


@pytest.mark.parametrize("line", ["", "_", "5", "5 _ 6"])
def test_too_early_is_said(line: str) -> None:
    assert reading_of(chart(line)).sentences == ["It is too early to say whether the last value is more than chance."]


def test_a_run_is_counted_within_its_segment() -> None:
    drawn = chart(f"9 9 9 {SWING} 3 3 3 3 3 3", fix_after=12, rebases=[day(3)])
    assert reading_of(drawn).sentences[0] == "The last 7 values are above the mean."  # the last of the swing too
