"""Booking interpreters, and the state of every language: the pages of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff, mark_for_staff
from app.core.reviews import Kind
from app.core.web import go_to, open_to, page, tell_next
from app.languages import actions, permissions, queries
from app.languages.forms import STAFF_MODES, STAFF_WISHES, BookedForm, BookForForm, WhyOffForm
from app.people import queries as people
from app.support import queries as support

if TYPE_CHECKING:
    from app.core.forms import Form
    from app.languages.models import InterpreterBooking

languages = Blueprint("languages", __name__)
KINDS = {
    Kind.FLUENT: mark_for_staff("Fluent speakers"),
    Kind.PROFESSIONAL: mark_for_staff("Professional translators"),
    Kind.LEARNING_DISABILITY: mark_for_staff("People with a learning disability"),
}


@languages.route("/editions")
@open_to("huddle member")
def editions() -> Response:
    """How much there is of every language and edition, and who has checked it."""
    return page("languages/editions.html", editions=queries.editions(), kinds=KINDS)


@languages.route("/people/<int:number>/interpreter", methods=["GET", "POST"])
@open_to("huddle member")
def book_for(number: int) -> Response:
    """Begins a booking for somebody who needs an interpreter; where one is open already, goes there."""
    flag = support.flag(number)
    if flag is None:
        raise NotFound
    if open_one := queries.open_for(number):
        return go_to(url_for("languages.booking", number=open_one.id))
    form = BookForForm(data={"language": flag.language})
    if form.validate_on_submit():
        try:
            booking = actions.begin(people.person(number), form.asked(), by=current_user)
            return go_to(url_for("languages.booking", number=booking.id))
        except Refused as refusal:
            form.refuse(refusal)
    return page("languages/book_for.html", form=form, flag=flag, status=422 if form.errors else 200)


@languages.route("/interpreters/<int:number>", methods=["GET", "POST"])
@open_to("huddle member")
def booking(number: int) -> Response:
    """One booking: what was asked for, who is booked for when, and what to do next."""
    found = queries.booking(number, by=current_user, to=permissions.book)
    form = BookedForm()
    if not form.is_submitted() and not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            actions.book(found, with_whom=form.booked_with.data or "", when=form.when(), mode=form.how(), by=current_user)
            tell_next(for_staff("Saved. Confirm it when the interpreter has said yes."))
            return go_to(url_for("languages.booking", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    return _shown(found, form)


def _shown(found: InterpreterBooking, form: Form) -> Response:
    return page(
        "languages/booking.html",
        form=form,
        off=WhyOffForm(formdata=None),
        booking=found,
        person=people.person(found.person_id),
        flag=support.flag(found.person_id),
        modes=dict(STAFF_MODES),
        wishes=dict(STAFF_WISHES),
        status=422 if form.errors else 200,
    )


@languages.route("/interpreters/<int:number>/confirm", methods=["POST"])
@open_to("huddle member")
def confirm(number: int) -> Response:
    """The interpreter said yes: the person is told."""
    found = queries.booking(number, by=current_user, to=permissions.book)
    if Plain().validate_on_submit():
        actions.confirm(found, by=current_user)
        tell_next(for_staff("Confirmed. The person is told in the way that they chose."))
    return go_to(url_for("languages.booking", number=number))


@languages.route("/interpreters/<int:number>/off", methods=["GET", "POST"])
@open_to("huddle member")
def off(number: int) -> Response:
    """The time is off: somebody looks for another interpreter, or none is needed."""
    found = queries.booking(number, by=current_user, to=permissions.book)
    form = WhyOffForm()
    if form.validate_on_submit():
        act = actions.look_again if form.then.data == "again" else actions.call_off
        act(found, why=form.off_why.data or "", by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("languages.booking", number=number))
    return page("languages/off.html", form=form, booking=found, status=422 if form.errors else 200)
