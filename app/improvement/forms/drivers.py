"""The forms of a driver diagram."""

from app.core.forms import AtMost, Choice, Form, Line, Said, Ticks, offers
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import row_number
from app.improvement.models import ChangeIdea, Driver
from app.improvement.queries.drivers import Diagram

MAIN = "main"
_SHORT = AtMost(200, mark_for_staff("Use at most 200 characters"))


class DriverForm(Form):
    """Something that must change, and what it stands under."""

    words = Line(
        mark_for_staff("What must change?"),
        description=mark_for_staff("A few words, such as: medicines are ready in time."),
        validators=[Said(mark_for_staff("Write what must change")), _SHORT],
    )
    under = Choice(mark_for_staff("Where does it belong?"), default=MAIN, validate_choice=False)

    def offer(self, diagram: Diagram, of: Driver | None = None) -> None:
        """The main drivers, without the one that is changed; only its own level when others stand under it."""
        others = (
            [] if of and diagram.under(of) else [branch.driver for branch in diagram.branches if of is None or branch.driver.id != of.id]
        )
        under = for_staff("Under: %(words)s")
        main = (MAIN, for_staff("It is a main driver"))
        self.under.choices = offers([main, *((str(one.id), under % {"words": one.words}) for one in others)])

    def begin_with(self, thing: Driver) -> None:
        """What stands."""
        self.words.data = thing.words
        self.under.data = MAIN if thing.parent_id is None else str(thing.parent_id)

    def parent(self) -> int | None:
        """The number of the main driver above it; 0, which no driver has, for a choice that nobody offered."""
        if self.under.data == MAIN:
            return None
        return row_number(self.under.data or "") or 0


class ChangeIdeaForm(Form):
    """Something to test, and the drivers that it serves."""

    idea = Line(
        mark_for_staff("What could you test?"),
        description=mark_for_staff("One change. It reads well after the words “Let us test”."),
        validators=[Said(mark_for_staff("Write what you could test")), _SHORT],
    )
    serves = Ticks(
        mark_for_staff("Which drivers does it serve?"),
        description=mark_for_staff("One or more."),
        coerce=str,
        validators=[Said(mark_for_staff("Choose a driver that it serves"))],
        validate_choice=False,
    )

    def offer(self, diagram: Diagram) -> None:
        """Every driver."""
        self.serves.choices = offers((str(one.id), one.words) for one in diagram.drivers)

    def begin_with(self, thing: ChangeIdea) -> None:
        """What stands."""
        self.idea.data = thing.words
        self.serves.data = [str(one.id) for one in thing.drivers]

    def numbers(self) -> list[int]:
        """Of the drivers that were chosen."""
        return [number for chosen in self.serves.data or () if (number := row_number(chosen)) is not None]
