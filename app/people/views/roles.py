"""Who holds which role: the lists, giving one, ending one."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.people import actions, permissions, queries
from app.people.forms.roles import EndRoleForm, GiveRoleForm
from app.people.queries.roles import PAGE, SOON
from app.people.views import people

VIEWS = {
    "now": mark_for_staff("Now"),
    "ending": mark_for_staff("Ending within 30 days"),
    "coming": mark_for_staff("To come"),
    "held": mark_for_staff("Over"),
}


@people.route("/roles")
@open_to("chair", "administrator")
def roles() -> Response:
    """Who holds what now, who will, who did."""
    view = request.args.get("view", "now")
    view = view if view in VIEWS else "now"
    rows = queries.roles(view, after=row_number(request.args.get("after", "")))
    return page(
        "people/roles.html",
        rows=rows[:PAGE],
        more=rows[PAGE - 1].id if len(rows) > PAGE else None,
        view=view,
        views=VIEWS,
        counts=queries.role_counts(),
        soon=calendar.today() + SOON,
        hands_on=current_user.holds("chair"),
        may=lambda role: permissions.give(current_user, role),
    )


@people.route("/roles/give", methods=["GET", "POST"])
@open_to("chair", "administrator")
def give_a_role() -> Response:
    """A role for the person of an address, who hears it by letter."""
    form = GiveRoleForm()
    form.offer(current_user, queries.organisations())
    if form.validate_on_submit():
        try:
            actions.appoint(form.email.data or "", form.name.data or "", form.chosen(), by=current_user)
            tell_next(for_staff("The role is given. They get a letter."))
            return go_to(url_for("people.roles", view="coming" if form.is_to_come() else "now"))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/give_role.html", form=form, status=422 if form.errors else 200)


@people.route("/roles/<int:number>/end", methods=["GET", "POST"])
@open_to("chair", "administrator")
def end_role(number: int) -> Response:
    """The last day of a role."""
    role, row = queries.role(number, by=current_user)
    form = EndRoleForm(data={"on": role.until})
    if form.validate_on_submit():
        try:
            actions.end_role(role, form.on.data, reason=form.reason.data or "", by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("people.roles"))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/end_role.html", form=form, row=row, status=422 if form.errors else 200)
