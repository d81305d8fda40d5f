"""The forms of a decision."""

import datetime as dt

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, WordsToLookAt, offers
from app.core.i18n import for_staff, mark_for_staff
from app.huddle.actions import Chosen
from app.huddle.models import Route
from app.huddle.routes import WORDS
from app.languages.wording import in_easy_words, in_plain_words
from app.people.queries import organisations

TEXTS = ("reason", "next_step", "contact_name", "contact_how", "reason_easy", "next_step_easy")
_LONG = AtMost(20_000, mark_for_staff("Make this shorter, to at most 20,000 characters"))


class DecisionForm(Form):
    """Route, reason, next step, contact."""

    route = Radios(
        mark_for_staff("Our answer"),
        choices=offers((r.value, WORDS[r].label) for r in Route),
        validators=[Said(mark_for_staff("Choose what we will do"))],
        validate_choice=False,
    )
    reason = WordsToLookAt(
        mark_for_staff("Why, in plain words"),
        description=mark_for_staff("One reason. The person reads it right after the news."),
        look=in_plain_words,
        validators=[Said(mark_for_staff("Write the reason in plain words")), _LONG],
    )
    reason_easy = WordsToLookAt(
        mark_for_staff("The same in easy words"),
        description=mark_for_staff("Sentences of at most 15 words. People who read easy words get this."),
        look=in_easy_words,
        validators=[_LONG],
    )
    next_step = WordsToLookAt(
        mark_for_staff("What happens next"),
        description=mark_for_staff("Who does what, and by which day."),
        look=in_plain_words,
        validators=[Said(mark_for_staff("Write what happens next")), _LONG],
    )
    next_step_easy = WordsToLookAt(mark_for_staff("What happens next, in easy words"), look=in_easy_words, validators=[_LONG])
    contact_name = Line(
        mark_for_staff("Who they can talk to"),
        validators=[Said(mark_for_staff("Write the name of a person")), AtMost(200, mark_for_staff("Use a shorter name"))],
    )
    contact_how = Line(
        mark_for_staff("How to reach them"),
        description=mark_for_staff("A phone number or an email address."),
        validators=[Said(mark_for_staff("Write how to reach that person")), AtMost(200, mark_for_staff("Make this shorter"))],
    )
    organisation = Choice(mark_for_staff("Which organisation"), coerce=str, validate_choice=False)
    revisit_on = Day(mark_for_staff("The day we look again"), description=mark_for_staff("Needed for “Not now”, within 6 months."))

    def offer_organisations(self) -> None:
        """Fills the list of organisations."""
        self.organisation.choices = offers([("", mark_for_staff("None")), *((str(o.id), o.name) for o in organisations())])

    def chosen_organisation(self) -> int | None:
        """The number of the organisation, or none."""
        known = {str(choice.value) for choice in self.organisation.choices or []}
        return int(self.organisation.data) if self.organisation.data and self.organisation.data in known else None

    def chosen(self) -> Chosen:
        """What the chair wrote. Raises Refused for a route that is none of ours."""
        if self.route.data not in set(Route):
            raise Refused(for_staff("Choose what we will do"), field="route")
        words = {name: str(self[name].data or "") for name in TEXTS}
        day = self.revisit_on.data if isinstance(self.revisit_on.data, dt.date) else None
        return Chosen(route=Route(self.route.data), organisation=self.chosen_organisation(), revisit_on=day, **words)


class EasyWordsForm(Form):
    """A decision again, in easy words."""

    reason_easy = WordsToLookAt(
        mark_for_staff("Why, in easy words"), look=in_easy_words, validators=[Said(mark_for_staff("Write the reason in easy words")), _LONG]
    )
    next_step_easy = WordsToLookAt(
        mark_for_staff("What happens next, in easy words"),
        look=in_easy_words,
        validators=[Said(mark_for_staff("Write what happens next in easy words")), _LONG],
    )
