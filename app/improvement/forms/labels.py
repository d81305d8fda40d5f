"""The choices of a measure, in words."""

from app.core.i18n import mark_for_staff
from app.improvement.charts import Direction
from app.improvement.models import ChartKind, Every, MeasureKind, MeasureType, TargetFrom

KINDS = {
    MeasureKind.OUTCOME: mark_for_staff("Whether people are better off"),
    MeasureKind.PROCESS: mark_for_staff("Whether we do what we planned"),
    MeasureKind.BALANCING: mark_for_staff("Whether something else gets worse"),
}
DIRECTIONS = {
    Direction.INCREASE: mark_for_staff("More is better"),
    Direction.DECREASE: mark_for_staff("Less is better"),
    Direction.NEUTRAL: mark_for_staff("Neither"),
}
EVERY = {
    Every.DAY: mark_for_staff("Every day"),
    Every.WEEK: mark_for_staff("Every week"),
    Every.TWO_WEEKS: mark_for_staff("Every two weeks"),
    Every.MONTH: mark_for_staff("Every month"),
    Every.QUARTER: mark_for_staff("Every three months"),
}
PERIODS: dict[Every | None, str] = {  # what a table of values is about; None: a table of one period
    None: mark_for_staff("%(name)s, %(unit)s, from %(first)s."),
    Every.DAY: mark_for_staff("%(name)s, %(unit)s, each day from %(first)s to %(last)s."),
    Every.WEEK: mark_for_staff("%(name)s, %(unit)s, each week from %(first)s to %(last)s."),
    Every.TWO_WEEKS: mark_for_staff("%(name)s, %(unit)s, every two weeks from %(first)s to %(last)s."),
    Every.MONTH: mark_for_staff("%(name)s, %(unit)s, each month from %(first)s to %(last)s."),
    Every.QUARTER: mark_for_staff("%(name)s, %(unit)s, every three months from %(first)s to %(last)s."),
}
TYPES = {
    MeasureType.COUNT: mark_for_staff("A count: how many there were"),
    MeasureType.PERCENT: mark_for_staff("A percentage: how many out of all, from 0 to 100"),
    MeasureType.RATE: mark_for_staff("A rate: how many for each 1,000, or another number"),
    MeasureType.TIME: mark_for_staff("A time: how long something took"),
    MeasureType.SCORE: mark_for_staff("A score: points on a scale"),
    MeasureType.COST: mark_for_staff("A cost: money"),
    MeasureType.DAYS_BETWEEN: mark_for_staff("Days between two events, for something rare"),
}
TARGETS = {
    TargetFrom.OWN: mark_for_staff("Our own aim"),
    TargetFrom.NATIONAL: mark_for_staff("A national standard"),
}
CHARTS = {
    ChartKind.RUN: mark_for_staff("A run chart: the values and their middle"),
    ChartKind.XMR: mark_for_staff("An XmR chart: the values, and the limits of what chance does"),
}
MEANINGS = {  # each kind in one sentence, for whoever never heard of it
    MeasureKind.OUTCOME: mark_for_staff("What people notice: whether they are better off. Also called an outcome measure."),
    MeasureKind.PROCESS: mark_for_staff("Whether the change is really done as you planned. Also called a process measure."),
    MeasureKind.BALANCING: mark_for_staff("Whether the change does harm somewhere else. Also called a balancing measure."),
}
