"""The forms of a try-out: its aim, its measures, and the values that come in."""

import datetime as dt
import hashlib
from decimal import Decimal

from flask import request
from wtforms import Field
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions import Described, check_day
from app.improvement.charts import Direction
from app.improvement.charts.cells import NotUnderstood, number
from app.improvement.charts.pasted import Pasted, pasted
from app.improvement.models import Aim, Every, Measure, MeasureKind

MOST_TOLD = 10  # wrong lines that are told at once
_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
KINDS = {
    MeasureKind.OUTCOME: mark_for_staff("Whether people are better off"),
    MeasureKind.PROCESS: mark_for_staff("Whether we do what we planned"),
    MeasureKind.BALANCING: mark_for_staff("Whether something else gets worse"),
}
DIRECTIONS = {
    Direction.INCREASE: mark_for_staff("More is better"),
    Direction.DECREASE: mark_for_staff("Less is better"),
    Direction.NEUTRAL: mark_for_staff("Neither"),
}
EVERY = {
    Every.DAY: mark_for_staff("Every day"),
    Every.WEEK: mark_for_staff("Every week"),
    Every.TWO_WEEKS: mark_for_staff("Every two weeks"),
    Every.MONTH: mark_for_staff("Every month"),
    Every.QUARTER: mark_for_staff("Every three months"),
}


class AimForm(Form):
    """What the try-out wants to reach."""

    words = Words(
        mark_for_staff("What do you want to reach?"),
        description=mark_for_staff("How much better, for whom, where. Say the end, not the means."),
        validators=[Said(mark_for_staff("Write what you want to reach")), _LONG],
    )
    by_on = Day(mark_for_staff("By when?"), description=mark_for_staff("Leave it empty if you do not know yet."))

    def begin_with(self, thing: Aim) -> None:
        """The aim that stands."""
        self.words.data = thing.words.body
        self["by_on"].data = thing.by_on

    def validate_by_on(self, field: Field) -> None:
        """What was typed is a day."""
        if field.data is None and any(field.raw_data or ()):
            raise ValidationError(for_staff("Write a date, or leave it empty"))


class MeasureForm(Form):
    """What is counted, how, and which way is better."""

    name = Line(
        mark_for_staff("What do you measure?"),
        description=mark_for_staff("A few words, such as: hours from “you can go home” to medicines in hand."),
        validators=[Said(mark_for_staff("Write what you measure")), _SHORT],
    )
    kind = Radios(
        mark_for_staff("What does it show?"),
        coerce=MeasureKind,
        choices=offers([(kind.value, label) for kind, label in KINDS.items()]),
        default=MeasureKind.OUTCOME,
    )
    definition = Words(
        mark_for_staff("How do you count it?"),
        description=mark_for_staff("So that two people who count get the same number."),
        validators=[Said(mark_for_staff("Write how you count it")), _LONG],
    )
    unit = Line(
        mark_for_staff("In which unit?"),
        description=mark_for_staff("Such as hours, people, or per cent."),
        validators=[Said(mark_for_staff("Write the unit")), AtMost(40, mark_for_staff("Use at most 40 characters"))],
    )
    direction = Radios(
        mark_for_staff("Which way is better?"),
        coerce=Direction,
        choices=offers([(way.value, label) for way, label in DIRECTIONS.items()]),
        default=Direction.DECREASE,
    )
    every = Choice(
        mark_for_staff("How often is there a value?"),
        coerce=Every,
        choices=offers([(one.value, label) for one, label in EVERY.items()]),
        default=Every.WEEK,
    )
    target = Line(mark_for_staff("What do you want to reach, as a number?"), description=mark_for_staff("Leave it empty if there is none."))

    def validate_target(self, field: Field) -> None:
        """A number, or nothing."""
        if field.data:
            _number(field.data)

    def begin_with(self, thing: Measure) -> None:
        """What stands."""
        for name in ("name", "kind", "definition", "unit", "direction", "every"):
            self[name].data = getattr(thing, name)
        self.target.data = thing.target or ""

    def described(self) -> Described:
        """The measure, once the form is good."""
        return Described(
            kind=self.kind.data,
            name=self.name.data or "",
            definition=self.definition.data or "",
            unit=self.unit.data or "",
            direction=self.direction.data,
            every=self.every.data,
            target=number(self.target.data) if self.target.data else None,
        )


class DayForm(Form):
    """A value by the first day of its period."""

    on = Day(mark_for_staff("From which day?"), validators=[Said(mark_for_staff("Write a date"))])

    def day(self) -> dt.date:
        """The day, once the form is good."""
        return self.on.data or calendar.today()


class ValueForm(DayForm):
    """One value."""

    value = Line(
        mark_for_staff("Which value?"),
        description=mark_for_staff("A number with a point before decimals, such as 12.5."),
        validators=[Said(mark_for_staff("Write a number"))],
    )
    note = Line(
        mark_for_staff("What was special?"),
        description=mark_for_staff("Leave it empty if nothing was. No names."),
        validators=[_SHORT],
    )

    def validate_value(self, field: Field) -> None:
        """A number that a chart can draw."""
        if field.data:
            _number(field.data)

    def number(self) -> Decimal:
        """The value, once the form is good."""
        return number(self.value.data or "")


class LeaveOutForm(DayForm):
    """Why one value does not count."""

    why = Line(
        mark_for_staff("Why does it not count?"),
        description=mark_for_staff("Such as: the ward was closed. No names."),
        validators=[Said(mark_for_staff("Write why it does not count")), _SHORT],
    )


class PasteForm(Form):
    """Many values, a line each, and the sign by which somebody who saves them has looked at these very lines."""

    rows = Words(
        mark_for_staff("Paste the rows here"),
        description=mark_for_staff("Each line is a date and a value, such as 2026-01-31, 12.5."),
        validators=[Said(mark_for_staff("Paste the rows")), AtMost(100_000, mark_for_staff("Use at most 100,000 characters"))],
    )
    understood = Pasted((), (), 0)

    def validate_rows(self, field: Field) -> None:
        """Every line is a day that can be and a value."""
        if not field.data or field.errors:
            return
        self.understood = pasted(field.data, _check_day)
        faults = self.understood.faults
        if faults:
            left = len(faults) - MOST_TOLD
            more = [for_staff("Other lines that are wrong: %(num)s.") % {"num": left}] if left > 0 else []
            *others, last = *faults[:MOST_TOLD], *more
            field.errors = [*field.errors, *others]
            raise ValidationError(last)
        if not self.understood.rows:
            raise ValidationError(for_staff("No line has a value. Paste the rows with their values"))

    def digest(self) -> str:
        """A sign for the words in the box."""
        return hashlib.sha256((self.rows.data or "").encode()).hexdigest()

    def was_seen(self) -> bool:
        """Whether somebody saves what they have looked at."""
        return bool(request.form.get("save")) and request.form.get("seen") == self.digest()


def _check_day(on: dt.date) -> None:
    try:
        check_day(on)
    except Refused as refusal:
        raise NotUnderstood(refusal.sentence + ".") from refusal


def _number(typed: str) -> None:
    try:
        number(typed)
    except NotUnderstood as fault:
        raise ValidationError(fault.sentence) from fault
