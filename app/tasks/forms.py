"""What whoever contacted somebody says afterwards."""

from app.core.forms import AtMost, Form, Line, Radios, offers
from app.core.i18n import mark_for_staff
from app.support.models import Met


class MetForm(Form):
    """Whether the needs of the person were met, and if not, why. The action says what is missing."""

    met = Radios(
        mark_for_staff("Were their needs met?"),
        choices=offers(
            [
                (Met.MET.value, mark_for_staff("Yes")),
                (Met.PARTLY.value, mark_for_staff("Partly")),
                (Met.NOT.value, mark_for_staff("No")),
            ]
        ),
        validate_choice=False,
    )
    why = Line(
        mark_for_staff("If not, why?"),
        description=mark_for_staff("What was missing. So we do better next time."),
        validators=[AtMost(500, mark_for_staff("Use at most 500 characters"))],
    )

    def said(self) -> Met | None:
        """The answer; none when it is none of ours."""
        return Met(self.met.data) if self.met.data in set(Met) else None
