"""A chart in words that everybody reads, in the reading of whoever reads them: whole sentences, none glued together.

The public says check and result; staff read the words of the trade (words.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.core.i18n import figure, gettext, mark, ngettext
from app.improvement.charts.assuring import Assured, assured
from app.improvement.charts.bounds import Cut
from app.improvement.charts.medians import RunChart, RunMark, RunSignal
from app.improvement.charts.plain import Before, Unmarked, before, shapes_in
from app.improvement.charts.reading import Meaning, Reading, RunSaying, Saying
from app.improvement.charts.series import Direction, Exact, Mark, Side, Signal
from app.improvement.charts.xmr import Xmr


def _rise(count: int) -> str:
    return ngettext("The last %(num)s result went up.", "The last %(num)s results went up, one after the other.", count)


def _fall(count: int) -> str:
    return ngettext("The last %(num)s result went down.", "The last %(num)s results went down, one after the other.", count)


ALONE: Final[Mapping[Saying | RunSaying, str]] = {
    Saying.OUTSIDE_HIGH: mark("The last result is above the upper line."),
    Saying.OUTSIDE_LOW: mark("The last result is below the lower line."),
    Saying.TWO_OF_THREE_HIGH: mark("Most of the last few results are close to the upper line."),
    Saying.TWO_OF_THREE_LOW: mark("Most of the last few results are close to the lower line."),
    Saying.CHANCE: mark("The last result is where chance alone could put it."),
    Saying.TRIAL: mark(
        "The upper and the lower line are a first try and may still move. It is too early to say what is chance and what is more."
    ),
    Saying.TOO_EARLY: mark("It is too early to say what is chance and what is more."),
    RunSaying.FEW_CROSSINGS: mark("The results cross the middle line less often than by chance."),
    RunSaying.CHANCE: mark("The results lie on both sides of the middle line, as by chance."),
    RunSaying.TOO_EARLY: mark("It is too early to say what is chance and what is more."),
}
COUNTED: Final[Mapping[Saying | RunSaying, Callable[[int], str]]] = {
    Saying.TREND_HIGH: _rise,
    Saying.TREND_LOW: _fall,
    RunSaying.TREND_HIGH: _rise,
    RunSaying.TREND_LOW: _fall,
    Saying.SHIFT_HIGH: lambda n: ngettext(
        "The last %(num)s result is above the average.", "The last %(num)s results are all above the average.", n
    ),
    Saying.SHIFT_LOW: lambda n: ngettext(
        "The last %(num)s result is below the average.", "The last %(num)s results are all below the average.", n
    ),
    RunSaying.LONG_HIGH: lambda n: ngettext(
        "Up to now, %(num)s result is above the middle line.", "Up to now, %(num)s results in a row are above the middle line.", n
    ),
    RunSaying.LONG_LOW: lambda n: ngettext(
        "Up to now, %(num)s result is below the middle line.", "Up to now, %(num)s results in a row are below the middle line.", n
    ),
    RunSaying.LONG_EARLIER: lambda n: ngettext(
        "Earlier, %(num)s result was on one side of the middle line.",
        "Earlier, %(num)s results in a row were on the same side of the middle line.",
        n,
    ),
}
MEANT: Final[Mapping[Meaning, str]] = {
    Meaning.BETTER: mark("This is more than chance: it gets better."),
    Meaning.WORSE: mark("This is more than chance: it gets worse."),
    Meaning.CHANGED: mark("This is more than chance: something has changed."),
    Meaning.WARNING: mark(
        "By the few results so far this is more than chance: it gets worse. That may still change, but a warning does not wait."
    ),
}
ASSURED: Final[Mapping[Assured, str]] = {
    Assured.MET: mark("The usual results reach the goal. If nothing changes, we expect to reach it each time."),
    Assured.MISSED: mark("The usual results do not reach the goal. If nothing changes, we do not expect to reach it."),
    Assured.EITHER: mark("The goal lies among the usual results. If nothing changes, we expect to reach it sometimes, by chance."),
    Assured.MUST_CHANGE: mark("Something must change."),
    Assured.WAS_MET: mark("Until now the usual results reached the goal."),
    Assured.WAS_MISSED: mark("Until now the usual results did not reach the goal."),
    Assured.WAS_EITHER: mark("Until now the results reached the goal sometimes, by chance."),
    Assured.BETTER_MEETS: mark("Lately it gets better, and the last result reaches the goal."),
    Assured.BETTER_MISSES: mark("Lately it gets better, but the last result does not reach the goal yet."),
    Assured.WORSE_MEETS: mark("Lately it gets worse, but the last result still reaches the goal."),
    Assured.WORSE_MISSES: mark("Lately it gets worse, and the last result does not reach the goal."),
}
BEFORE: Final[Mapping[Before, str]] = {
    Before.BETTER: mark("Some earlier results were better, and that was more than chance. Triangles show them."),
    Before.WORSE: mark("Some earlier results were worse, and that was more than chance. Squares show them."),
    Before.BOTH: mark("Some earlier results were better or worse, and that was more than chance. Triangles and squares show them."),
    Before.CHANGED: mark("Some earlier results were different, and that was more than chance. Diamonds show them."),
}
UNMARKED: Final[Mapping[Unmarked, str]] = {
    Unmarked.CHANCE: mark("Up or down by chance."),
    Unmarked.EARLY: mark("It is too early to say."),
    Unmarked.TOGETHER: mark("It has no sign of its own. Together, the results cross the middle line less often than by chance."),
}
POINTS: Final[Mapping[tuple[Signal | RunSignal, Side], str]] = {
    (Signal.OUTSIDE, Side.HIGH): mark("It is above the upper line."),
    (Signal.OUTSIDE, Side.LOW): mark("It is below the lower line."),
    (Signal.TREND, Side.HIGH): mark("It is one of many results in a row that go up."),
    (Signal.TREND, Side.LOW): mark("It is one of many results in a row that go down."),
    (Signal.TWO_OF_THREE, Side.HIGH): mark("It is close to the upper line, like another result beside it."),
    (Signal.TWO_OF_THREE, Side.LOW): mark("It is close to the lower line, like another result beside it."),
    (Signal.SHIFT, Side.HIGH): mark("It is one of many results in a row above the average."),
    (Signal.SHIFT, Side.LOW): mark("It is one of many results in a row below the average."),
    (RunSignal.LONG, Side.HIGH): mark("It is one of many results in a row above the middle line."),
    (RunSignal.LONG, Side.LOW): mark("It is one of many results in a row below the middle line."),
    (RunSignal.SHIFT, Side.HIGH): mark("It is one of many results in a row above the middle line."),
    (RunSignal.SHIFT, Side.LOW): mark("It is one of many results in a row below the middle line."),
    (RunSignal.TREND, Side.HIGH): mark("It is one of many results in a row that go up."),
    (RunSignal.TREND, Side.LOW): mark("It is one of many results in a row that go down."),
}
SHAPES: Final[Mapping[str, str]] = {
    "better": mark("Better, and more than chance."),
    "worse": mark("Worse, and more than chance."),
    "changed": mark("Different, and more than chance."),
}
KEY: Final[Mapping[tuple[str, Unmarked | None], str]] = {
    ("common", Unmarked.CHANCE): mark("Circle: up and down by chance"),
    ("common", Unmarked.EARLY): mark("Circle: too early to say"),
    ("common", Unmarked.TOGETHER): mark("Circle: no sign of its own"),
    ("better", None): mark("Triangle: better, more than chance"),
    ("worse", None): mark("Square: worse, more than chance"),
    ("changed", None): mark("Diamond: different, more than chance"),
}


CUTS: Final[Mapping[Cut, str]] = {
    Cut.LOW: mark("The lower line is drawn at 0, because there are no results below 0."),
    Cut.HIGH: mark("The upper line is drawn at 100, because there are no results above 100."),
}


@dataclass(frozen=True)
class Lines:
    """The words beside the lines of a picture, empty for a line that is not there. `heads`: the same without numbers, for a table."""

    mean: str
    upper: str
    lower: str
    target: str
    heads: tuple[str, ...]

    @property
    def named(self) -> dict[str, str]:
        """The words by the line that they stand beside."""
        return {"mean": self.mean, "upper": self.upper, "lower": self.lower, "target": self.target}


def sentences(chart: Xmr | RunChart, reading: Reading, *, drawn: bool = True) -> list[str]:
    """What a chart says today, in the current reading. `drawn`: whether a picture shows the marks of which a sentence speaks."""
    said = [_saying(reading)]
    if reading.meaning:
        said.append(gettext(MEANT[reading.meaning]))
    if drawn and (earlier := before(chart)):
        said.append(gettext(BEFORE[earlier]))
    if isinstance(chart, Xmr):
        said += [gettext(ASSURED[one]) for one in assured(chart)]
    if isinstance(chart, Xmr) and chart.assurance is None and chart.target is not None and chart.direction is not Direction.NEUTRAL:
        said.append(gettext("It is too early to say whether the goal will be reached."))
    return said


def lines_in_words(chart: Xmr | RunChart) -> str:
    """What the lines are, in one sentence."""
    if isinstance(chart, RunChart):
        if chart.fix_after is not None:
            return gettext("Half of the results at the start are above the middle line, half are below it.")
        return gettext("Half of the results are above the middle line, half are below it.")
    return gettext("By chance alone, the results go up and down between the upper and the lower line.")


def cuts_in_words(chart: Xmr | RunChart) -> list[str]:
    """Where the picture draws a line at its end although it was worked out beyond."""
    return [gettext(CUTS[cut]) for cut in chart.bounds.cut(segment.limits for segment in chart.segments)]


def lines_of(chart: Xmr | RunChart) -> Lines:
    """The words beside each line of the last stretch, as it is drawn."""
    limits = chart.bounds.shown(chart.segments[-1].limits) if chart.segments else None
    runs = isinstance(chart, RunChart)
    mean = gettext("middle line %(number)s") if runs else gettext("average %(number)s")
    heads = (gettext("Middle line"),) if runs else (gettext("Average"), gettext("Lower line"), gettext("Upper line"))
    return Lines(
        mean=_numbered(mean, limits.mean if limits else None),
        upper=_numbered(gettext("upper line %(number)s"), limits.upper if limits else None),
        lower=_numbered(gettext("lower line %(number)s"), limits.lower if limits else None),
        target="" if chart.target is None else gettext("goal %(number)s") % {"number": figure(chart.target)},
        heads=heads,
    )


def point_in_words(kind: str, mark_of: Mark | RunMark | None, plain: Unmarked) -> list[str]:
    """What one point tells. `kind`: its shape; `plain`: what it says where no rule marks it."""
    if mark_of is not None:
        return [gettext(SHAPES[kind]), gettext(POINTS[mark_of.signal, mark_of.side])]
    return [gettext(UNMARKED[plain])]


def key_of(chart: Xmr | RunChart) -> list[tuple[str, str]]:
    """The shapes of this picture, each with its words; none that it does not have."""
    return [(shape, gettext(KEY[shape, plain])) for shape, plain in shapes_in(chart)]


def _saying(reading: Reading) -> str:
    if reading.saying in ALONE:
        return gettext(ALONE[reading.saying])
    count = reading.facts["count"]
    return COUNTED[reading.saying](count) % {"num": count}


def _numbered(words: str, number: Exact) -> str:
    return "" if number is None else words % {"number": figure(number)}
