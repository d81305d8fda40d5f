"""Writing the parts of a charter. What stood before is kept, with whoever wrote it."""

from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.models import CharterPart, Project, Wording
from app.improvement.queries import charter as queries
from app.people.models import Person


def write_part(project: Project, part: CharterPart, words: str, *, seen: int, by: Person) -> None:
    """Other words for one part. `seen`: the number of the wording that its writer saw, 0 for none; raises Refused when another came between."""
    stands = next(iter(queries.wordings(project, part)), None)
    if stands is not None and stands.words == words:
        return
    if not words:
        raise Refused(for_staff("Write a sentence or two"), field="words")
    number = stands.number if stands else 0
    if seen != number:
        raise _other_words()
    wording = Wording(project_id=project.id, part=part, number=number + 1, words=words, written_by=by.id)
    try:
        with db.session.begin_nested():
            db.session.add(wording)
    except IntegrityError as fault:  # saved at the same moment
        raise _other_words() from fault
    record("project", project.id, "write_charter", by=by.id, facts={"part": part.value, "number": wording.number})


def _other_words() -> Refused:
    return Refused(for_staff("Somebody saved other words meanwhile. They stand below. Bring both together, then save again"), field="words")
