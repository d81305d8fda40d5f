"""What the forms about how a try-out is going share."""

import datetime as dt

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.errors import Refused
from app.core.forms import AtMost, Form
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.web import row_number
from app.improvement.actions import OLDEST, check_day
from app.improvement.forms.dates import a_day_or_nothing

SHORT = AtMost(200, mark_for_staff("Use at most 200 characters"))
LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))


class Chosen:
    """A rule: one of the choices that are offered. The sentence says what to choose."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Raises the sentence when nothing was chosen, or something that nobody offered."""
        offered = {choice.value for choice in field.choices}
        chosen = field.data if isinstance(field.data, list) else [field.data]
        if not chosen or not set(chosen) <= offered:
            raise ValidationError(gettext(self.sentence))


class Versioned(Form):
    """A form that knows which version its writer had before them."""

    version = HiddenField()

    def seen(self) -> int:
        """The version; 0, which nothing has, where somebody sent something else."""
        return row_number(self.version.data or "") or 0

    def catch_up(self, version: int) -> bool:
        """Whether somebody else changed it meanwhile. Then the writer is shown what stands, and what they save next counts."""
        older = bool(request.form) and self.seen() != version
        self.version.data = str(version)
        return older


def check_been(field: Field) -> None:
    """A day that has been, or none; what was typed is a day."""
    a_day_or_nothing(field)
    if field.data is not None:
        try:
            check_day(field.data)
        except Refused as refusal:
            raise ValidationError(refusal.sentence) from refusal


def check_near(day: dt.date) -> None:
    """A day within 20 years, before or after today."""
    today = calendar.today()
    if not today - OLDEST <= day <= today + OLDEST:
        raise ValidationError(for_staff("This day is more than 20 years away. Check the year"))
