"""Counts of people by group: what is hidden, and that nobody can work it out again, not even with the totals and the rule in hand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.improvement.groups import HIDDEN, Cell, Count, shown
from tests.improvement.attacking import FEW, Published, worked_out
from tests.improvement.splitting import counts as of

JANUARY, FEBRUARY, MARCH = (dt.date(2026, month, 5) for month in (1, 2, 3))


def one(*period: str | int) -> tuple[Cell, ...]:
    """What may be shown of one period."""
    (seen,) = shown({JANUARY: of(period)}, running=False)
    return seen.cells


def read(cells: tuple[Cell, ...]) -> list[Published]:
    return [None if cell.hidden else (cell.part, cell.whole) for cell in cells]


TABLES = {
    "all are many": (["43/61", "18/42"], ["45/60", "20/40"]),
    "nobody is nobody": (["0/61", "18/42"], ["0/60", "20/40"]),
    "nobody at all": (["0/61", "0/42"], ["0/60", "0/40"]),
    "one of two: the other one is the total less it": (["3/40", "30/60"], ["-", "-"]),
    "one alone: the next smallest goes too": (["3/40", "30/60", "12/50"], ["-", "30/60", "-"]),
    "all that are next smallest go": (["3/40", "30/60", "12/50", "12/70"], ["-", "30/60", "-", "-"]),
    "two that are few, and few together": (["3/40", "2/60", "30/50", "31/50"], ["-", "-", "-", "30/50"]),
    "two that are few, and enough together": (["5/40", "6/60", "30/50"], ["-", "-", "30/50"]),
    "the whole is small: its part goes with it": (["2/5", "30/60", "9/30", "20/40"], ["-", "30/60", "-", "20/40"]),
    "parts that tell which of the wholes is the small one": (["8/8", "1/1", "8/38"], ["-", "-", "-"]),
    "the rest that were not counted: 12 of 13 twice, 24 of 26 together": (["12/13", "12/13"], ["-", "-"]),
    "the rest of the only one that is left": (["0/1", "0/7", "11/18"], ["-", "-", "-"]),
    "counts alone": ([3, 40, 22], ["-", 40, "-"]),
    "counts alone, all many": ([13, 40, 22], [15, 40, 20]),
    "no people behind a whole group": (["0/0", "18/42", "30/40"], ["0/0", "20/40", "30/40"]),
}


@pytest.mark.parametrize("what", TABLES)
def test_what_would_give_a_small_number_away_is_hidden_with_it(what: str) -> None:
    period, seen = TABLES[what]
    wanted = tuple(HIDDEN if cell == "-" else Cell(*map(int, str(cell).split("/"))) for cell in seen)
    assert one(*period) == wanted
    assert worked_out(read(one(*period)), of(period)) == []


NAIVE = {
    "the small one alone is hidden": (["3/40", "0/60", "0/50"], [None, (0, 60), (0, 50)]),
    "each column by itself, rounded": (["12/13", "12/13"], [(10, 15), (10, 15)]),
}


@pytest.mark.parametrize("what", NAIVE)
def test_the_attack_finds_what_a_simpler_rule_gives_away(what: str) -> None:
    period, published = NAIVE[what]
    assert worked_out(published, of(period)) != []
    assert worked_out(read(one(*period)), of(period)) == []


# ---- other periods ----


def test_running_totals_are_shown_as_what_each_period_added() -> None:
    entered = {JANUARY: of(["20/40", "30/40"]), FEBRUARY: of(["45/80", "42/90"]), MARCH: of(["48/120", "60/130"])}
    seen = shown(entered, running=True, whose=dict.fromkeys(entered, 1))
    assert [period.cells for period in seen] == [
        (Cell(20, 40), Cell(30, 40)),
        (Cell(25, 40), Cell(10, 50)),
        (HIDDEN, HIDDEN),  # 3 more than in February: both totals are large, and their difference is small
    ]


def test_two_running_totals_that_could_each_be_shown_tell_nothing_of_the_one_who_came_in_between() -> None:
    """12 and 12 are 24, shown as 10 and 10, so each is 12; 13 and 13 are 26, shown as 15 and 15: each got one more."""
    seen = shown({JANUARY: of([12, 12]), FEBRUARY: of([13, 13])}, running=True, whose={JANUARY: 1, FEBRUARY: 1})
    assert [period.cells for period in seen] == [(Cell(10), Cell(10)), (HIDDEN, HIDDEN)]


def test_running_totals_that_fall_are_hidden_until_somebody_corrects_them() -> None:
    seen = shown({JANUARY: of(["20/40", "30/40"]), FEBRUARY: of(["19/80", "60/90"])}, running=True, whose={JANUARY: 1, FEBRUARY: 1})
    assert seen[1].cells == (HIDDEN, HIDDEN)


def test_a_period_that_is_hidden_is_not_found_out_from_the_others() -> None:
    """Each period stands for itself: what was before and after says nothing of it."""
    alone = shown({FEBRUARY: of(["3/40", "30/60", "12/50"])}, running=False)
    among = shown(
        {
            month: of(["3/40", "30/60", "12/50"] if month == FEBRUARY else ["20/40", "30/60", "12/50"])
            for month in (JANUARY, FEBRUARY, MARCH)
        },
        running=False,
    )
    assert among[1] == alone[0]


# ---- every small table ----


def tables(groups: int, people: int) -> Iterator[tuple[Count, ...]]:
    """Every way in which so many people at most can be in so many groups, in order of size."""
    cells = [Count(part, whole) for whole in range(people + 1) for part in range(whole + 1)]
    for table in combinations_with_replacement(cells, groups):
        if sum(count.size for count in table) <= people:
            yield table


@pytest.mark.parametrize(("groups", "people"), [(2, 32), (3, 20), (4, 13)])
def test_whoever_knows_the_rule_and_the_totals_can_work_out_no_small_number(groups: int, people: int) -> None:
    """Tables that look the same, with the same totals, differ in each number from 1 to 7: in parts, wholes, and rests."""
    alike = defaultdict(list)
    for table in tables(groups, people):
        cells = one_of(table)
        places = sorted(range(groups), key=lambda place: str(cells[place]))  # the same for every order of the groups
        look = tuple(cells[place] for place in places)
        alike[look, sum(one.part for one in table), sum(one.size for one in table)].append([table[place] for place in places])
    assert sum(any(not cell.hidden for cell in look) for look, *_totals in alike) > 10
    given_away = []
    for (look, *_totals), same in alike.items():
        for place, cell in enumerate(look):
            seats = [other for other in range(groups) if look[other] == cell]  # groups that look the same could be each other
            for number in (lambda one: one.part, lambda one: one.size, lambda one: one.size - one.part):
                found = {number(table[seat]) for table in same for seat in seats}
                if len(found) == 1 and min(found) in FEW:
                    given_away.append((look, same[0], place))
    assert given_away == []


def one_of(table: tuple[Count, ...]) -> tuple[Cell, ...]:
    (seen,) = shown({JANUARY: table}, running=False)
    return seen.cells


def groups_of(most: int) -> st.SearchStrategy[list[Count]]:
    whole = st.integers(0, most)
    count = whole.flatmap(lambda size: st.integers(0, size).map(lambda part: Count(part, size)))
    return st.lists(count, min_size=2, max_size=12)


@settings(deadline=None)
@given(st.sampled_from([12, 30, 90, 2_000]).flatmap(groups_of))
def test_of_any_period_nothing_small_can_be_worked_out_and_what_is_shown_is_rounded(period: list[Count]) -> None:
    cells = one_of(tuple(period))
    assert worked_out(read(cells), period) == []
    for cell, count in zip(cells, period, strict=True):
        if not cell.hidden:
            assert cell.part is not None
            assert cell.whole is not None
            assert (cell.part % 5, cell.whole % 5, count.part in FEW, count.size in FEW) == (0, 0, False, False)
            assert (abs(cell.part - count.part) <= 2, abs(cell.whole - count.size) <= 2, cell.part <= cell.whole) == (True, True, True)


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_of_counts_alone_nothing_small_can_be_worked_out(parts: list[int]) -> None:
    period = [Count(part) for part in parts]
    assert worked_out(read(one_of(tuple(period))), period) == []


@settings(deadline=None)
@given(st.data())
def test_running_totals_look_like_the_same_people_counted_period_by_period(data: st.DataObject) -> None:
    groups = data.draw(st.integers(2, 4))
    added = [
        [Count(one.part, one.size) for one in data.draw(groups_of(60).filter(lambda found: len(found) >= groups))[:groups]]
        for _n in range(3)
    ]
    totals, before = {}, [Count(0, 0)] * groups
    for on, period in zip((JANUARY, FEBRUARY, MARCH), added, strict=True):
        before = [Count(last.part + now.part, last.size + now.size) for last, now in zip(before, period, strict=True)]
        totals[on] = before
    alone = shown(dict(zip((JANUARY, FEBRUARY, MARCH), added, strict=True)), running=False)
    assert shown(totals, running=True, whose=dict.fromkeys(totals, 1)) == alone
