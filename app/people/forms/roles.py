"""The forms about roles: give one, say its last day."""

from collections.abc import Iterable
from typing import Any

from wtforms import Field
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.addresses import is_address
from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Component, Day, Form, Line, Said, offers
from app.core.i18n import for_staff, mark_for_staff
from app.people.actions import Offer
from app.people.models import Organisation, Person, RoleName
from app.people.permissions import give


class GiveRoleForm(Form):
    """Whom, what, where, from when until when."""

    email = Line(
        mark_for_staff("Email address"),
        description=mark_for_staff("They get a letter that says how to sign in."),
        validators=[AtMost(254, mark_for_staff("Use at most 254 characters"))],
        widget=Component("input", type="email", autocomplete="off", dir="ltr", spellcheck=False),
    )
    name = Line(
        mark_for_staff("Name"),
        description=mark_for_staff("For somebody new. We keep the name of somebody we know."),
        validators=[AtMost(200, mark_for_staff("Use a shorter name"))],
    )
    role = Choice(mark_for_staff("Role"), validators=[Said(mark_for_staff("Choose a role"))], coerce=str, validate_choice=False)
    organisation = Choice(
        mark_for_staff("Organisation"),
        description=mark_for_staff("A provider QI lead needs one. For others it says where they come from."),
        coerce=str,
        validate_choice=False,
    )
    from_ = Day(mark_for_staff("First day"), description=mark_for_staff("Empty means today."))
    until = Day(mark_for_staff("Last day"), description=mark_for_staff("Empty means that it goes on until somebody ends it."))

    def offer(self, by: Person, organisations: Iterable[Organisation]) -> None:
        """Fills the lists: roles that this person may give, and organisations that are still there."""
        mine = [(role.value, role.words) for role in RoleName if give(by, role)]
        self.role.choices = offers([("", mark_for_staff("Choose a role")), *mine])
        self.organisation.choices = offers([("", mark_for_staff("None")), *((str(o.id), o.name) for o in organisations)])

    def validate_email(self, field: Field) -> None:
        """It looks like an address."""
        if not is_address(field.data):
            raise ValidationError(for_staff("Check the email address. It looks like name@example.com"))

    def is_to_come(self) -> bool:
        """Whether the role begins on a later day."""
        begins: Any = self.from_.data
        return bool(begins and begins > calendar.today())

    def chosen(self) -> Offer:
        """What was chosen. Raises Refused for a role or an organisation that is none of ours."""
        if self.role.data not in set(RoleName):
            raise Refused(for_staff("Choose a role"), field="role")
        place = self.organisation.data or ""
        if place not in {str(choice.value) for choice in self.organisation.choices or []}:
            raise Refused(for_staff("Choose an organisation that is still there"), field="organisation")
        return Offer(RoleName(self.role.data), int(place) if place else None, self.from_.data, self.until.data)


class EndRoleForm(Form):
    """The last day of a role, and why."""

    on = Day(mark_for_staff("Last day"), description=mark_for_staff("Empty means that it ends at once."))
    reason = Line(mark_for_staff("Why, if you like"), validators=[AtMost(500, mark_for_staff("Use at most 500 characters"))])
