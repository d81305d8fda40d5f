"""The team says which measures and which changes whoever brought the idea sees, and everybody once the idea is public."""

from collections.abc import Collection, Sequence

from app.core import calendar
from app.history.actions import record
from app.improvement.models import Measure, Project, Ramp
from app.people.models import Person


def share(
    project: Project,
    measures: Sequence[Measure],
    changes: Sequence[Ramp],
    *,
    shown: Collection[int],
    shown_changes: Collection[int],
    by: Person,
) -> None:
    """Shows the measures and the changes of these numbers, and nothing else out of those that are given. Twice is once."""
    before = _told(measures, changes)
    for kept, chosen in ((measures, shown), (changes, shown_changes)):
        for one in kept:
            _show(one, is_chosen=one.id in chosen)
    after = _told(measures, changes)
    if before != after:
        record("project", project.id, "share", by=by.id, facts={"before": before, "after": after})


def _show(one: Measure | Ramp, *, is_chosen: bool) -> None:
    if is_chosen != (one.shown_at is not None):
        one.shown_at = calendar.now() if is_chosen else None


def _told(measures: Sequence[Measure], changes: Sequence[Ramp]) -> dict[str, list[int]]:
    return {
        "measures": [one.id for one in measures if one.shown_at is not None],
        "changes": [one.id for one in changes if one.shown_at is not None],
    }
