"""The forms of a chart: how it is worked out, where a new process begins, what happened on a day."""

import re

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Form, Line, Radios, Said, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions.charting import Settings
from app.improvement.forms import DayForm

ON, OFF = "on", "off"
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))


class ChartForm(Form):
    """How a chart is worked out, and why it is changed."""

    screened = Radios(
        mark_for_staff("Which distances from one value to the next count for the limits?"),
        description=mark_for_staff("A very large one, after a single odd value, makes the limits too wide. The mean keeps every value."),
        choices=offers(
            [(ON, mark_for_staff("All but the very large ones")), (OFF, mark_for_staff("All of them, as in the Excel tool of NHS England"))]
        ),
        default=ON,
    )
    fix_after = Line(
        mark_for_staff("After how many values are the lines fixed?"),
        description=mark_for_staff(
            "12 or more: the lines then rest on these values, and later ones are held against them. Leave it empty to let the lines follow all values."
        ),
    )
    classic = Radios(
        mark_for_staff("Does the run chart also use the classic rules?"),
        description=mark_for_staff("6 values on one side of the median, or 5 that rise or fall. They often give a false alarm."),
        choices=offers([(OFF, mark_for_staff("No")), (ON, mark_for_staff("Yes, also the classic rules"))]),
        default=OFF,
    )
    why = Line(mark_for_staff("Why do you change it?"), validators=[Said(mark_for_staff("Write why")), _SHORT])

    def validate_fix_after(self, field: Field) -> None:
        """A whole number, or nothing; how large it may be says the action."""
        if field.data and not WHOLE.fullmatch(field.data):
            raise ValidationError(for_staff("Write a number from 12 to 1,000, or leave it empty"))

    def begin_with(self, thing: Settings, *, fix_after: str = "") -> None:
        """What holds now; `fix_after`: what somebody is about to fix the lines to."""
        self.screened.data = ON if thing.screened else OFF
        self.classic.data = ON if thing.classic else OFF
        stands = "" if thing.fix_after is None else str(thing.fix_after)
        self.fix_after.data = fix_after if WHOLE.fullmatch(fix_after) else stands

    def settings(self) -> Settings:
        """What was chosen, once the form is good."""
        fixed = int(self.fix_after.data) if self.fix_after.data else None
        return Settings(screened=self.screened.data == ON, fix_after=fixed, classic=self.classic.data == ON)


class RebaseForm(DayForm):
    """From which day a new process runs, and why somebody says so."""

    why = Line(
        mark_for_staff("What is different from then on?"),
        description=mark_for_staff("Such as: the evening nurse packs every bag. No names."),
        validators=[Said(mark_for_staff("Write what is different")), _SHORT],
    )


class AnnotationForm(DayForm):
    """What happened on one day."""

    words = Line(
        mark_for_staff("What happened?"),
        description=mark_for_staff("A few words, such as: bank holiday. No names."),
        validators=[Said(mark_for_staff("Write what happened")), _SHORT],
    )
