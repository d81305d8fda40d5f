"""What stands beside the drivers of a try-out: measures, small tests of a change idea, comments that are open and one that is answered."""

import datetime as dt

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar
from app.improvement import queries
from app.improvement.actions import cycles
from app.improvement.actions import driving as doing
from app.improvement.models import Project, Purpose
from app.improvement.queries.drivers import all_ideas, diagram
from app.people.models import Person


def fill(project: Project, by: Person) -> dict[str, object]:
    """Gives the number of a comment that waits for an answer."""
    driver = diagram(project).branches[0].driver
    doing.watch(project, driver, [one.id for one in queries.measures(project)], by=by)
    doing.answer(
        project, doing.say(project, driver, f"The doctor comes too late. {LONG}", by=by), f"The round begins at 8. {LONG_WORD}", by=by
    )
    waits = doing.say(project, driver, f"Nobody tells me when I go home. {LONG_WORD}", "a carer", by=by)
    day = calendar.today()
    plan = cycles.Plan(Purpose.TEST, "1 nurse, 1 evening", day, day + dt.timedelta(days=1), "Priya", LONG, (("Does it work?", "Yes."),))
    cycles.start_ramp(project, all_ideas(project)[0].words, plan, by=by)
    return {"remark": waits.id}
