"""Charts in their states: new lines with a reason, what happened when, a baseline that stands, classic rules."""

import datetime as dt

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db
from app.improvement.actions import charting
from app.improvement.models import Measure
from app.people.models import Person
from app.priorities.actions import Offered, add_programme
from app.proposals.models import Place

_WEEK = dt.timedelta(days=7)


def fill(measure: Measure, other: Measure, idea: int, by: Person) -> dict[str, object]:
    """`measure` has enough values for limits, `other` three with very long words. Gives the number of a programme that the idea is in."""
    today = calendar.today()
    long_over = Offered(f"{LONG_WORD} going home", "Bags.", "Bags.", today - 90 * _WEEK, today - 40 * _WEEK)
    programme = add_programme(long_over, by=by)
    db.session.add(Place(proposal_id=idea, programme_id=programme.id, waits=False, said_by=by.id))
    charting.rebase(measure, today - 7 * _WEEK, f"Bags are packed in the evening. {LONG}"[:120], by=by)
    charting.annotate(measure, today - 9 * _WEEK, f"{LONG_WORD} {LONG}"[:120], by=by)
    charting.annotate(measure, today - 8 * _WEEK, "Two nurses are away.", by=by)
    charting.annotate(measure, today - 60 * _WEEK, "The ward opened.", by=by)
    charting.set_chart(other, charting.Settings(screened=False, fix_after=12, classic=True), LONG[:120], by=by)
    charting.annotate(other, today, LONG_WORD, by=by)
    return {"programme_tried": programme.id}
