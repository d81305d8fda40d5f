"""When the letter goes to whoever is asked about a small test, and whether there is time to translate it first."""

import enum
from dataclasses import dataclass

from app.core import calendar
from app.improvement.models import Cycle

TO_TRANSLATE = 2  # working days, as for whatever waits for a translation here


class Goes(enum.StrEnum):
    """When a letter goes."""

    ON_THE_DAY = "on_the_day"
    AT_ONCE = "at_once"  # the last day has come
    ONCE_BEGUN = "once_begun"  # it has come, and the test has not begun


@dataclass(frozen=True)
class InTime:
    """When the letter goes; whether a translation takes longer than that; whether the last day can still be moved."""

    goes: Goes
    too_short: bool
    moves: bool


def in_time(cycle: Cycle) -> InTime:
    """For whoever would be asked now."""
    today = calendar.today()
    come = Goes.AT_ONCE if cycle.begun_at is not None else Goes.ONCE_BEGUN
    too_short = calendar.add_working_days(today, TO_TRANSLATE) > cycle.ends_on
    return InTime(come if cycle.ends_on <= today else Goes.ON_THE_DAY, too_short, moves=cycle.begun_at is None)
