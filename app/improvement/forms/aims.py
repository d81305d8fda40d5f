"""The form of an aim, also where the huddle has the try-out."""

from app.core.forms import AtMost, Words
from app.core.i18n import mark_for_staff
from app.improvement.actions.handed_over import SaidAim
from app.improvement.forms import AimForm


class ChangedAimForm(AimForm):
    """What the try-out wants to reach; once it was handed over, also why that changes."""

    why = Words(
        mark_for_staff("Why do you change it now?"),
        description=mark_for_staff("The huddle has it. Your reason stands beside the evaluation."),
        validators=[AtMost(2000, mark_for_staff("Use at most 2,000 characters"))],
    )

    def ask_why(self, *, asked: bool) -> None:
        """Nobody is asked before the huddle has it."""
        if not asked:
            del self.why

    def reason(self) -> str:
        """What was written."""
        return (self["why"].data or "") if "why" in self else ""

    def said(self) -> SaidAim:
        """The aim, once the form is good."""
        return SaidAim(self.words.data or "", self.by_on.data, self.easy.data or "", self.is_called_fine)
