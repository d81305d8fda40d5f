"""The forms that say what an idea fits, and what kind of work it is."""

from collections.abc import Collection, Sequence

from app.core.forms import Form, Radios, Said, Ticks, offers
from app.core.i18n import for_staff, mark_for_staff
from app.priorities.models import Intake, Priority
from app.proposals.kinds import QUESTIONS
from app.proposals.kinds import Said as Answer
from app.proposals.queries import Standing

STANDS = {
    Intake.SOON: mark_for_staff("%(name)s: not open yet, so the idea waits"),
    Intake.OPEN: mark_for_staff("%(name)s: open"),
    Intake.FULL: mark_for_staff("%(name)s: full, so the idea waits"),
    Intake.CLOSED: mark_for_staff("%(name)s: closed, so the idea waits"),
}


class FitForm(Form):
    """Which priorities an idea fits, and which programmes it is for."""

    priorities = Ticks(mark_for_staff("Which priorities does it fit?"), validate_choice=False)
    programmes = Ticks(mark_for_staff("Which programmes is it for?"), validate_choice=False)

    def offer(self, priorities: Sequence[tuple[int, str]], programmes: Sequence[Standing]) -> None:
        """Fills both lists."""
        self.priorities.choices = offers((str(number), title) for number, title in priorities)
        self.programmes.choices = offers(
            (str(one.programme.id), for_staff(STANDS[one.intake]) % {"name": one.programme.title.body if one.programme.title else ""})
            for one in programmes
        )

    def chosen(self) -> tuple[set[int], set[int]]:
        """The numbers that were ticked; what was never offered is no choice."""
        first, second = ({str(choice.value) for choice in field.choices or []} for field in (self.priorities, self.programmes))
        ticked = set(self.priorities.data or []) & first, set(self.programmes.data or []) & second
        return {int(one) for one in ticked[0]}, {int(one) for one in ticked[1]}


def offered(standing: Sequence[Priority], chosen: Collection[tuple[int, str]]) -> list[tuple[int, str]]:
    """What is looked for today, and what was chosen before and is over by now: nothing is taken away by opening the page."""
    rows = {one.id: one.title.body for one in standing if one.title}
    return [*rows.items(), *((number, title) for number, title in chosen if number not in rows)]


def _question(field: str) -> Radios:
    return Radios(
        QUESTIONS[field],
        choices=offers(
            [
                (Answer.YES.value, mark_for_staff("Yes")),
                (Answer.NO.value, mark_for_staff("No")),
                (Answer.NOT_SURE.value, mark_for_staff("I am not sure")),
            ]
        ),
        validators=[Said(mark_for_staff("Choose yes, no or not sure"))],
        validate_choice=False,
    )


class KindForm(Form):
    """Four plain questions."""

    knowledge = _question("knowledge")
    change = _question("change")
    standard = _question("standard")
    level = _question("level")

    def said(self) -> dict[str, Answer]:
        """The answers; what was never offered counts as not sure."""
        given = {field: self[field].data for field in QUESTIONS}
        return {field: Answer(value) if value in set(Answer) else Answer.NOT_SURE for field, value in given.items()}
