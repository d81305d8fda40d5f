"""When a small test began."""

import datetime as dt

from wtforms import Field

from app.core import calendar
from app.core.forms import Day, Form
from app.core.i18n import mark_for_staff
from app.improvement.forms.dates import a_day_or_nothing
from app.improvement.queries.earliest import Since

NOT_BEFORE = {
    Since.TRY_OUT: mark_for_staff("Not before %(date)s: the try-out began on that day."),
    Since.LAST_TEST: mark_for_staff("Not before %(date)s: the small test before this one ended on that day."),
    Since.TESTING: mark_for_staff("Not before %(date)s: the gates were passed on that day."),
}


class BeginForm(Form):
    """The day on which a small test began; today where nobody says another one."""

    began_on = Day(mark_for_staff("On which day did it begin?"))

    def validate_began_on(self, field: Field) -> None:
        """A date, or nothing."""
        a_day_or_nothing(field)

    def day(self) -> dt.date:
        """The day, once the form is good."""
        return self.began_on.data or calendar.today()
