"""The forms of meetings: when, where, with whom, and what goes on to a later one."""

import datetime as dt
from collections.abc import Iterable

from wtforms import Field
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Ticks, TimeOfDay, offers
from app.core.i18n import for_staff, long_date, mark_for_staff
from app.huddle.actions import Setting
from app.huddle.models import LENGTHS, Huddle, Meeting
from app.huddle.queries import Week
from app.people.models import Person

WEEKDAYS = tuple(mark_for_staff(day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
_SHORT = AtMost(300, mark_for_staff("Make this shorter"))


class ListForm(Form):
    """Which meeting an idea is put before."""

    meeting = Choice(mark_for_staff("Which huddle"), coerce=str, validate_choice=False)

    def offer(self, meetings: Iterable[Meeting]) -> None:
        """Fills the list of meetings."""
        self.meeting.choices = _dates(meetings)


class MeetingForm(Form):
    """A new date."""

    on = Day(mark_for_staff("Date"), validators=[Said(mark_for_staff("Choose a date"))])

    def validate_on(self, field: Field) -> None:
        """A huddle is planned for a day to come."""
        if field.data and field.data < calendar.today():
            raise ValidationError(for_staff("Choose a day that is still to come."))
        if field.data and field.data.year > calendar.LAST_YEAR:
            raise ValidationError(for_staff("Choose a day before the year 2100"))

    def day(self) -> dt.date:
        """The date, once the form is good."""
        return self.on.data or dt.date.min


class WeeksForm(Form):
    """Which of the next weeks have a huddle. Days on which few people come are offered, not ticked."""

    days = Ticks(
        mark_for_staff("Which days?"), validators=[Said(mark_for_staff("Tick a day, or go back without planning"))], validate_choice=False
    )

    def offer(self, weeks: Iterable[Week]) -> None:
        """Fills the list of days, and ticks those that nothing speaks against."""
        free = [week for week in weeks if week.free]
        few = for_staff("%(date)s. Few people come around Christmas.")
        self.days.choices = offers((w.day.isoformat(), few % {"date": long_date(w.day)} if w.quiet else long_date(w.day)) for w in free)
        if not self.is_submitted():
            self.days.data = [week.day.isoformat() for week in free if not week.quiet]

    def chosen(self) -> list[dt.date]:
        """The days that were ticked, of those that were offered."""
        return [dt.date.fromisoformat(choice.value) for choice in self.days.choices or [] if choice.value in (self.days.data or [])]


class SettingForm(Form):
    """Time, place and people."""

    starts_at = TimeOfDay(mark_for_staff("Time"), validators=[Said(mark_for_staff("Write a time, such as 12:30"))])
    minutes = Radios(mark_for_staff("How long"), validators=[Said(mark_for_staff("Choose how long it takes"))], validate_choice=False)
    place = Line(mark_for_staff("Place"), validators=[_SHORT])
    link = Line(mark_for_staff("Address of the video call"), validators=[_SHORT])
    chair = Choice(mark_for_staff("Chair"), coerce=str, validate_choice=False)
    minute_taker = Choice(mark_for_staff("Takes minutes"), coerce=str, validate_choice=False)
    support = Line(
        mark_for_staff("Language support that is booked"),
        description=mark_for_staff("For example: British Sign Language, Urdu interpreter."),
        validators=[_SHORT],
    )

    def offer(self, people: Iterable[Person]) -> None:
        """Fills the lists of people and lengths."""
        self.minutes.choices = offers((str(n), for_staff("%(num)s minutes") % {"num": n}) for n in LENGTHS)
        self.chair.choices = offers([("", mark_for_staff("Nobody yet")), *((str(p.id), p.display_name) for p in people)])
        self.minute_taker.choices = self.chair.choices

    def begin_with(self, thing: Huddle | Meeting) -> None:
        """Puts in what stands already."""
        for name in ("starts_at", "place", "link", "support"):
            self[name].data = getattr(thing, name)
        self.minutes.data = str(thing.minutes)
        self.chair.data, self.minute_taker.data = str(thing.chair_id or ""), str(thing.minute_taker_id or "")

    def setting(self) -> Setting:
        """What was chosen, once the form is good; a person who is not on the list is nobody."""
        words = {name: self[name].data or "" for name in ("place", "link", "support")}
        length = next((n for n in LENGTHS if str(n) == self.minutes.data), 0)
        return Setting(
            starts_at=self.starts_at.data or dt.time.min,
            minutes=length,
            chair_id=_chosen(self.chair),
            minute_taker_id=_chosen(self.minute_taker),
            **words,
        )


class WeeklyForm(SettingForm):
    """The template: which day of the week, and what every meeting begins with."""

    weekday = Choice(
        mark_for_staff("Day of the week"), coerce=str, validate_choice=False, choices=offers((str(n), d) for n, d in enumerate(WEEKDAYS))
    )

    def begin_with(self, thing: Huddle | Meeting) -> None:
        """Puts in what stands already."""
        super().begin_with(thing)
        if isinstance(thing, Huddle):
            self.weekday.data = str(thing.weekday)

    def day(self) -> int:
        """The day of the week, 0 for Monday. Raises Refused for one that is none of ours."""
        chosen = _chosen(self.weekday)
        if chosen is None:
            raise Refused(for_staff("Choose a day of the week"), field="weekday")
        return chosen


class MoveForm(MeetingForm):
    """Another day, and why."""

    why = Line(mark_for_staff("Why"), description=mark_for_staff("The members read it."), validators=[_SHORT])


class RestForm(Form):
    """The meeting to which ideas go on."""

    into = Choice(mark_for_staff("The huddle that talks about them instead"), coerce=str, validate_choice=False)

    def offer(self, meetings: Iterable[Meeting]) -> None:
        """Fills the list of meetings."""
        self.into.choices = _dates(meetings)

    def chosen(self) -> int | None:
        """The number of the meeting, or none."""
        return _chosen(self.into)


class CallOffForm(RestForm):
    """Not held: why, and where its ideas go on."""

    why = Line(mark_for_staff("Why"), description=mark_for_staff("The members read it."), validators=[_SHORT])


class MinutesForm(Form):
    """How long one idea takes."""

    minutes = Line(mark_for_staff("Minutes"), validators=[AtMost(3, mark_for_staff("Write a number of minutes from 1 to 60"))])

    def number(self) -> int:
        """The number, or 0 for what is none."""
        typed = self.minutes.data or ""
        return int(typed) if typed.isascii() and typed.isdecimal() else 0


def _dates(meetings: Iterable[Meeting]) -> list[object]:
    return [*offers((str(meeting.id), long_date(meeting.on)) for meeting in meetings)]


def _chosen(field: Choice) -> int | None:
    known = {str(choice.value) for choice in field.choices or []}
    return int(field.data) if field.data and field.data in known else None
