"""The form of a reflection: what it is about, the words, and who reads them."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.forms import Choice, Form, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.improvement.forms.keeping import LONG, Chosen
from app.improvement.models import Reflection

WHOLE, MEASURE, CYCLE = "whole", "measure", "small-test"
PRIVATE, SHARED = "private", "shared"


class ReflectionWordsForm(Form):
    """The words alone."""

    words = Words(
        mark_for_staff("What is this telling us?"),
        description=mark_for_staff("What surprised you? What would you do otherwise? No names of patients."),
        validators=[Said(mark_for_staff("Write what it tells you")), LONG],
    )

    def begin_with(self, thing: Reflection) -> None:
        """What stands."""
        self.words.data = thing.words


class ReflectionForm(ReflectionWordsForm):
    """A new one."""

    about = Choice(
        mark_for_staff("What is it about?"),
        default=WHOLE,
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose what it is about"))],
    )
    readers = Radios(
        mark_for_staff("Who may read it?"),
        choices=offers(
            [
                (PRIVATE, mark_for_staff("Only me. I can share it later")),
                (SHARED, mark_for_staff("The team of this try-out")),
            ]
        ),
        default=PRIVATE,
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose who may read it"))],
    )

    def offer(self, measures: Mapping[int, str], cycles: Sequence[Any]) -> None:
        """The try-out, each measure, each small test."""
        measured_by, tested_by = for_staff("Measure: %(name)s"), for_staff("Small test %(number)s: %(idea)s")
        measured = [(f"{MEASURE}-{number}", measured_by % {"name": name}) for number, name in measures.items()]
        tested = [(f"{CYCLE}-{row.id}", tested_by % {"number": row.number, "idea": row.idea[:80]}) for row in cycles]
        self.about.choices = offers([(WHOLE, for_staff("The whole try-out")), *measured, *tested])

    def measure(self) -> int | None:
        """The measure that it is about."""
        return self._of(MEASURE)

    def cycle(self) -> int | None:
        """The small test that it is about."""
        return self._of(CYCLE)

    def _of(self, kind: str) -> int | None:
        told, _between, number = (self.about.data or "").rpartition("-")
        return row_number(number) if told == kind else None
