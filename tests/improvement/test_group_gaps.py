"""How far apart groups are, out of what may be shown, and whether that is better than before."""

import datetime as dt
from decimal import Decimal

import pytest

from app.improvement.charts import Direction
from app.improvement.groups import shown
from app.improvement.groups.gap import Since, gap_of, since
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
    assert (more.best, more.worst, more.difference, more.ratio) == (2, 1, Decimal(30), Decimal("1.6"))
    assert (less.best, less.worst, less.difference, less.ratio) == (1, 2, Decimal(30), Decimal("1.6"))


def test_a_gap_to_nobody_has_no_ratio_and_no_gap_has_the_ratio_one() -> None:
    far, near = periods("0/61 20/40", "30/60 20/40")
    gaps = [gap_of(period, 100, Direction.INCREASE) for period in (far, near)]
    assert [(gap.difference, gap.ratio) for gap in gaps if gap] == [(Decimal(50), None), (Decimal(0), Decimal(1))]


@pytest.mark.parametrize("told", ["3/40 20/40", "3/40 20/40 18/40", "0/0 20/40"])
def test_where_fewer_than_two_groups_may_be_shown_there_is_no_gap(told: str) -> None:
    assert gap_of(periods(told)[0], 100, Direction.INCREASE) is None


CHANGES = {
    Since.FIRST: ["30/60 20/60"],
    Since.SMALLER: ["50/60 20/60", "50/60 40/60"],
    Since.LARGER: ["50/60 40/60", "50/60 20/60"],
    Since.SAME: ["50/60 40/60", "51/61 41/61"],
    Since.MIXED: ["20/100 10/100", "95/100 80/100"],  # 10 became 15, 2 times became 1.2 times
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_gap_is_compared_with_the_first_period(change: Since) -> None:
    found = periods(*CHANGES[change])
    told = since(found, found[-1], 100, Direction.INCREASE)
    assert told == (change, FIRST if change is not Since.FIRST else None)


def test_a_gap_is_compared_with_a_period_that_shows_the_same_groups_only() -> None:
    """In the first period the worst-off group is hidden: that its gap was smaller says nothing."""
    found = periods("50/60 40/60 3/60 48/60", "50/60 40/60 10/60 45/60", "50/60 40/60 20/60 45/60")
    assert found[0].cells[2].hidden
    assert since(found, found[2], 100, Direction.INCREASE) == (Since.SMALLER, found[1].on)
    assert since(found, found[1], 100, Direction.INCREASE) == (Since.FIRST, None)


def test_a_rate_of_what_is_rare_has_one_decimal_place_and_another_one_none() -> None:
    (period,) = periods("13/2001 43/61")
    assert period.values(100) == (Decimal("0.8"), Decimal(75))
    assert period.values(10_000) == (Decimal(75), Decimal(7500))
