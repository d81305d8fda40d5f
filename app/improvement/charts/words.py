"""What staff read beside a chart."""

from app.core.i18n import figure, for_staff, mark_for_staff
from app.improvement.charts.assuring import Assured, assured
from app.improvement.charts.bounds import Cut
from app.improvement.charts.medians import RunChart, RunSignal
from app.improvement.charts.plain import Before, Unmarked, before, shapes_in
from app.improvement.charts.series import Side, Signal
from app.improvement.charts.xmr import Xmr

MARKS = {  # what a marked point is, by its shape
    "better": mark_for_staff("Better"),
    "worse": mark_for_staff("Worse"),
    "changed": mark_for_staff("Changed"),
}
POINTS = {  # what a marked point is a part of
    (Signal.OUTSIDE, Side.HIGH): mark_for_staff("above the upper limit"),
    (Signal.OUTSIDE, Side.LOW): mark_for_staff("below the lower limit"),
    (Signal.TREND, Side.HIGH): mark_for_staff("one of 7 or more in a row that rise"),
    (Signal.TREND, Side.LOW): mark_for_staff("one of 7 or more in a row that fall"),
    (Signal.TWO_OF_THREE, Side.HIGH): mark_for_staff("near the upper limit, and so is a neighbour"),
    (Signal.TWO_OF_THREE, Side.LOW): mark_for_staff("near the lower limit, and so is a neighbour"),
    (Signal.SHIFT, Side.HIGH): mark_for_staff("one of 7 or more in a row above the mean"),
    (Signal.SHIFT, Side.LOW): mark_for_staff("one of 7 or more in a row below the mean"),
    (RunSignal.LONG, Side.HIGH): mark_for_staff("part of a long run above the median"),
    (RunSignal.LONG, Side.LOW): mark_for_staff("part of a long run below the median"),
    (RunSignal.TREND, Side.HIGH): mark_for_staff("one of 5 or more in a row that rise"),
    (RunSignal.TREND, Side.LOW): mark_for_staff("one of 5 or more in a row that fall"),
    (RunSignal.SHIFT, Side.HIGH): mark_for_staff("one of 6 or more in a row above the median"),
    (RunSignal.SHIFT, Side.LOW): mark_for_staff("one of 6 or more in a row below the median"),
}
UNMARKED = {  # what a point says that no rule marks
    Unmarked.CHANCE: mark_for_staff("By chance"),
    Unmarked.EARLY: mark_for_staff("Too early to say"),
    Unmarked.TOGETHER: mark_for_staff("No sign of its own. Together the values cross the median less often than by chance"),
}
KEY = {
    ("common", Unmarked.CHANCE): mark_for_staff("Circle: up and down by chance"),
    ("common", Unmarked.EARLY): mark_for_staff("Circle: too early to say"),
    ("common", Unmarked.TOGETHER): mark_for_staff("Circle: no sign of its own"),
    ("better", None): mark_for_staff("Triangle: better, more than chance"),
    ("worse", None): mark_for_staff("Square: worse, more than chance"),
    ("changed", None): mark_for_staff("Diamond: changed, more than chance"),
}
BEFORE = {
    Before.BETTER: mark_for_staff("Earlier values were better, and that was more than chance. Triangles mark them."),
    Before.WORSE: mark_for_staff("Earlier values were worse, and that was more than chance. Squares mark them."),
    Before.BOTH: mark_for_staff("Earlier values were better or worse, and that was more than chance. Triangles and squares mark them."),
    Before.CHANGED: mark_for_staff("Earlier values were different, and that was more than chance. Diamonds mark them."),
}
MEAN, MEDIAN = mark_for_staff("mean %(number)s"), mark_for_staff("median %(number)s")
TARGET, UPPER, LOWER = (
    mark_for_staff("target %(number)s"),
    mark_for_staff("upper limit %(number)s"),
    mark_for_staff("lower limit %(number)s"),
)
MEDIANS, MEANS, LOWERS, UPPERS = (
    mark_for_staff("Median"),
    mark_for_staff("Mean"),
    mark_for_staff("Lower limit"),
    mark_for_staff("Upper limit"),
)
CUTS = {
    Cut.LOW: mark_for_staff("The lower limit is drawn at 0, because there are no values below 0."),
    Cut.HIGH: mark_for_staff("The upper limit is drawn at 100, because there are no values above 100."),
}
ASSURED = {
    Assured.MET: mark_for_staff("The usual range of the values meets the target. If nothing changes, we expect to meet it each time."),
    Assured.MISSED: mark_for_staff("The usual range of the values does not reach the target. If nothing changes, we expect to miss it."),
    Assured.EITHER: mark_for_staff(
        "The target lies within the usual range of the values. If nothing changes, we expect to meet it sometimes and to miss it sometimes, by chance."
    ),
    Assured.MUST_CHANGE: mark_for_staff("Something must change."),
    Assured.WAS_MET: mark_for_staff("Until now the usual range of the values met the target."),
    Assured.WAS_MISSED: mark_for_staff("Until now the usual range of the values did not reach the target."),
    Assured.WAS_EITHER: mark_for_staff("Until now the target lay within the usual range of the values."),
    Assured.BETTER_MEETS: mark_for_staff("Lately it gets better, and the last value meets the target."),
    Assured.BETTER_MISSES: mark_for_staff("Lately it gets better, but the last value does not meet the target yet."),
    Assured.WORSE_MEETS: mark_for_staff("Lately it gets worse, but the last value still meets the target."),
    Assured.WORSE_MISSES: mark_for_staff("Lately it gets worse, and the last value does not meet the target."),
}


def beside(chart: Xmr | RunChart) -> list[str]:
    """What to know beside what the last values say: what was marked before, and what to expect of the target."""
    earlier = before(chart)
    said = [BEFORE[earlier]] if earlier else []
    if isinstance(chart, Xmr):
        said += [ASSURED[one] for one in assured(chart)]
    return [for_staff(one) for one in said]


def cuts_of(chart: Xmr | RunChart) -> list[str]:
    """Where the picture draws a limit at its end although it was worked out beyond."""
    return [for_staff(CUTS[cut]) for cut in chart.bounds.cut(segment.limits for segment in chart.segments)]


def lines_of(chart: Xmr | RunChart) -> dict[str, str]:
    """The words beside each line of the last stretch, as it is drawn; empty for a line that is not there."""
    shown = chart.bounds.shown(chart.segments[-1].limits)
    middle = MEDIAN if isinstance(chart, RunChart) else MEAN
    levels = {"target": (TARGET, chart.target), "mean": (middle, shown.mean), "upper": (UPPER, shown.upper), "lower": (LOWER, shown.lower)}
    return {name: "" if level is None else for_staff(words) % {"number": figure(level)} for name, (words, level) in levels.items()}


def heads_of(chart: Xmr | RunChart) -> list[str]:
    """The heads of the columns of a table that hold the lines."""
    return [for_staff(head) for head in ((MEDIANS,) if isinstance(chart, RunChart) else (MEANS, LOWERS, UPPERS))]


def key_of(chart: Xmr | RunChart) -> list[tuple[str, str]]:
    """The shapes of this picture, each with its words; none that it does not have."""
    return [(shape, for_staff(KEY[shape, plain])) for shape, plain in shapes_in(chart)]
