"""The form by which testing begins, and from which day the plan counts."""

from app.core.forms import Form, Ticks, offers
from app.core.i18n import mark_for_staff

TODAY = "today"


class BeginForm(Form):
    """One choice, ticked already; where there is nothing to choose there is none."""

    count = Ticks(
        mark_for_staff("The days of the plan"),
        description=mark_for_staff("They count from the day on which somebody began to prepare the try-out."),
        choices=offers([(TODAY, mark_for_staff("Count them from today, so that the reviews look at the test"))]),
        default=[TODAY],
        validate_choice=False,
    )

    def offer(self, *, anew: bool) -> None:
        """Nobody is asked where the plan counts from today, or testing has begun."""
        if not anew:
            del self.count

    def counts_anew(self) -> bool:
        """Whether the plan begins today."""
        return "count" in self and TODAY in (self["count"].data or ())
