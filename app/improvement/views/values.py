"""The values that wait: a row for each period, saved together."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.i18n import count_for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import measures as family
from app.improvement.forms.values import rows_form
from app.improvement.queries import due, periods
from app.improvement.views import improvement


@improvement.route("/measures/<int:number>/values", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def values(number: int) -> Response:
    """The periods that are over and have no value; those that stay empty stay gaps."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    last = due.lasts([number])[number].on
    form = rows_form(found, due.due_days(found, due.project_of(found), last, calendar.today()))
    actions.check_open(proposal, by=current_user)
    family.check_standing(found)
    if form.validate_on_submit():
        rows = form.rows()
        theirs = [other for on, figures in rows if (other := family.theirs(found, on, figures, by=current_user))]
        kept = form.settle(theirs)
        new = [on for on, _figures in rows if on not in (kept or ())]
        if kept is not None and form.are_alone(found, periods.seconds(found, new)):
            saved = family.enter_rows(found, [(on, figures) for on, figures in rows if on not in kept], by=current_user)
            tell_next(count_for_staff("Saved: %(num)s value.", "Saved: %(num)s values.", saved) % {"num": saved})
            return go_to(url_for("improvement.measure", number=number))
    return page("improvement/values.html", form=form, found=found, status=422 if form.errors or form.theirs else 200)
