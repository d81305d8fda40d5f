"""What is measured: the few things that everybody says first, and the others for whoever wants others to count in the same way."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions import OLDEST, Described
from app.improvement.charts import Direction
from app.improvement.charts.cells import NotUnderstood
from app.improvement.forms.dates import a_day_or_nothing
from app.improvement.forms.labels import CHARTS, DIRECTIONS, EVERY, KINDS, TARGETS, TYPES
from app.improvement.forms.read_outside import ReadOutside
from app.improvement.incoming.pasted import number_typed
from app.improvement.models import ChartKind, Every, Measure, MeasureKind, MeasureType, TargetFrom
from app.improvement.models.units import reads_as_per_cent
from app.people.models import Person

_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
_LAST = dt.timedelta(days=5 * 365)  # further ahead nobody plans what to measure
Choices = TypeVar("Choices", bound=StrEnum)


def _one_or_none(kind: type[Choices]) -> Callable[[Any], Choices | None]:
    return lambda value: kind(value) if value else None


def _as_typed(value: Any) -> str:
    return str(value) if value else ""


def _offered(nothing: str, pairs: Iterable[tuple[str, str]]) -> Any:
    return offers([("", nothing), *pairs])


class MeasureForm(ReadOutside):
    """What is counted, how, and which way is better; then everything else that is known of it."""

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
    type = Choice(
        mark_for_staff("What is one value?"),
        description=mark_for_staff("Of a percentage or a rate you later write how many, and out of how many."),
        coerce=_one_or_none(MeasureType),
        choices=_offered(mark_for_staff("Not said"), [(one.value, label) for one, label in TYPES.items()]),
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
    why = Words(mark_for_staff("Why does it matter, and to whom?"), validators=[_LONG])
    numerator = Words(
        mark_for_staff("What is counted above the line?"),
        description=mark_for_staff("Of a percentage or a rate: those with the result. Such as: people whose medicines were there by noon."),
        validators=[_LONG],
    )
    denominator = Words(
        mark_for_staff("What is counted below the line?"),
        description=mark_for_staff("All of whom it is a part. Such as: everybody who went home that week."),
        validators=[_LONG],
    )
    multiplier = Line(
        mark_for_staff("A rate: for each how many?"), description=mark_for_staff("Such as 1,000 for falls in 1,000 bed days.")
    )
    included = Words(mark_for_staff("Who or what is counted?"), validators=[_LONG])
    excluded = Words(mark_for_staff("Who or what is not?"), validators=[_LONG])
    target_from = Choice(
        mark_for_staff("Where does the number that you want to reach come from?"),
        coerce=_one_or_none(TargetFrom),
        choices=_offered(mark_for_staff("Not said"), [(one.value, label) for one, label in TARGETS.items()]),
    )
    baseline_from = Day(mark_for_staff("First day of the time before the change"))
    baseline_to = Day(
        mark_for_staff("Last day of the time before the change"),
        description=mark_for_staff("What you compare with. It is called the baseline."),
    )
    source = Line(
        mark_for_staff("Where does the number come from?"), description=mark_for_staff("A system, a list, a form."), validators=[_SHORT]
    )
    collector = Line(
        mark_for_staff("Who counts?"), description=mark_for_staff("A role, such as: the nurse in charge."), validators=[_SHORT]
    )
    sample = Line(
        mark_for_staff("How many do you look at each time?"), description=mark_for_staff("Leave it empty if you look at all of them.")
    )
    starts_on = Day(
        mark_for_staff("From which day on is it measured?"), description=mark_for_staff("Leave it empty for the first day of the try-out.")
    )
    owner_id = Choice(
        mark_for_staff("Who looks after it?"),
        description=mark_for_staff("They get a message when a value is missing."),
        coerce=_as_typed,
        choices=_offered(mark_for_staff("Whoever added it"), []),
    )
    stratifiers = Line(
        mark_for_staff("Between which groups of people do you look for a difference?"),
        description=mark_for_staff("Such as: age, language, part of town."),
        validators=[_SHORT],
    )
    small_numbers = Words(
        mark_for_staff("What do you do when a group is small?"),
        description=mark_for_staff("So that nobody can be known by a number. Numbers from 1 to 7 are never shown by group."),
        validators=[_LONG],
    )
    decimals = Line(
        mark_for_staff("How many places after the point?"), description=mark_for_staff("0 to 6. Leave it empty for as many as there are.")
    )
    prefers = Choice(
        mark_for_staff("Which chart do you like?"),
        coerce=_one_or_none(ChartKind),
        choices=_offered(mark_for_staff("Whichever fits"), [(one.value, label) for one, label in CHARTS.items()]),
    )

    def can_be_read(self) -> bool:
        """Whether nothing in what people outside read of it looks private, or somebody said that it is right."""
        return self.is_fit_outside([("name", self.name.data or ""), ("unit", self.unit.data or "")])

    def ask_among(self, people: Iterable[Person]) -> None:
        """Who can look after it."""
        pairs = [(str(person.id), person.display_name) for person in people]
        self.owner_id.choices = _offered(mark_for_staff("Whoever added it"), pairs)

    def validate_type(self, field: Field) -> None:
        """Where the unit is per cent, what a value is must be said: a percentage ends at 100, a change in per cent does not."""
        if field.data is None and reads_as_per_cent(self.unit.data or ""):
            raise ValidationError(for_staff("Say what one value is. Is it a percentage, from 0 to 100?"))

    def validate_target(self, field: Field) -> None:
        """A number, or nothing; of a percentage from 0 to 100."""
        if field.data:
            self._read(field)

    def validate_multiplier(self, field: Field) -> None:
        """A rate has one."""
        if self.type.data is MeasureType.RATE and not field.data:
            raise ValidationError(for_staff("Write for each how many, such as 1,000"))
        _whole(field, 1, 10_000_000, mark_for_staff("Write a whole number from 1 to 10,000,000"))

    def validate_sample(self, field: Field) -> None:
        """A whole number, or nothing."""
        _whole(field, 1, 1_000_000, mark_for_staff("Write a whole number from 1 to 1,000,000"))

    def validate_decimals(self, field: Field) -> None:
        """A few places, or nothing."""
        _whole(field, 0, 6, mark_for_staff("Write a number from 0 to 6"))

    def validate_starts_on(self, field: Field) -> None:
        """A day that can be."""
        _day(field)

    def validate_baseline_from(self, field: Field) -> None:
        """Likewise."""
        _day(field)

    def validate_baseline_to(self, field: Field) -> None:
        """Not before its first day."""
        _day(field)
        first = self["baseline_from"].data
        if field.data and first and field.data < first:
            raise ValidationError(for_staff("The last day is before the first day"))

    def _read(self, field: Field) -> Any:
        try:
            return number_typed(field.data, percent=self.type.data is MeasureType.PERCENT)
        except NotUnderstood as fault:
            raise ValidationError(fault.sentence) from fault

    def sections(self) -> list[tuple[str, list[Field]]]:
        """What is asked beside the first eight, under its headings."""
        return [(heading, [self[name] for name in names]) for heading, names in SECTIONS.items()]

    def begin_with(self, thing: Measure) -> None:
        """What stands."""
        for field in self:
            if hasattr(thing, field.name):
                stands = getattr(thing, field.name)
                field.data = str(stands) if field.name in NUMBERS and stands is not None else stands

    def described(self) -> Described:
        """The measure, once the form is good."""
        said = {field.name: field.data for field in self if field.name in Described.__dataclass_fields__}
        said |= {name: "" for name in said if name in WORDS and said[name] is None}
        said |= {name: _counted(said[name]) for name in ("multiplier", "sample", "decimals", "owner_id")}
        return Described(**said | {"target": self._read(self.target) if self.target.data else None})


NUMBERS = ("target", "multiplier", "sample", "decimals", "owner_id")
WORDS = ("why", "numerator", "denominator", "included", "excluded", "source", "collector", "stratifiers", "small_numbers")
SECTIONS = {  # what is asked beside the first eight, by its heading
    mark_for_staff("Why it matters"): ("why",),
    mark_for_staff("How it is worked out"): ("numerator", "denominator", "multiplier", "included", "excluded"),
    mark_for_staff("What it is compared with"): ("target_from", "baseline_from", "baseline_to"),
    mark_for_staff("Where the numbers come from"): ("source", "collector", "sample", "starts_on", "owner_id"),
    mark_for_staff("Groups of people"): ("stratifiers", "small_numbers"),
    mark_for_staff("How it is shown"): ("decimals", "prefers"),
}


def _counted(typed: str | None) -> int | None:
    return int(typed.replace(",", "")) if typed else None


def _whole(field: Field, least: int, most: int, sentence: str) -> None:
    """A whole number between two, with or without commas between thousands, or nothing."""
    typed = (field.data or "").replace(",", "")
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(most)) and least <= int(typed) <= most):
        raise ValidationError(for_staff(sentence))


def _day(field: Field) -> None:
    """A day within 20 years before and 5 years after today, or nothing."""
    from app.core import calendar

    today = calendar.today()
    a_day_or_nothing(field)
    if field.data and not today - OLDEST <= field.data <= today + _LAST:
        raise ValidationError(for_staff("Check the year of this date"))


class TakeAwayForm(Form):
    """Why a measure is not needed any more."""

    why = Line(
        mark_for_staff("Why do you take it away?"),
        description=mark_for_staff("Such as: nobody can count it. It stays in the history."),
        validators=[Said(mark_for_staff("Write why")), _SHORT],
    )
