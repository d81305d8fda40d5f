"""The equality questions and their answers, the same in standard and easy words.

Age, health and sex are asked as in England's harmonised standards, ethnic group in the groups of the 2021 census.
Every question may stay empty, and ends with "I would rather not say".
"""

from collections.abc import Iterator, Mapping

from app.core.config import settings
from app.core.i18n import mark as _
from app.core.i18n import mark_for_staff
from app.core.questions import Ask, Choice, Kind

EDITION, STANDARD, EASY = "words", "standard", "easy"  # which words somebody read is counted like an answer
RATHER_NOT = Choice("rather_not", _("I would rather not say"), "rather_not", alone=True)
YES, NO = Choice("yes", _("Yes"), "yes"), Choice("no", _("No"), "no")


def _one(field: str, label: str, *choices: Choice, hint: str = "") -> Ask:
    return Ask(field, Kind.ONE, label, hint, (*choices, RATHER_NOT))


def _background(field: str, *choices: tuple[str, str]) -> tuple[Ask, ...]:
    return (_one(field, _("What is your background?"), *(Choice(value, words) for value, words in choices)),)


_IMPACT = _one(
    "impact",
    _("Does it reduce what you can do in your everyday life?"),
    Choice("a_lot", _("Yes, a lot"), "problem"),
    Choice("a_little", _("Yes, a little"), "yes"),
    Choice("not_at_all", _("Not at all"), "no"),
)
_AGE = _one(
    "age",
    _("How old are you?"),
    Choice("u18", _("Under 18"), "child"),
    Choice("18_24", _("18 to 24"), "person"),
    Choice("25_44", _("25 to 44"), "person"),
    Choice("45_64", _("45 to 64"), "person"),
    Choice("65_79", _("65 to 79"), "older"),
    Choice("80p", _("80 or over"), "older"),
)
_DISABILITY = _one(
    "disability",
    _("Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or more?"),
    Choice("yes", _("Yes"), "yes", then=(_IMPACT,)),
    NO,
    Choice("not_sure", _("I am not sure"), "not_sure"),
    hint=_("This includes a disability, a learning disability and autism."),
)
_ETHNIC_GROUP = _one(
    "ethnic_group",
    _("What is your ethnic group?"),
    Choice(
        "asian",
        _("Asian or Asian British"),
        "person",
        then=_background(
            "asian",
            ("indian", _("Indian")),
            ("pakistani", _("Pakistani")),
            ("bangladeshi", _("Bangladeshi")),
            ("chinese", _("Chinese")),
            ("another", _("Another Asian background")),
        ),
    ),
    Choice(
        "black",
        _("Black, Black British, Caribbean or African"),
        "person",
        then=_background(
            "black",
            ("caribbean", _("Caribbean")),
            ("african", _("African")),
            ("another", _("Another Black or Caribbean background")),
        ),
    ),
    Choice(
        "mixed",
        _("Mixed or multiple ethnic groups"),
        "person",
        then=_background(
            "mixed",
            ("white_caribbean", _("White and Black Caribbean")),
            ("white_african", _("White and Black African")),
            ("white_asian", _("White and Asian")),
            ("another", _("Another mixed background")),
        ),
    ),
    Choice(
        "white",
        _("White"),
        "person",
        then=_background(
            "white",
            ("british", _("English, Welsh, Scottish, Northern Irish or British")),
            ("irish", _("Irish")),
            ("gypsy", _("Gypsy or Irish Traveller")),
            ("roma", _("Roma")),
            ("another", _("Another White background")),
        ),
    ),
    Choice(
        "other", _("Another ethnic group"), "person", then=_background("other", ("arab", _("Arab")), ("another", _("Another background")))
    ),
    hint=_("Choose the group that fits you best."),
)
_SEX = _one(
    "sex",
    _("What is your sex?"),
    Choice("female", _("Female"), "person"),
    Choice("male", _("Male"), "person"),
    Choice("other", _("I use another word"), "write"),
    hint=_("The next question is about gender identity."),
)
_GENDER = _one("gender", _("Is your gender the same as the sex you were registered with at birth?"), YES, NO)
READ = Ask(
    EDITION, Kind.ONE, mark_for_staff("Which words they read"), "", (Choice(STANDARD, _("Standard words")), Choice(EASY, _("Easy words")))
)
_IN_EASY_WORDS = {"impact"}  # the follow-up questions that easy words ask too


def questions() -> tuple[Ask, ...]:
    """The questions in their order. The area is asked where the service names its areas."""
    return (_AGE, _DISABILITY, _ETHNIC_GROUP, _SEX, _GENDER, *_area())


def _area() -> tuple[Ask, ...]:
    names = settings().districts
    choices = [Choice(name, name, "place") for name in names]
    return (
        (_one("district", _("Which area do you live in?"), *choices, Choice("elsewhere", _("Somewhere else"), "question")),)
        if names
        else ()
    )


def below(ask: Ask, *, easy: bool = False) -> Iterator[tuple[Choice, Ask]]:
    """The questions that open under an answer, each with that answer."""
    for choice in ask.choices:
        for one in choice.then:
            if not easy or one.field in _IN_EASY_WORDS:
                yield choice, one


def every() -> dict[str, Ask]:
    """Every question by its name, with those that open under an answer."""
    asks = questions()
    return {ask.field: ask for ask in asks} | {one.field: one for ask in asks for _choice, one in below(ask)}


def whole(said: Mapping[str, str]) -> dict[str, str]:
    """What was said, without empty answers and without answers to a question whose own answer was changed or left out."""
    open_now = {ask.field for ask in questions()}
    open_now |= {one.field for ask in questions() for choice, one in below(ask) if said.get(ask.field) == choice.value}
    return {field: answer for field, answer in said.items() if answer and field in open_now}
