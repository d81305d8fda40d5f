"""How what is measured was changed, in the words of its form."""

from collections.abc import Mapping
from typing import Any

from app.core.i18n import for_staff, mark_for_staff
from app.improvement.forms.labels import CHARTS, DIRECTIONS, EVERY, KINDS, TARGETS, TYPES
from app.improvement.forms.measures import MeasureForm

_CHOICES: dict[str, Mapping[Any, str]] = {
    "kind": KINDS,
    "type": TYPES,
    "direction": DIRECTIONS,
    "every": EVERY,
    "target_from": TARGETS,
    "prefers": CHARTS,
}
_NOTHING = mark_for_staff("Nothing")
_NUMBERS_OF_ROWS = {"owner_id"}  # what they stand for is no words


def said_otherwise(facts: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """The question, what was answered before and what was then, of each answer that was changed; both empty where they are no words.

    `facts`: as actions.change_measure keeps them, `before` and `after`, the values as text by their columns.
    """
    before, after = facts["before"], facts["after"]
    changed = [name for name in after if before.get(name, "") != after[name]]
    return [
        (for_staff(getattr(MeasureForm, name).args[0]), _said(name, before.get(name, "")), _said(name, after[name])) for name in changed
    ]


def _said(name: str, value: str) -> str:
    if name in _NUMBERS_OF_ROWS:
        return ""
    return for_staff(_CHOICES.get(name, {}).get(value, "")) or value or for_staff(_NOTHING)
