"""The forms of asking: whom to ask what came out of a small test, and what they say."""

from collections.abc import Mapping

from wtforms import Field

from app.core.errors import Refused
from app.core.forms import AtMost, Radios, Said, Words, WordsToLookAt, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.i18n import mark as _
from app.improvement.actions.witnesses import Answer, Whom
from app.improvement.forms.cycles import OfQuestions
from app.improvement.models import Asked, AskedAs, Cycle, Saw
from app.improvement.queries.witnesses import questions_of
from app.improvement.queries.wording import EASY, new_this_time
from app.languages.wording import in_easy_words
from app.people.forms.reaching import ReachForm, chosen_words, name_of, way_to_reach

AS_WHOM = {
    AskedAs.PROPOSER: mark_for_staff("Whoever brought the idea"),
    AskedAs.THERE: mark_for_staff("Somebody else who was there"),
}
WHO = AS_WHOM | {AskedAs.TEAM: mark_for_staff("Whoever planned the test")}
SAW = {Saw.YES: _("Yes"), Saw.PARTLY: _("Partly"), Saw.NO: _("No"), Saw.NOT_SURE: _("I am not sure")}
_SHORT = AtMost(600, mark_for_staff("Use at most 600 characters. They read it on a phone"))
_LONG = AtMost(2_000, _("Make this shorter, to at most 2,000 characters"))


def _easy(label: str, hint: str = "") -> WordsToLookAt:
    return WordsToLookAt(label, description=hint, look=in_easy_words, validators=[_SHORT])


def _of_question() -> WordsToLookAt:
    return _easy(
        "", mark_for_staff("What you want to know, and what you expect. For example: Are the bags ready? We think: yes, all of them.")
    )


class AskForm(ReachForm, OfQuestions):
    """Whom to ask about one small test, and what they read in easy words."""

    as_whom = Radios(
        mark_for_staff("Whom do you ask?"),
        choices=offers((who.value, words) for who, words in AS_WHOM.items()),
        validators=[Said(mark_for_staff("Choose whom you ask"))],
        validate_choice=False,
    )
    name, reach, reading = name_of(mark_for_staff("Their name")), way_to_reach(), chosen_words()
    change = _easy(
        mark_for_staff("What you try, in easy words"),
        mark_for_staff(
            "Say it as you would to somebody on the phone: one thought in each sentence, no words of the trade. You can leave it empty."
        ),
    )
    new = _easy(mark_for_staff("What is new this time, in easy words"))
    easy_1, easy_2, easy_3, easy_4, easy_5 = _of_question(), _of_question(), _of_question(), _of_question(), _of_question()

    def ask_of(self, cycle: Cycle) -> None:
        """The questions of this test; and what is new in it, where something is."""
        self.keep(cycle.questions)
        if not new_this_time(cycle):
            del self.new

    def begin_with(self, thing: Mapping[str, str]) -> None:
        """What they read in easy words now, by slot."""
        for slot, field in self._slots().items():
            field.data = thing.get(slot, "")

    def easy(self) -> dict[str, str]:
        """What is said in easy words, by slot."""
        return {slot: field.data or "" for slot, field in self._slots().items()}

    def _slots(self) -> dict[str, Field]:
        asked = {f"question_{field.name[-1]}{EASY}": field for field in self if field.name.startswith("easy_")}
        new = {f"new{EASY}": self["new"]} if "new" in self else {}
        return {f"change{EASY}": self.change} | new | asked

    def whom(self) -> Whom:
        """Whom to ask, once the form is good. Raises Refused for what was never offered."""
        if self.as_whom.data not in {who.value for who in AS_WHOM}:
            raise Refused(for_staff("Choose whom you ask"), field="as_whom")
        return Whom(AskedAs(self.as_whom.data), *self.reached())


def _saw() -> Radios:
    return Radios("", choices=offers((value.value, words) for value, words in SAW.items()), validate_choice=False)


def _words() -> Words:
    return Words("", description=_("A few words are enough. You can leave this empty."), validators=[_LONG])


class AnswerForm(OfQuestions):
    """What somebody saw: of each question whether it came as expected, and words of theirs."""

    saw_1, words_1 = _saw(), _words()
    saw_2, words_2 = _saw(), _words()
    saw_3, words_3 = _saw(), _words()
    saw_4, words_4 = _saw(), _words()
    saw_5, words_5 = _saw(), _words()

    def begin_with(self, thing: Asked) -> None:
        """What they said before."""
        for question, said in questions_of(thing):
            if said is not None:
                self[f"saw_{question.position}"].data = said.saw.value if said.saw else None
                self[f"words_{question.position}"].data = said.words.body if said.words else ""

    def answers(self, asked: Asked) -> dict[int, Answer]:
        """By number of the question."""
        return {question.id: self._answer(question.position) for question in asked.cycle.questions}

    def _answer(self, place: int) -> Answer:
        chosen = self[f"saw_{place}"].data
        return Answer(Saw(chosen) if chosen in set(Saw) else None, self[f"words_{place}"].data or "")
