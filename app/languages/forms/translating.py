"""Writing a translation, and checking one."""

from collections.abc import Mapping
from typing import cast

from app.core.forms import AtMost, Form, Line, Radios, Said, Words, offers
from app.core.i18n import mark, mark_for_staff
from app.languages.models import Method

METHODS = (  # who made a translation, as readers are told it
    (Method.PROFESSIONAL.value, mark("Translated by a professional translator.")),
    (Method.VOLUNTEER.value, mark("Translated by a volunteer.")),
    (Method.STAFF.value, mark("Translated by a member of our team.")),
    (Method.MACHINE.value, mark("Machine translation. It may be wrong. Do not use it to decide about your care.")),
)
BY_PEOPLE = (
    (Method.PROFESSIONAL.value, mark_for_staff("A professional translator")),
    (Method.VOLUNTEER.value, mark_for_staff("A volunteer")),
    (Method.STAFF.value, mark_for_staff("Somebody of our team who speaks both languages")),
)
LONGEST = 30_000  # characters of one translation


class TranslationForm(Form):
    """One box for each text, and who translated it."""

    method = Radios(
        mark_for_staff("Who translated this?"),
        choices=offers(BY_PEOPLE),
        validators=[Said(mark_for_staff("Choose who translated this"))],
        validate_choice=False,
    )

    def how(self) -> Method:
        """Who translated it; a machine is no answer here."""
        return next((Method(value) for value, _words in BY_PEOPLE if value == self.method.data), Method.MACHINE)

    def bodies(self, slots: Mapping[str, str]) -> dict[str, str]:
        """What was written for each text."""
        return {slot: self[slot].data or "" for slot in slots}


def translation_form(slots: Mapping[str, str]) -> TranslationForm:
    """The form for these texts: what each is, and the label of its box."""
    rules = [Said(mark_for_staff("Write the translation")), AtMost(LONGEST, mark_for_staff("Make this shorter"))]
    boxes = {slot: Words(label, validators=rules) for slot, label in slots.items()}
    return cast("TranslationForm", type("TranslationOfTexts", (TranslationForm,), boxes)())


class CheckForm(Form):
    """Whether a translation is right."""

    good = Radios(
        mark_for_staff("Does it say the same?"),
        choices=offers(
            [
                ("yes", mark_for_staff("Yes. It says the same, and it is easy to read.")),
                ("no", mark_for_staff("No. Somebody writes it again.")),
            ]
        ),
        validators=[Said(mark_for_staff("Choose whether it says the same"))],
        validate_choice=False,
    )
    note = Line(mark_for_staff("What is not right"), validators=[AtMost(1_000, mark_for_staff("Make this shorter"))])
