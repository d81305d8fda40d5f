"""Small numbers of people: what is hidden, what is rounded, and that nothing hidden can be worked out again."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from app.population.disclosure import HIDDEN, disclose, shown


@pytest.mark.parametrize(
    ("people", "seen"), [(0, 0), (1, HIDDEN), (7, HIDDEN), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (61, 60), (2_003, 2_005)]
)
def test_a_count_is_hidden_below_8_and_rounded_to_the_nearest_5_above(people: int, seen: int | str) -> None:
    assert disclose(people) == seen


def test_shares_are_taken_from_rounded_counts() -> None:
    seen = shown([43, 18])
    assert seen
    assert (seen.cells, seen.base, seen.share(0)) == ((45, 20), 60, 75)


@pytest.mark.parametrize("counts", [[], [0, 0], [7], [3, 4], [1, 1, 1, 1, 1, 1, 1], [7, 7], [5, 0, 22]])
def test_nothing_is_shown_where_too_few_people_answered(counts: list[int]) -> None:
    assert shown(counts) is None


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ([8, 0], (10, 0)),
        ([5, 40, 22], (HIDDEN, 40, HIDDEN)),  # one alone could be taken from the total: the next smallest goes too
        ([5, 0, 22, 40], (HIDDEN, 0, HIDDEN, 40)),  # nobody is nobody: a 0 hides nothing
        ([7, 7, 7, 30, 40], (HIDDEN, HIDDEN, HIDDEN, HIDDEN, 40)),  # 21 behind three hidden numbers would be 7 each
        ([5, 6, 22], (HIDDEN, HIDDEN, 20)),
        ([1, 1, 22, 60], (HIDDEN, HIDDEN, HIDDEN, 60)),  # two people behind two hidden numbers would be one each
        ([30, 20], (30, 20)),
    ],
)
def test_a_number_that_would_give_a_hidden_one_away_is_hidden_too(counts: list[int], cells: tuple[int | str, ...]) -> None:
    seen = shown(counts)
    assert seen
    assert seen.cells == cells


def test_a_hidden_number_has_no_share() -> None:
    seen = shown([3, 40, 12])
    assert seen
    assert [seen.share(place) for place in range(3)] == [None, 73, None]


def tables(answers: int, people: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many people can have given so many answers."""
    if answers == 1:
        yield (people,)
        return
    for first in range(people + 1):
        yield from ((first, *rest) for rest in tables(answers - 1, people - first))


@pytest.mark.parametrize(("answers", "most"), [(3, 70), (4, 42), (5, 26)])
def test_whoever_knows_the_rule_and_even_how_many_answered_can_work_out_no_hidden_number(answers: int, most: int) -> None:
    """Tables that look the same, with the same number of people, differ in each of their hidden numbers."""
    looks, given_away = 0, []
    for people in range(most):
        alike = defaultdict(list)
        for counts in tables(answers, people):
            seen = shown(counts)
            if seen and HIDDEN in seen.cells:
                alike[seen.cells].append(counts)
        looks += len(alike)
        given_away += [
            (cells, same[0])
            for cells, same in alike.items()
            for place, cell in enumerate(cells)
            if cell == HIDDEN and len({counts[place] for counts in same}) == 1
        ]
    assert looks > 10
    assert given_away == []
