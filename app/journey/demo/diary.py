"""The demo's own time: each step sets the clock, and no step lies later than yesterday evening."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from app.core import calendar
from app.core.config import settings

_THURSDAY = 3
_BREATH = dt.timedelta(minutes=3)  # between one step and the next


def moment_on(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """A time of day where the service is, as a moment in UTC."""
    return dt.datetime.combine(day, dt.time(hour, minute), settings().zone).astimezone(dt.UTC)


def huddle_day(day: dt.date) -> dt.date:
    """The first Thursday from a day on that is a working day."""
    while day.weekday() != _THURSDAY or not calendar.is_working_day(day):
        day += dt.timedelta(days=1)
    return day


class Diary:
    """Which moment it is in the story that is being told. `today` is the day on which it is told."""

    def __init__(self) -> None:
        self.today = calendar.today()
        self.latest = moment_on(self.today - dt.timedelta(days=1), 21, 30)
        self.moment = self.latest

    @property
    def day(self) -> dt.date:
        """The date in the story."""
        return calendar.on_date(self.moment)

    def turn_to(self, day: dt.date, hour: int, minute: int = 0) -> None:
        """Another story, or another chapter: any moment before today."""
        self.moment = min(moment_on(day, hour, minute), self.latest)

    def go_on(self, day: dt.date, hour: int, minute: int = 0) -> None:
        """The next step: as wished, but after the last one, and before today."""
        self.moment = max(self.moment + _BREATH, min(moment_on(day, hour, minute), self.latest))

    def go_on_a_little(self) -> None:
        """The next step, minutes later."""
        self.moment += _BREATH

    def go_on_after(self, working_days: int, chance: Random) -> None:
        """The next step, so many working days later, in office hours."""
        self.go_on(calendar.add_working_days(self.day, working_days), chance.randint(9, 15), chance.randint(0, 59))


@contextmanager
def opened() -> Iterator[Diary]:
    """A diary that the whole program goes by; afterwards the clock on the wall."""
    diary = Diary()
    calendar.set_clock(lambda: diary.moment)
    try:
        yield diary
    finally:
        calendar.reset_clock()
