"""A chart as plain data for other programs, and as lines of text."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.improvement.charts.reading import reading_of
from app.improvement.charts.remarks import Remark, remarks_on
from app.improvement.charts.run import Run, run
from app.improvement.charts.series import Exact, Rules
from app.improvement.charts.xmr import Xmr


def as_data(chart: Xmr, before: Iterable[Remark] = ()) -> dict[str, Any]:
    """Dates as ISO 8601, numbers as the nearest floats, what is not known as None; `before` are remarks about the file.

    `run` is the run chart of the last segment, for a rebase begins it anew.
    """
    last_run = _last_run(chart)
    return {
        "segments": [
            {"mean": _float(segment.limits.mean), "lower": _float(segment.limits.lower), "upper": _float(segment.limits.upper)}
            for segment in chart.segments
        ],
        "points": [
            {
                "date": point.on.isoformat(),
                "value": _float(point.exact),
                "special_cause": mark is not None,
                "rule": mark.signal.value if mark else None,
            }
            for point, mark in zip(chart.points, chart.marks, strict=True)
        ],
        "special_cause_points": [row for row, mark in enumerate(chart.marks) if mark],
        "variation": chart.variation.value,
        "assurance": chart.assurance.value if chart.assurance else None,
        "run": {
            "median": _float(last_run.median),
            "useful": last_run.useful,
            "longest_run": last_run.longest_run,
            "crossings": last_run.crossings,
            "signal": last_run.signal,
        },
        "messages": [remark.sentence for remark in (*before, *remarks_on(chart, last_run))],
    }


def rules_in_words(rules: Rules, *, screened: bool) -> list[str]:
    """The rule set as it stands under a chart, one sentence for each rule."""
    near, width, screen = float(rules.near), float(rules.width), float(rules.screen)
    very_large = f"Very large jumps, {screen:g} times the average jump or more, are left out of this average."
    return [
        f"The limits lie {width:g} average moving ranges from the mean. A moving range is the jump from one value to the next. "
        + (very_large if screened else "All jumps count for this average."),
        "Outside: a point beyond a limit.",
        f"Trend: {rules.trend} points in a row, each higher or each lower than the one before.",
        f"Two of three: {rules.near_points} of {rules.near_window} points in a row, all on one side of the mean, lie beyond {near:.2f} of the way to the limit.",
        f"Shift: {rules.shift} points in a row on one side of the mean. A point on the mean ends it.",
    ]


def run_rules_in_words(rules: Rules, *, classic: bool) -> list[str]:
    """The rules of a run chart as they stand under it."""
    said = [
        "The median is the value in the middle: half of the values lie above it, half below. Values on the median count for neither side.",
        "Long run: more values in a row on one side of the median than chance makes among so many.",
        f"Crossings: the values change sides less often than chance makes it in {float(rules.too_few) * 100:g} of 100 series.",
        f"With fewer than {rules.useful} values beside the median it is too early for rules.",
    ]
    if not classic:
        return [*said, "The classic rules are off."]
    return [
        *said,
        f"Classic shift: {rules.classic_shift} values or more in a row on one side of the median.",
        f"Classic trend: {rules.classic_trend} values or more that all rise or all fall. Of equal neighbours one counts.",
        "The classic rules are on. They often give a false alarm, above all the trend.",
    ]


def as_text(chart: Xmr, before: Iterable[Remark] = ()) -> Iterator[str]:
    """The same as lines for somebody who reads."""
    told = as_data(chart, before)
    yield " ".join(reading_of(chart).sentences)
    yield f"Variation: {told['variation']}. Assurance: {told['assurance'] or 'nothing to say'}."
    for segment, limits in zip(chart.segments, told["segments"], strict=True):
        start = chart.points[segment.first].on.isoformat()
        yield f"From {start}: lower limit {_said(limits['lower'])}, mean {_said(limits['mean'])}, upper limit {_said(limits['upper'])}."
    figures = told["run"]
    signal = {True: "a signal", False: "no signal", None: "too early to say"}[figures["signal"]]
    yield (
        f"Run chart: median {_said(figures['median'])}, points beside it {figures['useful']}, longest run {figures['longest_run']}, "
        f"crossings {figures['crossings']}: {signal}."
    )
    yield from told["messages"]
    yield from rules_in_words(chart.rules, screened=chart.screened)
    for point in told["points"]:
        yield f"{point['date']}  {'missing' if point['value'] is None else _said(point['value'])}  {point['rule'] or ''}".rstrip()


def _last_run(chart: Xmr) -> Run:
    last = chart.segments[-1]
    return run([point.exact for point in chart.points[last.first : last.end]], chart.rules)


def _float(number: Exact) -> float | None:
    return None if number is None else float(number)


def _said(number: float | None) -> str:
    return "too early to say" if number is None else f"{number:.6g}"
