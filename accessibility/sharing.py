"""What people outside the team see of a try-out: a chart with numbers, one in words alone, one without a value, and a change in its words."""

from app.improvement.actions.sharing import share
from app.improvement.models import Measure, MeasureType, Project
from app.improvement.queries.cycles import ramps
from app.people.models import Person


def fill(project: Project, timed: Measure, unsaid: Measure, new: Measure, by: Person) -> None:
    """`timed`: its numbers are shown; `unsaid`: nobody said what one of its values is."""
    timed.type = new.type = MeasureType.TIME
    changes = ramps(project)
    shown = {timed.id, unsaid.id, new.id}
    share(project, [timed, unsaid, new], changes, shown=shown, shown_changes={one.id for one in changes[::2]}, by=by)
