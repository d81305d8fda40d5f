"""Measures split by group: one with a gap and hidden cells, one of many groups with long words, one whose groups are all hidden, one without groups."""

import datetime as dt
from decimal import Decimal

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar
from app.improvement import actions
from app.improvement.actions.groups import SplitSaid, enter_groups, split_measure
from app.improvement.charts import Direction
from app.improvement.groups import Count
from app.improvement.models import Every, Measure, MeasureKind, Project, SplitBy
from app.people.models import Person

_WEEK = dt.timedelta(days=7)
FIFTHS = ("Fifth 1 (most deprived)", "Fifth 2", "Fifth 3", "Fifth 4", "Fifth 5 (least deprived)")
LATER = 14  # periods


def fill(project: Project, by: Person) -> dict[str, object]:
    """Gives the numbers of the measures. Everything stands in a transaction already."""
    gap = _measure(project, "Had the letter they can read", by)
    fifths = split_measure(gap, SplitSaid(SplitBy.DEPRIVATION, "", FIFTHS, of_whole=True, per=100, running=False), by=by)
    for weeks_ago in range(LATER):
        part = [20 + 2 * (LATER - weeks_ago), 45, 3 if weeks_ago % 4 == 1 else 30, 50, 58]
        enter_groups(fifths, {calendar.today() - weeks_ago * _WEEK: [Count(one, 62) for one in part]}, by=by)
    actions.enter(gap, calendar.today() - 3 * _WEEK, Decimal(50), by=by)
    actions.leave_out(gap, calendar.today() - 3 * _WEEK, "The post was on strike.", by=by)
    many = _measure(project, f"Came by themselves, {LONG_WORD}"[:120], by)
    names = tuple(f"{n} {LONG_WORD}"[:60] for n in range(1, 13))
    twelve = split_measure(many, SplitSaid(SplitBy.OWN, LONG[:60], names, of_whole=True, per=100_000, running=True), by=by)
    enter_groups(twelve, {calendar.today(): [Count(100_000_000 + n, 900_000_000) for n in range(12)]}, by=by)
    few = _measure(project, "Fell on the way", by)
    sexes = split_measure(few, SplitSaid(SplitBy.SEX, "", ("Women", "Men"), of_whole=False, per=100, running=False), by=by)
    enter_groups(sexes, {calendar.today(): [Count(3), Count(12)]}, by=by)
    none = _measure(project, "Not split", by)
    return {"groups": gap.id, "groups_many": many.id, "groups_few": few.id, "groups_none": none.id}


def _measure(project: Project, name: str, by: Person) -> Measure:
    return actions.add_measure(
        project, actions.Described(MeasureKind.PROCESS, name, LONG, "per cent", Direction.INCREASE, Every.WEEK), by=by
    )
