"""The days on which others were asked, and answered."""

import datetime as dt

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import for_staff

OLDEST = dt.timedelta(days=5 * 365)  # nobody asked longer ago for a try-out of today


def check_day(on: dt.date, field: str, *, after: dt.date | None = None) -> None:
    """Raises Refused for a day that is still to come, is very long ago, or lies before `after`, the day on which somebody asked."""
    today = calendar.today()
    if on > today:
        raise Refused(for_staff("This day is still to come. Write a day that has been"), field=field)
    if on < today - OLDEST:
        raise Refused(for_staff("This day is more than 5 years ago. Check the year"), field=field)
    if after is not None and on < after:
        raise Refused(for_staff("This day is before the day on which somebody asked. Check both"), field=field)
