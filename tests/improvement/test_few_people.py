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
    assert tell_of_few(counts) is any(disclose(count) == HIDDEN for count in counts)


@pytest.mark.parametrize(
    ("part", "whole", "few"),
    [(0, 20, False), (20, 20, False), (9, 20, False), (7, 20, True), (13, 20, True), (3, 5, True), (0, 0, False), (8, 16, False)],
)
def test_those_who_were_not_counted_are_people_too(part: int, whole: int, few: bool) -> None:
    assert parts_tell_of_few([(Decimal(part), Decimal(whole))], of_whole=True) is few


def test_a_rate_of_many_days_asks_for_the_people_alone() -> None:
    assert not parts_tell_of_few([(Decimal(9), Decimal(12))], of_whole=False)
    assert parts_tell_of_few([(Decimal(LEAST - 1), Decimal(1000))], of_whole=False)


def test_a_share_of_nobody_knows_how_many_may_be_of_a_few() -> None:
    assert parts_tell_of_few([(Decimal(50), Decimal(100)), None], of_whole=True)
