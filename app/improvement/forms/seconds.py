"""A second value of one period: asked about once before it is saved, and never forbidden."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from app.core.forms import Form
from app.core.i18n import for_staff, long_date, mark_for_staff
from app.improvement.forms.settled import RightAsItIs
from app.improvement.models import Every
from app.improvement.queries.periods import Second

MOST_TOLD: Final = 10  # periods that are told at once
TAKEN: Final = {
    Every.WEEK: mark_for_staff("This week has a value already: %(value)s on %(day)s."),
    Every.TWO_WEEKS: mark_for_staff("These two weeks have a value already: %(value)s on %(day)s."),
    Every.MONTH: mark_for_staff("This month has a value already: %(value)s on %(day)s."),
    Every.QUARTER: mark_for_staff("These three months have a value already: %(value)s on %(day)s."),
}


def taken(every: Every, second: Second) -> str:
    """What stands in the period of a value that comes in."""
    return for_staff(TAKEN[every]) % {"value": second.said, "day": long_date(second.first)}


class AsksOfSeconds(Form):
    """A form that asks before a period gets a second value."""

    both = RightAsItIs(
        mark_for_staff("Are there two values in one period?"),
        description=mark_for_staff("If not, correct the day, or take the value out."),
        yes=mark_for_staff("Yes, keep both"),
    )
    seconds: Sequence[Second] = ()

    def takes_both(self, found: Sequence[Second]) -> bool:
        """Whether no period gets a second value, or somebody said of these very days that both are right."""
        self.seconds = found
        return self.both.settles([_days(one) for one in found])

    @property
    def told(self) -> list[tuple[dt.date, dt.date, str]]:
        """Some of the days, each with the day and the value that it lies beside."""
        return [(one.on, one.first, one.said) for one in self.seconds[:MOST_TOLD]]

    @property
    def untold(self) -> int:
        """How many more there are."""
        return max(len(self.seconds) - MOST_TOLD, 0)


def _days(second: Second) -> str:
    return f"{second.on.isoformat()}/{second.first.isoformat()}"
