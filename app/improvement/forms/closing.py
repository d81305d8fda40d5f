"""What a study asks where somebody was not heard yet."""

from app.core.forms import Form, Ticks, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.queries.reached import Unheard

_YES = "yes"


class ClosingForm(Form):
    """A form that asks before it closes without somebody's answer; elsewhere it does not."""

    all_the_same = Ticks(
        mark_for_staff("Close it all the same?"),
        choices=offers([(_YES, mark_for_staff("Yes, close the study without them"))]),
        validate_choice=False,
    )
    missing = Unheard()

    def ask_without(self, missing: Unheard) -> None:
        """Where everybody was heard nobody is asked."""
        self.missing = missing
        if not missing.anybody:
            del self.all_the_same

    def may_close_without(self) -> bool:
        """Whether everybody was heard, or the box is ticked; else it says so."""
        if not self.missing.anybody or _YES in (self.all_the_same.data or ()):
            return True
        self.all_the_same.errors = [for_staff("Not everybody was heard. Tick the box to close the study all the same, or wait")]
        return False
