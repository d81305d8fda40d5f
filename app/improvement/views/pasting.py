"""Many values at once, copied from a spreadsheet: looked at first, saved by a second press."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.forms import PasteForm
from app.improvement.views import improvement


@improvement.route("/measures/<int:number>/paste", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def paste(number: int) -> Response:
    """What is new, what would be changed, and what stands already; nothing is saved before somebody has seen it."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = PasteForm()
    actions.check_open(proposal, by=current_user)
    compared = None
    if form.validate_on_submit():
        compared = queries.compared(found, form.understood.rows)
        if form.was_seen():
            actions.enter_many(found, compared, by=current_user)
            facts = {"new": len(compared.new), "changed": len(compared.changed), "same": compared.same}
            tell_next(for_staff("Saved: %(new)s new, %(changed)s changed, %(same)s as before.") % facts)
            return go_to(url_for("improvement.measure", number=number))
    return page(
        "improvement/paste.html",
        form=form,
        found=found,
        compared=compared,
        empty=form.understood.empty,
        seen=form.digest() if compared else "",
        changed_since=bool(request.form.get("save")),
        status=422 if form.errors else 200,
    )
