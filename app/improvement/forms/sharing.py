"""What people outside the team may see of a try-out."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field

from app.core.forms import Ticks, offers
from app.core.i18n import mark_for_staff
from app.improvement.forms.read_outside import ReadOutside
from app.improvement.models import Measure, Ramp


class SharingForm(ReadOutside):
    """Which measures, and the words of which changes."""

    measures = Ticks(
        mark_for_staff("Which measures may they see?"),
        description=mark_for_staff("With the name, the unit, the values and the chart. Notes and how it is counted stay with the team."),
        coerce=str,
        validate_choice=False,
    )
    changes = Ticks(
        mark_for_staff("Which changes may they read?"),
        description=mark_for_staff("With their words. Of the others they only see how small tests ended."),
        coerce=str,
        validate_choice=False,
    )

    def offer(self, measures: Sequence[Measure], changes: Sequence[Ramp]) -> None:
        """Everything that the try-out has."""
        self.measures.choices = offers([(str(one.id), one.name) for one in measures])
        self.changes.choices = offers([(str(one.id), one.idea) for one in changes])

    def can_be_read(self, measures: Sequence[Measure], changes: Sequence[Ramp]) -> bool:
        """Whether nothing in the words that are shown looks private, or somebody said that it is right."""
        chosen = self.chosen()
        named = [("measures", f"{one.name} {one.unit}") for one in measures if one.id in chosen["shown"]]
        return self.is_fit_outside([*named, *(("changes", one.idea) for one in changes if one.id in chosen["shown_changes"])])

    def begin_with_shown(self, measures: Sequence[Measure], changes: Sequence[Ramp]) -> None:
        """What is shown already."""
        self.measures.data = _shown(measures)
        self.changes.data = _shown(changes)

    def chosen(self) -> dict[str, set[int]]:
        """Numbers of measures and of changes, out of the offered ones."""
        return {"shown": _numbers(self.measures), "shown_changes": _numbers(self.changes)}


def _shown(kept: Sequence[Any]) -> list[str]:
    return [str(one.id) for one in kept if one.shown_at is not None]


def _numbers(field: Field) -> set[int]:
    offered = {str(choice.value) for choice in field.choices or []}
    return {int(chosen) for chosen in field.data or () if chosen in offered}
