"""The forms of the benefits register."""

import datetime as dt
from collections.abc import Mapping

from wtforms import Field
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.forms import Choice, Day, Form, Line, Radios, Said, Ticks, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.improvement.actions.benefits import Described
from app.improvement.forms.keeping import LONG, SHORT, Chosen, Versioned, check_been, check_near
from app.improvement.models import Benefit, BenefitKind, Gainer

OTHERWISE = "otherwise"
GAINERS = {
    Gainer.PATIENTS: mark_for_staff("Patients"),
    Gainer.CARERS: mark_for_staff("Carers and families"),
    Gainer.STAFF: mark_for_staff("Staff"),
    Gainer.ORGANISATION: mark_for_staff("The organisation"),
    Gainer.SYSTEM: mark_for_staff("Health and care as a whole"),
}
BENEFIT_KINDS = {
    BenefitKind.HEALTH: mark_for_staff("Health"),
    BenefitKind.EXPERIENCE: mark_for_staff("How people experience it"),
    BenefitKind.TIME: mark_for_staff("Time"),
    BenefitKind.MONEY: mark_for_staff("Money"),
    BenefitKind.ENVIRONMENT: mark_for_staff("The environment"),
    BenefitKind.FAIRNESS: mark_for_staff("Fairness between groups of people"),
}


class BenefitForm(Versioned):
    """What should get better, for whom, how much, by when, and how one will know."""

    words = Line(
        mark_for_staff("What gets better?"),
        description=mark_for_staff("Such as: people are at home before lunch."),
        validators=[Said(mark_for_staff("Write what gets better")), SHORT],
    )
    gainers = Ticks(
        mark_for_staff("Who is better off?"),
        description=mark_for_staff("One or more."),
        choices=offers([(one.value, words) for one, words in GAINERS.items()]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose who is better off"))],
    )
    kind = Radios(
        mark_for_staff("What kind of benefit is it?"),
        choices=offers([(one.value, words) for one, words in BENEFIT_KINDS.items()]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose what kind of benefit it is"))],
    )
    expected = Line(
        mark_for_staff("How much do you expect?"),
        description=mark_for_staff("Such as: 2 hours less waiting for each person."),
        validators=[Said(mark_for_staff("Write how much you expect")), SHORT],
    )
    by_on = Day(mark_for_staff("By when?"), validators=[Said(mark_for_staff("Write a date"))])
    measure = Choice(
        mark_for_staff("How will you know?"),
        default=OTHERWISE,
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose a measure, or the last line"))],
    )
    measured_by = Line(
        mark_for_staff("If it is not measured here: how will you know?"),
        description=mark_for_staff("Such as: we ask ten people every month."),
        validators=[SHORT],
    )
    owner = Line(
        mark_for_staff("Who looks after it?"),
        description=mark_for_staff("The name of one person of the team."),
        validators=[Said(mark_for_staff("Write who looks after it")), SHORT],
    )

    def offer(self, measures: Mapping[int, str]) -> None:
        """What the try-out measures, and other ways to know."""
        measured = [(str(number), name) for number, name in measures.items()]
        self.measure.choices = offers([*measured, (OTHERWISE, for_staff("It is not measured here"))])

    def validate_by_on(self, field: Field) -> None:
        """A day that can be meant."""
        if field.data is not None:
            check_near(field.data)

    def validate_measured_by(self, field: Field) -> None:
        """There is one way to know at least."""
        if self.measure.data == OTHERWISE and not field.data:
            raise ValidationError(for_staff("Choose a measure above, or write how you will know"))

    def begin_with(self, thing: Benefit) -> None:
        """What stands."""
        for name in ("words", "expected", "by_on", "measured_by", "owner"):
            self[name].data = getattr(thing, name)
        self.gainers.data, self.kind.data = list(thing.gainers), thing.kind.value
        self.measure.data = OTHERWISE if thing.measure_id is None else str(thing.measure_id)
        self.version.data = str(thing.version)

    def described(self) -> Described:
        """The benefit, once the form is good."""
        return Described(
            words=self.words.data or "",
            gainers=tuple(one for one in Gainer if one.value in (self.gainers.data or ())),
            kind=BenefitKind(self.kind.data),
            expected=self.expected.data or "",
            by_on=self.by_on.data or calendar.today(),
            measure_id=None if self.measure.data == OTHERWISE else row_number(self.measure.data or ""),
            measured_by=self.measured_by.data or "",
            owner=self.owner.data or "",
        )


class SeenForm(Form):
    """What was seen of a benefit so far."""

    on = Day(mark_for_staff("On which day?"), validators=[Said(mark_for_staff("Write a date"))])
    words = Line(
        mark_for_staff("What have you seen of it?"),
        description=mark_for_staff("How much, and how you know. “Nothing yet” is an answer too."),
        validators=[Said(mark_for_staff("Write what you have seen")), SHORT],
    )

    def validate_on(self, field: Field) -> None:
        """A day that has been."""
        check_been(field)

    def day(self) -> dt.date:
        """The day, once the form is good."""
        return self.on.data or calendar.today()


class GiveUpForm(Form):
    """Why nobody expects a benefit any more."""

    why = Words(
        mark_for_staff("Why does nobody expect it any more?"),
        description=mark_for_staff("It is no failure. What you learned helps others. No names."),
        validators=[Said(mark_for_staff("Write why nobody expects it any more")), LONG],
    )
