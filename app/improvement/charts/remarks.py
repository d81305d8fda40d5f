"""What a reader must know beside the numbers of a chart: that it is too early to say something, and what the limits rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from app.improvement.charts.bounds import Cut
from app.improvement.charts.medians import RunChart
from app.improvement.charts.run import Run
from app.improvement.charts.series import Direction
from app.improvement.charts.xmr import Segment, Xmr


class Says(Enum):
    """Each remark as a whole sentence, with the names of its facts in brackets."""

    ODD_DATES = "Dates before %(from)s or after %(to)s: %(dates)s. The first is %(first)s. Check the year."
    SORTED = "The rows were not in order of their dates. They are now."
    NO_LIMITS = "Too early to say where the limits are from %(start)s: no two values follow each other."
    TRIAL = "The limits from %(start)s are trial limits: they rest on %(values)s of %(enough)s points."
    NOT_FIXED = "The limits from %(start)s are not fixed yet: %(rows)s of %(fix_after)s rows."
    FIXED = "The limits from %(start)s are fixed: they rest on the first %(fix_after)s rows."
    NO_WIDTH = "From %(start)s both limits lie on the mean, because nearly all values are equal."
    SCREENED = (
        "Left out of the limits from %(start)s: %(left_out)s of %(ranges)s moving ranges, which are %(screen)s times the average or more."
    )
    NOT_SCREENED = "Screening is off: every moving range counts for the limits."
    LOW_CUT = "The lower limit from %(start)s is worked out as %(limit)s. The picture draws it at 0."
    HIGH_CUT = "The upper limit from %(start)s is worked out as %(limit)s. The picture draws it at 100."
    TARGET_EARLY = "Too early to say whether the target will be met: the last limits rest on %(values)s of %(enough)s points."
    TARGET_UNDIRECTED = "Nothing is said about the target: it is not known which direction is better."
    MEDIAN = "The median from %(start)s rests on all its values: %(values)s."
    MEDIAN_FIXED = "The median from %(start)s is fixed: it rests on the first %(fix_after)s rows, up to %(end)s."
    MEDIAN_NOT_FIXED = "The median from %(start)s is not fixed yet: %(rows)s of %(fix_after)s rows."
    RUN_BOUNDS = "From %(start)s, a run of more than %(most)s values or fewer than %(fewest)s crossings would be more than chance. There are %(longest)s and %(crossings)s."
    RUN_EARLY = "Too early to say for the run chart: %(useful)s of %(least)s points lie beside the median."
    RUN_EARLY_FROM = (
        "From %(start)s it is too early for the rules of a run chart. Values beside the median so far: %(useful)s. Needed: %(least)s."
    )


@dataclass(frozen=True)
class Remark:
    """A sentence by its key, and its facts."""

    says: Says
    facts: Mapping[str, object]

    @property
    def sentence(self) -> str:
        """In English."""
        return self.says.value % self.facts


def remarks_on(chart: Xmr, last_run: Run) -> Iterator[Remark]:
    """What to say beside a chart and the run chart of its last segment."""
    if not chart.screened:
        yield Remark(Says.NOT_SCREENED, {})
    for segment in chart.segments:
        yield from _on_limits(chart, segment)
    if chart.target is not None:
        yield from _on_target(chart)
    if last_run.signal is None:
        yield Remark(Says.RUN_EARLY, {"useful": last_run.useful, "least": chart.rules.useful})


def remarks_on_run(chart: RunChart) -> Iterator[Remark]:
    """What to say beside a run chart: what each median rests on, and what chance makes of so many values."""
    for segment, found in zip(chart.segments, chart.runs, strict=True):
        start, rows = chart.points[segment.first].on.isoformat(), segment.end - segment.first
        if chart.fix_after is None:
            yield Remark(Says.MEDIAN, {"start": start, "values": segment.limits.values})
        elif rows < chart.fix_after:
            yield Remark(Says.MEDIAN_NOT_FIXED, {"start": start, "rows": rows, "fix_after": chart.fix_after})
        else:
            end = chart.points[segment.first + chart.fix_after - 1].on.isoformat()
            yield Remark(Says.MEDIAN_FIXED, {"start": start, "fix_after": chart.fix_after, "end": end})
        if found.signal is None:
            yield Remark(Says.RUN_EARLY_FROM, {"start": start, "useful": found.useful, "least": chart.rules.useful})
        else:
            facts = {"most": found.longest_by_chance, "fewest": found.fewest_by_chance, "longest": found.longest_run}
            yield Remark(Says.RUN_BOUNDS, {"start": start, "crossings": found.crossings, **facts})


def _on_limits(chart: Xmr, segment: Segment) -> Iterator[Remark]:
    limits, start, rows = segment.limits, chart.points[segment.first].on.isoformat(), segment.end - segment.first
    if chart.fix_after is not None:
        facts = {"start": start, "rows": rows, "fix_after": chart.fix_after}
        yield Remark(Says.FIXED if rows >= chart.fix_after else Says.NOT_FIXED, facts)
    if limits.width is None:
        yield Remark(Says.NO_LIMITS, {"start": start})
        return
    if limits.values < chart.rules.enough:
        yield Remark(Says.TRIAL, {"start": start, "values": limits.values, "enough": chart.rules.enough})
    if limits.left_out:
        facts = {"start": start, "left_out": limits.left_out, "ranges": limits.ranges, "screen": float(chart.rules.screen)}
        yield Remark(Says.SCREENED, facts)
    if not limits.width:
        yield Remark(Says.NO_WIDTH, {"start": start})
    for cut in chart.bounds.cut([limits]):
        said, limit = (Says.LOW_CUT, limits.lower) if cut is Cut.LOW else (Says.HIGH_CUT, limits.upper)
        yield Remark(said, {"start": start, "limit": f"{float(limit or 0):.3g}"})


def _on_target(chart: Xmr) -> Iterator[Remark]:
    if chart.direction is Direction.NEUTRAL:
        yield Remark(Says.TARGET_UNDIRECTED, {})
    elif chart.assurance is None:
        yield Remark(Says.TARGET_EARLY, {"values": chart.segments[-1].limits.values, "enough": chart.rules.enough})
