"""What a chart says today, in two whole sentences: what the last values do, and whether that is more than chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, takewhile

from app.improvement.charts.medians import RunChart, RunSignal
from app.improvement.charts.series import Exact, Side, Signal, Variation
from app.improvement.charts.trial import on_trial
from app.improvement.charts.xmr import Xmr


class Saying(Enum):
    """What the last values do. Names of facts stand in brackets."""

    OUTSIDE_HIGH = "The last value is above the upper limit."
    OUTSIDE_LOW = "The last value is below the lower limit."
    TREND_HIGH = "The last %(count)s values rise, each above the one before."
    TREND_LOW = "The last %(count)s values fall, each below the one before."
    TWO_OF_THREE_HIGH = "Of the last %(window)s values, %(near)s or more are near the upper limit."
    TWO_OF_THREE_LOW = "Of the last %(window)s values, %(near)s or more are near the lower limit."
    SHIFT_HIGH = "The last %(count)s values are above the mean."
    SHIFT_LOW = "The last %(count)s values are below the mean."
    CHANCE = "The last value lies where chance alone could put it."
    TRIAL = (
        "The limits are trial limits: they rest on %(values)s of %(enough)s values and may still move. "
        "It is too early to say whether the last value is more than chance."
    )
    TOO_EARLY = "It is too early to say whether the last value is more than chance."


class RunSaying(Enum):
    """What the values of a run chart do. Names of facts stand in brackets."""

    LONG_HIGH = "Up to now, %(count)s values in a row are above the median."
    LONG_LOW = "Up to now, %(count)s values in a row are below the median."
    TREND_HIGH = "The last %(count)s values rise, each above the one before."
    TREND_LOW = "The last %(count)s values fall, each below the one before."
    LONG_EARLIER = "Earlier, %(count)s values in a row were on one side of the median."
    FEW_CROSSINGS = "Times that the values change sides of the median: %(crossings)s. By chance it would be %(fewest)s or more."
    CHANCE = "The values lie on both sides of the median, as chance would put them."
    TOO_EARLY = "It is too early to say whether this is more than chance. Values beside the median so far: %(useful)s. Needed: %(least)s."


class Meaning(Enum):
    """What that is for whoever wants it better; only where it is more than chance."""

    BETTER = "This is more than chance: better."
    WORSE = "This is more than chance: worse."
    CHANGED = "This is more than chance: something changed."
    WARNING = "By the trial limits this is more than chance: worse. They may still move, but a warning does not wait."


MEANS = {
    Variation.IMPROVEMENT: Meaning.BETTER,
    Variation.CONCERN: Meaning.WORSE,
    Variation.NEUTRAL_HIGH: Meaning.CHANGED,
    Variation.NEUTRAL_LOW: Meaning.CHANGED,
}


@dataclass(frozen=True)
class Reading:
    """The two sentences by their keys, and the facts of the first."""

    saying: Saying | RunSaying
    meaning: Meaning | None
    facts: Mapping[str, int]

    @property
    def sentences(self) -> list[str]:
        """In English."""
        return [self.saying.value % self.facts, *([self.meaning.value] if self.meaning else [])]


def reading_of(chart: Xmr) -> Reading:
    """By the last value, as the variation."""
    segment, row = next(
        (
            (part, row)
            for part in reversed(chart.segments)
            for row in reversed(range(part.first, part.end))
            if chart.points[row].value is not None
        ),
        (None, 0),
    )
    mark = chart.marks[row] if segment else None
    if segment is None or (mark is None and segment.limits.width is None):
        return Reading(Saying.TOO_EARLY, None, {})
    if mark is None and on_trial(chart, segment):
        return Reading(Saying.TRIAL, None, {"values": segment.limits.values, "enough": chart.rules.enough})
    if mark is None:
        return Reading(Saying.CHANCE, None, {})
    values = [point.exact for point in chart.points[segment.first : row + 1]]
    count = _rising_or_falling(values, mark.side) if mark.signal is Signal.TREND else _on_one_side(values, segment.limits.mean, mark.side)
    facts = {"count": count, "near": chart.rules.near_points, "window": chart.rules.near_window}
    warns = chart.variation is Variation.CONCERN and on_trial(chart, segment)
    return Reading(Saying[f"{mark.signal.name}_{mark.side.name}"], Meaning.WARNING if warns else MEANS[chart.variation], facts)


def reading_of_run(chart: RunChart) -> Reading:
    """By the last value and the last stretch: what goes on now first, then what its whole run says."""
    found = chart.runs[-1] if chart.runs else None
    if found is None or found.signal is None:
        return Reading(RunSaying.TOO_EARLY, None, {"useful": found.useful if found else 0, "least": chart.rules.useful})
    last = chart.segments[-1]
    known = [
        (point.exact, mark) for point, mark in list(zip(chart.points, chart.marks, strict=True))[last.first :] if point.exact is not None
    ]
    values, mark = [value for value, _mark in known], known[-1][1]
    if mark is not None:
        if mark.signal is RunSignal.TREND:
            levels: list[Exact] = [value for value, _same in groupby(values)]
            return Reading(RunSaying[f"TREND_{mark.side.name}"], MEANS[chart.variation], {"count": _rising_or_falling(levels, mark.side)})
        useful: list[Exact] = [value for value in values if value != found.median]
        return Reading(
            RunSaying[f"LONG_{mark.side.name}"], MEANS[chart.variation], {"count": _on_one_side(useful, found.median, mark.side)}
        )
    if not found.signal:
        return Reading(RunSaying.CHANCE, None, {})
    if found.longest_run > (found.longest_by_chance or 0):
        return Reading(RunSaying.LONG_EARLIER, Meaning.CHANGED, {"count": found.longest_run})
    return Reading(RunSaying.FEW_CROSSINGS, Meaning.CHANGED, {"crossings": found.crossings, "fewest": found.fewest_by_chance or 0})


def _on_one_side(values: list[Exact], mean: Exact, side: Side) -> int:
    """How many values at the end lie there."""
    return sum(1 for _ in takewhile(lambda value: _further(value, mean, side), reversed(values)))


def _rising_or_falling(values: list[Exact], side: Side) -> int:
    """How many values at the end go that way."""
    steps = zip(reversed(values), list(reversed(values))[1:], strict=False)
    return 1 + sum(1 for _ in takewhile(lambda step: _further(step[0], step[1], side), steps))


def _further(value: Exact, than: Exact, side: Side) -> bool:
    if value is None or than is None:
        return False
    return value > than if side is Side.HIGH else value < than
