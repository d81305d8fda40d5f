"""The register: what is looked for, and programmes. The page for anyone is the journey's, which counts ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.priorities import actions, queries
from app.priorities.forms import PriorityForm, ProgrammeForm

if TYPE_CHECKING:
    from app.core.forms import Form
    from app.priorities.models import Priority, Programme

priorities = Blueprint("priorities", __name__)


@priorities.route("/priorities/register")
@open_to("chair", "administrator")
def register() -> Response:
    """Everything that is, was or will be looked for, and every programme."""
    looked, offered = queries.register()
    names = queries.names_of_organisations(looked)
    return page(
        "priorities/register.html",
        priorities=looked,
        programmes=offered,
        names=names,
        today=calendar.today(),
        follows=current_user.holds("huddle member"),
    )


@priorities.route("/priorities/new", methods=["GET", "POST"])
@open_to("chair", "administrator")
def add() -> Response:
    """Something new that is looked for."""
    form = PriorityForm()
    form.offer_organisations()
    if form.validate_on_submit():
        try:
            actions.add_priority(form.looked(), by=current_user)
            return _saved()
        except Refused as refusal:
            form.refuse(refusal)
    return _writing("priorities/priority.html", form, None)


@priorities.route("/priorities/<int:number>", methods=["GET", "POST"])
@open_to("chair", "administrator")
def change(number: int) -> Response:
    """Other words or other days."""
    found = queries.priority(number, by=current_user)
    form = PriorityForm()
    form.offer_organisations()
    if not form.is_submitted() and not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            actions.change_priority(found, form.looked(), by=current_user)
            return _saved()
        except Refused as refusal:
            form.refuse(refusal)
    return _writing("priorities/priority.html", form, found)


@priorities.route("/priorities/<int:number>/end", methods=["POST"])
@open_to("chair", "administrator")
def end(number: int) -> Response:
    """Today is its last day."""
    found = queries.priority(number, by=current_user)
    if Plain().validate_on_submit():
        actions.end_priority(found, by=current_user)
        tell_next(for_staff("Saved. Today is its last day. Ideas that fit it still say so."))
    return go_to(url_for("priorities.register"))


@priorities.route("/programmes/new", methods=["GET", "POST"])
@open_to("chair", "administrator")
def add_programme() -> Response:
    """A new programme."""
    form = ProgrammeForm()
    if form.validate_on_submit():
        try:
            actions.add_programme(form.offered(), by=current_user)
            return _saved()
        except Refused as refusal:
            form.refuse(refusal)
    return _writing("priorities/programme.html", form, None)


@priorities.route("/programmes/<int:number>", methods=["GET", "POST"])
@open_to("chair", "administrator")
def change_programme(number: int) -> Response:
    """Other words, another window, more or fewer places."""
    found = queries.programme(number, by=current_user)
    form = ProgrammeForm()
    if not form.is_submitted() and not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            actions.change_programme(found, form.offered(), by=current_user)
            return _saved()
        except Refused as refusal:
            form.refuse(refusal)
    return _writing("priorities/programme.html", form, found)


def _saved() -> Response:
    tell_next(for_staff("Saved. Anyone can read it now."))
    return go_to(url_for("priorities.register"))


def _writing(template: str, form: Form, found: Priority | Programme | None) -> Response:
    return page(template, form=form, found=found, today=calendar.today(), status=422 if form.errors else 200)
