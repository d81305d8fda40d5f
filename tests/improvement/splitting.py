"""A measure that is split by group, for the tests of its pages and files."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.core import calendar, db
from app.improvement import actions, queries
from app.improvement.actions.groups import SplitSaid, enter_groups, split_measure
from app.improvement.charts import Direction
from app.improvement.groups import Count
from app.improvement.models import Measure, SplitBy
from app.improvement.queries import groups as by_group
from tests import make
from tests.improvement.trying import WEEK, tried

NAMES = ("Fifth 1", "Fifth 2", "Fifth 3")


def split(
    *periods: Sequence[str | int],
    names: Sequence[str] = NAMES,
    running: bool = False,
    direction: Direction = Direction.INCREASE,
    place: int | None = None,
) -> tuple[Any, int]:
    """An idea with a try-out, and the number of its measure with these periods, the last of today: "3/40" of each group, or counts alone."""
    idea, number = tried(direction=direction, place=place)
    of_whole = any(isinstance(one, str) for period in periods for one in period) or not periods
    by = make.staff()
    with db.transaction():
        measure = the_measure(number)
        said = SplitSaid(SplitBy.DEPRIVATION, "", tuple(names), of_whole, 100, running)
        made = split_measure(measure, said, by=by)
        enter_groups(made, {day(len(periods) - place): counts(period) for place, period in enumerate(periods, 1)}, by=by)
    return idea, number


def counts(period: Sequence[str | int]) -> list[Count]:
    """ "3/40" as a part of a whole, 3 as a count alone."""
    return [Count(*map(int, one.split("/"))) if isinstance(one, str) else Count(one) for one in period]


def day(weeks_ago: int) -> dt.date:
    return calendar.today() - weeks_ago * WEEK


def the_measure(number: int) -> Measure:
    found = db.session.get(Measure, number)
    assert found is not None
    return found


def shown(number: int) -> Any:
    """What may be shown of a measure."""
    with db.reading():
        return by_group.shown([the_measure(number)])[0]


__all__ = ["NAMES", "WEEK", "actions", "counts", "day", "queries", "shown", "split", "the_measure"]
