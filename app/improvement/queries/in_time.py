"""When those who are asked about a small test are written to or phoned, and whether there is time to translate it first."""

import datetime as dt
import enum
from dataclasses import dataclass

from app.core import calendar
from app.improvement.models import Cycle
from app.improvement.permissions import WRITTEN_IN
from app.proposals.models import Proposal, Stage

TO_TRANSLATE = 2  # working days, as for whatever waits for a translation here
TO_CARRY = 2  # working days, as for whatever the team phones or posts here


class Goes(enum.StrEnum):
    """When a letter goes."""

    ON_THE_DAY = "on_the_day"
    AT_ONCE = "at_once"  # the last day has come
    ONCE_BEGUN = "once_begun"  # it has come, and the test has not begun
    IF_ON = "if_on"  # the work is paused, and the last day is still to come
    ONCE_ON = "once_on"  # the work is paused, and the last day has come
    NEVER = "never"  # nobody works on the idea now


@dataclass(frozen=True)
class InTime:
    """When the letter goes; from which day, and by which day somebody of the team has phoned or posted it.

    Whether a translation takes longer than that; whether the last day can still be moved.
    """

    goes: Goes
    first: dt.date
    last: dt.date
    too_short: bool
    moves: bool


def in_time(proposal: Proposal, cycle: Cycle) -> InTime:
    """For whoever would be asked now; it says what the clock does, which asks within the hour once everything is so."""
    today = calendar.today()
    first = max(today, cycle.ends_on)
    too_short = calendar.add_working_days(today, TO_TRANSLATE) > cycle.ends_on
    last = calendar.add_working_days(first, TO_CARRY)
    return InTime(_goes(proposal, cycle, today), first, last, too_short, moves=cycle.begun_at is None)


def _goes(proposal: Proposal, cycle: Cycle, today: dt.date) -> Goes:
    if proposal.stage not in WRITTEN_IN:
        return Goes.NEVER
    if proposal.stage is Stage.PAUSED:
        return Goes.IF_ON if cycle.ends_on > today else Goes.ONCE_ON
    if cycle.ends_on > today:
        return Goes.ON_THE_DAY
    return Goes.AT_ONCE if cycle.begun_at is not None else Goes.ONCE_BEGUN
