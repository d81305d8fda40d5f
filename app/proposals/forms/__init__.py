"""The forms about an idea, one class a page. The pathway's pages are drawn from their definitions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Component, Form, Line, Radios, Said, Words, WordsToLookAt, clean, offers
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.i18n import mark as _
from app.core.questions import Ask, Given, Kind, Page
from app.languages.wording import in_easy_words, in_plain_words
from app.people.queries import organisations
from app.proposals.models import Publish, Stage, Topic
from app.proposals.pathways.choices import AUTHORS
from app.proposals.private import FREE

MOST_VALUES = 40
BY = "_by"  # what stands behind the name of a field whose words may be a helper's
TOPIC_WORDS = {
    Topic.ACCESS: _("Getting care"),
    Topic.LETTERS: _("Letters and information"),
    Topic.WAITING: _("Waiting"),
    Topic.LEAVING_HOSPITAL: _("Leaving hospital"),
    Topic.CARERS: _("Carers"),
    Topic.MENTAL_HEALTH: _("Mental health"),
    Topic.FRAILTY: _("Older people and frailty"),
    Topic.STROKE: _("Stroke"),
    Topic.PRESSURE_ULCERS: _("Pressure ulcers"),
    Topic.DIGITAL: _("Digital"),
    Topic.SENSORY: _("Deaf people, hearing and sight"),
    Topic.LEARNING_DISABILITY: _("Learning disability and autism"),
    Topic.MEDICINES: _("Medicines"),
    Topic.STAFF_WELLBEING: _("How staff are"),
    Topic.OTHER: _("Something else"),
}


def cleaned(form: MultiDict[str, str]) -> MultiDict[str, str]:
    """A form with its words cleaned. Long ones take a second: before the database is asked for anything that others wait for."""
    return MultiDict([(name, clean(value)) for name, value in form.items(multi=True)])


def read_page(page: Page, form: MultiDict[str, str], *, skip: bool) -> dict[str, Given]:
    """What was given on a page, as it came and was cleaned: known values kept, nothing judged."""
    return {ask.field: replace(_read(ask, form, skip=skip), by=_author(ask, form)) for ask in page.every_ask()}


def begun_with(example: str, ask: Ask, given: Mapping[str, Given]) -> dict[str, Given]:
    """What was given, and the words of an example after what stands there already."""
    before = given[ask.field].text
    return {**given, ask.field: Given(text=before if example in before.splitlines() else f"{before}\n{example}".strip())}


def _author(ask: Ask, form: MultiDict[str, str]) -> str:
    """Whose words they are, as the helper said."""
    said = form.get(f"{ask.field}{BY}", "")
    return said if ask.field in FREE and said in {choice.value for choice in AUTHORS} else ""


def _read(ask: Ask, form: MultiDict[str, str], *, skip: bool) -> Given:
    values = form.getlist(ask.field)[:MOST_VALUES]
    if ask.kind in {Kind.ONE, Kind.MANY}:
        known = tuple(dict.fromkeys(v for v in values if v in ask.values()))
        chosen = known[:1] if ask.kind is Kind.ONE else _alone(ask, known)
        status = "not_sure" if chosen == ("not_sure",) else "skipped" if skip and not chosen else "answered"
        return Given(choices=chosen, status=status)
    text = values[0] if values else ""
    if ask.kind is Kind.LINE:
        text = " ".join(text.split())
    return Given(text=text, status="skipped" if skip and not text else "answered")


def _alone(ask: Ask, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """`I would rather not say` and its like give way to any real answer beside them."""
    lonely = {choice.value for choice in ask.choices if choice.alone} if len(ask.choices) > 1 else set()
    real = tuple(value for value in chosen if value not in lonely)
    return real or chosen[:1] if lonely else chosen


def given_choice(value: str) -> Publish:
    """How somebody wants to stand on the website. Raises Refused when nothing was chosen."""
    if value not in set(Publish):
        raise Refused(gettext("Choose one answer"), field="publish")
    return Publish(value)


STAGE_FILTERS: dict[str, tuple[str, tuple[Stage, ...]]] = {
    "new": (_("New"), (Stage.RECEIVED, Stage.SCREENING, Stage.MORE_INFO, Stage.LISTED)),
    "answered": (_("Answered"), (Stage.DECIDED, Stage.COACHING, Stage.JOINED, Stage.SIGNPOSTED, Stage.IDEA_BANK)),
    "done": (_("Being done"), (Stage.DONE,)),  # without a test, so nobody can say that it worked
    "tried": (_("Being tried"), (Stage.TESTING, Stage.PAUSED, Stage.EVALUATION)),
    "worked": (_("It worked"), (Stage.ADOPTED, Stage.ADAPTED)),
    "stopped": (_("It did not work"), (Stage.ABANDONED, Stage.STOPPED)),
}


def topic_asked(value: str) -> Topic | None:
    """The topic of an address; none when it is no topic."""
    return Topic(value) if value in set(Topic) else None


class ShowWordsForm(Form):
    """Three words to write down. The name is asked where the person has given none."""

    name = Line(
        _("Your first name"),
        validators=[AtMost(200, _("Make this shorter"))],
        widget=Component("input", autocomplete="given-name"),
    )


class ComeBackForm(Form):
    """Three words that were written down, and what the person told us of themselves."""

    words = Line(
        _("Your 3 words"),
        validators=[Said(_("Write your 3 words")), AtMost(200, _("Write only the 3 words"))],
        widget=Component("input", dir="auto", spellcheck=False, autocomplete="off"),
    )
    who = Line(
        _("Your first name, email address or phone number"),
        description=_("Write it as you told us before."),
        validators=[Said(_("Write your name, email address or phone number")), AtMost(254, _("Make this shorter"))],
        widget=Component("input", dir="auto", autocomplete="off"),
    )


class ScreenForm(Form):
    """Working title, topic, place, organisation, fit to publish."""

    title = Line(
        mark_for_staff("Working title"),
        description=mark_for_staff("In the language of the idea. The proposer may change it."),
        validators=[AtMost(200, mark_for_staff("Use at most 200 characters"))],
    )
    title_en = Line(mark_for_staff("Working title in English"), validators=[AtMost(200, mark_for_staff("Use at most 200 characters"))])
    topic = Choice(
        mark_for_staff("Topic"),
        choices=offers([("", mark_for_staff("Choose a topic")), *((t.value, words) for t, words in TOPIC_WORDS.items())]),
        validators=[Said(mark_for_staff("Choose a topic"))],
        validate_choice=False,
    )
    place = Line(mark_for_staff("Place"), validators=[AtMost(200, mark_for_staff("Use at most 200 characters"))])
    organisation = Choice(mark_for_staff("Which organisation"), coerce=str, validate_choice=False)
    fit = Radios(
        mark_for_staff("Can anyone read these words?"),
        description=mark_for_staff("Look for names, dates of birth and anything that tells who a patient is."),
        choices=offers(
            [
                ("yes", mark_for_staff("Yes, fit to publish")),
                ("no", mark_for_staff("No, not as it is")),
                ("later", mark_for_staff("I have not decided")),
            ]
        ),
        default="later",
        validate_choice=False,
    )

    def offer_organisations(self) -> None:
        """Fills the list of organisations."""
        self.organisation.choices = offers([("", mark_for_staff("Not known")), *((str(o.id), o.name) for o in organisations())])

    def chosen_topic(self) -> Topic:
        """The topic that was chosen. Raises Refused when it is none of ours."""
        if self.topic.data not in set(Topic):
            raise Refused(for_staff("Choose a topic"), field="topic")
        return Topic(self.topic.data)

    def chosen_fit(self) -> bool | None:
        """Fit to publish, not fit, or not decided."""
        return {"yes": True, "no": False}.get(self.fit.data or "")

    def chosen_organisation(self) -> int | None:
        """The number of the organisation, or none."""
        known = {str(choice.value) for choice in self.organisation.choices or []}
        return int(self.organisation.data) if self.organisation.data and self.organisation.data in known else None


class QuestionForm(Form):
    """Our question to the proposer."""

    question = WordsToLookAt(
        mark_for_staff("What do you want to ask?"),
        look=in_plain_words,
        description=mark_for_staff("Plain words, one question. The clock stops until they answer."),
        validators=[
            Said(mark_for_staff("Write your question in plain words")),
            AtMost(5000, mark_for_staff("Use at most 5,000 characters")),
        ],
    )
    question_easy = WordsToLookAt(
        mark_for_staff("The same question in easy words"),
        look=in_easy_words,
        description=mark_for_staff("Sentences of at most 15 words. People who read easy words get this."),
        validators=[AtMost(5000, mark_for_staff("Use at most 5,000 characters"))],
    )


class AnswerForm(Form):
    """The proposer's answer to our question."""

    answer = Words(
        _("Your answer"),
        validators=[Said(_("Write your answer")), AtMost(20_000, _("Make this answer shorter, to at most 20,000 characters"))],
    )


class TitleForm(Form):
    """The proposer's own title."""

    title = Line(_("A short title for your idea"), validators=[Said(_("Write a short title")), AtMost(200, _("Use a shorter title"))])

    def begin_with(self, thing: Any) -> None:
        """The title that stands."""
        self.title.data = thing.title.body if thing.title else ""


class WhyForm(Form):
    """A reason, which may stay empty."""

    reason = Words(_("Tell us why, if you like"), validators=[AtMost(5000, _("Make this shorter"))])


class ObjectForm(Form):
    """Why the proposer does not agree."""

    reason = Words(
        _("What should we look at again?"),
        validators=[Said(_("Tell us what we should look at again")), AtMost(5000, _("Make this shorter"))],
    )
