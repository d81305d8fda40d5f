"""The forms of two gates: what is not measured yet, and the sponsor."""

from app.core.forms import AtMost, Form, Line, Said, Words
from app.core.i18n import mark_for_staff
from app.improvement.models import NotYet
from app.improvement.queries.standing_behind import Named

_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class NotYetForm(Form):
    """Why nothing of a kind is measured yet."""

    reason = Words(
        mark_for_staff("Not yet, because:"),
        description=mark_for_staff("Leave it empty to take the reason back."),
        validators=[_LONG],
    )

    def begin_with(self, thing: NotYet) -> None:
        """What stands."""
        self.reason.data = thing.reason


class SponsorForm(Form):
    """Who stands behind the try-out."""

    name = Line(
        mark_for_staff("Name of the sponsor"),
        description=mark_for_staff("They have said yes to this."),
        validators=[Said(mark_for_staff("Write the name of the sponsor")), _SHORT],
    )
    role = Line(
        mark_for_staff("What they do, and where"),
        description=mark_for_staff("Such as: director of nursing, Wenbrook Hospitals."),
        validators=[Said(mark_for_staff("Write what they do, and where")), _SHORT],
    )

    def begin_with(self, thing: Named) -> None:
        """Who was named last."""
        self["name"].data, self.role.data = thing.name, thing.role
