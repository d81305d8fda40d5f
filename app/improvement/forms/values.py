"""The values that come in: one, or several periods at once."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from flask import request
from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.errors import Refused
from app.core.forms import AtMost, Form, Line, Radios, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions import check_day
from app.improvement.actions.measures import Theirs
from app.improvement.charts.cells import NotUnderstood
from app.improvement.forms import DayForm
from app.improvement.forms.seconds import AsksOfSeconds, taken
from app.improvement.incoming import Figures
from app.improvement.incoming.cells import in_percent
from app.improvement.incoming.pasted import PLAIN, Ways, figures_of
from app.improvement.models import Measure, MeasureType
from app.improvement.queries.due import MOST_DUE
from app.improvement.queries.periods import Second

MOST_TOLD = 10  # wrong lines that are told at once
FROM_ZERO = {MeasureType.COUNT, MeasureType.PERCENT, MeasureType.RATE, MeasureType.TIME, MeasureType.DAYS_BETWEEN}
MINE, THEIRS = "mine", "theirs"
_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))


def ways_of(measure: Measure) -> Ways:
    """How the values of a measure are read."""
    return Ways(
        times=measure.times if measure.in_parts else None,
        percent=measure.in_per_cent,
        whole=measure.type is MeasureType.COUNT,
        from_zero=measure.type in FROM_ZERO,
    )


def _instead() -> Radios:
    """Asked where somebody else wrote another value in the meantime."""
    choices = offers([(THEIRS, mark_for_staff("Keep what they wrote")), (MINE, mark_for_staff("Take mine instead"))])
    return Radios(mark_for_staff("Which value is right?"), choices=choices, validate_choice=False)


def _typed(first: str, second: str, note: str, ways: Ways) -> Figures:
    if in_percent(first) and not (second or ways.percent):
        bare = first.strip().removesuffix("%").strip()
        fault = for_staff("“%(typed)s” is a percentage, and this measure is not in per cent.") % {"typed": first.strip()}
        way_out = for_staff("Write %(number)s without the sign. If you mean so many of every 100, change the measure to per cent first.")
        raise NotUnderstood(f"{fault} {way_out % {'number': bare}}")
    return figures_of(first, second, note, ways)


class ValueForm(DayForm, AsksOfSeconds):
    """One value. Of a percentage or a rate: how many, out of how many, or else the value itself."""

    numerator = Line(mark_for_staff("How many?"))
    denominator = Line(mark_for_staff("Out of how many?"))
    value = Line(mark_for_staff("Which value?"), description=mark_for_staff("A number, such as 12.5."))
    note = Line(
        mark_for_staff("What was special?"),
        description=mark_for_staff("Leave it empty if nothing was. No names."),
        validators=[_SHORT],
    )
    instead = _instead()
    opened = HiddenField()
    seen = HiddenField()
    ways = PLAIN
    theirs: Theirs | None = None

    def ask_of(self, measure: Measure) -> None:
        """Asks for what this measure is made of."""
        self.ways = ways_of(measure)
        if self.ways.times is None:
            del self.numerator, self.denominator

    def validate_value(self, _field: Field) -> None:
        """A number that a chart can draw, or the two that it is worked out of."""
        if not any(self._said()):
            raise ValidationError(for_staff("Write a number"))
        try:
            self.figures()
        except NotUnderstood as fault:
            raise ValidationError(fault.sentence) from fault

    def _said(self) -> tuple[str, str]:
        if self.ways.times is None:
            return self.value.data or "", ""
        parts = self["numerator"].data or "", self["denominator"].data or ""
        if any(parts) and self.value.data:
            raise ValidationError(for_staff("Write the two numbers or the value, not both"))
        if parts[0] and not parts[1]:
            raise ValidationError(for_staff("Write out of how many"))
        return parts if any(parts) else (self.value.data or "", "")

    def figures(self) -> Figures:
        """The value, once the form is good."""
        return _typed(*self._said(), self.note.data or "", self.ways)

    def since(self) -> dt.datetime | None:
        """When the page was opened on which somebody wrote this; nothing where it does not say."""
        try:
            found = dt.datetime.fromisoformat(self.opened.data or "")
        except ValueError:
            return None
        return found if found.tzinfo else None

    def settle(self, theirs: Theirs | None) -> bool:
        """Whether what was typed is to be kept: nobody else wrote another value in the meantime, or somebody chose theirs or their own."""
        if theirs is None or (self.instead.data in {MINE, THEIRS} and self.seen.data == theirs.said):
            return True
        self.theirs, self.seen.data, self.instead.data = theirs, theirs.said, None
        self.instead.errors = [for_staff("Somebody wrote another value in the meantime. Choose one.")]
        return False

    def is_alone(self, measure: Measure, found: Sequence[Second]) -> bool:
        """Whether its period has no other value, or somebody said that both are right."""
        if not self.takes_both(found):
            ways_out = for_staff("To change that one, write its day here. If both are right, say so below")
            self["on"].errors = [" ".join([*(taken(measure.every, one) for one in found[:1]), ways_out])]
            return False
        return True

    def takes_mine(self, theirs: Theirs | None) -> bool:
        """Whether what was typed is entered, once it is settled."""
        return theirs is None or self.instead.data == MINE


class RowsForm(Form):
    """A row for each of several periods; an empty row stays a gap."""

    ways = PLAIN
    days: Sequence[dt.date] = ()
    theirs: dict[dt.date, Theirs]

    def boxes(self, on: dt.date) -> list[Field]:
        """What is asked for one period."""
        return [self[name] for name in (f"{part}_{on:%Y%m%d}" for part in ("numerator", "denominator", "value", "note")) if name in self]

    def instead(self, on: dt.date) -> Field:
        """Which of two values is right."""
        return self[f"instead_{on:%Y%m%d}"]

    def seen(self, on: dt.date) -> Field:
        """The value of somebody else that was looked at."""
        return self[f"seen_{on:%Y%m%d}"]

    def _cell(self, part: str, on: dt.date) -> str:
        name = f"{part}_{on:%Y%m%d}"
        return str(self[name].data or "") if name in self else ""

    def rows(self) -> list[tuple[dt.date, Figures]]:
        """The periods that have a value, once the form is good."""
        return [(on, figures) for on in self.days if (figures := self._figures(on)) is not None]

    def _figures(self, on: dt.date) -> Figures | None:
        value, above, below = (self._cell(part, on) for part in ("value", "numerator", "denominator"))
        if (above or below) and value:
            raise NotUnderstood(for_staff("Write the two numbers or the value, not both"))
        if above and not below:
            raise NotUnderstood(for_staff("Write out of how many"))
        if not (value or above or below):
            return None
        return _typed(*((above, below) if above or below else (value, "")), self._cell("note", on), self.ways)

    def validate(self, extra_validators: object = None) -> bool:
        """Each row by itself; what is wrong hangs on the first box of its row."""
        good = bool(super().validate(extra_validators))
        filled = 0
        for on in self.days:
            try:
                check_day(on)
                filled += self._figures(on) is not None
            except NotUnderstood as fault:
                good = self._hang(on, fault.sentence)
            except Refused as refusal:
                good = self._hang(on, refusal.sentence)
        if good and not filled and self.days:
            return self._hang(self.days[0], for_staff("Write at least one value"))
        return good

    def _hang(self, on: dt.date, sentence: str) -> bool:
        box = self.boxes(on)[0]
        box.errors = [*box.errors, sentence]
        return False

    def are_alone(self, measure: Measure, found: Iterable[Second]) -> bool:
        """Whether no period of these has got a value of another day in the meantime."""
        elsewhere, alone = for_staff("Leave this row empty. If both are right, write it on the page of the measure"), True
        for one in found:
            alone = self._hang(one.on, f"{taken(measure.every, one)} {elsewhere}")
        return alone

    def settle(self, theirs: Iterable[Theirs]) -> set[dt.date] | None:
        """The days on which what somebody else wrote stays; None while one is not chosen."""
        kept, asked = set(), False
        for one in theirs:
            choice, seen = self.instead(one.on), self.seen(one.on)
            if choice.data in {MINE, THEIRS} and seen.data == one.said:
                kept |= {one.on} if choice.data == THEIRS else set()
                continue
            self.theirs[one.on] = one
            seen.data, choice.data, asked = one.said, None, True
            choice.errors = [for_staff("Somebody wrote another value in the meantime. Choose one.")]
        return None if asked else kept


def rows_form(measure: Measure, due: Sequence[dt.date]) -> RowsForm:
    """The form for the periods that wait; sent, for those that were on the page."""
    days = _posted() if request.method == "POST" else list(due)
    ways = ways_of(measure)
    fields: dict[str, Any] = {}
    for on in days:
        mark = f"{on:%Y%m%d}"
        if ways.times is not None:
            fields[f"numerator_{mark}"] = Line(mark_for_staff("How many?"))
            fields[f"denominator_{mark}"] = Line(mark_for_staff("Out of how many?"))
        fields[f"value_{mark}"] = Line(mark_for_staff("Which value?") if ways.times is None else mark_for_staff("Or the value itself"))
        fields[f"note_{mark}"] = Line(mark_for_staff("What was special?"), validators=[_SHORT])
        fields[f"instead_{mark}"], fields[f"seen_{mark}"] = _instead(), HiddenField()
    form: RowsForm = type("RowsForm", (RowsForm,), fields)()
    form.ways, form.days, form.theirs = ways, days, {}
    return form


def _posted() -> list[dt.date]:
    """The days of the rows that were sent, each once, no more than a page has."""
    found: list[dt.date] = []
    for typed in request.form.getlist("day")[:MOST_DUE]:
        try:
            on = dt.date.fromisoformat(typed)
        except ValueError:
            continue
        found += [on] if on not in found else []
    return found


def opened_now() -> str:
    """When a page was opened, as a form brings it back."""
    return calendar.now().isoformat()
