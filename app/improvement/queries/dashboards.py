"""Many charts at once: of one try-out, and of all try-outs in a programme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import joinedload

from app.core import db
from app.core.errors import NotFound
from app.improvement.charts import Assurance, Variation
from app.improvement.charts.assuring import reached
from app.improvement.models import Measure, MeasureKind, Project
from app.improvement.queries import Told, told
from app.languages.models import Text
from app.priorities.models import Programme
from app.proposals.models import OWN_PARTS, Involvement, Place, Proposal, Stage
from app.proposals.permissions import Somebody, selves
from app.proposals.queries.leading import led_by

MOST_TRIED = 40  # try-outs on one page, those that were begun last
_WORRY = {Variation.CONCERN: 0, Variation.NEUTRAL_HIGH: 2, Variation.NEUTRAL_LOW: 2, Variation.COMMON_CAUSE: 3, Variation.IMPROVEMENT: 4}
_MISSED, _NO_VALUE = 1, 5


def worry(one: Told) -> int:
    """The place of a measure among others, the least first: worse, target beyond the usual range, changed, chance, better, no value."""
    if one.latest is None:
        return _NO_VALUE
    place = _WORRY[one.chart.variation]
    missed = one.chart.assurance is Assurance.CONSISTENT_FAIL and not reached(one.chart)
    return _MISSED if place > _MISSED and missed else place


def by_worry(measures: Iterable[Told]) -> list[Told]:
    """What needs a look first; beside each other as they were."""
    return sorted(measures, key=worry)


@dataclass(frozen=True)
class TriedIn:
    """A try-out of a programme with the charts of what it is about. `title`: empty where the idea has none."""

    reference: str
    title: str
    lang: str
    stage: Stage
    charts: tuple[Told, ...]


def programme(number: int) -> Programme:
    """One programme with its title, which anyone may read. Raises NotFound."""
    found = db.session.get(Programme, number, options=[joinedload(Programme.title)])
    if found is None:
        raise NotFound
    return found


def tried_in(programme: Programme, *, by: Somebody) -> list[TriedIn]:
    """Its try-outs that somebody may read, the one that worries most first. Four statements."""
    tried = _rows(programme, by)
    charts: dict[int, list[Told]] = {}
    for one in told(_about([row.id for row in tried])):
        charts.setdefault(one.measure.project_id, []).append(one)
    found = [
        TriedIn(row.reference, row.title or "", row.title_lang or row.lang, row.stage, tuple(by_worry(charts.get(row.id, ()))))
        for row in tried
    ]
    return sorted(found, key=lambda one: min((worry(chart) for chart in one.charts), default=_NO_VALUE))


def _rows(programme: Programme, by: Somebody) -> Sequence[Any]:
    wanted = (
        select(
            Project.id,
            Proposal.reference,
            Proposal.lang,
            Proposal.stage,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
        )
        .join(Proposal, Project.proposal_id == Proposal.id)
        .join(Place, Place.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Place.programme_id == programme.id, Place.waits.is_(False), _worked_on_by(by))
    )
    return db.session.execute(wanted.order_by(Project.id.desc()).limit(MOST_TRIED)).all()


def _worked_on_by(person: Somebody) -> ColumnElement[bool]:
    """The same rule as permissions.work_on, for lists."""
    theirs = select(Involvement.id).where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(selves(person)),
        Involvement.until.is_(None),
        Involvement.part.in_(OWN_PARTS),
    )
    reads = true() if person.holds("huddle member") else led_by(person)
    return and_(Proposal.stage != Stage.DRAFT, reads, ~theirs.exists())


def _about(projects: Sequence[int]) -> Sequence[Measure]:
    """What each try-out is about: its outcome measures, without those that were taken away."""
    wanted = select(Measure).where(Measure.project_id.in_(projects), Measure.kind == MeasureKind.OUTCOME, Measure.taken_away_at.is_(None))
    return db.session.scalars(wanted.order_by(Measure.project_id, Measure.id)).all()
