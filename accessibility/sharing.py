"""What people outside see of a try-out: two measures, one of which tells of few people, and one change."""

from app.improvement import queries
from app.improvement.actions.sharing import share
from app.improvement.models import Project
from app.improvement.queries.cycles import ramps
from app.people.models import Person


def fill(project: Project, by: Person) -> None:
    """Shows all measures that have a type or a long name, and the first change."""
    measures, changes = queries.measures(project), ramps(project)
    share(project, measures, changes, shown={one.id for one in measures}, shown_changes={changes[0].id}, by=by)
