"""The forms of a charter, of the team, and of the plan with its milestones."""

import datetime as dt
import re
from collections.abc import Sequence

from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from app.core import calendar
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Ticks, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.improvement.actions.milestones import Planned
from app.improvement.actions.team import Seated
from app.improvement.forms.dates import a_day_or_nothing
from app.improvement.models import CharterPart, Milestone, Project, TeamMember, TeamPart
from app.people.models import Organisation

FOR_THEMSELVES = "none"
MOST_DIGITS = 9
_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(1000, mark_for_staff("Use at most 1,000 characters. A charter is one page"))
PARTS = {  # the heading, and what belongs under it
    CharterPart.PROBLEM: (
        mark_for_staff("The problem, and how we know"),
        mark_for_staff("What goes wrong, for whom, how often. What you counted, read or were told."),
    ),
    CharterPart.REASON: (
        mark_for_staff("Why now"),
        mark_for_staff("What makes it matter this year. Which shared priority it belongs to."),
    ),
    CharterPart.SCOPE_IN: (
        mark_for_staff("What belongs to it"),
        mark_for_staff("Which people, places and steps you work on."),
    ),
    CharterPart.SCOPE_OUT: (
        mark_for_staff("What does not belong to it"),
        mark_for_staff("What you leave alone this time, so that nobody expects it."),
    ),
    CharterPart.RESOURCES: (
        mark_for_staff("What it needs"),
        mark_for_staff("Time, money, rooms, equipment, help from others."),
    ),
    CharterPart.RISKS: (
        mark_for_staff("What could go wrong"),
        mark_for_staff("What could harm somebody or stop the work, and what you do about it."),
    ),
    CharterPart.COMMUNICATION: (
        mark_for_staff("Who hears about it, and how"),
        mark_for_staff("Who is told what, how often, by whom. Also the people who use the service."),
    ),
    CharterPart.TIMETABLE: (
        mark_for_staff("What happens when"),
        mark_for_staff("The plan in a few words. Days with a name of their own belong to the milestones."),
    ),
}
SAID = {  # the question of the pathways whose answer stands beside what the team writes
    CharterPart.PROBLEM: "problem",
    CharterPart.SCOPE_IN: "change_idea",
    CharterPart.RESOURCES: "related_work",
}
TEAM_PARTS = {
    TeamPart.LEAD: mark_for_staff("Lead: looks after the work from day to day"),
    TeamPart.SPONSOR: mark_for_staff("Sponsor: a senior person who stands behind it and opens doors"),
    TeamPart.COACH: mark_for_staff("Coach: helps with the method"),
    TeamPart.LIVED_EXPERIENCE: mark_for_staff("Lived-experience partner: uses the service, or cares for somebody who does"),
    TeamPart.DATA: mark_for_staff("Data: collects the numbers"),
    TeamPart.DIGITAL: mark_for_staff("Digital: looks after computers and systems"),
    TeamPart.FINANCE: mark_for_staff("Finance: looks after the money"),
    TeamPart.MEMBER: mark_for_staff("Member: does the work with the others"),
}
IN_A_WORD = {
    TeamPart.LEAD: mark_for_staff("Lead"),
    TeamPart.SPONSOR: mark_for_staff("Sponsor"),
    TeamPart.COACH: mark_for_staff("Coach"),
    TeamPart.LIVED_EXPERIENCE: mark_for_staff("Lived-experience partner"),
    TeamPart.DATA: mark_for_staff("Data"),
    TeamPart.DIGITAL: mark_for_staff("Digital"),
    TeamPart.FINANCE: mark_for_staff("Finance"),
    TeamPart.MEMBER: mark_for_staff("Member"),
}


def part_of(slug: str) -> CharterPart | None:
    """The part of this address, if there is one."""
    return next((part for part in CharterPart if part.value == slug), None)


class PartForm(Form):
    """One part of a charter. `seen`: the number of the wording that the page showed."""

    words = Words(mark_for_staff("What the charter says"), validators=[Said(mark_for_staff("Write a sentence or two")), _LONG])
    seen = HiddenField()

    def number_seen(self) -> int:
        """Of the wording that stood on the page; 0 for none."""
        return row_number(self.seen.data or "") or 0


class MemberForm(Form):
    """Somebody of the team."""

    name = Line(
        mark_for_staff("Name"),
        description=mark_for_staff("The name by which the team knows them. No phone number or e-mail address."),
        validators=[Said(mark_for_staff("Write a name")), _SHORT],
    )
    part = Radios(
        mark_for_staff("What do they do in the team?"),
        coerce=TeamPart,
        choices=offers([(part.value, label) for part, label in TEAM_PARTS.items()]),
        default=TeamPart.MEMBER,
    )
    organisation = Choice(mark_for_staff("Which organisation are they from?"), default=FOR_THEMSELVES, validate_choice=False)
    from_on = Day(mark_for_staff("First day"), validators=[Said(mark_for_staff("Write the first day"))])
    until_on = Day(mark_for_staff("Last day"), description=mark_for_staff("Leave it empty while they go on."))
    signed_on = Day(
        mark_for_staff("When did the sponsor sign off?"),
        description=mark_for_staff("Only for a sponsor: the day they said yes to the charter. Leave it empty until then."),
    )

    def offer(self, taking: Sequence[Organisation], all_there: Sequence[Organisation]) -> None:
        """Those that take part first, then every other one."""
        first = {one.id for one in taking}
        others = [one for one in all_there if one.id not in first]
        none = (FOR_THEMSELVES, for_staff("None: they come for themselves"))
        self.organisation.choices = offers([none, *((str(one.id), one.name) for one in (*taking, *others))])

    def begin_with(self, thing: TeamMember | None) -> None:
        """Who stands; for somebody new the part begins today."""
        self["from_on"].data = thing.from_on if thing else calendar.today()
        if thing:
            self["name"].data, self.part.data = thing.name, thing.part
            self.organisation.data = FOR_THEMSELVES if thing.organisation_id is None else str(thing.organisation_id)
            self["until_on"].data, self["signed_on"].data = thing.until_on, thing.signed_on

    def validate_until_on(self, field: Field) -> None:
        """A day, or nothing."""
        a_day_or_nothing(field)

    def validate_signed_on(self, field: Field) -> None:
        """A day, or nothing."""
        a_day_or_nothing(field)

    def seated(self) -> Seated:
        """Who was written down, once the form is good. An organisation that nobody offered has the number 0."""
        chosen = self.organisation.data
        return Seated(
            name=self["name"].data or "",
            part=self.part.data,
            organisation_id=None if chosen == FOR_THEMSELVES else row_number(chosen or "") or 0,
            from_on=self.from_on.data or calendar.today(),
            until_on=self.until_on.data,
            signed_on=self.signed_on.data,
        )


class OrganisationsForm(Form):
    """Which organisations take part beside the one that leads."""

    taking = Ticks(mark_for_staff("Which organisations take part?"), coerce=str, validate_choice=False)

    def offer(self, all_there: Sequence[Organisation], leads: int | None) -> None:
        """Every one that is there; the one that leads takes part anyway."""
        self.taking.choices = offers([(str(one.id), one.name) for one in all_there if one.id != leads])

    def numbers(self) -> set[int]:
        """Of those that were chosen among the offered ones."""
        offered = {str(choice.value) for choice in self.taking.choices or []}
        return {int(chosen) for chosen in self.taking.data or () if chosen in offered}


class MilestoneForm(Form):
    """Something that is done by a day."""

    name = Line(
        mark_for_staff("What is done by then?"),
        description=mark_for_staff("A few words, such as: all nurses of the ward have been shown."),
        validators=[Said(mark_for_staff("Write what is done by then")), _SHORT],
    )
    planned_on = Day(mark_for_staff("By which day?"), validators=[Said(mark_for_staff("Write a date"))])

    def day(self) -> dt.date:
        """The day, once the form is good."""
        return self.planned_on.data or calendar.today()


class ChangeMilestoneForm(MilestoneForm):
    """The same once it stands: it moves for a reason, and one day it is done."""

    reason = Words(
        mark_for_staff("Why does it move?"),
        description=mark_for_staff("Only when you change the day. The day that was planned first stays visible."),
        validators=[AtMost(500, mark_for_staff("Use at most 500 characters"))],
    )
    done_on = Day(mark_for_staff("When was it done?"), description=mark_for_staff("Leave it empty while it is still to be done."))

    def begin_with(self, thing: Milestone) -> None:
        """What stands."""
        self["name"].data, self["planned_on"].data, self["done_on"].data = thing.name, thing.planned_on, thing.done_on

    def changed(self) -> Planned:
        """What was written down, once the form is good."""
        return Planned(name=self["name"].data or "", planned_on=self.day(), done_on=self.done_on.data)

    def validate_done_on(self, field: Field) -> None:
        """A day, or nothing."""
        a_day_or_nothing(field)


class PlanLengthForm(Form):
    """How long the plan is, and on which of its days it is looked at."""

    days = Line(
        mark_for_staff("How many days does the plan have?"),
        description=mark_for_staff("90 is usual. From 7 to 730."),
        validators=[Said(mark_for_staff("Write a number of days from 7 to 730"))],
    )
    reviews = Line(
        mark_for_staff("On which days do you look at it together?"),
        description=mark_for_staff("Count from the first day. Write one to six, with commas, such as 30, 60, 90."),
        validators=[Said(mark_for_staff("Write one to six days, such as 30, 60, 90")), _SHORT],
    )
    reason = Words(
        mark_for_staff("Why does the plan change?"),
        description=mark_for_staff("On the first day of the try-out you can leave this empty."),
        validators=[AtMost(500, mark_for_staff("Use at most 500 characters"))],
    )

    def begin_with(self, thing: Project) -> None:
        """What stands."""
        self.days.data = str(thing.days)
        self.reviews.data = ", ".join(str(day) for day, _on in thing.reviews_on)

    def validate_days(self, field: Field) -> None:
        """A whole number."""
        if field.data and _numbers(field.data, 1) is None:
            raise ValidationError(for_staff("Write a number of days from 7 to 730"))

    def validate_reviews(self, field: Field) -> None:
        """Whole numbers with commas or spaces between them."""
        if field.data and _numbers(field.data) is None:
            raise ValidationError(for_staff("Write one to six days, such as 30, 60, 90"))

    def plan(self) -> tuple[int, list[int]]:
        """The length and the days of review, once the form is good."""
        return (_numbers(self.days.data or "") or [0])[0], _numbers(self.reviews.data or "") or []


def _numbers(typed: str, most: int | None = None) -> list[int] | None:
    """Whole numbers as they were typed; none for words of another kind, or for more of them than `most`."""
    parts = [part for part in re.split(r"[\s,;]+", typed) if part]
    good = all(part.isascii() and part.isdigit() and len(part) <= MOST_DIGITS for part in parts)
    return [int(part) for part in parts] if good and parts and (most is None or len(parts) <= most) else None
