"""Splitting a measure by group, and entering the counts of a period. What stood before is kept, and no history tells a number."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import check_day
from app.improvement.groups import Count
from app.improvement.models import Group, GroupCount, GroupEntry, Measure, Split, SplitBy
from app.improvement.queries import groups as queries
from app.people.models import Person

SPLIT = "measure_split"


@dataclass(frozen=True)
class SplitSaid:
    """How a measure is split, as it was written down."""

    split_by: SplitBy
    words: str
    groups: tuple[str, ...]
    of_whole: bool
    per: int
    running: bool


def split_measure(measure: Measure, said: SplitSaid, *, by: Person) -> Split:
    """From now on it is counted group by group. Once there are counts, the groups may get other words and nothing else."""
    stands = queries.split_of(measure)
    if stands is None:
        return _first_split(measure, said, by=by)
    if _said(stands) == said:
        return stands
    if not queries.has_counts(stands):
        _write(stands, said)
    elif len(said.groups) != len(stands.groups):
        raise Refused(for_staff("There are counts already. Keep as many groups, in the same order"), field="groups")
    elif _settings(_said(stands)) != _settings(said):
        raise Refused(for_staff("There are counts already. Only the words of the groups can change"), field="split_by")
    else:
        for group, words in zip(stands.groups, said.groups, strict=True):
            group.words = words
    record(SPLIT, stands.id, "change", by=by.id)
    return stands


def _first_split(measure: Measure, said: SplitSaid, *, by: Person) -> Split:
    split = Split(measure_id=measure.id, written_by=by.id, groups=[])
    _write(split, said)
    try:
        with db.session.begin_nested():
            db.session.add(split)
    except IntegrityError as fault:
        raise NotAllowed(for_staff("Somebody else chose the groups just now. Open the page again.")) from fault
    record(SPLIT, split.id, "add", by=by.id)
    return split


def _write(split: Split, said: SplitSaid) -> None:
    split.split_by, split.words = said.split_by, said.words
    split.of_whole, split.per, split.running = said.of_whole, said.per, said.running
    for group, words in zip(split.groups, said.groups, strict=False):
        group.words = words
    del split.groups[len(said.groups) :]
    split.groups += [
        Group(position=position, words=said.groups[position - 1]) for position in range(len(split.groups) + 1, len(said.groups) + 1)
    ]


def _said(split: Split) -> SplitSaid:
    names = tuple(group.words for group in split.groups)
    return SplitSaid(split.split_by, split.words, names, split.of_whole, split.per, split.running)


def _settings(said: SplitSaid) -> tuple[object, ...]:
    return said.split_by, said.words, said.of_whole, said.per, said.running


def enter_groups(split: Split, periods: Mapping[dt.date, Sequence[Count]], *, by: Person) -> None:
    """The counts of one period or many, all groups of each at once, in their order. They take the place of what stood there."""
    for on, counts in periods.items():
        check_day(on)
        _check_counts(split, counts)
    own = queries.own_entries(split, by=by)
    if split.running:
        _check_rising(split, periods, own)
    for on, counts in sorted(periods.items()):
        if own.get(on) == list(counts):
            continue  # sent twice; the same numbers of somebody else are entered anew, for nothing may tell that they are the same
        kept = [GroupCount(group_id=group.id, part=one.part, whole=one.whole) for group, one in zip(split.groups, counts, strict=True)]
        db.session.add(GroupEntry(split_id=split.id, on=on, entered_by=by.id, counts=kept))
        record(SPLIT, split.id, "enter", by=by.id, facts={"on": on.isoformat()})
    db.session.flush()


def _check_counts(split: Split, counts: Sequence[Count]) -> None:
    if len(counts) != len(split.groups) or any((one.whole is not None) != split.of_whole for one in counts):
        raise NotAllowed(for_staff("The groups were changed just now. Open the page again."))
    for group, one in zip(split.groups, counts, strict=True):
        if one.part > one.size:
            raise Refused(for_staff("These are more people than there are in the group"), field=f"part_{group.position}")


def _check_rising(split: Split, periods: Mapping[dt.date, Sequence[Count]], own: Mapping[dt.date, Sequence[Count]]) -> None:
    """Raises Refused where a running total would fall. Only this person's own periods are compared: a refusal would tell of others."""
    together = {**own, **periods}
    days = sorted(together)
    for last, on in pairwise(days):
        if on not in periods and last not in periods:
            continue
        for group, before, now in zip(split.groups, together[last], together[on], strict=True):
            added, of = now.part - before.part, now.size - before.size
            if not 0 <= added <= of:
                sentence = for_staff("A running total cannot fall, nor rise by more than its whole. Look at the periods before and after")
                raise Refused(sentence, field=f"part_{group.position}")
