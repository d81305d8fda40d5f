"""Whether an idea has a try-out that people outside the team may read about, for the pages that lead there."""

from dataclasses import dataclass

from app.core import calendar
from app.improvement import permissions, queries
from app.proposals.models import Stage


@dataclass(frozen=True)
class Begun:
    """There is a try-out. `day`: of its plan, while it is tested; else none."""

    day: int | None
    days: int


def begun(proposal: permissions.Answered) -> Begun | None:
    """The try-out of an idea that people outside may read about. One statement, or none."""
    project = queries.project_of(proposal) if permissions.tried(proposal) else None
    if project is None:
        return None
    return Begun(project.day(calendar.today()) if proposal.stage is Stage.TESTING else None, project.days)
