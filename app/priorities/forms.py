"""The forms of the register."""

import datetime as dt
from typing import Any

from wtforms import Field
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.forms import AtMost, Choice, Component, Day, Form, Line, Said, WordsToLookAt, offers
from app.core.i18n import for_staff, mark_for_staff
from app.languages.wording import in_easy_words, in_plain_words
from app.people.queries import organisations
from app.priorities.actions import Looked, Offered

MOST_IDEAS = 10_000
_LONG = AtMost(5000, mark_for_staff("Use at most 5,000 characters"))


class _Words(Form):
    """What both have: a name, plain words, easy words, a first and a last day."""

    title = Line(
        mark_for_staff("What is it called?"),
        description=mark_for_staff("A few words that anybody understands."),
        validators=[Said(mark_for_staff("Write a name")), AtMost(120, mark_for_staff("Use at most 120 characters"))],
    )
    title_easy = Line(
        mark_for_staff("What is it called in easy words?"),
        description=mark_for_staff("Leave it empty if the name has no hard word."),
        validators=[AtMost(120, mark_for_staff("Use at most 120 characters"))],
    )
    words = WordsToLookAt(
        mark_for_staff("In plain words"),
        look=in_plain_words,
        description=mark_for_staff("What it is, and why it matters to people."),
        validators=[Said(mark_for_staff("Write what it is, in plain words")), _LONG],
    )
    words_easy = WordsToLookAt(
        mark_for_staff("In easy words"),
        look=in_easy_words,
        description=mark_for_staff("Sentences of at most 15 words. People who read easy words get this."),
        validators=[Said(mark_for_staff("Write what it is, in easy words")), _LONG],
    )
    from_on = Day(mark_for_staff("First day"), default=calendar.today, validators=[Said(mark_for_staff("Choose the first day"))])
    until_on = Day(mark_for_staff("Last day"), description=mark_for_staff("Leave it empty if nobody knows yet."))

    def validate_until_on(self, field: Field) -> None:
        """What was typed is a day."""
        check_day(field)

    def first_day(self) -> dt.date:
        """The first day, once the form is good."""
        return self.from_on.data or calendar.today()


def check_day(field: Field) -> None:
    """Raises the sentence when something was typed that is no day."""
    if field.data is None and any(field.raw_data or ()):
        raise ValidationError(for_staff("Write a date, or leave it empty"))


class PriorityForm(_Words):
    """Something that is looked for."""

    organisation = Choice(mark_for_staff("Who looks for it"), coerce=str, validate_choice=False)

    def offer_organisations(self) -> None:
        """Fills the list of organisations."""
        everyone = ("", mark_for_staff("All organisations together"))
        self.organisation.choices = offers([everyone, *((str(one.id), one.name) for one in organisations())])

    def begin_with(self, thing: Any) -> None:
        """What stands."""
        _begin(self, thing, ("title", "title_easy", "words", "words_easy"))
        self.organisation.data = str(thing.organisation_id or "")

    def looked(self) -> Looked:
        """What was written; an organisation that was never offered is none."""
        known = {str(choice.value) for choice in self.organisation.choices or []}
        return Looked(
            title=self.title.data or "",
            title_easy=self.title_easy.data or "",
            words=self.words.data or "",
            words_easy=self.words_easy.data or "",
            from_on=self.first_day(),
            until=self.until_on.data,
            organisation=int(self.organisation.data) if self.organisation.data and self.organisation.data in known else None,
        )


class ProgrammeForm(_Words):
    """A programme with its window, its places and what is told to whoever waits."""

    cap = Line(
        mark_for_staff("How many ideas can it take?"),
        description=mark_for_staff("Leave it empty if there is room for all."),
        widget=Component("input", inputmode="numeric"),
    )
    again_on = Day(mark_for_staff("When does it open again?"), description=mark_for_staff("Leave it empty if nobody knows yet."))
    wait = WordsToLookAt(
        mark_for_staff("What do we tell people who wait?"),
        look=in_easy_words,
        description=mark_for_staff("Say honestly what happens meanwhile. Use easy words: everybody reads this."),
        validators=[_LONG],
    )

    def validate_again_on(self, field: Field) -> None:
        """What was typed is a day."""
        check_day(field)

    def validate_cap(self, field: Field) -> None:
        """A number of ideas, or nothing."""
        typed = field.data or ""
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_IDEAS)) and 0 < int(typed) <= MOST_IDEAS):
            raise ValidationError(for_staff("Write a number from 1 to 10,000, in figures"))

    def begin_with(self, thing: Any) -> None:
        """What stands."""
        _begin(self, thing, ("title", "title_easy", "words", "words_easy", "wait"))
        self.cap.data = str(thing.cap or "")
        self.again_on.data = thing.again_on

    def offered(self) -> Offered:
        """What was written."""
        return Offered(
            title=self.title.data or "",
            title_easy=self.title_easy.data or "",
            words=self.words.data or "",
            words_easy=self.words_easy.data or "",
            from_on=self.first_day(),
            until=self.until_on.data,
            cap=int(self.cap.data) if self.cap.data else None,
            again_on=self.again_on.data,
            wait=self.wait.data or "",
        )


def _begin(form: _Words, thing: Any, texts: tuple[str, ...]) -> None:
    for name in texts:
        text = getattr(thing, name)
        form[name].data = text.body if text else ""
    form.from_on.data, form.until_on.data = thing.from_, thing.until
