"""Reading what stands beside a driver diagram: measures and remarks of drivers, small tests of change ideas; and the diagram to be drawn."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import db
from app.core.errors import NotFound
from app.core.i18n import for_staff
from app.improvement.diagram import Branch, Idea, Tree
from app.improvement.models import WATCHED, Aim, Driver, Measure, Project, Ramp, Remark
from app.improvement.queries.drivers import Diagram
from app.people.queries.organisations import names
from app.proposals import queries as proposals
from app.proposals.models import Proposal


@dataclass(frozen=True)
class Said:
    """A remark with the names of whoever wrote it and of whoever answered; empty where nobody is known."""

    remark: Remark
    writer: str
    answerer: str


@dataclass(frozen=True)
class Beside:
    """By number of the driver: what is measured, and what people said, the oldest first. By number of the change idea: its small tests."""

    measures: Mapping[int, Sequence[Measure]]
    said: Mapping[int, Sequence[Said]]
    ramps: Mapping[int, Ramp]

    def still_open(self, driver: int) -> list[Said]:
        """What was said about a driver and waits for an answer."""
        return [one for one in self.said.get(driver, ()) if one.remark.answered_at is None]


def beside(project: Project) -> Beside:
    """Everything that stands beside the diagram of a project. Five statements, however much it is."""
    tested = select(Ramp).options(selectinload(Ramp.cycles)).where(Ramp.project_id == project.id, Ramp.change_idea_id.is_not(None))
    ramps = {ramp.change_idea_id: ramp for ramp in db.session.scalars(tested) if ramp.change_idea_id is not None}
    remarks = select(Remark).join(Driver, Driver.id == Remark.driver_id).where(Driver.project_id == project.id).order_by(Remark.id)
    said: dict[int, list[Said]] = defaultdict(list)
    for one in _named(db.session.scalars(remarks).all()):
        said[one.remark.driver_id].append(one)
    return Beside(_watched(project), said, ramps)


def remarks_on(driver: Driver) -> list[Said]:
    """What was said about one driver, the oldest first. Two statements."""
    return _named(db.session.scalars(select(Remark).where(Remark.driver_id == driver.id).order_by(Remark.id)).all())


def remark(number: int, *, by: Any, to: Any) -> tuple[Proposal, Project, Remark]:
    """One remark with its try-out, for one purpose. Raises NotFound where somebody may not see it."""
    row = db.session.execute(
        select(Remark, Project)
        .join(Driver, Driver.id == Remark.driver_id)
        .join(Project, Project.id == Driver.project_id)
        .where(Remark.id == number)
    ).one_or_none()
    reference = proposals.reference_of(row.Project.proposal_id) if row else None
    if row is None or reference is None:
        raise NotFound
    return proposals.proposal(reference, by=by, to=to), row.Project, row.Remark


def watched(driver: Driver) -> list[int]:
    """The numbers of the measures that tell whether a driver moves."""
    return list(db.session.scalars(select(WATCHED.c.measure_id).where(WATCHED.c.driver_id == driver.id).order_by(WATCHED.c.measure_id)))


def drivers_of(measure: Measure) -> Sequence[Driver]:
    """The drivers of which a measure tells whether they move."""
    wanted = select(Driver).join(WATCHED, WATCHED.c.driver_id == Driver.id).where(WATCHED.c.measure_id == measure.id)
    return db.session.scalars(wanted.order_by(Driver.position, Driver.id)).all()


def tree(diagram: Diagram, aims: Sequence[Aim]) -> Tree:
    """The diagram as it is drawn and written out. `aims`: the one that holds first."""
    ideas = {one.idea.id: one.idea for branch in _all(diagram) for one in branch.ideas} | {idea.id: idea for idea in diagram.loose}
    return Tree(
        aim=aims[0].words.body if aims else for_staff("Nobody has written it yet."),
        branches=tuple(
            Branch(_key(main.driver), main.driver.words, tuple(Branch(_key(one.driver), one.driver.words) for one in main.under))
            for main in diagram.branches
        ),
        ideas=tuple(Idea(f"idea-{number}", idea.words, tuple(map(_key, idea.drivers))) for number, idea in sorted(ideas.items())),
    )


def _all(diagram: Diagram) -> list[Any]:
    return [one for main in diagram.branches for one in (main, *main.under)]


def _key(driver: Driver) -> str:
    return f"driver-{driver.id}"


def _watched(project: Project) -> Mapping[int, Sequence[Measure]]:
    found: dict[int, list[Measure]] = defaultdict(list)
    wanted = select(WATCHED.c.driver_id, Measure).join(Measure, Measure.id == WATCHED.c.measure_id).where(Measure.project_id == project.id)
    for driver, measure in db.session.execute(wanted.order_by(Measure.id)):
        found[driver].append(measure)
    return found


def _named(remarks: Sequence[Remark]) -> list[Said]:
    who = names(number for one in remarks for number in (one.written_by, one.answered_by))
    return [Said(one, who.get(one.written_by or 0, ""), who.get(one.answered_by or 0, "")) for one in remarks]
