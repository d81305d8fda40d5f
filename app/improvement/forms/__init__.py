"""The forms of a try-out: its aim, and which value does not count. Those of measures and values stand beside."""

import datetime as dt

from wtforms import Field

from app.core import calendar
from app.core.forms import AtMost, Day, Form, Line, Said, Words, WordsToLookAt
from app.core.i18n import mark_for_staff
from app.improvement.forms.dates import a_day_or_nothing
from app.improvement.forms.labels import DIRECTIONS, EVERY, KINDS, PERIODS
from app.improvement.forms.read_outside import ReadOutside
from app.improvement.models import Aim
from app.languages.wording import in_easy_words

_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class AimForm(ReadOutside):
    """What the try-out wants to reach."""

    words = Words(
        mark_for_staff("What do you want to reach?"),
        description=mark_for_staff(
            "How much better, for whom, where. Say the end, not the means. People outside the team read this. No names."
        ),
        validators=[Said(mark_for_staff("Write what you want to reach")), _LONG],
    )
    easy = WordsToLookAt(
        mark_for_staff("What you want to reach, in easy words"),
        description=mark_for_staff("In sentences of at most 15 words. People who read easy words get this. You can leave it empty."),
        look=in_easy_words,
        validators=[_LONG],
    )
    by_on = Day(mark_for_staff("By when?"), description=mark_for_staff("Leave it empty if you do not know yet."))

    def begin_with(self, thing: Aim) -> None:
        """The aim that stands."""
        self.words.data, self.easy.data = thing.words.body, thing.easy.body if thing.easy else ""
        self["by_on"].data = thing.by_on

    def can_be_read(self) -> bool:
        """Whether nothing in its words looks private, or somebody said that it is right."""
        return self.is_fit_outside([("words", self.words.data or ""), ("easy", self.easy.data or "")])

    def validate_by_on(self, field: Field) -> None:
        """What was typed is a day."""
        a_day_or_nothing(field)


class DayForm(Form):
    """A value by the first day of its period."""

    on = Day(mark_for_staff("From which day?"), validators=[Said(mark_for_staff("Write a date"))])

    def day(self) -> dt.date:
        """The day, once the form is good."""
        return self.on.data or calendar.today()


class LeaveOutForm(DayForm):
    """Why one value does not count."""

    why = Line(
        mark_for_staff("Why does it not count?"),
        description=mark_for_staff("Such as: the ward was closed. No names."),
        validators=[Said(mark_for_staff("Write why it does not count")), _SHORT],
    )


__all__ = ["DIRECTIONS", "EVERY", "KINDS", "PERIODS", "AimForm", "DayForm", "LeaveOutForm"]
