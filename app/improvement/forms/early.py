"""Why something ends before its day. The page gives the question its day."""

from app.core.forms import AtMost, Form, Words
from app.core.i18n import mark_for_staff
from app.improvement.actions.early import why_lacks

_SHORT = AtMost(300, mark_for_staff("Use at most 300 characters"))


class EarlyForm(Form):
    """A form that asks why, where it is before its day; elsewhere it does not."""

    why_early = Words(mark_for_staff("Why before its day?"), validators=[_SHORT])

    def ask_early(self, *, early: bool) -> None:
        """Where nothing is early nobody is asked."""
        if not early:
            del self.why_early

    @property
    def is_early(self) -> bool:
        """Whether it is asked."""
        return "why_early" in self

    def begin_with_early(self, words: str) -> None:
        """What stands, where it is asked."""
        if self.is_early:
            self["why_early"].data = words

    def early_words(self) -> str:
        """What was written; nothing where nobody was asked."""
        return (self["why_early"].data or "") if self.is_early else ""

    def says_why_early(self) -> bool:
        """Whether nothing is asked, or it is answered; what lacks says so."""
        if self.is_early and not self.early_words():
            self["why_early"].errors = [why_lacks()]
            return False
        return True
