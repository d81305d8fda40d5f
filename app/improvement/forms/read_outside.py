"""Words that people outside the team read: a form asks once before it saves what looks private."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from app.core import calendar
from app.core.forms import Form
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.forms.settled import RightAsItIs
from app.proposals.private import signs
from app.proposals.private.folding import plain

_NAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?((?: [^\W\d_][\w'’-]+){1,3})")
SENTENCES = {
    "nhs_number": mark_for_staff("This looks like an NHS number: %(words)s. People outside the team read this."),
    "birth": mark_for_staff("This looks like a date of birth: %(words)s. People outside the team read this."),
    "email": mark_for_staff("This looks like an email address: %(words)s. People outside the team read this."),
    "phone": mark_for_staff("This looks like a phone number: %(words)s. People outside the team read this."),
    "postcode": mark_for_staff("This looks like a postcode: %(words)s. People outside the team read this."),
    "name": mark_for_staff("This looks like the name of a person: %(words)s. People outside the team read this."),
}


class ReadOutside(Form):
    """A form with words that people outside the team read. What looks private in them is asked about until somebody says that it is right."""

    fine = RightAsItIs(
        mark_for_staff("Is it right as it is?"),
        description=mark_for_staff("If not, take it out above."),
        yes=mark_for_staff("Yes, people outside the team may read it"),
    )

    asked_about: Sequence[str] = ()  # every piece of words that the question is about

    def is_fit_outside(self, said: Iterable[tuple[str, str]]) -> bool:
        """Whether nothing looks private, or somebody said of all that does that it is right; else each field says what was found in it.

        `said`: the names of fields, each with words of it that are read outside.
        """
        found = list(dict.fromkeys((name, sign, words) for name, text in said for sign, words in looks_private(text)))
        self.asked_about = list(dict.fromkeys(words for _name, _sign, words in found))
        if self.fine.settles(self.asked_about):
            return True
        for name, sign, words in found:
            self[name].errors = [*self[name].errors, for_staff(SENTENCES[sign]) % {"words": words}]
        return False

    @property
    def is_called_fine(self) -> bool:
        """Whether somebody said that what looks private is right as it is."""
        return bool(self.fine.data)


def looks_private(text: str) -> Iterator[tuple[str, str]]:
    """All that looks private in words of a team: a sign, and the words that look so. A day of this year or the last is no date of birth."""
    yield from ((sign, words) for sign, words in signs(text) if sign != "birth" or int(words[-4:]) < calendar.today().year - 1)
    yield from (("name", name) for named in _NAMED.finditer(plain(text)) if (name := _named(named)))


def _named(found: re.Match[str]) -> str:
    """The title with the words after it that begin with a capital; nothing without one."""
    names = list(takewhile(lambda word: word[0].isupper(), found[1].split()))
    return " ".join([found[0].split()[0], *names]) if names else ""
