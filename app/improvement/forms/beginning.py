"""When a small test began."""

import datetime as dt

from wtforms import Field

from app.core import calendar
from app.core.forms import Day, Form
from app.core.i18n import mark_for_staff
from app.improvement.forms.dates import a_day_or_nothing


class BeginForm(Form):
    """The day on which a small test began; today where nobody says another one."""

    began_on = Day(
        mark_for_staff("On which day did it begin?"),
        description=mark_for_staff("Today, or an earlier day if you write it down later."),
    )

    def validate_began_on(self, field: Field) -> None:
        """A date, or nothing."""
        a_day_or_nothing(field)

    def day(self) -> dt.date:
        """The day, once the form is good."""
        return self.began_on.data or calendar.today()
