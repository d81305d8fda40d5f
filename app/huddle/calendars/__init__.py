"""Meetings as a calendar file (RFC 5545), which the calendar of any phone or computer reads."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from app.core import calendar
from app.core.config import settings
from app.core.i18n import for_staff
from app.huddle.models import Meeting, MeetingStatus

_PRODUCT = "-//Design Huddle//Meetings//EN"
_STANDS = {MeetingStatus.CANCELLED: "CANCELLED"}


def when(of: Meeting) -> tuple[dt.datetime, dt.datetime]:
    """Begin and end of a meeting, as moments in UTC; right too in the weeks in which the clocks change."""
    begin = dt.datetime.combine(of.on, of.starts_at, settings().zone).astimezone(dt.UTC)
    return begin, begin + dt.timedelta(minutes=of.minutes)


def as_calendar(meetings: Iterable[Meeting]) -> bytes:
    """The file, with the name, time, place and state of each. Needs `huddle` of each meeting.

    A meeting that was moved or called off keeps its name and has a higher number, so that calendars change what they show.
    """
    file = Calendar()
    file.add("prodid", _PRODUCT)
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", settings().service_name)
    for one in meetings:
        file.add_component(_event(one))
    return bytes(file.to_ical())


def _event(of: Meeting) -> Event:
    event = Event()
    begin, end = when(of)
    event.add("uid", f"huddle-{of.id}@{urlsplit(settings().base_url).netloc}")
    event.add("dtstamp", calendar.now())
    event.add("dtstart", begin)
    event.add("dtend", end)
    event.add("sequence", of.changes)
    event.add("summary", of.huddle.name)
    event.add("status", _STANDS.get(of.status, "CONFIRMED"))
    place = ", ".join(filter(None, (of.place, of.link)))
    if place:
        event.add("location", place)
    told = [for_staff("This huddle was called off.")] if of.status is MeetingStatus.CANCELLED else []
    told += [of.why] if of.why else []
    told += [for_staff("Language support: %(support)s") % {"support": of.support}] if of.support else []
    if told:
        event.add("description", "\n".join(told))
    event.add("url", f"{settings().base_url}/en/huddles/{of.id}")
    return event
