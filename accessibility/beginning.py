"""A small test that can begin: to find something out, which needs no gate."""

import datetime as dt

from accessibility.longest import LONG
from app.core import calendar
from app.improvement.actions.cycles import Plan, start_ramp
from app.improvement.models import Project, Purpose
from app.people.models import Person


def to_begin(project: Project, by: Person) -> int:
    """Gives its number. What is expected was written today, and the try-out began before."""
    today = calendar.today()
    days, asks = (today, today + dt.timedelta(days=4)), (("How long do people wait?", f"An hour. {LONG}"),)
    plan = Plan(Purpose.COLLECT, "1 nurse, 3 patients", *days, "Priya", "Nobody is kept waiting for it.", asks)
    return start_ramp(project, "Ask at the door", plan, by=by).id
