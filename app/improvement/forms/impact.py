"""The form of the impact check, and of what has to follow from it."""

from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Day, Form, Line, Radios, Said, Ticks, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.improvement.actions.impact import Answered, Followed
from app.improvement.forms.dates import a_day_or_nothing
from app.improvement.gates.impact import ASSESSMENTS, EFFECTS, MEANINGS, Effect, Impact
from app.improvement.models import NONE_NEEDED, Assessed, ImpactCheck

_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
NOTHING = mark_for_staff("Nothing more is needed")


def _effect() -> Radios:
    """None is chosen for whoever has not answered. The page gives it its question."""
    choices = offers([(effect.value, label) for effect, label in EFFECTS.items()])
    return Radios(mark_for_staff("Does it change anything?"), choices=choices, validate_choice=False)


def _reason() -> Words:
    needed = mark_for_staff("One sentence is enough. You can leave it empty until you finish the check.")
    return Words(mark_for_staff("Why do you think so?"), description=needed, validators=[_LONG])


class ImpactForm(Form):
    """Six questions, each with its reason, and what has to follow."""

    effect_access, reason_access = _effect(), _reason()
    effect_care, reason_care = _effect(), _reason()
    effect_noticed, reason_noticed = _effect(), _reason()
    effect_groups, reason_groups = _effect(), _reason()
    effect_data, reason_data = _effect(), _reason()
    effect_staff, reason_staff = _effect(), _reason()
    needed = Ticks(
        mark_for_staff("What is needed before you test?"),
        description=mark_for_staff("You choose. Ask the people who know, when you are not sure."),
        choices=offers([*((one.value, label) for one, label in ASSESSMENTS.items()), (NONE_NEEDED, NOTHING)]),
        validate_choice=False,
    )
    seen = HiddenField()

    def items(self) -> list[dict[str, str]]:
        """What may be needed, each with what it means."""
        told = [{"value": one.value, "label": for_staff(label), "hint": for_staff(MEANINGS[one])} for one, label in ASSESSMENTS.items()]
        return [*told, {"value": NONE_NEEDED, "label": for_staff(NOTHING)}]

    def begin_with(self, thing: ImpactCheck) -> None:
        """The version that stands."""
        for asked in Impact:
            self[f"effect_{asked}"].data = thing.answers[asked]["effect"]
            self[f"reason_{asked}"].data = thing.answers[asked]["reason"]
        self.needed.data = thing.needed

    def answered(self) -> Answered:
        """What was filled in, whole or not."""
        answers = {asked: (self._effect_of(asked), self[f"reason_{asked}"].data or "") for asked in Impact}
        needed = tuple(one for one in (*ASSESSMENTS, NONE_NEEDED) if one in (self.needed.data or ()))
        return Answered(answers, needed)

    def _effect_of(self, asked: Impact) -> Effect | None:
        said = self[f"effect_{asked}"].data
        return Effect(said) if said in set(Effect) else None

    def looked_at(self) -> int:
        """The number of the version that whoever writes has seen."""
        return row_number(self["seen"].data or "") or 0

    def validate_needed(self, field: Field) -> None:
        """Nothing more, or something."""
        chosen = set(field.data or ())
        if NONE_NEEDED in chosen and len(chosen) > 1:
            raise ValidationError(for_staff("Choose what is needed, or that nothing more is needed"))

    def is_whole(self) -> bool:
        """Whether everything is answered; a sentence hangs on what is not."""
        for number, asked in enumerate(Impact, 1):
            effect, reason = self[f"effect_{asked}"], self[f"reason_{asked}"]
            if self._effect_of(asked) is None:
                effect.errors = [*effect.errors, for_staff("Choose one of the four answers to question %(number)s") % {"number": number}]
            if not reason.data:
                reason.errors = [*reason.errors, for_staff("Write why you think so about question %(number)s") % {"number": number}]
        if not self.answered().needed:
            self.needed.errors = [*self.needed.errors, for_staff("Choose what is needed, or that nothing more is needed")]
        return not self.errors


class FollowForm(Form):
    """How far one of them is."""

    asked_of = Line(
        mark_for_staff("Who was asked to make it?"),
        description=mark_for_staff("The name of the group or the office."),
        validators=[Said(mark_for_staff("Write who was asked")), AtMost(120, mark_for_staff("Use at most 120 characters"))],
    )
    asked_on = Day(mark_for_staff("When were they asked?"), validators=[Said(mark_for_staff("Write a date"))])
    done_on = Day(mark_for_staff("When was it done?"), description=mark_for_staff("Leave it empty while it is not done."))
    evidence = Words(
        mark_for_staff("What came out, and where is it kept?"),
        description=mark_for_staff("In a few words. The papers stay where they are. Leave it empty while it is not done."),
        validators=[_LONG],
    )

    def validate_done_on(self, field: Field) -> None:
        """What was typed is a day."""
        a_day_or_nothing(field)

    def validate_evidence(self, field: Field) -> None:
        """What is done came to something."""
        if self["done_on"].data is not None and not field.data:
            raise ValidationError(for_staff("Write what came out, and where it is kept"))

    def begin_with(self, thing: Assessed) -> None:
        """How far it was."""
        for name in ("asked_of", "asked_on", "done_on", "evidence"):
            self[name].data = getattr(thing, name)

    def followed(self) -> Followed:
        """How far it is, once the form is good."""
        return Followed(self.asked_of.data or "", self["asked_on"].data, self["done_on"].data, self.evidence.data or "")
