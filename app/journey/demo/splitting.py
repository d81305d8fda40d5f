"""What two try-outs measure group by group."""

import datetime as dt
from typing import Any

from app.improvement.actions.groups import SplitSaid, enter_groups, split_measure
from app.improvement.groups import Count
from app.improvement.models import Measure, SplitBy
from app.journey.demo.scene import told
from app.people.models import Person

_WEEK = dt.timedelta(days=7)


def split(measure: Measure, today: dt.date, *, by: Person) -> None:
    """The groups of a measure and their counts, if splits.toml has some."""
    for said in told("splits.toml")["splits"]:
        if said["measure"] != measure.name:
            continue
        made = split_measure(
            measure, SplitSaid(SplitBy(said["split_by"]), "", tuple(said["groups"]), of_whole=True, per=100, running=False), by=by
        )
        enter_groups(made, _periods(said, today), by=by)


def _periods(said: dict[str, Any], today: dt.date) -> dict[dt.date, list[Count]]:
    last = today - dt.timedelta(days=today.weekday()) - _WEEK
    weeks = len(said["weeks"])
    return {
        last - _WEEK * (weeks - place): [Count(*map(int, cell.split("/"))) for cell in week.split()]
        for place, week in enumerate(said["weeks"], 1)
    }
