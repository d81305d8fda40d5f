"""The buttons that stand beside the form on the page of a measure: they are buttons of that form, so what was typed comes back."""

import datetime as dt
from typing import TYPE_CHECKING

from flask import request
from flask_login import current_user

from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import row_number, tell_next
from app.improvement import actions
from app.improvement.actions import charting

if TYPE_CHECKING:
    from app.improvement.models import Measure


def pressed_beside(measure: "Measure") -> bool:
    """Whether such a button was pressed: it says what to do, and with which day or note. That is done, and nothing that was typed is saved."""
    deed, between, one = request.form.get("beside", "").partition(":")
    if not between or not Plain().validate_on_submit():
        return False
    day, note = _day(one), row_number(one)
    if deed == "count" and day is not None:
        actions.count_again(measure, day, by=current_user)
    elif deed == "lines" and day is not None:
        charting.take_rebase_back(measure, day, by=current_user)
    elif deed == "note" and note is not None:
        charting.take_annotation_away(measure, note, by=current_user)
    else:  # no page has such a button
        return True
    tell_next(for_staff("Saved."))
    return True


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
