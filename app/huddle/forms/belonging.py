"""The forms of members: fields of work, how much they can do, who stands in."""

from collections.abc import Iterable

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Day, Form, Line, Radios, Said, Ticks, offers
from app.core.i18n import for_staff, mark_for_staff
from app.huddle.models import Capacity, Discipline, Member
from app.people.models import Person

CAN = {
    Capacity.EVERY_WEEK: mark_for_staff("Comes every week"),
    Capacity.AWAY: mark_for_staff("Away until a day"),
    Capacity.BY_MESSAGE: mark_for_staff("Answers questions by message"),
}


class MemberForm(Form):
    """What the huddle knows of one member."""

    disciplines = Ticks(
        mark_for_staff("From which fields they look at ideas"),
        description=mark_for_staff("Somebody can have more than one."),
        coerce=str,
        validate_choice=False,
    )
    capacity = Radios(
        mark_for_staff("How much they can do now"),
        choices=offers((c.value, CAN[c]) for c in Capacity),
        validators=[Said(mark_for_staff("Choose how much they can do now"))],
        validate_choice=False,
    )
    away_until = Day(mark_for_staff("Away until"), description=mark_for_staff("The last day on which they cannot come."))
    deputy = Choice(mark_for_staff("Who stands in for them"), coerce=str, validate_choice=False)

    def offer(self, fields: Iterable[Discipline], people: Iterable[Person]) -> None:
        """Fills the lists."""
        self.disciplines.choices = offers((str(d.id), d.name) for d in fields)
        self.deputy.choices = offers([("", mark_for_staff("Nobody yet")), *((str(p.id), p.display_name) for p in people)])

    def begin_with(self, member: Member | None) -> None:
        """Puts in what stands already."""
        self.capacity.data = member.capacity.value if member else Capacity.EVERY_WEEK.value
        if member:
            self.disciplines.data = [str(d.id) for d in member.disciplines]
            self.away_until.process_data(member.away_until)
            self.deputy.data = str(member.deputy_id or "")

    def much(self) -> Capacity:
        """How much they can do. Raises Refused for an answer that is none of ours."""
        if self.capacity.data not in set(Capacity):
            raise Refused(for_staff("Choose how much they can do now"), field="capacity")
        return Capacity(self.capacity.data)

    def fields(self) -> list[int]:
        """The numbers of the fields that were ticked; what was never offered is left out."""
        known = {str(choice.value) for choice in self.disciplines.choices or []}
        return [int(value) for value in self.disciplines.data or [] if value in known]

    def stands_in(self) -> int | None:
        """The number of the deputy, or none."""
        known = {str(choice.value) for choice in self.deputy.choices or []}
        return int(self.deputy.data) if self.deputy.data and self.deputy.data in known else None


class DisciplineForm(Form):
    """One more field of work."""

    name = Line(
        mark_for_staff("Another field"),
        validators=[Said(mark_for_staff("Write the name of the field")), AtMost(80, mark_for_staff("Make this shorter"))],
    )
