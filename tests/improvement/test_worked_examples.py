"""Two series that were worked out elsewhere (NHSRplotthedots 0.2.2, qicharts2 0.8.1), to the last printed digit."""

from decimal import Decimal

import pytest

from app.improvement.charts import Assurance, Direction, Run, Variation, run
from app.improvement.charts.run import fewest_by_chance, longest_by_chance
from tests.improvement.drawing import chart, printed, signals, values

MINUTES = "34 31 36 33 30 35 32 37 33 31 34 52 32 35 30 33"
SHARED = "41 44 40 43 45 42 44 41 47 49 48 50 49 51 50 52"


def test_minutes_to_the_first_assessment() -> None:
    drawn = chart(MINUTES, direction=Direction.DECREASE, target=Decimal(45))
    limits = drawn.segments[0].limits
    assert printed(limits.mean, 2) == "34.25"
    assert (limits.ranges, limits.left_out) == (15, 1)  # 20 goes; 18 stays, for the cut lies at 18.513
    assert (printed(limits.lower, 2), printed(limits.upper, 2)) == ("21.90", "46.60")
    assert (printed(limits.near_lower, 2), printed(limits.near_upper, 2)) == ("26.02", "42.48")
    assert signals(drawn) == "...........O...."
    assert drawn.variation is Variation.COMMON_CAUSE
    assert drawn.assurance is Assurance.INCONSISTENT


def test_the_same_minutes_without_screening() -> None:
    drawn = chart(MINUTES, direction=Direction.DECREASE, target=Decimal(45), screened=False)
    limits = drawn.segments[0].limits
    assert (printed(limits.lower, 4), printed(limits.upper, 4), limits.left_out) == ("19.1767", "49.3233", 0)
    assert signals(drawn) == "...........O...."
    assert drawn.assurance is Assurance.INCONSISTENT


def test_the_minutes_as_a_run_chart() -> None:
    assert run(values(MINUTES)) == Run(
        median=33, useful=13, longest_run=2, crossings=11, longest_by_chance=7, fewest_by_chance=3, signal=False
    )


def test_the_share_of_care_plans_that_were_shared() -> None:
    drawn = chart(SHARED, direction=Direction.INCREASE, target=Decimal(60))
    limits = drawn.segments[0].limits
    assert (limits.mean, limits.left_out) == (46, 0)
    assert (printed(limits.lower, 4), printed(limits.upper, 4)) == ("39.4387", "52.5613")
    assert (printed(limits.near_lower, 4), printed(limits.near_upper, 4)) == ("41.6258", "50.3742")
    assert signals(drawn) == "zszsssss" + "SSSSS2S2"  # point 8 is near the lower line, but has no second one beside it
    assert drawn.variation is Variation.IMPROVEMENT
    assert drawn.assurance is Assurance.CONSISTENT_FAIL  # better, and still not good enough


def test_the_shares_as_a_run_chart() -> None:
    assert run(values(SHARED)) == Run(
        median=46, useful=16, longest_run=8, crossings=1, longest_by_chance=7, fewest_by_chance=4, signal=True
    )


@pytest.mark.parametrize(
    ("useful", "longest", "fewest"),
    [
        (10, 6, 2),
        (11, 6, 2),
        (12, 7, 3),
        (15, 7, 4),
        (16, 7, 4),
        (20, 7, 6),
        (22, 7, 7),
        (23, 8, 7),
        (24, 8, 8),
        (30, 8, 10),
        (36, 8, 13),
        (40, 8, 14),
        (46, 9, 17),
        (52, 9, 20),
        (60, 9, 23),
    ],
)
def test_the_bounds_of_a_run_chart_are_those_of_the_published_table(useful: int, longest: int, fewest: int) -> None:
    assert (longest_by_chance(useful), fewest_by_chance(useful)) == (longest, fewest)
