"""Whether the numbers of a whole measure tell of a few people: the one rule of small numbers, asked in both ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.improvement.groups.few import parts_tell_of_few, tell_of_few
from app.population.disclosure import HIDDEN, LEAST, disclose

COUNTS = st.lists(st.integers(0, 60), max_size=8)


@given(COUNTS)
def test_counts_tell_of_a_few_when_one_of_them_would_be_hidden(counts: list[int]) -> None:
    assert tell_of_few(counts) or not any(disclose(count) == HIDDEN for count in counts)


@pytest.mark.parametrize(
    ("counts", "few"),
    [
        ([100, 103, 104], True),  # three people, then one
        ([100, 103], True),
        ([100, 120, 140], False),
        ([100, 100, 120], False),
        ([100, 97, 103], False),  # of no running total
        ([*range(100, 200, 10), 190, 189, 197], True),  # a running total of which one was corrected
        ([20, 31, 43, 42, 60, 62, 70], True),  # likewise, of a short one
        ([12], False),
    ],
)
def test_the_steps_of_a_running_total_are_people_too(counts: list[int], few: bool) -> None:
    assert tell_of_few(counts) is few


@pytest.mark.parametrize(
    ("part", "whole", "few"),
    [(0, 20, False), (20, 20, False), (9, 20, False), (7, 20, True), (13, 20, True), (3, 5, True), (0, 0, False), (8, 16, False)],
)
def test_those_who_were_not_counted_are_people_too(part: int, whole: int, few: bool) -> None:
    assert parts_tell_of_few([(Decimal(part), Decimal(whole))]) is few


def test_few_parts_of_many_days_are_few_and_many_are_not() -> None:
    assert not parts_tell_of_few([(Decimal(9), Decimal(1200))])
    assert parts_tell_of_few([(Decimal(LEAST - 1), Decimal(1000))])


def test_a_share_of_nobody_knows_how_many_may_be_of_a_few() -> None:
    assert parts_tell_of_few([(Decimal(50), Decimal(100)), None])
