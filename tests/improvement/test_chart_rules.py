"""Each rule: the smallest series in which it speaks, and the nearest in which it does not.

Unless another is given, a series follows twelve rows that swing between 1 and 3, on which the limits are fixed, and a blank row.
By hand: mean 2; every moving range is 2, so the limits are 2 +- 5.32 = -3.32 and 7.32, the near lines 2 +- 3.5466... = -1.5466...
and 5.5466...
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from app.core.errors import Refused
from app.improvement.charts import Assurance, Direction, Point, Rules, Variation, run, xmr
from app.improvement.charts.telling import as_data, rules_in_words
from tests.improvement.drawing import chart, day, points, signals, values

SWING = "1 3 " * 6
RISE, FALL = "1.0 1.1 1.2 2.3 2.4 2.5 2.6", "2.6 2.5 2.4 2.3 1.2 1.1 1.0"


def after_swinging(line: str) -> str:
    drawn = chart(f"{SWING} _ {line}", fix_after=12)
    assert signals(drawn)[:13] == "." * 13
    return signals(drawn)[13:]


@pytest.mark.parametrize(
    ("line", "speaks", "why"),
    [
        ("7.33", "O", "beyond the upper limit"),
        ("7.32", ".", "on it is inside"),
        ("-3.33", "o", "beyond the lower limit"),
        ("-3.32", ".", "on it is inside"),
    ],
)
def test_outside(line: str, speaks: str, why: str) -> None:
    assert after_swinging(line) == speaks, why


@pytest.mark.parametrize(
    ("line", "speaks", "why"),
    [
        (RISE, "TTTTTTT", "seven points, six rises"),
        ("1.0 1.1 1.2 2.3 2.4 2.5", "......", "six points"),
        (FALL, "ttttttt", "seven points, six falls"),
        ("1.0 1.1 1.2 1.2 2.4 2.5 2.6", ".......", "two that are equal"),
        ("1.0 1.1 1.2 _ 2.4 2.5 2.6 2.7", "........", "a blank row"),
        (f"1.5 {RISE} 1.5", ".TTTTTTT.", "not the points beside it"),
        (f"{RISE} 2.5 2.4 2.3 1.2 1.1 1.0", "TTTTTTttttttt", "the shared point goes with its right neighbour"),
        (f"{FALL} 1.1 1.2 2.3 2.4 2.5 2.6", "ttttttTTTTTTT", "the same at the bottom"),
        (f"{RISE} 2.5 2.4 2.3 1.2 1.1", "TTTTTTTSSS..", "no second trend, nothing shared; seven around the top are a shift"),
        (f"{RISE} {FALL}", "TTTTTTTttttttt", "two equal points at the top belong to one trend each"),
        ("2.1 2.2 2.3 2.4 2.5 2.6 2.7", "TTTTTTT", "a shift too, but the trend is heard first"),
        ("1.0 1.5 2.2 3.0 4.0 6.0 7.0", "TTTTTTT", "two near the limit too, but the trend is heard first"),
        ("1.0 1.5 2.2 3.0 4.0 5.0 7.4", "TTTTTTO", "outside is heard before the trend"),
        ("-3.4 1.0 1.5 2.2 2.3 2.4 2.5", "oTTTTTT", "a rise that begins outside"),
    ],
)
def test_trend(line: str, speaks: str, why: str) -> None:
    assert after_swinging(line) == speaks, why


@pytest.mark.parametrize(
    ("line", "speaks", "why"),
    [
        ("6 2.5 6", "2.2", "two of three, the far one is not marked"),
        ("6 6 2.5", "22.", "wherever the third is"),
        ("2.5 6 6", ".22", "likewise"),
        ("6 6 6", "222", "three are two"),
        ("-2 1.5 -2", "z.z", "at the lower limit"),
        ("6 6", "..", "two points are not three"),
        ("6 2.5 2.5 6", "....", "two of four"),
        ("6 1.5 6", "...", "the third on the other side"),
        ("6 2 6", "...", "the third on the mean"),
        ("6 _ 6 2.5", "....", "a blank row"),
        ("6 2.5 -2", "...", "one near each limit"),
        ("6 2.5 5.54", "...", "not beyond the near line"),
        ("6 2.5 5.55", "2.2", "just beyond it"),
        ("6 2.5 7.32", "2.2", "on the limit is near"),
        ("6 2.5 7.33", "..O", "outside is not near"),
        ("6 7.33 6", "2O2", "two that are near around one that is outside"),
        ("3 3 3 3 6 3 6", "SSSS2S2", "heard before the shift"),
    ],
)
def test_two_of_three(line: str, speaks: str, why: str) -> None:
    assert after_swinging(line) == speaks, why


@pytest.mark.parametrize(
    ("line", "speaks", "why"),
    [
        ("3 3 3 3 3 3 3", "SSSSSSS", "seven above the mean"),
        ("3 3 3 3 3 3", "......", "six"),
        ("1 1 1 1 1 1 1", "sssssss", "seven below"),
        ("3 3 3 3 2 3 3 3 3", ".........", "a point on the mean is on neither side"),
        ("3 3 3 3 _ 3 3 3 3", ".........", "a blank row"),
        ("3 3 3 3 1 3 3 3 3", ".........", "the other side"),
        ("1 3 3 3 3 3 3 3 3 1", ".SSSSSSSS.", "all of eight, not the points beside them"),
        ("3 3 3 7.33 3 3 3", "SSSOSSS", "a point outside is still a part of the run"),
    ],
)
def test_shift(line: str, speaks: str, why: str) -> None:
    assert after_swinging(line) == speaks, why


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("0 0 0 0 5", "....O"),  # mean 1, average moving range 5/4, upper limit 1 + 3.325
        ("0 0 0 5", "...."),  # mean 5/4, average moving range 5/3, upper limit 5.683...
        ("1 1 1 1 1 1 1 2 2 2 2 2 2 2", "oooooooOOOOOOO"),  # mean 1.5, average moving range 1/13, limits 1.295... and 1.704...
        ("1 2 1 2 1 2 1", "......."),
    ],
)
def test_series_without_a_baseline_and_without_screening(line: str, speaks: str) -> None:
    assert signals(chart(line, screened=False)) == speaks


def test_screening_looks_once_and_leaves_the_mean_alone() -> None:
    """1 2 1 2 10 1 2 ...: ranges 1 1 1 8 9 and twelve 1s sum to 32 of 17; 8 and 9 are above 3.267 x 32/17 = 6.15."""
    limits = chart("1 2 1 2 10 " + "1 2 " * 6 + "1").segments[0].limits
    assert (limits.mean, limits.left_out, limits.width) == (Fraction(35, 18), 2, Fraction("2.66"))
    unscreened = chart("1 2 1 2 10 " + "1 2 " * 6 + "1", screened=False).segments[0].limits
    assert unscreened.width == Fraction("2.66") * Fraction(32, 17)


def test_screening_does_not_look_again() -> None:
    """Ranges 0 x 20, 3, 30: average 1.5, cut 4.9005; 30 goes. The rest would average 1/7 and send 3 away too, if it were asked again."""
    limits = chart("0 " * 21 + "3 33").segments[0].limits
    assert (limits.ranges, limits.left_out, limits.width) == (22, 1, Fraction("2.66") * Fraction(3, 21))


def test_a_range_of_exactly_the_cut_goes() -> None:
    """Constants that make it a whole number: ranges 0 0 0 4, average 1, cut 4."""
    whole = Rules(screen=Fraction(4))
    assert chart("0 0 0 0 4", rules=whole).segments[0].limits.left_out == 1
    assert chart("0 0 0 0 4", rules=Rules(screen=Fraction("4.01"))).segments[0].limits.left_out == 0


def test_a_moving_range_never_bridges_a_blank_row_or_a_rebase() -> None:
    limits = chart("1 2 _ 9 8").segments[0].limits
    assert (limits.mean, limits.ranges, limits.width) == (5, 2, Fraction("2.66"))
    parts = [segment.limits for segment in chart("1 2 9 8", rebases=[day(2)]).segments]
    assert [(part.mean, part.ranges, part.width) for part in parts] == [
        (Fraction(3, 2), 1, Fraction("2.66")),
        (Fraction(17, 2), 1, Fraction("2.66")),
    ]


def test_no_run_and_no_trend_crosses_a_rebase() -> None:
    assert signals(chart(f"{SWING} 3 3 3 3 3 3 3", fix_after=12)) == "." * 11 + "SSSSSSSS"  # the last 3 of the swing too
    assert signals(chart("1 2 3 4 5 6 7", screened=False)).count("T") == 7 - 2  # the ends are outside, and heard first
    assert signals(chart("1 2 3 4 5 6 7", rebases=[day(3)])) == "." * 7


def test_a_rebase_may_be_a_blank_row_and_the_first_row() -> None:
    drawn = chart("1 2 _ 4 5", rebases=[day(0), day(2)])
    assert [(segment.first, segment.end) for segment in drawn.segments] == [(0, 2), (2, 5)]


def test_equal_values_have_limits_on_the_mean_and_no_signal() -> None:
    for screened in (True, False):
        drawn = chart("0.1 " * 12, screened=screened)
        limits = drawn.segments[0].limits
        assert (limits.lower, limits.mean, limits.upper, signals(drawn)) == (*[Fraction("0.1")] * 3, "." * 12)


def test_one_other_value_among_equal_ones_puts_all_outside_and_says_why() -> None:
    drawn = chart("0 " * 12 + "1")
    assert signals(drawn) == "o" * 12 + "O"
    assert "From 2026-01-05 both limits lie on the mean, because nearly all values are equal." in as_data(drawn)["messages"]


@pytest.mark.parametrize("line", ["5", "5 _ 6 _ 7", "_ 5 _"])
def test_without_two_neighbours_there_are_no_limits(line: str) -> None:
    drawn = chart(line, target=Decimal(9), direction=Direction.INCREASE)
    limits = drawn.segments[0].limits
    assert (limits.lower, limits.upper, limits.near_lower, limits.near_upper) == (None,) * 4
    assert limits.mean is not None
    assert (drawn.variation, drawn.assurance, set(signals(drawn))) == (Variation.COMMON_CAUSE, None, {"."})


def test_nothing_at_all_is_no_fault() -> None:
    assert chart("").segments == ()
    assert chart("_ _").segments[0].limits.mean is None
    assert run([]) == run([None])


def test_the_last_value_decides_about_the_variation() -> None:
    up = f"{SWING} 7.33"
    told = [chart(up, fix_after=12, direction=direction).variation for direction in Direction]
    assert told == [Variation.IMPROVEMENT, Variation.CONCERN, Variation.NEUTRAL_HIGH]
    down = f"{SWING} -3.33 _ _"  # blank rows after it do not count
    told = [chart(down, fix_after=12, direction=direction).variation for direction in Direction]
    assert told == [Variation.CONCERN, Variation.IMPROVEMENT, Variation.NEUTRAL_LOW]
    assert chart(f"{up} 2", fix_after=12, direction=Direction.INCREASE).variation is Variation.COMMON_CAUSE


def test_a_trend_counts_by_its_direction_not_by_its_side() -> None:
    """Falling, and still above the mean of 2."""
    drawn = chart(f"{SWING} _ 2.7 2.6 2.5 2.4 2.3 2.2 2.1", fix_after=12, direction=Direction.INCREASE)
    assert drawn.variation is Variation.CONCERN


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [
        ("7.33", Assurance.CONSISTENT_FAIL, Assurance.CONSISTENT_PASS),
        ("7.32", Assurance.INCONSISTENT, Assurance.INCONSISTENT),
        ("2", Assurance.INCONSISTENT, Assurance.INCONSISTENT),
        ("-3.32", Assurance.INCONSISTENT, Assurance.INCONSISTENT),
        ("-3.33", Assurance.CONSISTENT_PASS, Assurance.CONSISTENT_FAIL),
    ],
)
def test_assurance(target: str, up: Assurance, down: Assurance) -> None:
    told = [chart(SWING, direction=direction, target=Decimal(target)).assurance for direction in Direction]
    assert told == [up, down, None]  # without a direction nothing is said
    assert chart(SWING, direction=Direction.INCREASE).assurance is None  # nor without a target
    assert chart("1 3 1 3 1 3 1 3 1 3 1", direction=Direction.INCREASE, target=Decimal(target)).assurance is None  # nor after 11


def test_the_last_segment_decides_about_the_assurance() -> None:
    line = f"{SWING} {'11 13 ' * 6}"
    assert chart(line, direction=Direction.INCREASE, target=Decimal(6), rebases=[day(12)]).assurance is Assurance.CONSISTENT_PASS
    assert chart(f"{line} 3", direction=Direction.INCREASE, target=Decimal(6), rebases=[day(24)]).assurance is None


def test_a_fixed_baseline_counts_rows_and_knows_nothing_of_what_follows() -> None:
    assert chart(f"{SWING} 90 99", fix_after=12).segments[0].limits == chart(SWING).segments[0].limits
    gaps = chart("1 3 _ 1 3 1 3 1 3 1 3 1 90", fix_after=12)
    assert gaps.segments[0].limits.values == 11
    assert "The limits from 2026-01-05 are trial limits: they rest on 11 of 12 points." in as_data(gaps)["messages"]
    short = chart("1 3 1", fix_after=12)
    assert "The limits from 2026-01-05 are not fixed yet: 3 of 12 rows." in as_data(short)["messages"]


@pytest.mark.parametrize("rows", [11, 1, 0, -5])
def test_a_baseline_of_fewer_than_twelve_is_refused(rows: int) -> None:
    with pytest.raises(Refused, match="12 points or more"):
        chart(SWING, fix_after=rows)


def test_a_rebase_where_no_point_is_is_refused() -> None:
    with pytest.raises(Refused, match="2026-01-06 has none"):
        chart(SWING, rebases=[day(0), dt.date(2026, 1, 6)])


def test_days_out_of_order_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no day twice"):
        xmr([*points("1 2"), Point(day(1), Decimal(3))])


def test_the_constants_are_settings_and_are_said_in_words() -> None:
    other = Rules(shift=8, trend=6)
    assert signals(chart(f"{SWING} _ 3 3 3 3 3 3 3", fix_after=12, rules=other)) == "." * 20
    assert signals(chart(f"{SWING} _ 1.0 1.1 1.2 2.3 2.4 2.5", fix_after=12, rules=other))[13:] == "TTTTTT"
    assert rules_in_words(other, screened=False) == [
        "The limits lie 2.66 average moving ranges from the mean. A moving range is the jump from one value to the next. All jumps count for this average.",
        "Outside: a point beyond a limit.",
        "Trend: 6 points in a row, each higher or each lower than the one before.",
        "Two of three: 2 of 3 points in a row, all on one side of the mean, lie beyond 0.67 of the way to the limit.",
        "Shift: 8 points in a row on one side of the mean. A point on the mean ends it.",
    ]


ON_THE_MEDIAN = "5 5 5 5 5 "


@pytest.mark.parametrize(
    ("line", "longest", "crossings", "signal", "why"),
    [
        (ON_THE_MEDIAN + "1 9 9 9 9 9 9 9 1 1", 7, 2, True, "a run of 7 among 10, where 6 are allowed"),
        (ON_THE_MEDIAN + "1 9 9 9 9 9 9 1 9 1", 6, 4, False, "a run of 6"),
        (ON_THE_MEDIAN + "1 9 9 5 9 9 _ 9 9 9 1 1", 7, 2, True, "neither the median nor a blank row ends a run"),
        ("9 9 9 9 9 1 1 1 1 1", 5, 1, True, "one crossing, where 2 are needed"),
        ("9 9 9 9 1 1 1 1 1 9", 5, 2, False, "two crossings"),
        ("9 9 9 9 9 1 1 1 1 5 5", 5, 1, None, "nine useful points are too few"),
        ("9 1 9 1 9 1 9 1 9 1", 1, 9, False, "chance may cross as often as it likes"),
    ],
)
def test_the_run_chart(line: str, longest: int, crossings: int, signal: bool | None, why: str) -> None:
    found = run(values(line))
    assert (found.median, found.longest_run, found.crossings, found.signal) == (5, longest, crossings, signal), why


def test_the_median_of_an_even_number_lies_between_the_middle_two() -> None:
    assert run(values("0.1 0.2")).median == Fraction("0.15")
