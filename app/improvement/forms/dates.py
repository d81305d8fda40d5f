"""What a date that may be left empty is."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.i18n import for_staff


def a_day_or_nothing(field: Field) -> None:
    """What was typed is a day, or nothing was."""
    if field.data is None and any(field.raw_data or ()):
        raise ValidationError(for_staff("Write a date, or leave it empty"))
