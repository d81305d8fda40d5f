"""What somebody who was there says on the phone, as a member of the team writes it down."""

from app.improvement.forms.keeping import Versioned
from app.improvement.forms.witnesses import AnswerForm
from app.improvement.models import Cycle
from app.tasks.forms import MetForm


class OnThePhoneForm(AnswerForm, MetForm, Versioned):
    """The same questions as by the link; and whether their needs were met, of somebody who has any."""

    def ask_of(self, cycle: Cycle, *, needs: bool) -> None:
        """The questions of this test, and no others."""
        self.keep(cycle.questions)
        if not needs:
            del self.met, self.why

    def needs_met(self) -> dict[str, object]:
        """What was said of their needs, for the task; nothing of somebody who has none."""
        return {"met": self.said(), "why": self["why"].data or ""} if "met" in self else {}
