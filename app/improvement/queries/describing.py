"""What is known of measures, and what is still to be said."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.core import db
from app.core.i18n import for_staff, long_date, mark_for_staff
from app.improvement.charts import Direction
from app.improvement.models import ChartKind, Cycle, Measure, MeasureType, Ramp, TargetFrom
from app.improvement.queries.due import Last, lasts
from app.people.queries import name_of


@dataclass(frozen=True)
class Relative:
    """A measure beside the others of its family. `missing`: what is not known of it yet, as marked words."""

    measure: Measure
    last: Last
    missing: tuple[str, ...]


def relatives(measures: Sequence[Measure]) -> list[Relative]:
    """Several measures, in the same order. One statement."""
    far = lasts([measure.id for measure in measures])
    return [Relative(measure, far[measure.id], tuple(missing(measure))) for measure in measures]


def missing(measure: Measure) -> list[str]:
    """What nobody has said about a measure, the most useful first."""
    lacks = (
        (measure.type is None, mark_for_staff("what one value is")),
        (measure.in_parts and not (measure.numerator and measure.denominator), mark_for_staff("what is counted above and below the line")),
        (measure.target is None and measure.direction is not Direction.NEUTRAL, mark_for_staff("what you want to reach")),
        (measure.baseline_from is None or measure.baseline_to is None, mark_for_staff("the time before the change")),
        (not measure.why, mark_for_staff("why it matters")),
        (not measure.source, mark_for_staff("where the number comes from")),
        (not measure.collector, mark_for_staff("who counts")),
        (measure.owner_id is None, mark_for_staff("who looks after it")),
    )
    return [words for lack, words in lacks if lack]


def facts(measure: Measure) -> list[tuple[str, str]]:
    """Everything that is known of a measure beside what its page says first: a question and its answer, both as words for staff."""
    rows = (
        (for_staff("Why it matters"), measure.why),
        (for_staff("What one value is"), for_staff(_TYPES[measure.type]) if measure.type else ""),
        (for_staff("Counted above the line"), measure.numerator),
        (for_staff("Counted below the line"), measure.denominator),
        (for_staff("For each"), f"{measure.multiplier:,}" if measure.type is MeasureType.RATE and measure.multiplier else ""),
        (for_staff("Who or what is counted"), measure.included),
        (for_staff("Who or what is not"), measure.excluded),
        (for_staff("Where the target comes from"), for_staff(_TARGETS[measure.target_from]) if measure.target_from else ""),
        (for_staff("The time before the change"), _period(measure.baseline_from, measure.baseline_to)),
        (for_staff("Where the number comes from"), measure.source),
        (for_staff("Who counts"), measure.collector),
        (for_staff("How many are looked at each time"), f"{measure.sample:,}" if measure.sample else ""),
        (for_staff("Measured from"), long_date(measure.starts_on) if measure.starts_on else ""),
        (for_staff("Who looks after it"), name_of(measure.owner_id)),
        (for_staff("Groups that are compared"), measure.stratifiers),
        (for_staff("When a group is small"), measure.small_numbers),
        (for_staff("Figures after the point"), str(measure.decimals) if measure.decimals is not None else ""),
        (for_staff("The chart that is liked"), for_staff(_CHARTS[measure.prefers]) if measure.prefers else ""),
    )
    return [(question, answer) for question, answer in rows if answer]


def named_in(measure: Measure) -> int:
    """How many small tests keep this measure going."""
    wanted = select(func.count()).select_from(Cycle).join(Ramp, Cycle.ramp_id == Ramp.id)
    return db.session.scalar(wanted.where(Cycle.kept_id == measure.id)) or 0


def _period(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return for_staff("%(first)s to %(last)s") % {"first": long_date(first), "last": long_date(last)}
    return long_date(first or last) if first or last else ""


_TYPES = {
    MeasureType.COUNT: mark_for_staff("a count"),
    MeasureType.PERCENT: mark_for_staff("a percentage, from 0 to 100"),
    MeasureType.RATE: mark_for_staff("a rate"),
    MeasureType.TIME: mark_for_staff("a time"),
    MeasureType.SCORE: mark_for_staff("a score"),
    MeasureType.COST: mark_for_staff("a cost"),
    MeasureType.DAYS_BETWEEN: mark_for_staff("days between two events"),
}
_TARGETS = {TargetFrom.OWN: mark_for_staff("our own aim"), TargetFrom.NATIONAL: mark_for_staff("a national standard")}
_CHARTS = {ChartKind.RUN: mark_for_staff("run chart"), ChartKind.XMR: mark_for_staff("XmR chart")}
