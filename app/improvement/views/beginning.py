"""What the form shows by which a small test begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.improvement.forms.beginning import NOT_BEFORE
from app.improvement.queries.earliest import earliest, expected_on

if TYPE_CHECKING:
    from app.improvement.models import Cycle


def beginning(found: Cycle) -> dict[str, Any]:
    """The first day that it can have been, and why; and the day on which the last prediction was written. Nothing once it has begun."""
    if found.begun_at is not None:
        return {}
    return {"earliest": earliest(found), "not_before": NOT_BEFORE, "expected_on": expected_on(found)}
