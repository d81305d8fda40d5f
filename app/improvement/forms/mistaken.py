"""The form that takes a value away that was entered by mistake."""

from app.core.forms import AtMost, Line, Said
from app.core.i18n import mark_for_staff
from app.improvement.forms import DayForm


class TakeValueAwayForm(DayForm):
    """Which value, and what was wrong with it."""

    why = Line(
        mark_for_staff("What was wrong with it?"),
        description=mark_for_staff("Such as: written for the wrong day. No names."),
        validators=[Said(mark_for_staff("Write what was wrong with it")), AtMost(120, mark_for_staff("Use at most 120 characters"))],
    )
