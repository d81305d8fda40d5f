"""Reading who has a stake in a try-out."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.core import db
from app.improvement.models import Project, Quadrant, Stakeholder


def stakeholders(project: Project) -> dict[Quadrant, list[Stakeholder]]:
    """Everybody by their group of the map, in the order of their names. One statement."""
    found: dict[Quadrant, list[Stakeholder]] = {quadrant: [] for quadrant in Quadrant}
    for one in everybody(project):
        found[one.quadrant].append(one)
    return found


def everybody(project: Project) -> Sequence[Stakeholder]:
    """Everybody on the map, in the order of their names."""
    wanted = select(Stakeholder).where(Stakeholder.project_id == project.id)
    return db.session.scalars(wanted.order_by(func.lower(Stakeholder.name), Stakeholder.id)).all()


def stakeholder(project: Project, number: int) -> Stakeholder | None:
    """One of them as it stands now, if it is one of this try-out."""
    wanted = select(Stakeholder).where(Stakeholder.project_id == project.id, Stakeholder.id == number)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
