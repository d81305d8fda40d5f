"""Whom the team writes to: somebody's name, how to reach them, and in which words they read. What `people.actions.meet` takes."""

from app.core.forms import AtMost, Choice, Form, Line, offers
from app.core.i18n import ENGLISH, for_staff, mark_for_staff, readings


def name_of(label: str) -> Line:
    """The name of somebody else than whoever brought the idea."""
    return Line(
        label,
        description=mark_for_staff("Only for somebody else than whoever brought the idea."),
        validators=[AtMost(200, mark_for_staff("Use a shorter name"))],
    )


def way_to_reach() -> Line:
    """An email address or a phone number."""
    return Line(
        mark_for_staff("Their email address or phone number"),
        description=mark_for_staff("With a phone number, somebody of the team phones them."),
        validators=[AtMost(300, mark_for_staff("Make this shorter"))],
    )


def chosen_words() -> Choice:
    """The reading; `offer` fills its list."""
    return Choice(mark_for_staff("In which words do they read?"), coerce=str, validate_choice=False)


class ReachForm(Form):
    """A form with the three of them, in the order in which it draws them: its faults stand in the same order."""

    name: Line
    reach: Line
    reading: Choice

    def offer(self) -> None:
        """Fills the list of readings."""
        easy = for_staff("easy words")
        told = ((tag, f"{r.native_name}, {easy}" if r.easy else r.native_name) for tag, r in readings().items())
        self.reading.choices = offers(told)

    def reached(self) -> tuple[str, str, str]:
        """Their name, how to reach them, and their reading; English for one that was never offered."""
        known = self.reading.data if self.reading.data in readings() else ENGLISH.tag
        return self.name.data or "", self.reach.data or "", known
