"""Reading the end of a try-out: what the team thinks of it, beside everything that was kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.improvement import queries
from app.improvement.charts.drawing import Drawing, draw, sizes
from app.improvement.models import Aim, Cycle, Measure, MeasureKind, Project, Ramp, Review, ReviewTold, TriedOut


@dataclass(frozen=True)
class Charted:
    """A measure with what its chart says and the chart itself, wide and narrow; none without a value."""

    told: queries.Told
    pictures: tuple[Drawing, ...]


@dataclass(frozen=True)
class Whole:
    """All that a try-out kept. `balancing`: what shows whether something else got worse; `reviews`: as they hold, by number."""

    aims: Sequence[Aim]
    measures: tuple[Charted, ...]
    balancing: tuple[Charted, ...]
    ramps: Sequence[Ramp]
    reviews: tuple[tuple[int, ReviewTold], ...]

    @property
    def measured(self) -> list[Measure]:
        """Every measure of the try-out."""
        return [one.told.measure for one in (*self.measures, *self.balancing)]


def whole(project: Project) -> Whole:
    """Everything on the page of an evaluation. Seven statements, however much there is."""
    charted = [
        Charted(told, tuple(draw(told.chart, size, words=told.lines) for size in sizes()) if told.latest else ())
        for told in queries.told(queries.measures(project))
    ]
    balancing = tuple(one for one in charted if one.told.measure.kind is MeasureKind.BALANCING)
    others = tuple(one for one in charted if one.told.measure.kind is not MeasureKind.BALANCING)
    tests = select(Ramp).options(selectinload(Ramp.cycles).selectinload(Cycle.questions)).where(Ramp.project_id == project.id)
    return Whole(queries.aims(project), others, balancing, db.session.scalars(tests.order_by(Ramp.id)).all(), _reviews(project))


def _reviews(project: Project) -> tuple[tuple[int, ReviewTold], ...]:
    words = [joinedload(part) for part in (ReviewTold.seen, ReviewTold.less_words)]
    wanted = select(Review.number, ReviewTold).join(Review, ReviewTold.review_id == Review.id).options(*words)
    rows = db.session.execute(wanted.where(Review.project_id == project.id).order_by(Review.number, ReviewTold.version))
    newest = {row.number: row.ReviewTold for row in rows}
    return tuple(newest.items())


def evaluation(project: Project) -> TriedOut | None:
    """What the team wrote of this round of testing, or of the last one."""
    wanted = select(TriedOut).where(TriedOut.project_id == project.id).order_by(TriedOut.round.desc()).limit(1)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).first()
