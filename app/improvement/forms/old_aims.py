"""Why the words of an older version of an aim go."""

from app.core.forms import AtMost, Form, Line, Said
from app.core.i18n import mark_for_staff


class TakeWordsAwayForm(Form):
    """One line, which stays in the history."""

    why = Line(
        mark_for_staff("Why do you take these words away?"),
        description=mark_for_staff("Such as: they named a patient. Do not write the name here. It stays in the history."),
        validators=[Said(mark_for_staff("Write why")), AtMost(120, mark_for_staff("Use at most 120 characters"))],
    )
