"""The forms in which a member says what they think of an idea."""

from collections.abc import Iterable

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.huddle.actions import View
from app.huddle.criteria import MOST, WORDS
from app.huddle.models import Criterion, Digital, Discipline, Say, Score, Stance

STANCES = {
    Stance.SUPPORT: mark_for_staff("I support it"),
    Stance.CONCERN: mark_for_staff("I have a concern"),
    Stance.QUESTION: mark_for_staff("I have a question"),
    Stance.OFFER: mark_for_staff("I offer something: I can coach, or my team has done this"),
}
DIGITAL = {Digital.YES: mark_for_staff("Yes"), Digital.NO: mark_for_staff("No"), Digital.NOT_SURE: mark_for_staff("I am not sure")}
_SHORT = AtMost(500, mark_for_staff("Make this shorter, to at most 500 characters"))


class SayForm(Form):
    """A view of an idea, in two minutes."""

    stance = Radios(
        mark_for_staff("What is your view?"),
        choices=offers((s.value, STANCES[s]) for s in Stance),
        validators=[Said(mark_for_staff("Choose what your view is"))],
        validate_choice=False,
    )
    words = Words(
        mark_for_staff("Say it in a sentence or two"),
        validators=[
            Said(mark_for_staff("Say it in a sentence")),
            AtMost(2_000, mark_for_staff("Make this shorter, to at most 2,000 characters")),
        ],
    )
    discipline = Choice(mark_for_staff("From which field do you look at it?"), coerce=str, validate_choice=False)
    digital = Radios(
        mark_for_staff("Could digital help?"),
        choices=offers((d.value, DIGITAL[d]) for d in Digital),
        validators=[Said(mark_for_staff("Choose whether digital could help"))],
        validate_choice=False,
    )
    digital_how = Line(
        mark_for_staff("How could digital help?"), description=mark_for_staff("You can leave this empty."), validators=[_SHORT]
    )
    gains_least = Line(
        mark_for_staff("Who gains least from this idea?"),
        description=mark_for_staff("For example: people without a phone, people who work nights."),
        validators=[Said(mark_for_staff("Say who gains least. You can write “I do not know”.")), _SHORT],
    )

    def offer(self, fields: Iterable[Discipline]) -> None:
        """The fields of this member."""
        self.discipline.choices = offers((str(d.id), d.name) for d in fields)

    def begin_with(self, said: Say | None) -> None:
        """Puts in what they said before."""
        if said is None:
            return
        self.stance.data, self.digital.data = said.stance.value, said.digital.value
        self.words.data, self.digital_how.data, self.gains_least.data = said.words.body, said.digital_how, said.gains_least
        self.discipline.data = str(said.discipline_id or "")

    def view(self) -> View:
        """What was said; the first field when they chose none of theirs. Raises Refused for an answer that is none of ours."""
        if self.stance.data not in set(Stance):
            raise Refused(for_staff("Choose what your view is"), field="stance")
        if self.digital.data not in set(Digital):
            raise Refused(for_staff("Choose whether digital could help"), field="digital")
        theirs = [str(choice.value) for choice in self.discipline.choices or []]
        chosen = self.discipline.data if self.discipline.data in theirs else next(iter(theirs), "")
        return View(
            stance=Stance(self.stance.data),
            words=self.words.data or "",
            digital=Digital(self.digital.data),
            digital_how=self.digital_how.data or "",
            gains_least=self.gains_least.data or "",
            discipline=int(chosen) if chosen else None,
        )


class ScoreForm(Form):
    """Nine criteria, each 0 to 3 with a reason, or left blank."""

    def asked(self, criteria: Iterable[Criterion]) -> list[Criterion]:
        """Leaves out what is not asked for this idea; gives what is."""
        kept = list(criteria)
        for criterion in set(Criterion) - set(kept):
            del self[criterion.value], self[f"{criterion.value}_why"]
        return kept

    def begin_with(self, given: dict[Criterion, Score]) -> None:
        """Puts in what they scored before."""
        for criterion, score in given.items():
            if criterion.value in self:
                self[criterion.value].data, self[f"{criterion.value}_why"].data = str(score.value), score.reason

    def lacks_reasons(self, criteria: Iterable[Criterion]) -> bool:
        """Whether a number stands without its reason; the rule hangs on each of them."""
        bare = [c for c, (value, why) in self.given(criteria).items() if value is not None and not why]
        for criterion in bare:
            sentence = for_staff("Give your reason: %(question)s") % {"question": for_staff(WORDS[criterion].question)}
            self.refuse(Refused(sentence, field=f"{criterion.value}_why"))
        return bool(bare)

    def given(self, criteria: Iterable[Criterion]) -> dict[Criterion, tuple[int | None, str]]:
        """The scores, once the form is good; None for what was left blank."""
        return {c: (int(v) if (v := self[c.value].data) in _VALUES else None, self[f"{c.value}_why"].data or "") for c in criteria}


_VALUES = frozenset(str(n) for n in range(MOST + 1))
for _criterion in Criterion:
    _asked = WORDS[_criterion]
    _offers = [
        ("", mark_for_staff("I do not say")),
        ("0", f"0: {_asked.low}"),
        ("1", "1"),
        ("2", "2"),
        (str(MOST), f"{MOST}: {_asked.high}"),
    ]
    setattr(ScoreForm, _criterion.value, Radios(_asked.question, choices=offers(_offers), default="", validate_choice=False))
    setattr(ScoreForm, f"{_criterion.value}_why", Line(mark_for_staff("Reason"), validators=[_SHORT]))


class InterestForm(Form):
    """An interest of one's own."""

    what = Line(
        mark_for_staff("What is your interest?"),
        description=mark_for_staff("For example: it is my sister's idea, or my team would get the money."),
        validators=[Said(mark_for_staff("Say what it is, in a sentence")), _SHORT],
    )
