"""Reading projects, measures and their values."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.core.errors import NotFound
from app.history.queries import entries
from app.improvement.aims import warnings_of
from app.improvement.charts import Mark, Point, Segment, Xmr, run
from app.improvement.charts.gaps import days, months, with_gaps
from app.improvement.charts.medians import RunChart, RunMark
from app.improvement.charts.plain import Unmarked, shape_of, unmarked
from app.improvement.charts.reading import Reading, reading_of, reading_of_run
from app.improvement.charts.remarks import Says, remarks_on, remarks_on_run
from app.improvement.charts.series import Exact
from app.improvement.charts.words import beside, cuts_of, heads_of, key_of, lines_of
from app.improvement.incoming import Figures
from app.improvement.models import Aim, Every, Measure, Project, Value
from app.improvement.queries.charting import How, View, chart_of, how_of
from app.improvement.queries.values import Becomes, Compared, compare, in_words, parts_of, says, told_number, told_value
from app.people.queries.organisations import names
from app.proposals import queries as proposals
from app.proposals.models import Proposal

MOST_CHANGES = 50  # that a page tells
FOLLOWING = {Every.DAY: days(1), Every.WEEK: days(7), Every.TWO_WEEKS: days(14), Every.MONTH: months(1), Every.QUARTER: months(3)}


@dataclass(frozen=True)
class Row:
    """One value as the table under a chart tells it; `kind` is the shape of its mark, `plain` what it says without a mark."""

    on: dt.date
    number: Decimal | Fraction
    note: str
    left_out: str
    mark: Mark | RunMark | None
    kind: str
    plain: Unmarked
    levels: tuple[Exact, ...]  # of the lines on its day, as they are drawn: the median, or mean, lower and upper limit
    parts: tuple[Decimal, Decimal] | None = None  # how many, out of how many


@dataclass(frozen=True)
class Told:
    """A measure with its chart, in words and as rows, the newest first. `latest`: the last value that counts."""

    measure: Measure
    chart: Xmr | RunChart
    reading: Reading
    rows: tuple[Row, ...]
    latest: Row | None
    last: Segment | None
    how: How

    @property
    def view(self) -> View:
        """Which chart it is."""
        return View.RUN if isinstance(self.chart, RunChart) else View.XMR

    @property
    def beside(self) -> list[str]:
        """What staff read beside what the last values say."""
        return beside(self.chart)

    @property
    def lines(self) -> dict[str, str]:
        """The words beside the lines of its picture, for staff."""
        return lines_of(self.chart)

    @property
    def heads(self) -> list[str]:
        """The heads of the columns of the lines in its table, for staff."""
        return heads_of(self.chart)

    @property
    def cuts(self) -> list[str]:
        """Which lines its picture draws at its end, for staff."""
        return cuts_of(self.chart)

    @property
    def key(self) -> list[tuple[str, str]]:
        """The shapes of its picture, each with the words that staff read."""
        return key_of(self.chart)


@dataclass(frozen=True)
class Change:
    """Something that was changed about a measure, by whom, when."""

    verb: str
    facts: dict[str, Any]
    reason: str
    at: dt.datetime
    who: str


class Numbered(Protocol):
    """An idea, whole or as anyone reads it."""

    @property
    def id(self) -> int:
        """Its number."""


def project_of(proposal: Numbered) -> Project | None:
    """The try-out of an idea, if one has begun."""
    return db.session.scalars(select(Project).where(Project.proposal_id == proposal.id)).one_or_none()


def tried(reference: str, *, by: Any, to: Any) -> tuple[Proposal, Project]:
    """An idea with its try-out, for one purpose. Raises NotFound where somebody may not see it, or nothing has begun."""
    proposal = proposals.proposal(reference, by=by, to=to)
    found = project_of(proposal)
    if found is None:
        raise NotFound
    return proposal, found


def has_project(proposal_id: int) -> bool:
    """Whether an idea is, or was, tried."""
    return db.session.scalar(select(Project.id).where(Project.proposal_id == proposal_id)) is not None


def tried_among(ideas: Iterable[int]) -> set[int]:
    """Those ideas that are, or were, tried, by number. One statement."""
    return set(db.session.scalars(select(Project.proposal_id).where(Project.proposal_id.in_(list(ideas)))))


def aims(project: Project) -> Sequence[Aim]:
    """What it wants to reach: the aim that holds first, then the older ones."""
    wanted = select(Aim).options(joinedload(Aim.words), joinedload(Aim.easy)).where(Aim.project_id == project.id)
    return db.session.scalars(wanted.order_by(Aim.id.desc())).all()


def warnings(project: Project, aims: Sequence[Aim]) -> list[str]:
    """What the aim that holds still lacks, as marked sentences."""
    return warnings_of(aims[0].words.body, aims[0].by_on, project.started_on) if aims else []


def measures(project: Project) -> Sequence[Measure]:
    """All measures of a project in the order in which they were added, without those that were taken away."""
    wanted = select(Measure).where(Measure.project_id == project.id, Measure.taken_away_at.is_(None))
    return db.session.scalars(wanted.order_by(Measure.id)).all()


def values_of(numbers: Sequence[int]) -> dict[int, list[Value]]:
    """The values of several measures, each list in order of its days. One statement."""
    found: dict[int, list[Value]] = {number: [] for number in numbers}
    for value in db.session.scalars(select(Value).where(Value.measure_id.in_(numbers)).order_by(Value.measure_id, Value.on)):
        found[value.measure_id].append(value)
    return found


def measure(number: int, *, by: Any, to: Any) -> tuple[Proposal, Measure]:
    """One measure with the idea that it belongs to, for one purpose. Raises NotFound where somebody may not see it."""
    row = db.session.execute(
        select(Measure, Project.proposal_id).join(Project, Measure.project_id == Project.id).where(Measure.id == number)
    ).one_or_none()
    reference = proposals.reference_of(row.proposal_id) if row else None
    if row is None or reference is None:
        raise NotFound
    return proposals.proposal(reference, by=by, to=to), row.Measure


def told(measures: Sequence[Measure], view: View | None = None) -> list[Told]:
    """Several measures with their values, in the same order; without a view each in the one that fits. Two statements."""
    numbers = [measure.id for measure in measures]
    values, how = values_of(numbers), how_of(numbers)
    return [_told(measure, values[measure.id], how[measure.id], view) for measure in measures]


def _told(measure: Measure, values: Sequence[Value], how: How, view: View | None) -> Told:
    points = [Point(value.on, None if value.left_out else Decimal(value.number)) for value in values]
    chart = chart_of(measure, with_gaps(points, FOLLOWING[measure.every]), how, view)
    marks = dict(zip((point.on for point in chart.points), chart.marks, strict=True))
    plain, levels = _plain_of(chart), levels_of(chart)
    rows = tuple(
        Row(
            value.on,
            told_number(measure, value),
            value.note,
            value.left_out,
            mark := marks[value.on],
            shape_of(chart, mark),
            plain[value.on],
            levels[value.on],
            parts_of(value),
        )
        for value in reversed(values)
    )
    latest = next((row for row in rows if not row.left_out), None)
    reading = reading_of_run(chart) if isinstance(chart, RunChart) else reading_of(chart)
    return Told(measure, chart, reading, rows, latest, chart.segments[-1] if chart.segments else None, how)


def _plain_of(chart: Xmr | RunChart) -> dict[dt.date, Unmarked]:
    """For each day what its stretch says of the points that no rule marks."""
    return {
        point.on: plain
        for segment, plain in zip(chart.segments, unmarked(chart), strict=True)
        for point in chart.points[segment.first : segment.end]
    }


def levels_of(chart: Xmr | RunChart) -> dict[dt.date, tuple[Exact, ...]]:
    """For each day the lines of its stretch, as they are drawn."""
    found: dict[dt.date, tuple[Exact, ...]] = {}
    for segment in chart.segments:
        shown = chart.bounds.shown(segment.limits)
        lines = (shown.mean,) if isinstance(chart, RunChart) else (shown.mean, shown.lower, shown.upper)
        found |= {point.on: lines for point in chart.points[segment.first : segment.end]}
    return found


def remarks(chart: Xmr | RunChart) -> list[str]:
    """What to know beside the numbers of a chart that has a value."""
    if not chart.segments:
        return []
    if isinstance(chart, RunChart):
        return [remark.sentence for remark in remarks_on_run(chart)]
    last = chart.segments[-1]
    run_of_last = run([point.exact for point in chart.points[last.first : last.end]], chart.rules)
    return [remark.sentence for remark in remarks_on(chart, run_of_last) if remark.says is not Says.RUN_EARLY]


def changes(measure: Measure) -> list[Change]:
    """What was done to a measure and its values, the newest first, at most MOST_CHANGES. Two statements."""
    told = entries("measure", measure.id)[:MOST_CHANGES]
    who = names(entry.person_id for entry in told)
    return [Change(one.verb, one.facts, one.reason, one.at, who.get(one.person_id or 0, "")) for one in told]


def compared(measure: Measure, rows: Sequence[tuple[dt.date, Figures]]) -> Compared:
    """Days and values, no day twice, beside what stands. One statement."""
    return compare(values_of([measure.id])[measure.id], rows)


def value_on(measure: Measure, day: Any) -> Value | None:
    """What stands for one day, if anything does."""
    return db.session.scalars(_of_day(measure, day)).one_or_none()


def value_that_stands(measure: Measure, day: dt.date) -> Value:
    """What stands for a day that has a value."""
    return db.session.scalars(_of_day(measure, day)).one()


def _of_day(measure: Measure, day: Any) -> Select[Value]:
    return select(Value).where(Value.measure_id == measure.id, Value.on == day)


__all__ = [
    "FOLLOWING",
    "MOST_CHANGES",
    "Becomes",
    "Change",
    "Compared",
    "Row",
    "Told",
    "aims",
    "changes",
    "compared",
    "has_project",
    "in_words",
    "measure",
    "measures",
    "project_of",
    "remarks",
    "says",
    "told",
    "told_value",
    "tried",
    "tried_among",
    "value_on",
    "value_that_stands",
    "values_of",
    "warnings",
]
