"""What staff read beside a chart."""

from app.core.i18n import mark_for_staff
from app.improvement.charts.medians import RunSignal
from app.improvement.charts.series import Assurance, Side, Signal

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
ASSURED = {
    Assurance.CONSISTENT_PASS: mark_for_staff("As it goes now, the target is always met."),
    Assurance.CONSISTENT_FAIL: mark_for_staff("As it goes now, the target is never met. Something must change."),
    Assurance.INCONSISTENT: mark_for_staff("As it goes now, the target is sometimes met and sometimes missed, by chance."),
}
