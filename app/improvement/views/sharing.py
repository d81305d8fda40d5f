"""What people outside the team see of a try-out: the team chooses."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import permissions, queries
from app.improvement.actions.sharing import share
from app.improvement.forms.sharing import SharingForm
from app.improvement.queries import sharing as reading
from app.improvement.queries.cycles import ramps
from app.improvement.views import improvement


@improvement.route("/ideas/<ref:reference>/try-out/shown", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def shown_outside(reference: str) -> Response:
    """The team chooses what people outside see; until then they see the aim, where it stands and how small tests ended."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.share)
    measures, changes = queries.measures(project), ramps(project)
    form = SharingForm()
    form.offer(measures, changes)
    if form.validate_on_submit() and form.can_be_read(measures, changes):
        share(project, measures, changes, **form.chosen(), by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("improvement.project", reference=reference))
    if not form.errors:
        form.begin_with_shown(measures, changes)
    few = [told.measure.name for told in queries.told(measures) if reading.tells_of_few(told)]
    return page(
        "improvement/shown_outside.html",
        form=form,
        proposal=proposal,
        few=few,
        alike=reading.alike(measures),
        status=422 if form.errors else 200,
    )
