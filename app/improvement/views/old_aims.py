"""Older versions of an aim: their words can be taken away."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import permissions, queries
from app.improvement.actions.old_aims import take_words_away
from app.improvement.forms.old_aims import TakeWordsAwayForm
from app.improvement.views import improvement


@improvement.route("/ideas/<ref:reference>/try-out/aims/<int:number>/take-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_aim_words_away(reference: str, number: int) -> Response:
    """Asks why first; then the words are gone."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.share)
    found = next((aim for aim in queries.aims(project) if aim.id == number), None)
    if found is None:
        raise NotFound
    form = TakeWordsAwayForm()
    if form.validate_on_submit():
        take_words_away(project, found, form.why.data or "", by=current_user)
        tell_next(for_staff("The words are gone."))
        return go_to(url_for("improvement.project", reference=reference))
    return page("improvement/take_aim_words_away.html", form=form, proposal=proposal, found=found, status=422 if form.errors else 200)
