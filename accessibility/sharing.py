"""What people outside see of a try-out: one measure with its chart, others whose numbers tell of few people, and two changes."""

from app.improvement import queries
from app.improvement.actions.sharing import share
from app.improvement.models import Measure, MeasureType, Project
from app.improvement.queries.cycles import ramps
from app.people.models import Person


def fill(project: Project, charted: Measure, by: Person) -> None:
    """Shows the first four measures, of which one counts hours, and every second change."""
    charted.type = MeasureType.TIME
    measures, changes = queries.measures(project), ramps(project)
    share(project, measures, changes, shown={one.id for one in measures[:4]}, shown_changes={one.id for one in changes[::2]}, by=by)
