"""The values before a change, which the lines could rest on, so that the new ones do not move what they are held against."""

import datetime as dt
from dataclasses import dataclass

from app.improvement.charts.medians import RunChart
from app.improvement.charts.xmr import Xmr


@dataclass(frozen=True)
class Baseline:
    """`values` before the change, on so many `rows`; `on`: the day of the first value from the change on."""

    values: int
    rows: int
    on: dt.date


def baseline_before(chart: Xmr | RunChart, change: dt.date) -> Baseline | None:
    """What lies before a day; None where the lines are fixed or begin anew already, where too few values lie before it, or none after."""
    if chart.fix_after is not None or len(chart.segments) != 1:
        return None
    known = [(row, point.on) for row, point in enumerate(chart.points) if point.value is not None]
    earlier = [row for row, on in known if on < change]
    later = [on for _row, on in known if on >= change]
    if len(earlier) < chart.rules.enough or not later:
        return None
    return Baseline(len(earlier), earlier[-1] + 1, later[0])
