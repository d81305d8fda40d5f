"""Reading reviews: what was done since the last one, what stands, what was told, and which ones are due."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.core import calendar, db
from app.core.errors import NotFound
from app.core.i18n import figure
from app.improvement import queries
from app.improvement.models import Cycle, Measure, Project, Ramp, Review, ReviewTold, Value
from app.people.queries import names

MOST_TOLD = 6  # small tests, and measures, on the one page of a review
_WORDS = [joinedload(getattr(ReviewTold, part)) for part in ("seen", "surprised", "less_words", "next_step", "no_voice", "easy")]


@dataclass(frozen=True)
class SmallTest:
    """A small test as it stood: the change, its number, how small it is, the value of its state."""

    idea: str
    number: int
    scale: str
    state: str


@dataclass(frozen=True)
class ReadingThen:
    """What a chart said. `kind`, `saying`, `meaning`: by value; `number` as it is written, empty without one; `on`: an ISO date."""

    kind: str
    name: str
    unit: str
    number: str
    on: str
    saying: str
    facts: dict[str, int]
    meaning: str


@dataclass(frozen=True)
class Gathered:
    """What was done between two days (ISO dates). `more_tests`, `more_readings`: how many a page leaves out; `values`: how many were entered."""

    since: str
    until: str
    tests: tuple[SmallTest, ...]
    readings: tuple[ReadingThen, ...]
    values: int
    more_tests: int = 0
    more_readings: int = 0

    def as_facts(self) -> dict[str, Any]:
        """For a column of JSON."""
        return asdict(self)

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "Gathered":
        """Back from a column of JSON."""
        tests = tuple(SmallTest(**test) for test in facts["tests"])
        readings = tuple(ReadingThen(**reading) for reading in facts["readings"])
        return cls(**facts | {"tests": tests, "readings": readings})


@dataclass(frozen=True)
class Standing:
    """One of the days on which a try-out is looked at, with what was written and told of it. `told`: the newest version."""

    number: int
    day: int
    on: dt.date
    review: Review | None
    told: ReviewTold | None

    @property
    def late(self) -> bool:
        """Whether its day is over and it is not closed."""
        return self.told is None and self.on < calendar.today()


def standings(project: Project) -> list[Standing]:
    """All reviews of a try-out, in order; what was told without its words. One statement."""
    wanted = select(Review, ReviewTold).outerjoin(ReviewTold, ReviewTold.review_id == Review.id).where(Review.project_id == project.id)
    newest = {review.number: (review, told) for review, told in db.session.execute(wanted.order_by(ReviewTold.version))}
    days = enumerate(project.reviews_on, 1)
    return [Standing(number, day, on, *newest.get(number, (None, None))) for number, (day, on) in days]


def _told_of(reviews: Sequence[int]) -> Sequence[ReviewTold]:
    """What was told, the older versions first."""
    wanted = select(ReviewTold).options(*_WORDS).where(ReviewTold.review_id.in_(reviews)).execution_options(populate_existing=True)
    return db.session.scalars(wanted.order_by(ReviewTold.id)).all()


def standing(project: Project, number: int) -> Standing:
    """One review by its number. Raises NotFound for a day that the plan does not have."""
    found = next((one for one in standings(project) if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def versions(review: Review | None) -> list[tuple[ReviewTold, str]]:
    """What was told of a review, the newest first, each with the name of whoever closed it. Two statements."""
    rows = list(reversed(_told_of([review.id]))) if review else []
    who = names(row.closed_by for row in rows)
    return [(row, who.get(row.closed_by or 0, "")) for row in rows]


def closed_before(project: Project, number: int) -> dt.datetime | None:
    """When the review before this one was closed first; none before the first of all."""
    earlier = select(func.min(ReviewTold.closed_at)).join(Review, ReviewTold.review_id == Review.id)
    rows = earlier.where(Review.project_id == project.id, Review.number < number, ReviewTold.version == 1).group_by(Review.id)
    return max(db.session.scalars(rows), default=None)


def gathered(project: Project, number: int) -> Gathered:
    """What was done since the review before this one, until today: small tests, values, and what the charts say."""
    since = closed_before(project, number)
    tests, readings = _tests(project, since), _readings(project)
    first = calendar.on_date(since) if since else project.started_on
    return Gathered(
        first.isoformat(),
        calendar.today().isoformat(),
        tuple(tests[:MOST_TOLD]),
        tuple(readings[:MOST_TOLD]),
        _values(project, since),
        max(0, len(tests) - MOST_TOLD),
        max(0, len(readings) - MOST_TOLD),
    )


def _tests(project: Project, since: dt.datetime | None) -> list[SmallTest]:
    """Small tests that had begun and were not decided before this moment."""
    wanted = select(Cycle, Ramp.idea).join(Ramp, Cycle.ramp_id == Ramp.id).where(Ramp.project_id == project.id, Cycle.begun_at.is_not(None))
    if since is not None:
        wanted = wanted.where(Cycle.acted_at.is_(None) | (Cycle.acted_at >= since))
    rows = db.session.execute(wanted.order_by(Cycle.ramp_id, Cycle.number))
    return [SmallTest(idea, cycle.number, cycle.scale, cycle.state.value) for cycle, idea in rows]


def _values(project: Project, since: dt.datetime | None) -> int:
    wanted = select(func.count()).select_from(Value).join(Measure, Value.measure_id == Measure.id)
    wanted = wanted.where(Measure.project_id == project.id)
    if since is not None:
        wanted = wanted.where(Value.entered_at >= since)
    return db.session.scalar(wanted) or 0


def _readings(project: Project) -> list[ReadingThen]:
    return [_reading(told) for told in queries.told(queries.measures(project))]


def _reading(told: queries.Told) -> ReadingThen:
    measure, latest = told.measure, told.latest
    return ReadingThen(
        kind=measure.kind.value,
        name=measure.name,
        unit=measure.unit,
        number=figure(latest.number) if latest else "",
        on=latest.on.isoformat() if latest else "",
        saying=told.reading.saying.value if latest else "",
        facts=dict(told.reading.facts),
        meaning=told.reading.meaning.value if latest and told.reading.meaning else "",
    )
