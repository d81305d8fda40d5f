"""The rest of a plan as fields: what a test acts on, who does what, what is written down. A row more comes by its button, without script."""

from collections.abc import Sequence
from typing import Any

from flask import request
from wtforms import Field

from app.core.forms import AtMost, Choice, Day, Form, Line, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.improvement.actions.planning import MOST_COLLECTED, MOST_STEPS, Does, Rest, Writes, is_sensible
from app.improvement.models import Cycle, Measure
from app.improvement.queries.drivers import Diagram

NONE = "none"
STEPS, COLLECTED = "steps", "collected"  # the buttons that add a row, and the hidden boxes that count the rows
FEWEST = 2  # rows that a page shows
_SHORT = AtMost(200, mark_for_staff("Use at most 200 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


def _what() -> Line:
    """The boxes of a row of who does what. The page gives their labels its number."""
    return Line(mark_for_staff("What is done?"), validators=[_SHORT])


def _who() -> Line:
    return Line(mark_for_staff("Who does it?"), validators=[_SHORT])


def _place() -> Line:
    return Line(mark_for_staff("Where?"), validators=[_SHORT])


def _day() -> Day:
    return Day(mark_for_staff("On which day?"))


def _measure() -> Choice:
    """The boxes of a row of what is written down."""
    return Choice(mark_for_staff("Which measure?"), default=NONE, validate_choice=False)


def _words() -> Line:
    return Line(mark_for_staff("What is written down?"), validators=[_SHORT])


def _how() -> Line:
    return Line(mark_for_staff("How?"), validators=[_SHORT])


def _when() -> Line:
    return Line(mark_for_staff("When, and how often?"), validators=[_SHORT])


class RestForm(Form):
    """What a plan says beside its first fields."""

    driver = Choice(
        mark_for_staff("Which driver does it act on?"),
        description=mark_for_staff("A driver is something that must change so that we reach what we want."),
        default=NONE,
        validate_choice=False,
    )
    objective = Words(
        mark_for_staff("What do you want this small test to do?"),
        description=mark_for_staff("One sentence. Leave it empty if the questions below say it."),
        validators=[_LONG],
    )
    consent = Words(
        mark_for_staff("Who must agree, and could it harm anybody?"),
        description=mark_for_staff("Whom you ask before, and what you do so that nobody is harmed."),
        validators=[_LONG],
    )
    what_1, who_1, place_1, day_1 = _what(), _who(), _place(), _day()
    what_2, who_2, place_2, day_2 = _what(), _who(), _place(), _day()
    what_3, who_3, place_3, day_3 = _what(), _who(), _place(), _day()
    what_4, who_4, place_4, day_4 = _what(), _who(), _place(), _day()
    what_5, who_5, place_5, day_5 = _what(), _who(), _place(), _day()
    what_6, who_6, place_6, day_6 = _what(), _who(), _place(), _day()
    what_7, who_7, place_7, day_7 = _what(), _who(), _place(), _day()
    what_8, who_8, place_8, day_8 = _what(), _who(), _place(), _day()
    measure_1, words_1, writer_1, how_1, when_1 = _measure(), _words(), _who(), _how(), _when()
    measure_2, words_2, writer_2, how_2, when_2 = _measure(), _words(), _who(), _how(), _when()
    measure_3, words_3, writer_3, how_3, when_3 = _measure(), _words(), _who(), _how(), _when()
    measure_4, words_4, writer_4, how_4, when_4 = _measure(), _words(), _who(), _how(), _when()
    measure_5, words_5, writer_5, how_5, when_5 = _measure(), _words(), _who(), _how(), _when()

    def offer(self, diagram: Diagram, measures: Sequence[Measure]) -> None:
        """The drivers of the diagram and the measures of the try-out."""
        drivers = [(str(one.id), one.words) for one in diagram.drivers]
        self.driver.choices = offers([(NONE, for_staff("None of them, or not known yet")), *drivers])
        measured = [(NONE, for_staff("No measure: say it in words")), *((str(one.id), one.name) for one in measures)]
        for row in self._all_collected():
            row[0].choices = offers(measured)

    def is_submitted(self) -> bool:
        """A form that asks for a row more brings its words along, and nothing is saved."""
        return super().is_submitted() and request.form.get("add") not in {STEPS, COLLECTED}

    @property
    def step_rows(self) -> list[list[Field]]:
        """The rows of who does what, as many as the page shows: what, who, where, when."""
        return _shown(self._all_steps(), STEPS)

    @property
    def collected_rows(self) -> list[list[Field]]:
        """Likewise of what is written down: measure, words, who, how, when."""
        return _shown(self._all_collected(), COLLECTED)

    def validate(self, extra_validators: object = None) -> bool:
        """A row says what is done, on a day that can be; or what is written down."""
        good: bool = super().validate(extra_validators)
        faults = [
            fault
            for number, row in enumerate(self._all_steps(), 1)
            for fault in (_lacks(row[:1], row[1:], for_staff("Write what is done in row %(number)s"), number), _no_day(row[3], number))
        ]
        sentence = for_staff("Choose a measure in row %(number)s, or write what is written down")
        faults += [_lacks(row[:2], row[2:], sentence, number) for number, row in enumerate(self._all_collected(), 1)]
        return good and not any(faults)

    def begin_with_rest(self, thing: Cycle) -> None:
        """What stands."""
        self.driver.data = str(thing.driver_id or NONE)
        self.objective.data, self.consent.data = thing.objective, thing.consent
        for fields, step in zip(self._all_steps(), thing.steps, strict=False):
            _fill(fields, (step.what, step.who, step.place, step.on))
        for fields, one in zip(self._all_collected(), thing.collected, strict=False):
            _fill(fields, (str(one.measure_id or NONE), one.words, one.who, one.how, one.when))

    def rest(self) -> Rest:
        """What was said, once the form is good."""
        return Rest(
            driver=_number(self.driver.data),
            objective=self.objective.data or "",
            consent=self.consent.data or "",
            steps=tuple(
                Does(what.data, who.data or "", place.data or "", day.data) for what, who, place, day in self._all_steps() if what.data
            ),
            collected=tuple(
                Writes(_number(row[0].data), *(field.data or "" for field in row[1:])) for row in self._all_collected() if _says(row[:2])
            ),
        )

    def _all_steps(self) -> list[list[Field]]:
        return [[self[f"{name}_{place}"] for name in ("what", "who", "place", "day")] for place in range(1, MOST_STEPS + 1)]

    def _all_collected(self) -> list[list[Field]]:
        names = ("measure", "words", "writer", "how", "when")
        return [[self[f"{name}_{place}"] for name in names] for place in range(1, MOST_COLLECTED + 1)]


def _number(chosen: str | None) -> int | None:
    """Of a driver or a measure; 0, which none has, for something that nobody offered."""
    return None if chosen in {None, NONE} else row_number(chosen or "") or 0


def _says(fields: Sequence[Field]) -> bool:
    """Whether something was written or chosen."""
    return any(field.data not in {None, "", NONE} or (any(field.raw_data or ()) and not isinstance(field, Choice)) for field in fields)


def _fill(fields: Sequence[Field], said: Sequence[Any]) -> None:
    for field, words in zip(fields, said, strict=True):
        field.data = words


def _lacks(needed: Sequence[Field], others: Sequence[Field], sentence: str, number: int) -> bool:
    """Hangs the sentence on a row that says something and not what it is about."""
    lacks = _says(others) and not _says(needed)
    if lacks:
        needed[-1].errors = [*needed[-1].errors, sentence % {"number": number}]
    return lacks


def _no_day(field: Field, number: int) -> bool:
    """Hangs a sentence on something that is no day, or one of a wrong year."""
    typed = any(field.raw_data or ())
    wrong = typed if field.data is None else not is_sensible(field.data)
    if wrong:
        field.errors = [for_staff("Write a date in row %(number)s, or leave it empty") % {"number": number}]
    return wrong


def _shown(rows: list[list[Field]], button: str) -> list[list[Field]]:
    """Rows up to the last one that says something, and as many as somebody asked for."""
    filled = [number for number, row in enumerate(rows, 1) if _says(row)]
    asked = (row_number(request.form.get(button, "")) or FEWEST) + (request.form.get("add") == button)
    return rows[: max([FEWEST, asked, *filled])]
