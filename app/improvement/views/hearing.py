"""What those who were asked said, as the pages of a small test show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request

from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import tell_next
from app.improvement.actions.hearing import ask_for_english
from app.improvement.forms.asked_when import when_asked
from app.improvement.forms.witnesses import SAW
from app.improvement.queries import witnesses
from app.improvement.queries.carried import with_days
from app.improvement.queries.hearing import heard
from app.improvement.queries.in_time import in_time
from app.improvement.queries.reached import reached
from app.improvement.queries.ways import way_shown
from app.improvement.queries.written_down import written_down
from app.languages.forms.translating import METHODS
from app.support.needs import FLAGS

if TYPE_CHECKING:
    from app.improvement.models import Cycle
    from app.proposals.models import Proposal


def said_of(proposal: Proposal, found: Cycle, *, asks_for_english: bool = True) -> dict[str, Any]:
    """Who is asked about a test, and what they said; `asks_for_english`: whether whoever reads may have it translated."""
    everybody = witnesses.all_asked(found)
    made = heard(found, everybody)
    told = {
        "asked": everybody,
        "said": witnesses.said_of(everybody),
        "heard": made,
        "reached": with_days(found, everybody, reached(found, everybody, made)),
    }
    told |= {"written_down": written_down(found, everybody), "ways": {one.id: way_shown(one) for one in everybody}}
    told |= {"time": in_time(proposal, found), "when_asked": when_asked}
    return told | {"saw": SAW, "methods": dict(METHODS), "flags": FLAGS, "asks_for_english": asks_for_english}


def asked_for_english(found: Cycle) -> bool:
    """Whether the button for a translation was pressed in a form that somebody fills in: it keeps what they typed, and saves none of it."""
    if request.form.get("ask") != "english" or not Plain().validate_on_submit():
        return False
    ask_for_english(found, witnesses.all_asked(found))
    tell_next(for_staff("We asked for a translation. You see it here when it is there."))
    return True
