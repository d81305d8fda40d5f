"""What those who were asked said, as the pages of a small test show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.improvement.forms.witnesses import SAW
from app.improvement.queries import witnesses
from app.improvement.queries.hearing import heard
from app.languages.forms.translating import METHODS

if TYPE_CHECKING:
    from app.improvement.models import Cycle


def said_of(found: Cycle, *, asks_for_english: bool = True) -> dict[str, Any]:
    """Who is asked about a test, and what they said; `asks_for_english`: whether whoever reads may have it translated."""
    everybody = witnesses.all_asked(found)
    told = {"asked": everybody, "said": witnesses.said_of(everybody), "heard": heard(found, everybody)}
    return told | {"saw": SAW, "methods": dict(METHODS), "asks_for_english": asks_for_english}
