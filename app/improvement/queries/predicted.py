"""Whether what was expected was written in time."""

import enum

from app.core import calendar
from app.improvement.models import Cycle, Question


class TooLate(enum.StrEnum):
    """After what a prediction was written."""

    BEGUN = "begun"
    OVER = "over"


def written_after(cycle: Cycle, question: Question) -> TooLate | None:
    """Whether a prediction was written on a day after the last planned one, or after that on which the test began; None for one in time."""
    if question.predicted_at is None:
        return None
    written = calendar.on_date(question.predicted_at)
    if written > cycle.ends_on:
        return TooLate.OVER
    return TooLate.BEGUN if cycle.begun_at is not None and written > calendar.on_date(cycle.begun_at) else None
