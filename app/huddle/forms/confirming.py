"""The forms that follow a decision: to confirm it, to say yes or no to it, to say whether it was done."""

import datetime as dt

from wtforms import HiddenField

from app.core.errors import Refused
from app.core.forms import AtMost, Day, Form, Radios, Words, offers
from app.core.i18n import for_staff, gettext, mark, mark_for_staff
from app.core.web import row_number

_LONG = AtMost(2_000, mark_for_staff("Make this shorter, to at most 2,000 characters"))


class ConfirmForm(Form):
    """I confirm, or I do not agree. `seen`: the number of the decision that was read, hidden on the page."""

    seen = HiddenField()
    answer = Radios(
        mark_for_staff("Do you confirm this decision?"),
        choices=offers([("yes", mark_for_staff("I confirm it")), ("no", mark_for_staff("I do not agree"))]),
        validate_choice=False,
    )
    why = Words(mark_for_staff("Why do you not agree?"), description=mark_for_staff("The chair reads this."), validators=[_LONG])

    def said(self) -> bool:
        """Whether they confirm it. Raises Refused for no answer."""
        return _yes(self.answer.data, for_staff("Choose if you confirm it"), "answer")

    def read(self) -> int | None:
        """The number of the decision that they read; None where the form does not say it."""
        return row_number(self.seen.data or "")


class AskedForm(Form):
    """An organisation will try it, or will not."""

    answer = Radios(
        mark("Will you try this idea?"),
        choices=offers([("yes", mark("Yes, we will try it")), ("no", mark("No, not now"))]),
        validate_choice=False,
    )
    words = Words(
        mark("Who works on it and how to reach them, or why not"),
        description=mark("Plain words, please. Whoever brought the idea reads this."),
        validators=[AtMost(2_000, mark("Make this shorter, to at most 2,000 characters"))],
    )

    def said(self) -> bool:
        """Whether they will. Raises Refused for no answer."""
        return _yes(self.answer.data, gettext("Choose yes or no"), "answer")


class DoneForm(Form):
    """It is done, or not yet."""

    answer = Radios(
        mark_for_staff("Was it done?"),
        choices=offers([("yes", mark_for_staff("It is done")), ("no", mark_for_staff("It is not done yet"))]),
        validate_choice=False,
    )
    words = Words(
        mark_for_staff("How it went, or why it is not done yet"),
        description=mark_for_staff("Plain words, please. Whoever brought the idea reads this."),
        validators=[_LONG],
    )
    ask_on = Day(mark_for_staff("The day when we ask again"), description=mark_for_staff("Needed when it is not done yet."))

    def said(self) -> bool:
        """Whether it is done. Raises Refused for no answer."""
        return _yes(self.answer.data, for_staff("Choose if it was done"), "answer")

    def day(self) -> dt.date | None:
        """When we ask again."""
        return self.ask_on.data if isinstance(self.ask_on.data, dt.date) else None


def _yes(answer: str | None, sentence: str, field: str) -> bool:
    if answer not in {"yes", "no"}:
        raise Refused(sentence, field=field)
    return answer == "yes"
