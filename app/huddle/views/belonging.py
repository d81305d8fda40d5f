"""Members of the huddle, and the calendar of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.config import settings
from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import actions, permissions, queries
from app.huddle.forms import DisciplineForm, MemberForm
from app.huddle.forms.belonging import CAN
from app.huddle.views import huddle

if TYPE_CHECKING:
    from app.huddle.models import Meeting

_KIND = "text/calendar; charset=utf-8"


@huddle.route("/huddles/members", methods=["GET", "POST"])  # in other words, with what was typed
@open_to("huddle member")
def members() -> Response:
    """Everybody of the huddle: their fields, how much they can do now, who stands in."""
    return _members(DisciplineForm())


@huddle.route("/huddles/members/fields", methods=["POST"])
@open_to("chair")
def add_field() -> Response:
    """One more field of work that members can have."""
    form = DisciplineForm()
    if form.validate_on_submit():
        try:
            actions.add_discipline(form.name.data or "", by=current_user)
            tell_next(for_staff("Added. Members can have it from now on."))
            return go_to(url_for("huddle.members"))
        except Refused as refusal:
            form.refuse(refusal)
    return _members(form)


def _members(form: DisciplineForm) -> Response:
    seats = queries.seats()
    return page(
        "huddle/members.html",
        form=form,
        seats=seats,
        missing=queries.missing(seats),
        can=CAN,
        lead=permissions.lead(current_user),
        may_describe=[s.person.id for s in seats if permissions.describe(current_user, s.person.id)],
        status=422 if form.errors else 200,
    )


@huddle.route("/huddles/members/<int:number>", methods=["GET", "POST"])
@open_to("huddle member")
def member(number: int) -> Response:
    """The fields of one member, how much they can do, who stands in. Each their own; the chair everybody's."""
    seats = queries.seats()
    seat = next((one for one in seats if one.person.id == number), None)
    if seat is None or not permissions.describe(current_user, number):
        raise NotFound
    form = MemberForm()
    form.offer(queries.disciplines(), [s.person for s in seats if s.person.id != number])
    if form.validate_on_submit():
        try:
            actions.describe_member(
                number,
                disciplines=form.fields(),
                capacity=form.much(),
                away_until=form.away_until.data,
                deputy_id=form.stands_in(),
                by=current_user,
            )
            tell_next(for_staff("Saved."))
            return go_to(url_for("huddle.members"))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(seat.member)
    return page("huddle/member.html", form=form, seat=seat, status=422 if form.errors else 200)


@huddle.route("/huddles/my-calendar", methods=["GET", "POST"])
@open_to("huddle member")
def my_calendar() -> Response:
    """The secret address where a calendar looks for the huddles; made by a press, and made new by another."""
    if Plain().validate_on_submit():
        actions.new_calendar_address(current_user.id, by=current_user)
        tell_next(for_staff("This is your address. An older one shows nothing any more."))
        return go_to(url_for("huddle.my_calendar"))
    token = queries.calendar_token(current_user.id)
    address = settings().base_url + url_for("huddle.calendar_feed", token=token) if token else ""
    return page("huddle/my_calendar.html", address=address)


@huddle.route("/huddles/<int:number>/calendar")
@open_to("huddle member")
def meeting_calendar(number: int) -> Response:
    """One meeting for a calendar."""
    found = queries.meeting(number, by=current_user)
    return _calendar([found], f"huddle-{found.on.isoformat()}.ics")


@huddle.route("/huddle-calendar/<token>")
@open_to("everyone")
def calendar_feed(token: str) -> Response:
    """The meetings of a member, for whoever has the secret address; nothing once it was taken away or the role is over."""
    whose = queries.whose_calendar(token)
    if whose is None or not queries.holds_a_role(whose.person_id):
        raise NotFound
    return _calendar(queries.for_calendar(), "huddles.ics")


def _calendar(meetings: Iterable[Meeting], name: str) -> Response:
    from app.huddle.calendars import as_calendar  # its library is large, and few requests need it

    answer = Response(as_calendar(meetings), content_type=_KIND)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
