"""The one form of the room: whatever is written down, so that nothing else on the page can lose what was typed."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.huddle.actions import LONGEST_NOTE

NOW, WHOLE = "now", "whole"
NOTE, PRIVATE, ACTION = "note", "private", "action"
KINDS = {  # the first one is chosen on an empty page: nobody publishes a word by writing quickly
    PRIVATE: mark_for_staff("A note for the huddle alone"),
    NOTE: mark_for_staff("A note for the minutes: everybody may read it"),
    ACTION: mark_for_staff("An action: somebody does something"),
}


class RoomForm(Form):
    """A note or an action, about the idea of now, about another one, or about the meeting.

    `mark` is of this page: sent twice is kept once. `drawn`: the idea that was talked about when the page was drawn, 0 for none.
    """

    mark = Line()
    drawn = Line()
    words = Words(
        mark_for_staff("What was said or agreed?"),
        validators=[AtMost(LONGEST_NOTE, mark_for_staff("Make this shorter, to at most 5,000 characters"))],
    )
    about = Choice(mark_for_staff("What is it about?"), coerce=str, validate_choice=False)
    kind = Radios(
        mark_for_staff("What is it?"),
        choices=offers(KINDS.items()),
        default=PRIVATE,
        validators=[Said(mark_for_staff("Choose what it is"))],
        validate_choice=False,
    )
    owner = Choice(mark_for_staff("Who does it?"), coerce=str, validate_choice=False)
    due_on = Day(mark_for_staff("By which day?"))

    def offer(self, items: Iterable[Any], now: int, people: Iterable[tuple[int, str]]) -> None:
        """Fills the lists: what it can be about, the idea of `now` first, and who can do something."""
        titles = {item.id: str(item.title or item.reference) for item in items}
        whole = for_staff("The huddle as a whole")
        first = [(NOW, for_staff("Now: %(title)s") % {"title": titles[now]}), (WHOLE, whole)] if now in titles else [(NOW, whole)]
        self.about.choices = offers([*first, *((str(n), title) for n, title in titles.items() if n != now)])
        self.owner.choices = offers([("", mark_for_staff("Choose somebody")), *((str(n), name) for n, name in people)])

    def begin(self, now: int, due_on: dt.date) -> None:
        """An empty page: a new mark, the idea of now, a week for whatever is agreed."""
        self.mark.data, self.drawn.data, self["due_on"].data = uuid4().hex, str(now), due_on

    def choose(self, about: str) -> None:
        """What somebody chose on a page that stays open, as long as it is offered."""
        if about in {str(choice.value) for choice in self.about.choices or []}:
            self.about.data = about

    def go_along(self, now: int) -> None:
        """The huddle has moved on: what is in the box stays with the idea of which it was written, an empty box is about the idea of now."""
        if self.about.data == NOW and self.drawn.data != str(now) and (self.words.data or "").strip():
            self.about.data = self.drawn.data if self.drawn.data not in {"", "0"} else WHOLE
        self.drawn.data = str(now)

    def place(self, now: int) -> int:
        """The number of the place that it is about, 0 for the meeting. Raises Refused for one that is not on the list.

        Also when the huddle has moved on since the page was drawn and nobody said of which idea this was written. Then the idea of
        that page is chosen; where there was none, the idea of now.
        """
        if self.about.data == NOW and self.drawn.data != str(now):
            self.about.data = self.drawn.data if self.drawn.data not in {"", "0"} else NOW
            self.drawn.data = str(now)
            raise Refused(for_staff("The huddle has moved on while you wrote. Check what this is about, then keep it."), field="about")
        known = {str(choice.value) for choice in self.about.choices or []}
        if self.about.data not in known | {WHOLE}:
            self.about.data = NOW
            raise Refused(for_staff("That idea is not on this list any more. Choose what this is about, then keep it."), field="about")
        return now if self.about.data == NOW else 0 if self.about.data == WHOLE else int(self.about.data)

    def chosen_kind(self) -> str:
        """Note, private or action. Raises Refused for what is none of ours."""
        if self.kind.data not in KINDS:
            raise Refused(for_staff("Choose what it is"), field="kind")
        return str(self.kind.data)

    def chosen_owner(self) -> int | None:
        """Who does it, or nobody."""
        known = {str(choice.value) for choice in self.owner.choices or []}
        return int(self.owner.data) if self.owner.data and self.owner.data in known else None
