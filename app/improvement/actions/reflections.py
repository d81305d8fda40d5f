"""Writing down what something is telling us, for oneself or for the team.

Nothing is recorded about a private reflection: a history that others read would tell that it exists.
"""

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.keeping import one_by_one
from app.improvement.models import Project, Reflection
from app.improvement.queries import reflections as queries
from app.people.models import Person

MOST_REFLECTIONS = 200  # of one person about one try-out


def reflect(
    project: Project, words: str, *, measure: int | None = None, cycle: int | None = None, shared: bool = False, by: Person
) -> Reflection:
    """A thought about the try-out, a measure or a small test. The same sent twice is one."""
    if not words:
        raise Refused(for_staff("Write what it tells you"), field="words")
    one_by_one(project)
    own = queries.own_reflections(project, by=by)
    if (same := next((one for one in own if (one.words, one.measure_id, one.cycle_id) == (words, measure, cycle)), None)) is not None:
        if shared:
            share(project, same, by=by)
        return same
    if len(own) >= MOST_REFLECTIONS:
        raise NotAllowed(for_staff("You have written 200 of these. Take away one that says nothing any more."))
    thought = Reflection(project_id=project.id, measure_id=measure, cycle_id=cycle, words=words, written_by=by.id)
    db.session.add(thought)
    db.session.flush()
    if shared:
        share(project, thought, by=by)
    return thought


def change_reflection(reflection: Reflection, words: str) -> None:
    """Other words, as long as it is private: what others have read stays as it was."""
    if not words:
        raise Refused(for_staff("Write what it tells you"), field="words")
    if reflection.words != words:
        check_private(reflection)
        reflection.words = words


def check_private(reflection: Reflection) -> None:
    """Raises NotAllowed for one that was shared."""
    if reflection.shared_at is not None:
        raise NotAllowed(for_staff("The team has this already, so it stays as it is. Write another one."))


def share(project: Project, reflection: Reflection, *, by: Person) -> None:
    """From now on the team reads it."""
    if reflection.shared_at is None:
        reflection.shared_at = calendar.now()
        record(PROJECT, project.id, "share_reflection", by=by.id, facts={"reflection": reflection.id})


def take_reflection_away(project: Project, reflection: Reflection, *, by: Person) -> None:
    """It goes. Of one that was shared the history says what it said; of a private one nothing is left."""
    if reflection.shared_at is not None:
        record(PROJECT, project.id, "take_reflection_away", by=by.id, facts={"words": reflection.words})
    db.session.delete(reflection)
    db.session.flush()
