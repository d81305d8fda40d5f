"""Reading what people said of charts: how they are worked out, where new processes begin, what happened when."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Date, cast, literal, null, select, type_coerce, union_all

from app.core import calendar, db
from app.improvement.charts import NHS, Point, Xmr, xmr
from app.improvement.charts.medians import RunChart, run_chart
from app.improvement.charts.trial import held_back
from app.improvement.models import Annotation, ChartSetting, Cycle, Measure, Ramp, Rebase
from app.improvement.queries.bounds import bounds_of


class View(StrEnum):
    """Which chart of a series is shown."""

    RUN = "run"
    XMR = "xmr"


@dataclass(frozen=True)
class How:
    """How a chart is worked out. `rebases` in order of their days."""

    setting: ChartSetting | None = None
    rebases: tuple[Rebase, ...] = ()

    @property
    def screened(self) -> bool:
        """Whether very large moving ranges are left out of the limits."""
        return self.setting is None or self.setting.screened

    @property
    def fix_after(self) -> int | None:
        """On how many rows of a stretch its limits and its median rest."""
        return self.setting.fix_after if self.setting else None

    @property
    def classic(self) -> bool:
        """Whether the classic rules mark points of the run chart."""
        return self.setting is not None and self.setting.classic


class Kind(StrEnum):
    """What a note of a chart tells."""

    WORDS = "words"  # that somebody wrote
    CYCLE = "cycle"  # a small test began
    REBASE = "rebase"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Note:
    """Something that happened on one day. `number`: beside the picture; none for a day before or after it. `of`: the row it was told by.

    `cycle`: which test of its change began.
    """

    on: dt.date
    kind: Kind
    words: str
    of: int = 0
    cycle: int = 0
    number: int | None = None


def how_of(numbers: Sequence[int]) -> dict[int, How]:
    """How the charts of several measures are worked out. One statement."""
    wanted = (
        select(Measure.id, ChartSetting, Rebase)
        .outerjoin(ChartSetting, ChartSetting.measure_id == Measure.id)
        .outerjoin(Rebase, Rebase.measure_id == Measure.id)
        .where(Measure.id.in_(numbers))
        .order_by(Measure.id, Rebase.on)
    )
    found = {number: How() for number in numbers}
    for number, setting, rebase in db.session.execute(wanted):
        found[number] = How(setting, (*found[number].rebases, *([rebase] if rebase else [])))
    return found


def chart_of(measure: Measure, points: Sequence[Point], how: How, view: View | None) -> Xmr | RunChart:
    """The chart of a series; without a view a run chart until there are enough values for limits."""
    known = {point.on for point in points}
    new = [one.on for one in how.rebases if one.on in known]
    bounds = bounds_of(measure, points)
    if (view or default_view(points)) is View.XMR:
        limits = xmr(points, direction=measure.direction, target=measure.goal, rebases=new, fix_after=how.fix_after, screened=how.screened)
        return replace(held_back(limits), bounds=bounds)
    runs = run_chart(points, direction=measure.direction, target=measure.goal, rebases=new, fix_after=how.fix_after, classic=how.classic)
    return replace(runs, bounds=bounds)


def default_view(points: Sequence[Point]) -> View:
    """The run chart below 12 values."""
    return View.XMR if sum(1 for point in points if point.value is not None) >= NHS.enough else View.RUN


def notes_of(measure: Measure, how: How, chart: Xmr | RunChart, left_out: Sequence[tuple[dt.date, str]]) -> list[Note]:
    """What happened when, in order of the days; numbered where the picture has the day. One statement."""
    written = select(
        literal(Kind.WORDS.value), Annotation.id, Annotation.on, type_coerce(null(), Cycle.begun_at.type), Annotation.words, literal(0)
    ).where(Annotation.measure_id == measure.id)
    begun = (
        select(literal(Kind.CYCLE.value), Cycle.id, cast(null(), Date), Cycle.begun_at, Ramp.idea, Cycle.number)
        .join(Ramp, Cycle.ramp_id == Ramp.id)
        .where(Ramp.project_id == measure.project_id, Cycle.begun_at.is_not(None))
    )
    rows = db.session.execute(union_all(written, begun))
    found = [Note(on or calendar.on_date(at), Kind(kind), words, number, cycle) for kind, number, on, at, words, cycle in rows]
    found += [Note(one.on, Kind.REBASE, one.why, one.id) for one in how.rebases]
    found += [Note(on, Kind.LEFT_OUT, why) for on, why in left_out]
    return numbered(found, chart.points)


def numbered(notes: Sequence[Note], points: Sequence[Point]) -> list[Note]:
    """In order of their days, counted from 1 where they lie between the first and the last point."""
    ordered, count, done = sorted(notes, key=lambda note: (note.on, note.kind, note.of)), 0, list[Note]()
    for note in ordered:
        inside = bool(points) and points[0].on <= note.on <= points[-1].on
        count += inside
        done.append(replace(note, number=count if inside else None))
    return done


def annotation(measure: Measure, number: int) -> Annotation | None:
    """One annotation of this measure."""
    return db.session.scalars(select(Annotation).where(Annotation.measure_id == measure.id, Annotation.id == number)).one_or_none()


def annotations(measure: Measure) -> Sequence[Annotation]:
    """All that people wrote beside a chart, in order of the days."""
    return db.session.scalars(select(Annotation).where(Annotation.measure_id == measure.id).order_by(Annotation.on, Annotation.id)).all()


def rebase_on(measure: Measure, on: dt.date) -> Rebase | None:
    """What stands for one day, if anything does."""
    return db.session.scalars(select(Rebase).where(Rebase.measure_id == measure.id, Rebase.on == on)).one_or_none()
