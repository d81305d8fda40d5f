"""The forms of a review and of the evaluation at the end of a try-out."""

from wtforms import HiddenField

from app.core.forms import AtMost, Line, Radios, Words, WordsToLookAt, offers
from app.core.i18n import mark_for_staff
from app.improvement.actions.evaluating import Thought
from app.improvement.actions.evaluating import lacking as lacks_before_sent
from app.improvement.actions.reviewing import Written, lacking
from app.improvement.forms import KINDS
from app.improvement.forms.cycles import STATES
from app.improvement.forms.early import EarlyForm
from app.improvement.forms.read_outside import ReadOutside
from app.improvement.models import Act, GainsLess, MeasureKind, Review, State, TriedOut, Voice
from app.languages.wording import in_easy_words, in_plain_words

_FIGURES = 9
_LINE = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(600, mark_for_staff("Use at most 600 characters. It all fits on one page"))
_LESS_LONG = AtMost(300, mark_for_staff("Use at most 300 characters. It all fits on one page"))
LESS = {
    GainsLess.YES: mark_for_staff("Yes, it helps some people less"),
    GainsLess.NO: mark_for_staff("No, we saw nobody whom it helps less"),
    GainsLess.NOT_KNOWN: mark_for_staff("We do not know yet"),
}
VOICES = {
    Voice.NAMED: mark_for_staff("Somebody whom we may name"),
    Voice.UNNAMED: mark_for_staff("Somebody who prefers not to be named"),
    Voice.NONE: mark_for_staff("Nobody this time"),
}
WORDS = {  # by the values that are kept
    "kinds": {kind.value: KINDS[kind] for kind in MeasureKind},
    "states": {state.value: STATES[state] for state in State},
    "less": {one.value: LESS[one] for one in GainsLess},
}


class ReviewForm(EarlyForm, ReadOutside):
    """What was seen, what surprised, who gains less, what is next, and who with lived experience took part."""

    seen = WordsToLookAt(
        mark_for_staff("What did you see?"),
        description=mark_for_staff("What the charts, the small tests and people told you. Whoever brought the idea reads this."),
        look=in_plain_words,
        validators=[_LONG],
    )
    surprised = Words(
        mark_for_staff("What surprised you?"), description=mark_for_staff("Leave it empty if nothing did."), validators=[_LESS_LONG]
    )
    less = Radios(
        mark_for_staff("Does it help any group less?"),
        description=mark_for_staff("Such as people who speak little English, or who come from far away."),
        choices=offers([(one.value, label) for one, label in LESS.items()]),
        validate_choice=False,
    )
    less_words = Words(mark_for_staff("Who gains less, and what do you do about it?"), validators=[_LESS_LONG])
    next_step = WordsToLookAt(
        mark_for_staff("What do you do next?"),
        description=mark_for_staff("Who does what, and by when."),
        look=in_plain_words,
        validators=[_LONG],
    )
    voice = Radios(
        mark_for_staff("Who with lived experience looked at it with you?"),
        description=mark_for_staff("Somebody who knows from their own life what this is about: a patient, a carer, a relative."),
        choices=offers([(one.value, label) for one, label in VOICES.items()]),
        validate_choice=False,
    )
    voice_name = Line(
        mark_for_staff("What is their name?"), description=mark_for_staff("Whoever brought the idea reads it."), validators=[_LINE]
    )
    may_name = Radios(
        mark_for_staff("Did they say that we may name them?"),
        choices=offers([("yes", mark_for_staff("Yes, they said so")), ("no", mark_for_staff("Not yet"))]),
        validate_choice=False,
    )
    voice_part = Line(
        mark_for_staff("What is their part?"), description=mark_for_staff("Such as: carer of somebody on the ward."), validators=[_LINE]
    )
    no_voice = Words(mark_for_staff("Why did nobody take part?"), validators=[_LESS_LONG])
    easy = WordsToLookAt(
        mark_for_staff("All of it in easy words"),
        description=mark_for_staff("What you saw and what is next, in sentences of at most 15 words. People who read easy words get this."),
        look=in_easy_words,
        validators=[_LONG],
    )
    why_changed = Line(mark_for_staff("Why do you change it?"), description=mark_for_staff("People read this too."), validators=[_LINE])
    saves = HiddenField()

    def begin_with(self, thing: Review) -> None:
        """What stands."""
        for name in ("seen", "surprised", "less", "less_words", "next_step", "voice", "voice_name", "voice_part", "no_voice", "easy"):
            self[name].data = getattr(thing, name)
        self.may_name.data = "yes" if thing.may_name else None
        self.begin_with_early(thing.why_early)

    def written(self) -> Written:
        """What was written; it may still lack something."""
        words = {name: self[name].data or "" for name in ("seen", "surprised", "less_words", "next_step", "voice_name", "voice_part")}
        return Written(
            **words,
            less=GainsLess(self.less.data) if self.less.data in set(GainsLess) else None,
            voice=Voice(self.voice.data) if self.voice.data in set(Voice) else None,
            may_name=self.may_name.data == "yes",
            no_voice=self.no_voice.data or "",
            easy=self.easy.data or "",
            why_early=self.early_words(),
        )

    def seen_saves(self) -> int:
        """How often it had been saved when this page was opened; 0 for what is no number."""
        typed = self.saves.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _FIGURES else 0

    def can_close(self, *, easy: bool) -> bool:
        """Whether nothing is missing; what is missing says so at its place."""
        missing = lacking(self.written(), easy=easy, early=self.is_early)
        for field, sentence in missing.items():
            self[field].errors = [sentence]
        outside = ("seen", "surprised", "less_words", "next_step", "easy", "no_voice", "why_changed")
        return not missing and self.is_fit_outside([(name, self[name].data or "") for name in outside])


RECOMMENDED = {
    Act.ADOPT: mark_for_staff("Adopt it: it works, make it part of everyday work"),
    Act.ADAPT: mark_for_staff("Adapt it: change something and test it again"),
    Act.ABANDON: mark_for_staff("Abandon it: stop here and keep what we learned"),
}
_MUCH = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class EvaluationForm(EarlyForm):
    """What the team thinks of its try-out."""

    meaning = Words(
        mark_for_staff("What do you think it means?"),
        description=mark_for_staff("Did you reach what you wanted? Did your change do it, or could it be something else?"),
        validators=[_MUCH],
    )
    did_not_work = Words(
        mark_for_staff("What did not work?"),
        description=mark_for_staff("This is worth as much as what did. Write “nothing” if that is so."),
        validators=[_MUCH],
    )
    recommended = Radios(
        mark_for_staff("What do you recommend?"),
        choices=offers([(act.value, label) for act, label in RECOMMENDED.items()]),
        validate_choice=False,
    )
    because = Words(mark_for_staff("Why do you recommend it?"), validators=[_MUCH])
    saves = HiddenField()
    seen_saves = ReviewForm.seen_saves

    def begin_with(self, thing: TriedOut) -> None:
        """What stands."""
        for name in ("meaning", "did_not_work", "recommended", "because"):
            self[name].data = getattr(thing, name)
        self.begin_with_early(thing.why_early)

    def thought(self) -> Thought:
        """What was written; it may still lack something."""
        chosen = Act(self.recommended.data) if self.recommended.data in set(Act) else None
        return Thought(self.meaning.data or "", self.did_not_work.data or "", chosen, self.because.data or "", self.early_words())

    def can_send(self) -> bool:
        """Whether nothing is missing; what is missing says so at its place."""
        missing = lacks_before_sent(self.thought(), early=self.is_early)
        for field, sentence in missing.items():
            self[field].errors = [sentence]
        return not missing
