"""The forms by which work comes to rest."""

from wtforms import Field

from app.core.forms import AtMost, Day, Form, Said, Words, WordsToLookAt
from app.core.i18n import mark_for_staff
from app.improvement.forms.dates import a_day_or_nothing
from app.languages.wording import in_easy_words, in_plain_words

_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class WhyForm(Form):
    """Why work comes to rest, for whoever brought the idea; in easy words too where they read those."""

    reason = WordsToLookAt(
        mark_for_staff("Why, in plain words"),
        description=mark_for_staff("Whoever brought the idea reads this. No names."),
        look=in_plain_words,
        validators=[Said(mark_for_staff("Write the reason in plain words")), _LONG],
    )
    reason_easy = WordsToLookAt(
        mark_for_staff("The same in easy words"),
        description=mark_for_staff("This person reads easy words."),
        look=in_easy_words,
        validators=[_LONG],
    )

    def for_reader(self, *, easy: bool) -> None:
        """Easy words are asked for only where somebody reads them."""
        if not easy:
            del self.reason_easy

    def easy_words(self) -> str:
        """What was written in easy words."""
        return (self["reason_easy"].data or "") if "reason_easy" in self else ""


class PauseForm(WhyForm):
    """Why it rests, and until when."""

    back_on = Day(
        mark_for_staff("When may it go on?"),
        description=mark_for_staff("Only the team sees this day. Leave it empty if nobody knows."),
    )

    def validate_back_on(self, field: Field) -> None:
        """What was typed is a day."""
        a_day_or_nothing(field)


class SafetyForm(Form):
    """What is not safe."""

    reason = Words(
        mark_for_staff("What is not safe?"),
        description=mark_for_staff("One sentence is enough. Whoever brought the idea reads it. No names."),
        validators=[Said(mark_for_staff("Write in one sentence what is not safe")), _LONG],
    )
