"""Somebody of the team, and how a sponsor is written to."""

from app.core.forms import AtMost, Choice, Line, Ticks, offers
from app.core.i18n import ENGLISH, for_staff, mark_for_staff, readings
from app.improvement.actions.sponsors import Reached
from app.improvement.forms.charter import MemberForm
from app.improvement.models import TeamMember

STOP = "stop"


class SeatForm(MemberForm):
    """Who they are and, of a sponsor, where their letters about reviews go."""

    email = Line(
        mark_for_staff("The sponsor’s e-mail address"),
        description=mark_for_staff("Only for a sponsor, if they want to hear what each review saw. Ask them first."),
        validators=[AtMost(300, mark_for_staff("Make this shorter"))],
    )
    reading = Choice(mark_for_staff("In which words does the sponsor read?"), coerce=str, validate_choice=False)
    stop = Ticks(
        mark_for_staff("Letters to the sponsor"),
        choices=offers([(STOP, mark_for_staff("Write no more letters, and delete the address"))]),
        validate_choice=False,
    )

    def offer_readings(self, found: TeamMember | None) -> None:
        """The list of readings with what was chosen; and the end of letters for whoever gets them. Nothing of an account is told."""
        easy = for_staff("easy words")
        told = ((tag, f"{r.native_name}, {easy}" if r.easy else r.native_name) for tag, r in readings().items())
        self.reading.choices = offers(told)
        if found is None or found.person_id is None:
            del self.stop
        if not self.is_submitted():
            self["reading"].data = found.reading if found else ENGLISH.tag

    def reached(self) -> Reached:
        """How the sponsor is written to."""
        known = self.reading.data if self.reading.data in readings() else ENGLISH.tag
        return Reached(self.email.data or "", known, "stop" in self and STOP in (self["stop"].data or ()))
