"""The forms about research: what kind of work it is, and what the research and development office said."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions.research import Ruled
from app.improvement.gates.research import MEANINGS, RULINGS, WORKS, Ruling, Work
from app.improvement.models import Research

_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class WorkForm(Form):
    """What kind of work it is."""

    work = Radios(
        mark_for_staff("What kind of work is this try-out?"),
        choices=offers([(work.value, label) for work, label in WORKS.items()]),
        validate_choice=False,
    )
    why = Words(
        mark_for_staff("Why do you think so?"),
        description=mark_for_staff("Write one sentence or more, whatever you choose."),
        validators=[Said(mark_for_staff("Write why you think so")), _LONG],
    )

    def items(self) -> list[dict[str, str]]:
        """The kinds, each with what it means."""
        return [{"value": work.value, "label": f"{for_staff(label)}. {for_staff(MEANINGS[work])}"} for work, label in WORKS.items()]

    def validate_work(self, field: Field) -> None:
        """One of those that are offered."""
        if field.data not in set(Work):
            raise ValidationError(for_staff("Choose what kind of work it is"))

    def kind(self) -> Work:
        """What was chosen, once the form is good."""
        return Work(self.work.data)

    def begin_with(self, thing: Research) -> None:
        """What was said last."""
        self.work.data, self.why.data = thing.work, thing.why


class RulingForm(Form):
    """What the research and development office said."""

    ruling = Radios(
        mark_for_staff("What did they say?"),
        choices=offers([(ruling.value, label) for ruling, label in RULINGS.items()]),
        validate_choice=False,
    )
    ruled_by = Line(
        mark_for_staff("Who answered?"),
        description=mark_for_staff("The name of the person, and their office."),
        validators=[Said(mark_for_staff("Write who answered")), _SHORT],
    )
    ruled_on = Day(mark_for_staff("When did they answer?"), validators=[Said(mark_for_staff("Write a date"))])
    ruling_words = Words(
        mark_for_staff("What they wrote, in short"),
        description=mark_for_staff("Such as the number of an approval. Leave it empty if there is nothing to say."),
        validators=[_LONG],
    )

    def validate_ruling(self, field: Field) -> None:
        """One of those that are offered."""
        if field.data not in set(Ruling):
            raise ValidationError(for_staff("Choose what they said"))

    def begin_with(self, thing: Research) -> None:
        """What they said last."""
        for name in ("ruling", "ruled_by", "ruled_on", "ruling_words"):
            self[name].data = getattr(thing, name)

    def ruled(self) -> Ruled:
        """The answer, once the form is good."""
        return Ruled(Ruling(self.ruling.data), self.ruled_by.data or "", self["ruled_on"].data, self.ruling_words.data or "")
