"""What is ended before its day: why is asked, kept and shown, never done in silence."""

import datetime as dt

from app.core import calendar
from app.core.i18n import for_staff
from app.improvement.models import Cycle, Project, ReviewTold

EARLY_BEFORE = 5  # working days; a review within 5 of its day is in time (reference methods 15)


def is_early(on: dt.date) -> bool:
    """Whether a review or the end of a plan is more than EARLY_BEFORE working days away."""
    return on > calendar.today() and calendar.working_days_between(calendar.today(), on) > EARLY_BEFORE


def is_review_early(on: dt.date, told: ReviewTold | None) -> bool:
    """Whether a review of this day is, or was when it was closed first."""
    return bool(told.why_early) if told else is_early(on)


def is_evaluation_early(project: Project) -> bool:
    """Whether the plan of a try-out still has long to go."""
    return is_early(project.ends_on)


def is_study_early(cycle: Cycle) -> bool:
    """Whether the last day of a small test is still to come."""
    return cycle.ends_on > calendar.today()


def why_lacks() -> str:
    """The sentence where nobody has said why."""
    return for_staff("Write why you do it before its day")
