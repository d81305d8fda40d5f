"""The scan of the paper that an idea was written on: kept with what the team typed in, while it types or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, NotFound
from app.core.i18n import for_staff, mark_for_staff
from app.core.tokens import new_salt
from app.core.web import go_to, let_in, open_to, page, row_number, tell_next
from app.proposals import actions, permissions, queries
from app.proposals.actions.adding import MOST_PAGES
from app.proposals.views import proposals
from app.proposals.views.receiving import FAULTY, MOST_AT_ONCE, all_or_nothing, came, forget, sentence_about_scan
from app.proposals.views.showing import file_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.core.files import Taken
    from app.proposals.models import Proposal

CHOOSE = mark_for_staff("Take a photo of a page, or choose photos or a PDF")


@proposals.route("/write-down/<int:number>/scan", methods=["GET", "POST"])
@open_to("huddle member", files=MOST_AT_ONCE)
def scan_of_draft(number: int) -> Response:
    """The scan of what is still being written down."""
    here, back = (url_for(f"proposals.{view}", number=number) for view in ("scan_of_draft", "take_down"))
    return _scan(lambda: _half_written(number), here=here, back=back)


@proposals.route("/ideas/<ref:reference>/scan", methods=["GET", "POST"])
@open_to("huddle member", files=MOST_AT_ONCE)
def scan(reference: str) -> Response:
    """The scan of what was written down and sent."""
    here, back = (url_for(view, reference=reference) for view in ("proposals.scan", "journey.read_idea"))
    return _scan(lambda: _written_down(reference), here=here, back=back)


def _half_written(number: int) -> Proposal:
    found, _taken = queries.taken_down(number, by=current_user)
    if not found.is_draft:
        raise NotAllowed(for_staff("This idea was sent already. Attach the scan on the page of the idea."))
    return found


def _written_down(reference: str) -> Proposal:
    found = queries.proposal(reference, by=current_user, to=permissions.screen)
    if not permissions.take_down(current_user, found):
        raise NotFound
    return found


def _scan(door: Callable[[], Proposal], *, here: str, back: str) -> Response:
    """Attaches pages, or takes one away. `door`: the idea, for whoever may do so now; `back`: the page of it."""
    if request.method == "GET":
        return _shown(door(), back, "")
    number = let_in(lambda: door().id)
    verb, _colon, which = request.form.get("go", "").partition(":")
    if verb == "remove":
        gone = actions.drop_scan(door(), row_number(which) or 0, by=current_user)
        tell_next(for_staff("The page is gone.") if gone else for_staff("Nothing was changed."))
        return go_to(here)
    try:
        all_or_nothing(came(CHOOSE), lambda taken: _keep(door(), taken), of=number, pages=MOST_PAGES)
    except FAULTY as fault:
        return _shown(door(), back, sentence_about_scan(fault))
    tell_next(for_staff("The scan is attached."))
    return go_to(back)


def _keep(found: Proposal, taken: Sequence[Taken]) -> None:
    """The same page sent twice is sent once."""
    if not actions.keep_scan(found, taken, mark=request.form.get("mark", "")[:16], by=current_user):
        forget(taken)


def _shown(found: Proposal, back: str, fault: str) -> Response:
    there = file_rows(queries.scan_of(found.id))
    status = 422 if fault else 200
    return page("proposals/scan.html", proposal=found, there=there, back=back, fault=fault, stamp=new_salt(), status=status)
