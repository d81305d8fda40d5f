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
        ([20, 31, 43, 42, 60, 59, 70, 75, 88], True),  # of which two were corrected
        ([100, 103, 102, 107, 106, 111, 118], True),  # likewise, of a shorter one that rises much more than it falls
        ([100, 103, 102, 105], True),
        ([100, 103, 102, 107, 106, 111, 118, 117, 125, 131, 134, 133, 140, 143, 147], True),  # four of 14
        ([10, 14, 19, 25, 9, 13, 18, 22, 8, 12, 17, 24], True),  # begun again twice
        ([100, 130, 129, 160, 159, 190, 220, 250, 280], True),  # of a correction by one
        ([100, 130, 120, 160, 150, 190, 220, 250, 280], False),  # nobody is alone in any step
        ([12], False),
        # ---- values of single weeks ----
        ([100, 103, 104, 101], False),
        ([100, 103, 101, 102], False),
        ([60, 62, 59, 63, 58, 61], False),
        ([41, 44, 40, 43, 45, 42, 46, 41], False),
        ([60, 61, 63, 58, 62, 64, 57, 60], False),  # falls further than a correction
        ([60, 58, 56, 54, 52, 50, 48], False),
        ([20, 22, 19, 21, 20, 75], False),
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


@pytest.mark.parametrize(
    ("parts", "few"),
    [
        ("20/40 21/42 23/45", True),  # one of two, then two of three
        ("20/40 20/40 21/41", True),
        ("20/40 21/42", True),
        ("20/20 21/21 24/24", True),
        ("20/40 30/60 45/90 46/91", True),
        ("20/40 21/42 20/41 24/46 26/50 31/58 33/62 38/70 40/74", True),  # of which one was corrected
        ("20/40 30/60 40/80", False),  # ten of twenty
        ("20/40 20/40 20/40", False),
        ("20/40 23/40 25/40 28/40", False),  # of as many each week: these are others
        ("20/40 21/42 19/39", False),
        ("20/40 23/43 22/41 25/44", False),
        ("20/40 24/42 28/45 31/46", False),  # it gets better: fewer are left out each week
        ("20/40", False),
    ],
)
def test_the_steps_of_parts_that_run_together_are_people_too(parts: str, few: bool) -> None:
    pairs = [(Decimal(part), Decimal(whole)) for part, whole in (one.split("/") for one in parts.split())]
    assert parts_tell_of_few(pairs) is few


def test_few_parts_of_many_days_are_few_and_many_are_not() -> None:
    assert not parts_tell_of_few([(Decimal(9), Decimal(1200))])
    assert parts_tell_of_few([(Decimal(LEAST - 1), Decimal(1000))])


def test_a_share_of_nobody_knows_how_many_may_be_of_a_few() -> None:
    assert parts_tell_of_few([(Decimal(50), Decimal(100)), None])
