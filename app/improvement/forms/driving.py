"""The forms of what stands beside a driver."""

from collections.abc import Sequence

from app.core.forms import AtMost, Form, Line, Said, Ticks, Words, offers
from app.core.i18n import mark_for_staff
from app.core.web import row_number
from app.improvement.models import Measure

_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class WatchForm(Form):
    """The measures that tell whether a driver moves."""

    measures = Ticks(mark_for_staff("Which of these tell whether it moves?"), coerce=str, validate_choice=False)

    def offer(self, measures: Sequence[Measure]) -> None:
        """Every measure of the try-out."""
        self.measures.choices = offers((str(one.id), one.name) for one in measures)

    def numbers(self) -> list[int]:
        """Of the measures that were chosen; 0, which no measure has, for something that is no number."""
        return [row_number(chosen) or 0 for chosen in self.measures.data or ()]


class RemarkForm(Form):
    """What somebody says about a driver, and whose words they are."""

    words = Words(
        mark_for_staff("What do you want to say about it?"),
        description=mark_for_staff("No names of people who use the service."),
        validators=[Said(mark_for_staff("Write the comment")), _LONG],
    )
    said_by = Line(
        mark_for_staff("Whose words are they?"),
        description=mark_for_staff(
            "Leave it empty if they are yours. For somebody else write who it is, not a name: a carer, the night porter."
        ),
        validators=[AtMost(80, mark_for_staff("Use at most 80 characters"))],
    )


class AnswerForm(Form):
    """What follows from a comment."""

    answer = Words(
        mark_for_staff("What follows from it?"),
        description=mark_for_staff("What you change, or why you leave it as it is. The comment is closed then, and your answer stays."),
        validators=[Said(mark_for_staff("Write what follows from the comment")), _LONG],
    )
