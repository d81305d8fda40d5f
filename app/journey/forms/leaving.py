"""Who takes over what somebody has in hand."""

from collections.abc import Sequence
from typing import cast

from app.core.errors import Refused
from app.core.forms import Choice, Form, offers
from app.core.i18n import for_staff, long_date, mark_for_staff
from app.core.templates import plain_reference
from app.core.web import row_number
from app.journey.queries.leaving import InHand
from app.people.models import Person

NAMES = {
    "idea": mark_for_staff("Who takes over %(thing)s?"),
    "draft": mark_for_staff("Who goes on to write idea %(thing)s down?"),
    "task": mark_for_staff("Who does number %(thing)s?"),
    "translation": mark_for_staff("Who translates number %(thing)s?"),
    "agreed": mark_for_staff("Who does what was agreed, number %(thing)s?"),
    "chair_meeting": mark_for_staff("Who chairs the huddle on %(thing)s?"),
    "minutes_meeting": mark_for_staff("Who writes the minutes on %(thing)s?"),
    "chair_weekly": mark_for_staff("Who chairs the huddle each week?"),
    "minutes_weekly": mark_for_staff("Who writes the minutes each week?"),
}


class LeavingForm(Form):
    """One person for everything; a select for each thing is added by `leaving_form`."""

    to = Choice(
        mark_for_staff("Who takes over everything?"),
        description=mark_for_staff("Below you can choose somebody else for one thing."),
        coerce=str,
        validate_choice=False,
    )

    def for_all(self) -> int | None:
        """Who takes over what was chosen for nobody else. Raises Refused when nobody was chosen for anything."""
        chosen = [field.data for field in self if isinstance(field, Choice)]
        if not any(chosen):
            raise Refused(for_staff("Choose who takes over"), field="to")
        return row_number(self.to.data or "")

    def chosen(self, things: Sequence[InHand]) -> dict[str, int]:
        """For each thing who takes it over; without those that go with all others."""
        told = {thing.key: row_number(self[thing.key].data or "") for thing in things}
        return {key: number for key, number in told.items() if number is not None}


def leaving_form(things: Sequence[InHand], team: Sequence[Person]) -> LeavingForm:
    """The form for these things: one question for each."""
    some = [(str(member.id), member.display_name) for member in team]
    fields = {thing.key: Choice(_label(thing), coerce=str, validate_choice=False) for thing in things}
    form = cast("LeavingForm", type("LeavingWithThings", (LeavingForm,), fields)())
    form.to.choices = offers([("", mark_for_staff("Choose somebody")), *some])
    for thing in things:
        form[thing.key].choices = offers([("", mark_for_staff("As above")), *some])
    return form


def _label(thing: InHand) -> str:
    named: object = plain_reference(thing.reference) if thing.reference else thing.number
    if thing.kind.endswith("_meeting"):
        named = long_date(thing.due_on)
    return for_staff(NAMES[thing.kind]) % {"thing": named}
