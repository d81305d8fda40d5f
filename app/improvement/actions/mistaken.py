"""A value that was entered by mistake, such as for a wrong day: it goes, and what it was stays in the history."""

import datetime as dt

from app.core import db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import queries
from app.improvement.actions import MEASURE
from app.improvement.models import Measure
from app.people.models import Person


def take_value_away(measure: Measure, on: dt.date, why: str, *, by: Person) -> None:
    """The day has no value any more. Raises Refused for a day that has none."""
    stands = queries.value_on(measure, on)
    if stands is None:
        raise Refused(for_staff("This day has no value. Choose a day of the table"), field="on")
    facts = {"on": on.isoformat(), "before": queries.told_value(stands), "note": stands.note, "left_out": stands.left_out}
    record(MEASURE, measure.id, "take_value_away", by=by.id, reason=why, facts=facts)
    db.session.delete(stands)
    db.session.flush()
