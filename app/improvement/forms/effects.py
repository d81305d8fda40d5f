"""What a study asks about effects that nobody hoped for."""

from wtforms import Field

from app.core.forms import AtMost, Form, Radios, Words, offers
from app.core.i18n import mark_for_staff
from app.improvement.actions.studying import Effects, without_effects
from app.improvement.models import Cycle, Known

_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
WORSE = {
    Known.NO: mark_for_staff("No, nothing that we looked at"),
    Known.YES: mark_for_staff("Yes, something did"),
    Known.UNKNOWN: mark_for_staff("It was not measured"),
}
GAINED_LESS = {
    Known.NO: mark_for_staff("No, all gained alike"),
    Known.YES: mark_for_staff("Yes, some people did"),
    Known.UNKNOWN: mark_for_staff("We do not know"),
}


class EffectsForm(Form):
    """Whether something else got worse, and whether a group of people gained less."""

    worse = Radios(
        mark_for_staff("Did something else get worse?"),
        description=mark_for_staff("Such as more work for others, or people who wait longer elsewhere."),
        choices=offers([(known.value, label) for known, label in WORSE.items()]),
        validate_choice=False,
    )
    worse_how = Words(mark_for_staff("What got worse, and by how much?"), validators=[_LONG])
    gained_less = Radios(
        mark_for_staff("Did any group of people gain less?"),
        description=mark_for_staff("Such as people who speak little English, or people who live alone."),
        choices=offers([(known.value, label) for known, label in GAINED_LESS.items()]),
        validate_choice=False,
    )
    gained_less_who = Words(mark_for_staff("Who gained less, and why?"), validators=[_LONG])

    def begin_with_effects(self, thing: Cycle) -> None:
        """What stands."""
        self.worse.data, self.worse_how.data = thing.worse, thing.worse_how
        self.gained_less.data, self.gained_less_who.data = thing.gained_less, thing.gained_less_who

    def effects(self) -> Effects:
        """What was said."""
        worse, less = _known(self.worse), _known(self.gained_less)
        return Effects(worse, self.worse_how.data or "", less, self.gained_less_who.data or "")

    def effects_are_whole(self) -> bool:
        """Whether both were answered; what lacks says so."""
        lacking = without_effects(self.effects())
        for name, sentence in lacking:
            self[name].errors = [sentence]
        return not lacking


def _known(field: Field) -> Known | None:
    return Known(field.data) if field.data in set(Known) else None
