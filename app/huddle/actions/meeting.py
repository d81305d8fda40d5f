"""A huddle meets each week as its template says; dates are planned, moved, called off and held."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.inviting import go_along
from app.huddle.actions.listing import put_off
from app.huddle.actions.room import stop_talking
from app.huddle.models import LENGTHS, Huddle, Meeting, MeetingStatus
from app.huddle.notices import Later
from app.people.models import Person
from app.tasks.actions import raise_once
from app.tasks.models import TaskKind

NAME = "Design Collaborative Huddle"


@dataclass(frozen=True)
class Setting:
    """When, where and with whom a huddle meets. `support`: language support that is booked, in words."""

    starts_at: dt.time
    minutes: int
    place: str
    link: str
    chair_id: int | None
    minute_taker_id: int | None
    support: str


def group() -> Huddle:
    """The huddle of this system; begun when there is none."""
    found = queries.huddle()
    if found is None:
        found = Huddle(name=NAME)
        db.session.add(found)
        db.session.flush()
    return found


def meet_weekly(weekday: int, setting: Setting, *, by: Person) -> Huddle:
    """Changes the template. Meetings that are planned already keep what they have."""
    _check(setting)
    template = group()
    template.weekday = weekday
    _put(template, setting)
    record("huddle", template.id, "meet_weekly", by=by.id, facts={"weekday": weekday, "starts_at": setting.starts_at.isoformat("minutes")})
    return template


def plan_meeting(on: dt.date, *, by: Person | None) -> Meeting:
    """One date of the huddle, set up as its template says. The same date twice is refused; one that was called off is held after all."""
    template = group()
    there = queries.meeting_on(on)
    if there and there.status is not MeetingStatus.CANCELLED:
        raise Refused(for_staff("There is a huddle on that day already."), field="on")
    if there and by is not None and not by.holds("chair"):
        raise Refused(for_staff("This huddle was called off. Only the chair plans it again."), field="on")
    meeting = there or Meeting(huddle_id=template.id, on=on)
    if there:
        meeting.changes += 1
    meeting.status, meeting.why = MeetingStatus.PLANNED, ""
    _put(meeting, _setting_of(template))
    db.session.add(meeting)
    db.session.flush()
    record("meeting", meeting.id, "plan", by=by.id if by else None)
    return meeting


def plan_weeks(days: Iterable[dt.date], *, by: Person) -> list[Meeting]:
    """Plans these days of the next weeks, those that can still be planned; what was never offered is left out."""
    offered = {week.day for week in queries.next_weeks() if week.free}
    return [plan_meeting(day, by=by) for day in sorted(offered.intersection(days))]


def set_up(meeting: Meeting, setting: Setting, *, by: Person) -> None:
    """Another time, place or people for one date."""
    _check_open(meeting)
    _check(setting)
    if _setting_of(meeting) == setting:
        return
    felt = (meeting.starts_at, meeting.place, meeting.link) != (setting.starts_at, setting.place, setting.link)
    _put(meeting, setting)
    meeting.changes += 1
    record("meeting", meeting.id, "set_up", by=by.id)
    for item in queries.open_items(meeting) if felt else ():
        go_along(item, meeting, moved=False)


def move_meeting(meeting: Meeting, on: dt.date, why: str, *, by: Person) -> None:
    """To another day; everybody whose idea is on its list hears it. Raises Refused for a day that is over or taken."""
    _check_open(meeting)
    if on == meeting.on:
        return
    if on < calendar.today():
        raise Refused(for_staff("Choose a day that is still to come."), field="on")
    if queries.meeting_on(on):
        raise Refused(for_staff("There is a huddle on that day already."), field="on")
    before = meeting.on
    meeting.on, meeting.why = on, why
    meeting.changes += 1
    record("meeting", meeting.id, "move", by=by.id, reason=why, facts={"before": before.isoformat(), "on": on.isoformat()})
    for item in queries.open_items(meeting):
        put_off(item, meeting, before, Later.MOVED, by=by)


def call_off(meeting: Meeting, into: Meeting | None, why: str, *, by: Person) -> None:
    """Is not held. Its ideas go on to the meeting `into`, and their people hear the new date.

    Raises Refused when ideas are on the list and nobody said where they go on, or nobody said why.
    """
    _check_open(meeting)
    if not why:
        raise Refused(for_staff("Say why. The members read it."), field="why")
    waiting = queries.open_items(meeting)
    if waiting and (into is None or into.id == meeting.id or into.status is not MeetingStatus.PLANNED):
        raise Refused(for_staff("Choose the huddle that talks about the ideas instead."), field="into")
    meeting.status, meeting.why = MeetingStatus.CANCELLED, why
    meeting.changes += 1
    record("meeting", meeting.id, "call_off", by=by.id, reason=why)
    for item in waiting:
        if into is not None:
            put_off(item, into, meeting.on, Later.CALLED_OFF, by=by)


def hold(meeting: Meeting, *, by: Person) -> None:
    """It was held; the clock of what was talked about stops. Twice is once.

    What was not decided goes on to the next meeting, and its people hear the new day; where none is planned, the chair gets a task.
    """
    if meeting.status is MeetingStatus.HELD:
        return
    _check_open(meeting)
    if meeting.on > calendar.today():
        raise NotAllowed(for_staff("This huddle is still to come."))
    stop_talking(meeting)
    later = queries.later_than(meeting)
    for item in queries.undecided(meeting):
        if later:
            put_off(item, later[0], meeting.on, Later.NO_TIME, by=by)
        else:
            told = mark_for_staff("The huddle ended without a decision. Plan the next one, and put the idea before it.")
            details = f"{plain_reference(str(item.proposal.reference))}\n{told}"
            raise_once(TaskKind.DECIDE, "proposal", item.proposal_id, days=2, details=details)
    meeting.status = MeetingStatus.HELD
    record("meeting", meeting.id, "hold", by=by.id)


def _check_open(meeting: Meeting) -> None:
    if meeting.status is MeetingStatus.HELD:
        raise NotAllowed(for_staff("This huddle is over. Nothing was changed."))
    if meeting.status is MeetingStatus.CANCELLED:
        raise NotAllowed(for_staff("This huddle was called off. Nothing was changed."))


def _check(setting: Setting) -> None:
    if setting.minutes not in LENGTHS:
        raise Refused(for_staff("Choose how long it takes"), field="minutes")
    if setting.link and not setting.link.startswith("https://"):
        raise Refused(for_staff("Write the whole address of the video call. It begins with https://"), field="link")


def _setting_of(thing: Huddle | Meeting) -> Setting:
    return Setting(thing.starts_at, thing.minutes, thing.place, thing.link, thing.chair_id, thing.minute_taker_id, thing.support)


def _put(thing: Huddle | Meeting, setting: Setting) -> None:
    for name in Setting.__dataclass_fields__:
        setattr(thing, name, getattr(setting, name))
