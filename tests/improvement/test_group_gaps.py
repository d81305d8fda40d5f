"""How far apart groups are, out of what may be shown, and whether that is better than before."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from app.improvement.charts import Direction
from app.improvement.groups import HIDDEN, Cell, shown
from app.improvement.groups.gap import Since, gap_of, since
from app.improvement.groups.rounding import span_of
from tests.improvement.splitting import counts

FIRST = dt.date(2026, 1, 5)


def periods(*told: str) -> list:
    """Weekly periods: "43/61 20/40" for two groups."""
    return list(shown({FIRST + week * dt.timedelta(days=7): counts(one.split()) for week, one in enumerate(told)}, running=False))


def test_the_gap_is_between_the_best_off_and_the_worst_off_as_a_difference_and_as_a_ratio() -> None:
    (period,) = periods("43/61 20/40 81/101")
    more, less = (gap_of(period, 100, way) for way in (Direction.INCREASE, Direction.DECREASE))
    assert more
    assert less
    far = [(gap.difference.number, gap.ratio.number) for gap in (more, less) if gap.ratio]
    assert ((more.best, more.worst), (less.best, less.worst), far) == ((2, 1), (1, 2), [(Decimal(30), Decimal("1.6"))] * 2)


def test_a_gap_to_nobody_has_no_ratio_and_no_gap_has_the_ratio_one() -> None:
    far, near = periods("0/61 20/40", "30/60 20/40")
    gaps = [gap_of(period, 100, Direction.INCREASE) for period in (far, near)]
    assert [(gap.difference.number, gap.ratio and gap.ratio.number) for gap in gaps if gap] == [
        (Decimal(50), None),
        (Decimal(0), Decimal(1)),
    ]


@pytest.mark.parametrize("told", ["3/40 20/40", "3/40 20/40 18/40", "0/0 20/40"])
def test_where_fewer_than_two_groups_may_be_shown_there_is_no_gap(told: str) -> None:
    assert gap_of(periods(told)[0], 100, Direction.INCREASE) is None


CHANGES = {
    Since.FIRST: ["30/60 20/60"],
    Since.SMALLER: ["50/60 20/60", "50/60 45/60"],
    Since.LARGER: ["50/60 45/60", "50/60 20/60"],
    Since.UNSURE: ["50/60 40/60", "51/61 41/61"],
    Since.MIXED: ["200/1000 100/1000", "950/1000 800/1000"],  # 10 became 15, 2 times became 1.2 times
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_gap_is_compared_with_the_first_period(change: Since) -> None:
    found = periods(*CHANGES[change])
    told = since(found, found[-1], 100, Direction.INCREASE)
    assert told == (change, FIRST if change is not Since.FIRST else None)


def test_a_gap_is_compared_with_a_period_that_shows_the_same_groups_only() -> None:
    """In the first period the worst-off group is hidden: that its gap was smaller says nothing."""
    found = periods("50/60 40/60 3/60 48/60", "50/60 40/60 10/60 45/60", "50/60 40/60 30/60 45/60")
    assert found[0].cells[2].hidden
    assert since(found, found[2], 100, Direction.INCREASE) == (Since.SMALLER, found[1].on)
    assert since(found, found[1], 100, Direction.INCREASE) == (Since.FIRST, None)


def test_a_rate_of_what_is_rare_has_one_decimal_place_and_another_one_none() -> None:
    (period,) = periods("13/2001 43/61")
    assert period.values(100) == (Decimal("0.8"), Decimal(75))
    assert period.values(10_000) == (Decimal(75), Decimal(7500))


@pytest.mark.parametrize(
    ("told", "best", "worst"),
    [
        ("25/35 20/35", False, False),  # 23 to 27 of 33 to 37 is 62 to 82 of 100, the other one is 48 to 67
        ("25/35 15/35", True, True),
        ("45/60 40/60 10/60", False, True),
        ("55/60 20/60 20/60", True, False),
        ("25/35 25/35", False, False),
    ],
)
def test_a_group_is_best_or_worst_off_only_where_no_rounding_can_change_it(told: str, *, best: bool, worst: bool) -> None:
    gap = gap_of(periods(told)[0], 100, Direction.INCREASE)
    other_way = gap_of(periods(told)[0], 100, Direction.DECREASE)
    assert gap
    assert other_way
    assert (gap.best_sure, gap.worst_sure, gap.sure) == (best, worst, best and worst)
    assert (other_way.worst_sure, other_way.best_sure) == (best, worst)


def test_no_count_behind_the_rounded_ones_makes_untrue_what_is_said() -> None:
    """Every pair of wholes and parts around the edge: whoever is told to be better off is, and the figures lie where it is said."""
    for part in range(8, 40):
        (period,) = periods(f"{part}/40 24/40")
        gap = gap_of(period, 100, Direction.INCREASE)
        assert gap
        exact = (Fraction(part * 100, 40), Fraction(24 * 100, 40))
        assert gap.difference.least <= abs(exact[0] - exact[1]) <= gap.difference.most
        assert gap.ratio
        assert gap.ratio.least <= max(exact) / min(exact) <= gap.ratio.most
        if gap.sure:
            assert exact[gap.best] > exact[gap.worst]


def test_a_cell_can_be_whatever_its_rounded_counts_allow() -> None:
    assert span_of(Cell(25, 35), 100) == (Fraction(2300, 37), Fraction(2700, 33))
    assert span_of(Cell(10, 10), 100) == (Fraction(800, 12), Fraction(100))
    assert span_of(Cell(0, 35), 100) == (Fraction(0), Fraction(0))
    assert (span_of(Cell(25), 100), span_of(Cell(0, 0), 100), span_of(HIDDEN, 100)) == ((Fraction(23), Fraction(27)), None, None)
