"""Reading a measure split by group. What was entered stays in this file and in the action that writes it; everything else asks `shown`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from app.core import db
from app.improvement import groups
from app.improvement.charts import Point, Xmr, xmr
from app.improvement.charts.gaps import with_gaps
from app.improvement.charts.trial import held_back
from app.improvement.groups import Count, Period
from app.improvement.groups.gap import Gap, Since, gap_of, since
from app.improvement.models import GroupEntry, Measure, Split, Value
from app.improvement.queries import FOLLOWING
from app.improvement.queries.bounds import bounds_of
from app.people.models import Person


@dataclass(frozen=True)
class Shown:
    """A measure by group as anybody who reads may see it. `left_out`: by day, why a period does not count."""

    split: Split
    measure: Measure
    periods: tuple[Period, ...]
    left_out: dict[dt.date, str]

    @property
    def names(self) -> list[str]:
        """The groups in the order of the cells."""
        return [group.words for group in self.split.groups]

    @property
    def counted(self) -> list[Period]:
        """The periods that count."""
        return [period for period in self.periods if period.on not in self.left_out]


@dataclass(frozen=True)
class Compared:
    """How far apart the groups are. `latest`: the last period that counts; `gap`: of the last one of which it can be said."""

    latest: Period | None
    gap: Gap | None
    since: Since
    before_on: dt.date | None
    partly: bool


def split_of(measure: Measure) -> Split | None:
    """How a measure is split, with its groups, if it is. Two statements."""
    return splits_of([measure]).get(measure.id)


def splits_of(measures: Sequence[Measure]) -> dict[int, Split]:
    """By measure: how it is split, with its groups. Two statements."""
    wanted = select(Split).options(selectinload(Split.groups)).where(Split.measure_id.in_([measure.id for measure in measures]))
    return {split.measure_id: split for split in db.session.scalars(wanted.order_by(Split.id))}


def shown(measures: Sequence[Measure]) -> list[Shown]:
    """What may be shown of several measures by group; those that are not split are left out. Five statements at most."""
    splits = splits_of(measures)
    found = {
        split.id: groups.shown(_counts(split, entries), running=split.running, whose=_whose(entries))
        for split, entries in _standing(list(splits.values()))
    }
    why = _left_out(list(splits))
    return [
        Shown(split, measure, found[split.id], why.get(measure.id, {}))
        for measure in measures
        if (split := splits.get(measure.id)) is not None
    ]


def own_entries(split: Split, *, by: Person) -> dict[dt.date, list[Count]]:
    """By day: what this very person entered for each group, in their order, while it holds. What others entered is nowhere to be had."""
    ((_split, entries),) = _standing([split])
    return _counts(split, [entry for entry in entries if entry.entered_by == by.id])


def own_entry(split: Split, on: dt.date, *, by: Person) -> list[Count] | None:
    """What this very person entered for a period, while it holds; for the form in which they correct it."""
    return own_entries(split, by=by).get(on)


def has_counts(split: Split) -> bool:
    """Whether something was entered."""
    return db.session.scalar(select(GroupEntry.id).where(GroupEntry.split_id == split.id).limit(1)) is not None


def who_entered(split: Split) -> dict[dt.date, int | None]:
    """By day: the number of whoever entered what holds."""
    ((_split, entries),) = _standing([split])
    return _whose(entries)


def _counts(split: Split, entries: Sequence[GroupEntry]) -> dict[dt.date, list[Count]]:
    found = {entry.on: {count.group_id: Count(count.part, count.whole) for count in entry.counts} for entry in entries}
    return {on: [by[group.id] for group in split.groups] for on, by in found.items()}


def _whose(entries: Sequence[GroupEntry]) -> dict[dt.date, int | None]:
    return {entry.on: entry.entered_by for entry in entries}


def _standing(splits: Sequence[Split]) -> list[tuple[Split, list[GroupEntry]]]:
    newest = (
        select(func.max(GroupEntry.id))
        .where(GroupEntry.split_id.in_([split.id for split in splits]))
        .group_by(GroupEntry.split_id, GroupEntry.on)
    )
    wanted = select(GroupEntry).options(selectinload(GroupEntry.counts)).where(GroupEntry.id.in_(newest)).order_by(GroupEntry.on)
    entries = db.session.scalars(wanted).all()
    return [(split, [entry for entry in entries if entry.split_id == split.id]) for split in splits]


def _left_out(measures: Sequence[int]) -> dict[int, dict[dt.date, str]]:
    rows = select(Value.measure_id, Value.on, Value.left_out).where(Value.measure_id.in_(measures), Value.left_out != "")
    found: dict[int, dict[dt.date, str]] = {}
    for number, on, why in db.session.execute(rows):
        found.setdefault(number, {})[on] = why
    return found


def compared(table: Shown) -> Compared:
    """The gap between the groups, out of what may be shown."""
    per, direction, counted = table.split.per, table.measure.direction, table.counted
    told = next((period for period in reversed(counted) if gap_of(period, per, direction)), None)
    latest = counted[-1] if counted else None
    if told is None:
        return Compared(latest, None, Since.FIRST, None, partly=False)
    change, before_on = since(counted, told, per, direction)
    return Compared(latest, gap_of(told, per, direction), change, before_on, partly=any(cell.hidden for cell in told.cells))


def chart_of(table: Shown, place: int) -> Xmr | None:
    """One group over time; a period that is hidden or does not count is a gap. None where no value may be shown."""
    points = [
        Point(period.on, None if period.on in table.left_out else period.cells[place].value(table.split.per)) for period in table.periods
    ]
    if all(point.value is None for point in points):
        return None
    chart = xmr(with_gaps(points, FOLLOWING[table.measure.every]), direction=table.measure.direction)
    return replace(held_back(chart), bounds=bounds_of(table.measure, points))
