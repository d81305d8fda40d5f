"""The forms about organisations: add or change, merge, split, end, open again."""

from collections.abc import Iterable
from typing import Any, cast

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Form, Line, Said, offers
from app.core.i18n import for_staff, mark_for_staff
from app.people.actions import Told
from app.people.models import Organisation, OrganisationKind

KINDS = {
    OrganisationKind.ACUTE: mark_for_staff("Hospital trust"),
    OrganisationKind.MENTAL_HEALTH: mark_for_staff("Mental health trust"),
    OrganisationKind.COMMUNITY: mark_for_staff("Community health trust"),
    OrganisationKind.AMBULANCE: mark_for_staff("Ambulance trust"),
    OrganisationKind.COUNCIL: mark_for_staff("Council"),
    OrganisationKind.CHARITY: mark_for_staff("Charity or community group"),
    OrganisationKind.GP: mark_for_staff("GP practice"),
    OrganisationKind.BOARD: mark_for_staff("Integrated care board"),
    OrganisationKind.OTHER: mark_for_staff("Another kind"),
}
PLACES = ("first", "second", "third")
_NAME = [AtMost(200, mark_for_staff("Use at most 200 characters"))]


def _why() -> Line:
    """The last question of a form, made after the others: faults stand in the order of the page."""
    return Line(
        mark_for_staff("Why"),
        description=mark_for_staff("This stands in the history of the organisation."),
        validators=[Said(mark_for_staff("Write why")), AtMost(500, mark_for_staff("Use at most 500 characters"))],
    )


class ReasonForm(Form):
    """Why something is done: stands in the history."""

    reason = _why()


class OrganisationForm(Form):
    """A new organisation."""

    name = Line(mark_for_staff("Name"), validators=[Said(mark_for_staff("Write the name of the organisation")), *_NAME])
    kind = Choice(
        mark_for_staff("Kind"),
        choices=offers([("", mark_for_staff("Choose a kind")), *((kind.value, words) for kind, words in KINDS.items())]),
        validators=[Said(mark_for_staff("Choose a kind"))],
        validate_choice=False,
    )
    ods_code = Line(
        mark_for_staff("Code of the Organisation Data Service"),
        description=mark_for_staff("Such as RX1. Leave it empty if there is none."),
        validators=[AtMost(20, mark_for_staff("Check the code. It has 3 to 10 letters and figures, such as RX1"))],
    )

    def told(self) -> Told:
        """What was written. Raises Refused for a kind that is none of ours."""
        if self.kind.data not in set(OrganisationKind):
            raise Refused(for_staff("Choose a kind"), field="kind")
        return Told(self.name.data or "", OrganisationKind(self.kind.data), self.ods_code.data or "")


class ChangeForm(OrganisationForm):
    """Another name, kind or code, and why."""

    reason = _why()


class MergeForm(Form):
    """Which organisation another goes into."""

    into = Choice(mark_for_staff("Which organisation takes over"), coerce=str, validate_choice=False)
    reason = _why()

    def offer(self, organisations: Iterable[Organisation], but: int) -> None:
        """Fills the list: all that are still there, but this one."""
        others = [(str(one.id), one.name) for one in organisations if one.id != but]
        self.into.choices = offers([("", mark_for_staff("Choose an organisation")), *others])

    def chosen(self) -> int:
        """The number of the one that takes over. Raises Refused when it is none of those offered."""
        if not self.into.data or self.into.data not in {str(choice.value) for choice in self.into.choices or []}:
            raise Refused(for_staff("Choose an organisation that is still there"), field="into")
        return int(self.into.data)


class SplitForm(Form):
    """The names of those that take over; a select for each role, and why, are added by `split_form`."""

    first = Line(
        mark_for_staff("Name of the first new organisation"),
        description=mark_for_staff("The ideas go to this one."),
        validators=[Said(mark_for_staff("Write a name")), *_NAME],
    )
    second = Line(mark_for_staff("Name of the second one"), validators=[Said(mark_for_staff("Write a name")), *_NAME])
    third = Line(mark_for_staff("Name of a third one, if there is one"), validators=_NAME)

    def names(self) -> list[str]:
        """The names, in their order."""
        return [name for place in PLACES if (name := self[place].data)]

    def chosen_roles(self) -> dict[int, int]:
        """For each role the place of its new organisation among the names; those that were not chosen are left out."""
        told = {name.removeprefix("role_"): self[name].data for name in self._fields if name.startswith("role_")}
        return {int(number): PLACES.index(place) for number, place in told.items() if place in PLACES[: len(self.names())]}


def split_form(roles: Iterable[Any]) -> SplitForm:
    """The form for an organisation with these roles: one question for each."""
    choices = [
        ("", mark_for_staff("Choose")),
        ("first", mark_for_staff("The first")),
        ("second", mark_for_staff("The second")),
        ("third", mark_for_staff("The third")),
    ]
    fields = {}
    for row in roles:
        label = for_staff("%(role)s: where does %(name)s go?") % {"role": for_staff(row.role.words), "name": row.name}
        fields[f"role_{row.id}"] = Choice(label, choices=offers(choices), coerce=str, validate_choice=False)
    return cast("SplitForm", type("SplitFormWithRoles", (SplitForm,), {**fields, "reason": _why()})())
