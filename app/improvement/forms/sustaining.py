"""The form with the ten questions about whether a change will last."""

from wtforms import Field

from app.core.forms import Form, Radios, Words, offers
from app.core.i18n import mark_for_staff
from app.core.web import row_number
from app.improvement.forms.factors import FACTORS
from app.improvement.forms.keeping import LONG, Chosen
from app.improvement.models import Area, Factor, Occasion
from app.improvement.queries.sustaining import Compared

OCCASIONS = {
    Occasion.START: mark_for_staff("At the start"),
    Occasion.THIRD_TEST: mark_for_staff("After the third small test"),
    Occasion.BEFORE_ADOPTING: mark_for_staff("Before it becomes everyday work"),
    Occasion.BETWEEN: mark_for_staff("In between"),
}
WHY_NOW = {
    Occasion.START: mark_for_staff("Nobody has looked yet at what will last. A good time is now, at the start."),
    Occasion.THIRD_TEST: mark_for_staff("Three small tests were studied. It is time to look at what will last."),
    Occasion.BEFORE_ADOPTING: mark_for_staff("Look at what will last before it becomes everyday work."),
}
COMPARED = {  # the words, and how their tag looks
    Compared.STRONGER: (mark_for_staff("Stronger than before"), "go"),
    Compared.SAME: (mark_for_staff("The same as before"), ""),
    Compared.WEAKER: (mark_for_staff("Weaker than before"), "care"),
}


def _asked(factor: Factor) -> Radios:
    """One question; none of its answers is chosen."""
    asked = FACTORS[factor]
    return Radios(
        asked.question,
        choices=offers([(str(level), words) for level, words in enumerate(asked.answers, 1)]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose the answer that fits best"))],
    )


class LastingForm(Form):
    """When it is asked, the ten answers, and what to do about the weakest."""

    occasion = Radios(
        mark_for_staff("When do you look at it?"),
        choices=offers([(one.value, words) for one, words in OCCASIONS.items()]),
        default=Occasion.BETWEEN.value,
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose when you look at it"))],
    )
    benefits, believed, adaptable, watched = (_asked(one) for one in Factor if one.area is Area.CHANGE)
    taught, wanted, senior, clinical = (_asked(one) for one in Factor if one.area is Area.STAFF)
    fitting, equipped = (_asked(one) for one in Factor if one.area is Area.ORGANISATION)
    next_step = Words(
        mark_for_staff("What would make the weakest ones stronger?"),
        description=mark_for_staff("Leave it empty if you do not know yet."),
        validators=[LONG],
    )

    @property
    def areas(self) -> list[tuple[Area, list[Field]]]:
        """The questions by their area."""
        return [(area, [self[one.value] for one in Factor if one.area is area]) for area in Area]

    def levels(self) -> dict[Factor, int]:
        """The answers, once the form is good."""
        return {one: row_number(self[one.value].data or "") or 0 for one in Factor}

    def when(self) -> Occasion:
        """The occasion, once the form is good."""
        return Occasion(self.occasion.data)
