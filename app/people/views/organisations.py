"""What an administrator does with organisations: add, change, merge, split, end, open again."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.people import actions, queries
from app.people.forms.organisations import ChangeForm, MergeForm, OrganisationForm, ReasonForm, split_form
from app.people.views import people


def _done(number: int, sentence: str) -> Response:
    tell_next(sentence)
    return go_to(url_for("journey.organisation", number=number))


@people.route("/organisations/add", methods=["GET", "POST"])
@open_to("administrator")
def add_organisation() -> Response:
    """A new organisation."""
    form = OrganisationForm()
    if form.validate_on_submit():
        try:
            told = form.told()
            made = actions.found_organisation(told.name, told.kind, ods_code=told.ods_code, by=current_user.id)
            return _done(made.id, for_staff("The organisation is added."))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/add_organisation.html", form=form, status=422 if form.errors else 200)


@people.route("/organisations/<int:number>/change", methods=["GET", "POST"])
@open_to("administrator")
def change_organisation(number: int) -> Response:
    """Another name, kind or code. The old name is kept."""
    found = queries.organisation(number)
    form = ChangeForm(data={"name": found.name, "kind": found.kind.value, "ods_code": found.ods_code or ""})
    if form.validate_on_submit():
        try:
            actions.change_organisation(found, form.told(), reason=form.reason.data or "", by=current_user)
            return _done(number, for_staff("Saved."))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/change_organisation.html", form=form, organisation=found, status=422 if form.errors else 200)


@people.route("/organisations/<int:number>/merge", methods=["GET", "POST"])
@open_to("administrator")
def merge_organisation(number: int) -> Response:
    """It goes into another one."""
    found = queries.organisation(number)
    form = MergeForm()
    form.offer(queries.organisations(), but=number)
    if form.validate_on_submit():
        try:
            actions.merge(found, queries.organisation(form.chosen()), reason=form.reason.data or "", by=current_user)
            return _done(number, for_staff("It is merged. Its ideas and roles follow."))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/merge_organisation.html", form=form, organisation=found, status=422 if form.errors else 200)


@people.route("/organisations/<int:number>/split", methods=["GET", "POST"])
@open_to("administrator")
def split_organisation(number: int) -> Response:
    """New ones take its place."""
    found = queries.organisation(number)
    roles = queries.roles_in(queries.gone_into([number]))
    form = split_form(roles)
    if form.validate_on_submit():
        try:
            actions.split(found, form.names(), form.chosen_roles(), reason=form["reason"].data or "", by=current_user)
            return _done(number, for_staff("It is split. The new organisations are there."))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/split_organisation.html", form=form, organisation=found, roles=roles, status=422 if form.errors else 200)


@people.route("/organisations/<int:number>/end", methods=["GET", "POST"])
@open_to("administrator")
def end_organisation(number: int) -> Response:
    """It is there no more, and nothing takes its place."""
    found, form = queries.organisation(number), ReasonForm()
    if form.validate_on_submit():
        actions.end(found, reason=form.reason.data or "", by=current_user)
        return _done(number, for_staff("The organisation is closed."))
    roles = queries.roles_in(queries.gone_into([number]))
    return page("people/end_organisation.html", form=form, organisation=found, roles=roles, status=422 if form.errors else 200)


@people.route("/organisations/<int:number>/open-again", methods=["GET", "POST"])
@open_to("administrator")
def open_again(number: int) -> Response:
    """What closed it is taken back."""
    found, form = queries.organisation(number), ReasonForm()
    if form.validate_on_submit():
        actions.open_again(found, reason=form.reason.data or "", by=current_user)
        return _done(number, for_staff("The organisation is open again."))
    return page("people/open_again.html", form=form, organisation=found, status=422 if form.errors else 200)
