"""Many rows of a spreadsheet, pasted or out of a file: how they are read, what is asked about them, and what is wrong with them."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace

from flask import request
from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from app.core.errors import Refused
from app.core.files.serving import received
from app.core.forms import AtMost, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions import check_day
from app.improvement.charts.cells import NotUnderstood
from app.improvement.forms.seconds import AsksOfSeconds
from app.improvement.forms.values import MOST_TOLD
from app.improvement.incoming.cells import Mark, Order
from app.improvement.incoming.files import MOST_BYTES, MOST_CHARACTERS, NotRead, lines_of
from app.improvement.incoming.pasted import MOST_LINES, PLAIN, Pasted, Ways, pasted
from app.improvement.queries import Compared
from app.improvement.queries.periods import Second
from app.improvement.queries.previewing import Shown, shown_from

COMMA = offers(
    [(Mark.POINT.value, mark_for_staff("Thousands: 1,250 is 1250")), (Mark.COMMA.value, mark_for_staff("Decimals: 1,250 is 1.25"))]
)
POINT = offers(
    [(Mark.POINT.value, mark_for_staff("Decimals: 1.250 is 1.25")), (Mark.COMMA.value, mark_for_staff("Thousands: 1.250 is 1250"))]
)


class PasteForm(AsksOfSeconds):
    """Many values, a line each, and the signs by which somebody who saves them has looked at these very lines and at what they change."""

    rows = Words(
        mark_for_staff("Paste the rows here"),
        description=mark_for_staff("Each line is a date and a value, such as 2026-01-31, 12.5."),
        validators=[Said(mark_for_staff("Paste the rows")), AtMost(MOST_CHARACTERS, mark_for_staff("Use at most 300,000 characters"))],
    )
    order = Radios(
        mark_for_staff("Which comes first in these dates?"),
        choices=offers([(Order.DAY.value, mark_for_staff("The day")), (Order.MONTH.value, mark_for_staff("The month"))]),
        validate_choice=False,
    )
    mark = Radios(mark_for_staff("What does the comma mean in these numbers?"), choices=COMMA, validate_choice=False)
    column = Radios(mark_for_staff("Which column holds the values?"), choices=(), validate_choice=False)
    first = HiddenField()
    understood = Pasted((), (), 0)
    ways = PLAIN
    sheet = ""
    file_fault = ""

    def ask_of(self, ways: Ways) -> None:
        """Reads what was sent as values of such a measure; a file takes the place of what was pasted."""
        self.ways = ways
        if self.is_submitted() and (files := received("file")):
            self._take(files[0].stream.read(MOST_BYTES + 1))

    def _take(self, raw: bytes) -> None:
        self.order.data = self.mark.data = self.column.data = None
        try:
            lines = lines_of(raw)
        except NotRead as fault:
            self.file_fault = fault.sentence
            return
        self.rows.process_formdata([lines.text])
        self.first.data, self.sheet = str(lines.first), lines.sheet
        self.mark.data = Mark.POINT.value if lines.pointed else None

    def validate(self, extra_validators: object = None) -> bool:
        """A file that cannot be read is the one fault."""
        good = bool(super().validate(extra_validators))
        if self.file_fault:
            self.rows.errors = []
        return good and not self.file_fault

    def validate_rows(self, field: Field) -> None:
        """Every line is a day that can be and a value."""
        if not field.data or field.errors or self.file_fault:
            return
        self.understood = pasted(field.data, _check_day, self._ways())
        faults = self.understood.faults
        if faults:
            left = len(faults) - MOST_TOLD
            more = [for_staff("Other lines that are wrong: %(num)s.") % {"num": left}] if left > 0 else []
            *others, last = *faults[:MOST_TOLD], *more
            field.errors = [*field.errors, *others]
            raise ValidationError(last)
        self.column.choices = offers(self.understood.columns)
        if "." in self.understood.numbers:
            self.mark.choices = POINT
        if not self.understood.rows and not self.asks:
            raise ValidationError(for_staff("No line has a value. Paste the rows with their values"))

    @property
    def asks(self) -> bool:
        """Whether something can be read in several ways."""
        return bool(self.understood.dates or self.understood.numbers or self.understood.columns)

    def _ways(self) -> Ways:
        typed = self.first.data or ""
        first = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST_CHARACTERS)) else 1
        order = Order(self.order.data) if self.order.data in set(Order) else None
        mark = Mark(self.mark.data) if self.mark.data in set(Mark) else None
        return replace(self.ways, order=order, mark=mark, column=self.column.data or "", first=first)

    def faults(self) -> list[dict[str, str]]:
        """The file's first."""
        return [*([{"text": self.file_fault, "href": "#file"}] if self.file_fault else []), *super().faults()]

    def shown(self, compared: Compared) -> Shown:
        """Some of the values as they were understood: the page that was asked for, else the first."""
        typed = request.form.get("from", "")
        return shown_from(compared, int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST_LINES)) else 0)

    def digest(self) -> str:
        """A sign for the words in the box and how they are read."""
        return hashlib.sha256(repr((self.rows.data, self._ways())).encode()).hexdigest()

    def settles(self, found: Sequence[Second]) -> bool:
        """Whether no period gets a second value, or somebody said that both are right; whoever saves without saying so is asked again."""
        settled = self.takes_both(found)
        if not settled and request.form.get("save"):
            self.both.errors = [for_staff("Say whether there are two values in one period, or take one out")]
        return settled

    def was_seen(self, compared: Compared) -> bool:
        """Whether somebody saves what they have looked at, and nobody wrote another value in the meantime that it would change."""
        stood = set(request.form.get("stood", "").split())
        now = {mark_of(one.on, one.was) for one in compared.changed}
        return bool(request.form.get("save")) and request.form.get("seen") == self.digest() and now <= stood


def mark_of(on: dt.date, was: str) -> str:
    """A sign for what stands on a day before it is changed."""
    return f"{on.isoformat()}={was.replace(' ', '_')}"


def _check_day(on: dt.date) -> None:
    try:
        check_day(on)
    except Refused as refusal:
        raise NotUnderstood(refusal.sentence + ".") from refusal
