"""The forms of a small test, one for each step."""

from collections.abc import Sequence

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions.cycles import Plan
from app.improvement.actions.planning import is_sensible
from app.improvement.actions.studying import Decided, Done, Found, without_result
from app.improvement.forms.closing import ClosingForm
from app.improvement.forms.early import EarlyForm
from app.improvement.forms.effects import EffectsForm
from app.improvement.forms.planning import RestForm
from app.improvement.models import Act, ChangeIdea, Cycle, Extent, Measure, Onwards, Purpose, Question, State

MOST_QUESTIONS = 5
NOT_MEASURED = "none"
_SHORT = AtMost(200, mark_for_staff("Use at most 200 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
PURPOSES = {
    Purpose.COLLECT: mark_for_staff("To find something out"),
    Purpose.DEVELOP: mark_for_staff("To work out a change"),
    Purpose.TEST: mark_for_staff("To test a change"),
    Purpose.IMPLEMENT: mark_for_staff("To make a change part of everyday work"),
}
EXTENTS = {
    Extent.YES: mark_for_staff("Yes"),
    Extent.PARTLY: mark_for_staff("Partly"),
    Extent.NO: mark_for_staff("No"),
}
ACTS = {
    Act.ADAPT: mark_for_staff("Adapt: change it and test it again"),
    Act.ADOPT: mark_for_staff("Adopt: it works, go further"),
    Act.ABANDON: mark_for_staff("Abandon: stop here and keep what we learned"),
}
ONWARDS = {
    Onwards.LARGER_TEST: mark_for_staff("Test it larger"),
    Onwards.IMPLEMENTATION: mark_for_staff("Make it the usual way"),
}
STATES = {  # the words, and how their tag looks; whatever was decided looks the same
    State.PLANNED: (mark_for_staff("Planned"), ""),
    State.UNDER_WAY: (mark_for_staff("Under way"), "brand"),
    State.STOPPED: (mark_for_staff("Stopped"), "care"),
    State.DONE: (mark_for_staff("Waits to be studied"), "care"),
    State.STUDIED: (mark_for_staff("Waits for a decision"), "care"),
    State.ADAPT: (mark_for_staff("Decided: adapt"), "go"),
    State.ADOPT: (mark_for_staff("Decided: adopt"), "go"),
    State.ABANDON: (mark_for_staff("Decided: abandon"), "go"),
}


def _question() -> Words:
    """One thing that a test should tell. The page gives its label a number."""
    return Words(mark_for_staff("What do you want to know?"), validators=[_LONG])


def _prediction() -> Words:
    """What is expected of it."""
    return Words(mark_for_staff("What do you expect?"), validators=[_LONG])


def _result() -> Words:
    return Words(mark_for_staff("What came out?"), validators=[_LONG])


def _matched() -> Radios:
    """None is chosen for whoever has not answered."""
    choices = offers([(extent.value, label) for extent, label in EXTENTS.items()])
    return Radios(mark_for_staff("Did it come as you expected?"), choices=choices, validate_choice=False)


def _learned() -> Words:
    return Words(mark_for_staff("What did you learn?"), validators=[_LONG])


class IdeaForm(Form):
    """The change that a row of small tests is about."""

    idea = Words(
        mark_for_staff("Which change do you want to test?"),
        description=mark_for_staff("One change, in plain words. Another change gets small tests of its own."),
        validators=[Said(mark_for_staff("Write which change you want to test")), _LONG],
    )


class PlanForm(RestForm):
    """Plan: what for, how small, when, who, and what is expected."""

    purpose = Radios(
        mark_for_staff("What is this small test for?"),
        coerce=Purpose,
        choices=offers([(purpose.value, label) for purpose, label in PURPOSES.items()]),
        default=Purpose.TEST,
    )
    scale = Line(
        mark_for_staff("How small is it?"),
        description=mark_for_staff("People and places, as few as tell you something: 1 nurse, 1 shift, 3 patients."),
        validators=[Said(mark_for_staff("Write with how many people, and where")), _SHORT],
    )
    starts_on = Day(mark_for_staff("First day"), validators=[Said(mark_for_staff("Write the first day"))])
    ends_on = Day(
        mark_for_staff("Last day"),
        description=mark_for_staff("A few days are enough, two weeks at most."),
        validators=[Said(mark_for_staff("Write the last day"))],
    )
    owner = Line(
        mark_for_staff("Who looks after it?"),
        description=mark_for_staff("The name of one person of the team."),
        validators=[Said(mark_for_staff("Write who looks after it")), _SHORT],
    )
    stop_rule = Words(
        mark_for_staff("When do you stop at once?"),
        description=mark_for_staff("What must not happen to anybody, and who says stop."),
        validators=[Said(mark_for_staff("Write when you stop at once")), _LONG],
    )
    question_1, prediction_1 = _question(), _prediction()
    question_2, prediction_2 = _question(), _prediction()
    question_3, prediction_3 = _question(), _prediction()
    question_4, prediction_4 = _question(), _prediction()
    question_5, prediction_5 = _question(), _prediction()

    @property
    def pairs(self) -> list[tuple[Field, Field]]:
        """Each question with what is expected."""
        return [(self[f"question_{n}"], self[f"prediction_{n}"]) for n in range(1, MOST_QUESTIONS + 1)]

    @property
    def several(self) -> bool:
        """Whether more than the first question is filled in, or has a fault."""
        return any(field.data or field.errors for pair in self.pairs[1:] for field in pair)

    def validate_starts_on(self, field: Field) -> None:
        """A day that can be meant."""
        if field.data and not is_sensible(field.data):
            raise ValidationError(for_staff("Check the year of the first day"))

    def validate_ends_on(self, field: Field) -> None:
        """Likewise, and not before the first day."""
        if field.data and not is_sensible(field.data):
            raise ValidationError(for_staff("Check the year of the last day"))
        first = self["starts_on"].data
        if field.data and first and field.data < first:
            raise ValidationError(for_staff("The last day is before the first day"))

    def validate_question_1(self, field: Field) -> None:
        """There is one question at least."""
        if not field.data and not any(question.data for question, _prediction in self.pairs):
            raise ValidationError(for_staff("Write what you want to know"))

    def validate(self, extra_validators: object = None) -> bool:
        """Nothing is expected of a question that nobody asks; the days can be."""
        good: bool = super().validate(extra_validators)
        for place, (question, prediction) in enumerate(self.pairs, 1):
            if prediction.data and not question.data and not question.errors:
                question.errors = [for_staff("Write question %(number)s, or take out what you expect") % {"number": place}]
                good = False
        return good

    def begin_with(self, thing: Cycle) -> None:
        """The plan that stands."""
        for name in ("purpose", "scale", "starts_on", "ends_on", "owner", "stop_rule"):
            self[name].data = getattr(thing, name)
        for (question, prediction), stands in zip(self.pairs, thing.questions, strict=False):
            question.data, prediction.data = stands.words, stands.prediction
        self.begin_with_rest(thing)

    def begin_after(self, last: Cycle) -> None:
        """A plan like the last one; its days are new, and so is what is expected."""
        self.begin_with(last)
        self.starts_on.data = self.ends_on.data = None
        for field in (prediction for _question, prediction in self.pairs):
            field.data = ""
        for row in self.step_rows:
            row[-1].data = None

    def plan(self) -> Plan:
        """The plan, once the form is good."""
        return Plan(
            purpose=self.purpose.data,
            scale=self.scale.data or "",
            starts_on=self["starts_on"].data,
            ends_on=self["ends_on"].data,
            owner=self.owner.data or "",
            stop_rule=self.stop_rule.data or "",
            questions=tuple((question.data, prediction.data or "") for question, prediction in self.pairs if question.data),
            rest=self.rest(),
        )


class FirstPlanForm(PlanForm, IdeaForm):
    """A change, and the plan of its first small test; it may be a change idea of the driver diagram."""

    def begin_with_idea(self, idea: ChangeIdea) -> None:
        """Its words, and the first driver that it serves."""
        self.idea.data = idea.words
        self.driver.data = next((str(one.id) for one in idea.drivers), None)


class OfQuestions(Form):
    """A form with some fields for each question of a test; those of questions that it lacks are taken out."""

    def keep(self, questions: Sequence[Question]) -> None:
        """The fields of these questions stay."""
        for name in [field.name for field in self]:
            place = name.rpartition("_")[2]
            if place.isdecimal() and int(place) > len(questions):
                del self[name]


class PredictionsForm(OfQuestions):
    """What is expected, once the test has begun."""

    prediction_1 = _prediction()
    prediction_2 = _prediction()
    prediction_3 = _prediction()
    prediction_4 = _prediction()
    prediction_5 = _prediction()

    def begin_with(self, thing: Cycle) -> None:
        """What stands."""
        for question in thing.questions:
            self[f"prediction_{question.position}"].data = question.prediction

    def predictions(self) -> dict[int, str]:
        """By position of the question."""
        return {int(field.name.rpartition("_")[2]): field.data or "" for field in self if field.name.startswith("prediction_")}


class DoForm(Form):
    """Do: what happened."""

    carried_out = Radios(
        mark_for_staff("Was it carried out as planned?"),
        choices=offers([(extent.value, label) for extent, label in EXTENTS.items()]),
        validate_choice=False,
    )
    happened = Words(
        mark_for_staff("What happened?"),
        description=mark_for_staff("No names of people who use the service, here and below."),
        validators=[Said(mark_for_staff("Write what happened")), _LONG],
    )
    unexpected = Words(
        mark_for_staff("What was unexpected?"),
        description=mark_for_staff("Good or bad. Leave it empty if nothing was."),
        validators=[_LONG],
    )
    problems = Words(
        mark_for_staff("Which problems were there?"),
        description=mark_for_staff("With the work, the forms, the time. Leave it empty if there were none."),
        validators=[_LONG],
    )
    said = Words(mark_for_staff("What did people who use the service say?"), validators=[_LONG])

    def validate_carried_out(self, field: Field) -> None:
        """One of the three."""
        if field.data not in set(Extent):
            raise ValidationError(for_staff("Choose whether it was carried out as planned"))

    def begin_with(self, thing: Cycle) -> None:
        """What stands."""
        self.carried_out.data = thing.carried_out
        self.happened.data, self.unexpected.data, self.said.data = thing.happened, thing.unexpected, thing.said
        self.problems.data = thing.problems

    def done(self) -> Done:
        """What was written, once the form is good."""
        extent, happened, unexpected = Extent(self.carried_out.data), self.happened.data or "", self.unexpected.data or ""
        return Done(extent, happened, unexpected, self.said.data or "", self.problems.data or "")


class StudyForm(OfQuestions, EffectsForm, EarlyForm, ClosingForm):
    """Study: the result of each question beside what was expected, and what nobody hoped for."""

    result_1, matched_1, learned_1 = _result(), _matched(), _learned()
    result_2, matched_2, learned_2 = _result(), _matched(), _learned()
    result_3, matched_3, learned_3 = _result(), _matched(), _learned()
    result_4, matched_4, learned_4 = _result(), _matched(), _learned()
    result_5, matched_5, learned_5 = _result(), _matched(), _learned()

    def begin_with(self, thing: Cycle) -> None:
        """What stands."""
        for question in thing.questions:
            place = question.position
            self[f"result_{place}"].data, self[f"matched_{place}"].data = question.result, question.matched
            self[f"learned_{place}"].data = question.learned
        self.begin_with_effects(thing)
        self.begin_with_early(thing.why_early)

    def found(self) -> dict[int, Found]:
        """By position of the question."""
        places = [int(field.name.rpartition("_")[2]) for field in self if field.name.startswith("result_")]
        return {place: self._found(place) for place in places}

    def _found(self, place: int) -> Found:
        chosen = self[f"matched_{place}"].data
        matched = Extent(chosen) if chosen in set(Extent) else None
        return Found(self[f"result_{place}"].data or "", matched, self[f"learned_{place}"].data or "")

    def can_close(self) -> bool:
        """Whether each question has its result; those that lack one say so."""
        found = self.found()
        lacking = without_result(found)
        for place in lacking:
            if not found[place].result:
                self[f"result_{place}"].errors = [for_staff("Write the result of question %(number)s") % {"number": place}]
            if found[place].matched is None:
                sentence = for_staff("Choose whether question %(number)s came as you expected")
                self[f"matched_{place}"].errors = [sentence % {"number": place}]
        whole = self.effects_are_whole()
        heard = self.may_close_without()
        return self.says_why_early() and heard and whole and not lacking


class ActForm(Form):
    """Act: adapt, adopt or abandon, and what each of them asks for."""

    act = Radios(
        mark_for_staff("What follows from this small test?"),
        choices=offers([(act.value, label) for act, label in ACTS.items()]),
        validate_choice=False,
    )
    next_change = Words(mark_for_staff("What do you change next?"), validators=[_LONG])
    onwards = Radios(
        mark_for_staff("Where does the change go now?"),
        choices=offers([(way.value, label) for way, label in ONWARDS.items()]),
        validate_choice=False,
    )
    training = Words(mark_for_staff("Who must learn it, and how?"), validators=[_LONG])
    keeper = Line(mark_for_staff("Who looks after it from now on?"), validators=[_SHORT])
    kept = Radios(mark_for_staff("Which measure do you keep?"), validate_choice=False)
    learning = Words(
        mark_for_staff("What did you learn?"),
        description=mark_for_staff(
            "A small test that shows what does not work saves everybody time. Write it for those who come after you."
        ),
        validators=[_LONG],
    )

    def offer(self, measures: Sequence[Measure]) -> None:
        """The measures that can be kept."""
        measured = ((str(measure.id), measure.name) for measure in measures)
        self.kept.choices = offers([*measured, (NOT_MEASURED, for_staff("It is not measured yet"))])

    def validate_act(self, field: Field) -> None:
        """One of the three."""
        if field.data not in set(Act):
            raise ValidationError(for_staff("Choose what follows"))

    def validate_next_change(self, field: Field) -> None:
        """Adapting asks for it."""
        self._asked(Act.ADAPT, there=bool(field.data), sentence=for_staff("Write what you change next"))

    def validate_onwards(self, field: Field) -> None:
        """Adopting asks for it."""
        self._asked(Act.ADOPT, there=field.data in set(Onwards), sentence=for_staff("Choose where the change goes now"))

    def validate_training(self, field: Field) -> None:
        """What becomes the usual way asks for it; a larger test does not."""
        self._asked_for_good(there=bool(field.data), sentence=for_staff("Write who must learn it, and how"))

    def validate_keeper(self, field: Field) -> None:
        """Likewise."""
        self._asked_for_good(there=bool(field.data), sentence=for_staff("Write who looks after it from now on"))

    def validate_kept(self, field: Field) -> None:
        """Likewise."""
        offered = {choice.value for choice in field.choices}
        self._asked_for_good(there=field.data in offered, sentence=for_staff("Choose which measure you keep"))

    def validate_learning(self, field: Field) -> None:
        """Abandoning asks for it."""
        self._asked(Act.ABANDON, there=bool(field.data), sentence=for_staff("Write what you learned"))

    def decided(self) -> Decided:
        """What was decided, with what its way asks for alone, once the form is good."""
        way = Act(self.act.data)
        if way is Act.ADAPT:
            return Decided(way, next_change=self.next_change.data or "")
        if way is Act.ABANDON:
            return Decided(way, learning=self.learning.data or "")
        if self.onwards.data == Onwards.LARGER_TEST:
            return Decided(way, onwards=Onwards.LARGER_TEST)
        kept = None if self.kept.data == NOT_MEASURED else int(self.kept.data)
        return Decided(way, onwards=Onwards.IMPLEMENTATION, training=self.training.data or "", keeper=self.keeper.data or "", kept=kept)

    def _asked_for_good(self, *, there: bool, sentence: str) -> None:
        if self.onwards.data == Onwards.IMPLEMENTATION:
            self._asked(Act.ADOPT, there=there, sentence=sentence)

    def _asked(self, way: Act, *, there: bool, sentence: str) -> None:
        if self.act.data == way and not there:
            raise ValidationError(sentence)
