"""What the team says of the chart of a measure: a baseline that stands, and what happened when."""

import datetime as dt
from typing import Any

from app.improvement.actions import charting
from app.improvement.models import Measure
from app.people.models import Person


def say_of_chart(measure: Measure, said: dict[str, Any], first: dt.date, *, by: Person) -> None:
    """`first`: the day of the first value; the weeks in `said` are counted from it."""
    if "fix_after" in said:
        charting.set_chart(measure, charting.Settings(fix_after=said["fix_after"]), said["why"], by=by)
    for note in said.get("notes", []):
        charting.annotate(measure, first + dt.timedelta(weeks=note["week"]), note["words"], by=by)
