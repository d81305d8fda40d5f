"""The form of the equality questions."""

from typing import Any

from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from app.core.forms import Form, Radios
from app.core.i18n import gettext
from app.core.questions import Ask
from app.core.tokens import new_salt
from app.population.equality import below, every, questions, whole


class _Offered:
    """A rule: only what the page offers is an answer."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Raises the sentence when something else was sent."""
        if field.data and (field.name not in every() or field.data not in every()[field.name].values()):
            raise ValidationError(gettext("Choose one answer"))


def _radios() -> Radios:
    return Radios(choices=[], validate_choice=False, validators=[_Offered()])


class EqualityForm(Form):
    """Every question on one page; nothing has to be answered, so nothing need be kept between pages."""

    ticket = HiddenField(default=lambda: new_salt() + new_salt())  # drawn for this page alone: the same page sent twice counts once
    age = _radios()
    disability = _radios()
    impact = _radios()
    ethnic_group = _radios()
    asian = _radios()
    black = _radios()
    mixed = _radios()
    white = _radios()
    other = _radios()
    sex = _radios()
    gender = _radios()
    district = _radios()

    def said(self) -> dict[str, str]:
        """What was chosen."""
        return whole({field.name: field.data or "" for field in self if field.name in every()})

    def controls(self, *, easy: bool) -> list[dict[str, Any]]:
        """The questions as components/control.html draws them."""
        return [self._control(ask, easy=easy) for ask in questions()]

    def _control(self, ask: Ask, *, easy: bool) -> dict[str, Any]:
        field = self[ask.field]
        follow = list(below(ask, easy=easy))
        return {
            "kind": ask.kind.value,
            "name": ask.field,
            "label": gettext(ask.label),
            "hint": gettext(ask.hint) if ask.hint else None,
            "heading": False,
            "value": field.data or "",
            "values": [field.data or ""],
            "error": field.errors[0] if field.errors else None,
            "pictures": easy,
            "items": [
                {
                    "value": choice.value,
                    "label": gettext(choice.label),
                    "picture": choice.picture,
                    "alone": choice.alone,
                    "then": [self._control(one, easy=easy) for under, one in follow if under is choice],
                }
                for choice in ask.choices
            ],
        }
