"""Many values at once, copied from a spreadsheet: looked at first, saved by a second press. Nobody waits to write while lines are read."""

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import for_staff
from app.core.web import go_to, let_in, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import measures as family
from app.improvement.forms.pasting import PasteForm, mark_of
from app.improvement.forms.values import ways_of
from app.improvement.queries import periods
from app.improvement.views import improvement

if TYPE_CHECKING:
    from app.improvement.models import Measure

MOST_SENT = 64 * 1024**2  # so that a file that is too large gets its sentence, and not a bare page


@improvement.route("/measures/<int:number>/paste", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead", files=MOST_SENT)
def paste(number: int) -> Response:
    """What is new, what would be changed, and what stands already; nothing is saved before somebody has seen it."""
    form = PasteForm()
    form.ask_of(let_in(lambda: ways_of(_measure(number))))
    good = form.validate_on_submit()
    found = _measure(number)
    compared = queries.compared(found, form.understood.rows) if form.understood.rows else None
    settled = form.settles(periods.seconds(found, [on for on, _figures in compared.new]) if compared else [])
    if good and compared and settled and form.was_seen(compared):
        actions.enter_many(found, compared, by=current_user)
        facts = {"new": len(compared.new), "changed": len(compared.changed), "same": compared.same}
        tell_next(for_staff("Saved: %(new)s new, %(changed)s changed, %(same)s as before.") % facts)
        return go_to(url_for("improvement.measure", number=number))
    return page(
        "improvement/paste.html",
        form=form,
        found=found,
        good=good,
        compared=compared,
        shown=form.shown(compared) if compared else None,
        seen=form.digest() if good and compared else "",
        stood=" ".join(mark_of(one.on, one.was) for one in compared.changed) if compared else "",
        changed_since=bool(request.form.get("save")),
        status=422 if form.faults() else 200,
    )


def _measure(number: int) -> "Measure":
    """The measure, for whoever may write its values now: asked before anything is read, and again when it may be saved."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    family.check_standing(found)
    return found
