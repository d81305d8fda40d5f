"""The forms of a decision."""

import datetime as dt
from typing import Any

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Ticks, Words, WordsToLookAt, offers
from app.core.i18n import for_staff, mark_for_staff
from app.huddle.actions import Chosen
from app.huddle.models import Route
from app.huddle.routes import WORDS
from app.languages.wording import in_easy_words, in_plain_words
from app.people.queries import organisations, standing

TEXTS = ("reason", "next_step", "contact_name", "contact_how", "reason_easy", "next_step_easy")
_FIGURES = 10
_LINE = AtMost(200, mark_for_staff("Make this shorter"))
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
    organisation = Choice(
        mark_for_staff("Which organisation"),
        description=mark_for_staff("With several, the one that leads."),
        coerce=str,
        validate_choice=False,
    )
    partners = Ticks(mark_for_staff("Who else takes part"), coerce=str, validate_choice=False)
    pathway_words = Line(
        mark_for_staff("Along which way of care"),
        description=mark_for_staff("For example: from the ward to home."),
        validators=[_LINE],
    )
    caller = Line(
        mark_for_staff("Who calls them first"),
        description=mark_for_staff("Within 5 working days. It becomes a task. Leave it empty when the next step says all."),
        validators=[_LINE],
    )
    doer = Line(
        mark_for_staff("Who does it"),
        description=mark_for_staff("Leave it empty when it is the person above."),
        validators=[_LINE],
    )
    follow_up_on = Day(
        mark_for_staff("The day we ask if it was done"), description=mark_for_staff("Leave it empty, and we ask in 20 working days.")
    )
    joins = Line(
        mark_for_staff("Which work it joins"),
        description=mark_for_staff("The number of an idea, or the work in words. An idea that is not public is never named to the person."),
        validators=[_LINE],
    )
    revisit_on = Day(mark_for_staff("The day we look again"), description=mark_for_staff("Needed for “Not now”, within 6 months."))

    def offer_organisations(self) -> None:
        """Fills the lists of organisations."""
        known = [(str(o.id), o.name) for o in organisations()]
        self.organisation.choices = offers([("", mark_for_staff("None")), *known])
        self.partners.choices = offers(known)

    def _number(self, value: str | None) -> int | None:
        """An organisation by its number, or whoever comes after it; one that has closed stays, so that a rule can say so."""
        if not (value and value.isascii() and value.isdigit() and len(value) < _FIGURES):
            return None
        known = {str(choice.value) for choice in self.partners.choices or []}
        return int(value) if value in known else standing(int(value))

    def _detail(self) -> str:
        """What the chosen route asks for in one line."""
        field = {Route.INTEGRATED_PROJECT: self.pathway_words, Route.MORE_COACHING: self.caller, Route.JUST_DO_IT: self.doer}
        asked = field.get(Route(self.route.data))
        return str(asked.data or "") if asked is not None else ""

    def chosen(self) -> Chosen:
        """What the chair wrote. Raises Refused for a route that is none of ours."""
        if self.route.data not in set(Route):
            raise Refused(for_staff("Choose what we will do"), field="route")
        words: dict[str, Any] = {name: str(self[name].data or "") for name in TEXTS}
        again, ask = (day.data if isinstance(day.data, dt.date) else None for day in (self.revisit_on, self.follow_up_on))
        return Chosen(
            **words,
            route=Route(self.route.data),
            organisation=self._number(self.organisation.data),
            partners=tuple(number for value in self.partners.data or [] if (number := self._number(value)) is not None),
            detail=self._detail(),
            joins=str(self.joins.data or ""),
            revisit_on=again,
            follow_up_on=ask,
        )


class CorrectionForm(DecisionForm):
    """A decision again, and what was wrong with it."""

    why_changed = Words(
        mark_for_staff("What was wrong, in plain words"),
        description=mark_for_staff("The person reads it first in the new letter."),
        validators=[Said(mark_for_staff("Say what was wrong, in plain words")), _LONG],
    )


class PassOnForm(Form):
    """Who can answer an idea that the huddle cannot."""

    reason = DecisionForm.reason
    reason_easy = DecisionForm.reason_easy
    next_step = DecisionForm.next_step
    next_step_easy = DecisionForm.next_step_easy
    contact_name = DecisionForm.contact_name
    contact_how = DecisionForm.contact_how

    def chosen(self) -> Chosen:
        """What the screener wrote."""
        words: dict[str, Any] = {name: str(self[name].data or "") for name in TEXTS}
        return Chosen(route=Route.SIGNPOST, **words)


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
