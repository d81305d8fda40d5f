"""Clock, zone and working days. Times are UTC, dates are dates in the service's zone."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from functools import cache

from app.core.config import settings

_SATURDAY = 5
_ASK = """import holidays, sys
first = int(sys.argv[1])
print(*(day.isoformat() for day in holidays.country_holidays("GB", subdiv="ENG", years=range(first, first + 10))))"""
_clock: list[Callable[[], dt.datetime]] = [lambda: dt.datetime.now(dt.UTC)]


LAST_YEAR = 2099  # further ahead nobody plans, and dates must leave room to count from


def now() -> dt.datetime:
    """This moment, in UTC, aware."""
    return _clock[-1]()


def set_clock(clock: Callable[[], dt.datetime]) -> None:
    """Puts another clock in place (the demo and the tests tell their own time)."""
    _clock.append(clock)


def reset_clock() -> None:
    """Back to the clock on the wall."""
    del _clock[1:]


def today() -> dt.date:
    """The date where the service is."""
    return on_date(now())


def on_date(moment: dt.datetime) -> dt.date:
    """The date, in the service's zone, of a moment."""
    return moment.astimezone(settings().zone).date()


@cache
def _bank_holidays(decade: int) -> frozenset[dt.date]:
    """Asked of the library in a process of its own: it loads the whole world, 16 MB that each of our processes would keep."""
    done = subprocess.run([sys.executable, "-c", _ASK, str(decade * 10)], stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 our own words
    return frozenset(map(dt.date.fromisoformat, done.stdout.split()))


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday, not one of England's bank holidays."""
    return day.weekday() < _SATURDAY and day not in _bank_holidays(day.year // 10)


def add_working_days(start: dt.date, count: int) -> dt.date:
    """The date `count` working days after `start`; the start itself is not counted."""
    day = start
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day


@cache
def working_days_between(start: dt.date, end: dt.date) -> int:
    """Working days after `start` up to and with `end`; negative when `end` lies before."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + dt.timedelta(days=n)) for n in range(1, (end - start).days + 1))
