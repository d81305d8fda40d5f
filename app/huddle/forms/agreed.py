"""The forms about what was agreed, and the one question after a meeting."""

from collections.abc import Iterable

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.huddle.actions import LONGEST_REFLECTION
from app.huddle.models import Reflection
from app.people.models import Person


class DropForm(Form):
    """Why nobody does it."""

    why = Line(
        mark_for_staff("Why does nobody do it?"),
        validators=[Said(mark_for_staff("Say why nobody does it")), AtMost(300, mark_for_staff("Make this shorter"))],
    )


class DueForm(Form):
    """Another day."""

    on = Day(mark_for_staff("By which day?"), validators=[Said(mark_for_staff("Choose a date"))])


class HandForm(Form):
    """Somebody else."""

    owner = Choice(mark_for_staff("Who does it from now on?"), coerce=str, validate_choice=False)

    def offer(self, people: Iterable[Person], but: int | None) -> None:
        """Fills the list of people."""
        self.owner.choices = offers(
            [("", mark_for_staff("Choose somebody")), *((str(p.id), p.display_name) for p in people if p.id != but)]
        )

    def chosen(self) -> int | None:
        """The number of the person, or none."""
        return row_number(self.owner.data or "")


class ReflectionForm(Form):
    """One question."""

    words = Words(
        mark_for_staff("What should we do differently next time?"),
        validators=[AtMost(LONGEST_REFLECTION, mark_for_staff("Make this shorter"))],
    )
    shared = Radios(
        mark_for_staff("Who reads it?"),
        choices=offers([("no", mark_for_staff("Only I")), ("yes", mark_for_staff("The huddle, with my name"))]),
        validate_choice=False,
        validators=[Said(mark_for_staff("Choose who reads it"))],
    )

    def with_all(self) -> bool:
        """Whether the huddle reads it. Raises Refused for an answer that is none of ours."""
        if self.shared.data not in {"no", "yes"}:
            raise Refused(for_staff("Choose who reads it"), field="shared")
        return bool(self.shared.data == "yes")

    def begin_with(self, said: Reflection | None) -> None:
        """Puts in what stands already."""
        self.shared.data = "yes" if said and said.shared else "no"
        self.words.data = said.words.body if said else ""
