"""Reading driver diagrams."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import db
from app.improvement.models import ChangeIdea, Driver, Project


@dataclass(frozen=True)
class Serving:
    """A change idea as it stands under one driver; `also`: the words of the other drivers that it serves."""

    idea: ChangeIdea
    also: tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """A driver with what stands under it. `place`: from 1 to `of`, among the drivers beside it."""

    driver: Driver
    place: int
    of: int
    under: tuple["Branch", ...]
    ideas: tuple[Serving, ...]


@dataclass(frozen=True)
class Diagram:
    """All drivers of a project in order. `loose`: change ideas whose driver was taken away."""

    branches: tuple[Branch, ...]
    loose: tuple[ChangeIdea, ...]

    @property
    def drivers(self) -> list[Driver]:
        """Every driver, each main one followed by those under it."""
        return [one.driver for branch in self.branches for one in (branch, *branch.under)]

    def under(self, driver: Driver) -> tuple[Branch, ...]:
        """What stands under a main driver; nothing under another one."""
        return next((branch.under for branch in self.branches if branch.driver.id == driver.id), ())


def diagram(project: Project) -> Diagram:
    """The whole diagram. Three statements, however large it is."""
    drivers, ideas = all_drivers(project), all_ideas(project)
    branches = _branches(None, drivers, ideas)
    return Diagram(branches, tuple(idea for idea in ideas if not idea.drivers))


def all_drivers(project: Project) -> Sequence[Driver]:
    """Both levels, in the order of their places."""
    return db.session.scalars(select(Driver).where(Driver.project_id == project.id).order_by(Driver.position, Driver.id)).all()


def all_ideas(project: Project) -> Sequence[ChangeIdea]:
    """Every change idea with its drivers, in the order in which they were written."""
    wanted = select(ChangeIdea).options(selectinload(ChangeIdea.drivers)).where(ChangeIdea.project_id == project.id)
    return db.session.scalars(wanted.order_by(ChangeIdea.id)).all()


def driver(project: Project, number: int) -> Driver | None:
    """One driver of this project."""
    return db.session.scalars(select(Driver).where(Driver.project_id == project.id, Driver.id == number)).one_or_none()


def change_idea(project: Project, number: int) -> ChangeIdea | None:
    """One change idea of this project, with its drivers."""
    return next((idea for idea in all_ideas(project) if idea.id == number), None)


def beside(project: Project, parent: int | None) -> list[Driver]:
    """The drivers that stand under the same one, in order; without a parent the main drivers."""
    return [one for one in all_drivers(project) if one.parent_id == parent]


def _branches(parent: int | None, drivers: Sequence[Driver], ideas: Sequence[ChangeIdea]) -> tuple[Branch, ...]:
    level = [one for one in drivers if one.parent_id == parent]
    return tuple(
        Branch(one, place, len(level), _branches(one.id, drivers, ideas), tuple(_serving(one, ideas))) for place, one in enumerate(level, 1)
    )


def _serving(driver: Driver, ideas: Sequence[ChangeIdea]) -> list[Serving]:
    theirs = [idea for idea in ideas if driver in idea.drivers]
    return [Serving(idea, tuple(one.words for one in idea.drivers if one.id != driver.id)) for idea in theirs]
