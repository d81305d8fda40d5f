"""Something is not safe: everybody who works on the try-out or stands behind it hears at once, and hears again when the work goes on."""

from app.core.i18n import tag_for_staff
from app.history.models import Entry
from app.improvement import notices
from app.improvement.queries import project_of
from app.improvement.queries.sponsors import sponsors_of
from app.people.actions import tell
from app.people.models import Person
from app.proposals.models import Proposal

LETTER = "improvement/safety"


def tell_everybody(proposal: Proposal, *, because: Entry, by: Person, again: bool = False) -> None:
    """One letter to each, but to whoever pressed the button. `because`: the stop, or the move by which the work goes on again."""
    project = project_of(proposal)
    if project is None:
        return
    staff = notices.hears_of_safety(project, proposal)
    told = {by.id}
    for person in [*staff, *sponsors_of(project, proposal)]:
        if person.id not in told:
            told.add(person.id)
            facts = notices.safety(proposal, because.reason, person, again=again)
            tell(person, LETTER, facts, because=because, reading=tag_for_staff(person.reading) if facts["staff"] else None)
