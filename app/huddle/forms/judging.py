"""What the huddle decides at the end of a try-out."""

import datetime as dt

from wtforms import Field

from app.core.errors import Refused
from app.core.forms import AtMost, Day, Form, Radios, Said, WordsToLookAt, offers
from app.core.i18n import for_staff, mark_for_staff
from app.huddle.actions.judging import Judged
from app.improvement.forms.dates import a_day_or_nothing
from app.improvement.models import Act
from app.languages.wording import in_easy_words, in_plain_words

_LONG = AtMost(2_000, mark_for_staff("Make this shorter, to at most 2,000 characters"))
LABELS = {
    Act.ADOPT: mark_for_staff("Adopt it"),
    Act.ADAPT: mark_for_staff("Adapt it"),
    Act.ABANDON: mark_for_staff("Abandon it"),
}
MEANS = {  # for whoever brought the idea
    Act.ADOPT: mark_for_staff("They hear that their idea worked and becomes a part of everyday work."),
    Act.ADAPT: mark_for_staff("They hear that something is changed and tested again."),
    Act.ABANDON: mark_for_staff("They hear that it was tried, why it stops here, and that others learn from it."),
}


class JudgeForm(Form):
    """Adopted, adapted or abandoned, and why."""

    way = Radios(
        mark_for_staff("What comes of the try-out?"),
        choices=offers([(act.value, label) for act, label in LABELS.items()]),
        validators=[Said(mark_for_staff("Choose what comes of the try-out"))],
        validate_choice=False,
    )
    reason = WordsToLookAt(
        mark_for_staff("Why, in plain words"),
        description=mark_for_staff("One reason. The person reads it right after the news."),
        look=in_plain_words,
        validators=[Said(mark_for_staff("Write the reason in plain words")), _LONG],
    )
    reason_easy = WordsToLookAt(
        mark_for_staff("The same in easy words"),
        description=mark_for_staff("Sentences of at most 15 words. People who read easy words get this."),
        look=in_easy_words,
        validators=[_LONG],
    )

    confirm_by = Day(
        mark_for_staff("Until when does somebody confirm it?"),
        description=mark_for_staff(
            "5 working days is usual. After that day the huddle sees that it is late. Leave it empty for the usual day."
        ),
    )

    def ask_until(self, usual: dt.date, *, waits: bool) -> None:
        """What stands at once has no such day; elsewhere the usual one is there already."""
        if not waits:
            del self.confirm_by
        elif not self.is_submitted():
            self["confirm_by"].data = usual

    def validate_confirm_by(self, field: Field) -> None:
        """What was typed is a day."""
        a_day_or_nothing(field)

    def judged(self) -> Judged:
        """What the chair wrote. Raises Refused for a way that is none of ours."""
        if self.way.data not in set(Act):
            raise Refused(for_staff("Choose what comes of the try-out"), field="way")
        until = self["confirm_by"].data if "confirm_by" in self else None
        return Judged(Act(self.way.data), self.reason.data or "", self.reason_easy.data or "", until)
