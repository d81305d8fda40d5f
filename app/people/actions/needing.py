"""What people need to take part: told, changed, looked at again each year."""

from collections.abc import Mapping

from app.core import calendar
from app.notifications.actions import fit_letters, held_without_a_task
from app.people.actions.telling import ask_for_forms
from app.people.models import Person
from app.support import queries as support
from app.support.actions import review, set_needs
from app.support.models import RecordedBy
from app.tasks.actions import call_off_for_letter, finish_about, raise_once
from app.tasks.models import TaskKind


def need_support(person: Person, needs: Mapping[str, str], *, recorded_by: RecordedBy = RecordedBy.SELF) -> None:
    """Writes down what a new person needs to take part: each code with what was said beside it, such as a language."""
    if needs:
        set_needs(person.id, needs, recorded_by=recorded_by, by=person.id)


def change_needs(person: Person, needs: Mapping[str, str], *, recorded_by: RecordedBy, by: int | None) -> bool:
    """The needs of a person are these from now on. True when something changed.

    Letters that have not left and that the person could not use any more are held, and made in the form that they need.
    """
    changed = set_needs(person.id, needs, recorded_by=recorded_by, by=by)
    held = fit_letters(person.id)
    for letter in held:
        call_off_for_letter(letter.id)
    ask_for_forms(held)
    finish_about(TaskKind.REVIEW_NEEDS, "person", person.id, by=by)
    return changed


def confirm_needs(person: Person, *, by: int | None) -> None:
    """Somebody asked the person: what they need is as it was."""
    review(person.id, reviewed_by=RecordedBy.STAFF)
    finish_about(TaskKind.REVIEW_NEEDS, "person", person.id, by=by)


def ask_for_reviews() -> int:
    """Raises one task for each person whose needs were last looked at 12 months ago. Gives how many."""
    due = support.reviews_due(calendar.today())
    for row in due:
        row.asked_on = calendar.today()
        raise_once(TaskKind.REVIEW_NEEDS, "person", row.person_id, days=10, details="", person_id=row.person_id)
    return len(due)


def see_to_held_letters() -> int:
    """Letters that the outbox held at the last moment get their task. Gives how many."""
    letters = held_without_a_task()
    ask_for_forms(letters)
    return len(letters)
