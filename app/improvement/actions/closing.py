"""A study that is closed before everybody was heard: that is asked once, and kept."""

from app.history.actions import record
from app.improvement.actions.steps import CYCLE
from app.improvement.models import Cycle
from app.improvement.queries.reached import WITHOUT, Unheard
from app.people.models import Person


def close_without(cycle: Cycle, missing: Unheard, *, by: Person) -> None:
    """Somebody closes a study although not everybody was heard. Once it is closed nothing is added to that."""
    if cycle.studied_at is None and missing.anybody:
        record(CYCLE, cycle.id, WITHOUT, by=by.id, facts={"unsent": missing.unsent, "foreign": missing.foreign})
