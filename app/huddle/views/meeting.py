"""Meetings: the dates, one date, how the huddle meets each week, moved and called off."""

from __future__ import annotations

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import count_for_staff, for_staff, mark_for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import actions, permissions, queries
from app.huddle.forms import CallOffForm, MeetingForm, MoveForm, RestForm, SettingForm, WeeklyForm, WeeksForm
from app.huddle.forms.judging import LABELS
from app.huddle.queries.since import from_try_outs
from app.huddle.routes import WORDS
from app.huddle.views import huddle
from app.proposals.moves import PUBLIC_WORDS

STANDS = {
    "planned": mark_for_staff("Planned"),
    "held": mark_for_staff("Held"),
    "cancelled": mark_for_staff("Called off"),
}


@huddle.route("/huddles", methods=["GET", "POST"])
@open_to("huddle member")
def huddles() -> Response:
    """The meetings, and a form for a new date."""
    form = MeetingForm()
    if form.validate_on_submit():
        try:
            made = actions.plan_meeting(form.day(), by=current_user)
            return go_to(url_for("huddle.meeting", number=made.id))
        except Refused as refusal:
            form.refuse(refusal)
    coming, past = queries.meetings()
    lead = permissions.lead(current_user)
    return page("huddle/huddles.html", form=form, coming=coming, past=past, lead=lead, stands=STANDS, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>")
@open_to("huddle member")
def meeting(number: int) -> Response:
    """One meeting with its ideas, in the order in which they are talked about."""
    found = queries.meeting(number, by=current_user)
    rest = RestForm()
    rest.offer(queries.later_than(found))
    items = queries.items(found)
    return page(
        "huddle/meeting.html",
        meeting=found,
        plan=queries.plan(found, items),
        stands=STANDS,
        people=queries.names_of(found),
        lead=permissions.lead(current_user),
        over=found.on <= calendar.today(),
        rest=rest,
        before=queries.talked_before([row.proposal_id for row in items], but=number),
        routes=WORDS,
        stage_words=PUBLIC_WORDS,
        readers=queries.readers(number),
        guests=queries.guests_on(number),
        try_outs=from_try_outs(found, current_user),
        labels=LABELS,
        myself=current_user.id,
    )


@huddle.route("/huddles/weekly", methods=["GET", "POST"])
@open_to("chair")
def weekly() -> Response:
    """How the huddle meets each week: the template of every new meeting."""
    form = WeeklyForm()
    form.offer(queries.people())
    if form.validate_on_submit():
        try:
            actions.meet_weekly(form.day(), form.setting(), by=current_user)
            tell_next(for_staff("Saved. Huddles that you plan from now on begin with this."))
            return go_to(url_for("huddle.huddles"))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(queries.template())
    return page("huddle/weekly.html", form=form, status=422 if form.errors else 200)


@huddle.route("/huddles/plan-weeks", methods=["GET", "POST"])
@open_to("huddle member")
def plan_weeks() -> Response:
    """The next weeks as the template says, each to be ticked; and which are left out, and why."""
    weeks, form = queries.next_weeks(), WeeksForm()
    form.offer(weeks)
    if form.validate_on_submit():
        made = actions.plan_weeks(form.chosen(), by=current_user)
        tell_next(count_for_staff("%(num)s huddle is planned.", "%(num)s huddles are planned.", len(made)) % {"num": len(made)})
        return go_to(url_for("huddle.huddles"))
    return page("huddle/weeks.html", form=form, weeks=weeks, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>/set-up", methods=["GET", "POST"])
@open_to("chair")
def set_up(number: int) -> Response:
    """Another time, place or people for one date."""
    found = queries.meeting(number, by=current_user)
    form = SettingForm()
    form.offer(queries.people())
    if form.validate_on_submit():
        try:
            actions.set_up(found, form.setting(), by=current_user)
            return go_to(url_for("huddle.meeting", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(found)
    return page("huddle/set_up.html", form=form, meeting=found, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>/move", methods=["GET", "POST"])
@open_to("chair")
def move(number: int) -> Response:
    """To another day. Everybody whose idea is on the list hears it."""
    found = queries.meeting(number, by=current_user)
    form = MoveForm()
    if form.validate_on_submit():
        try:
            actions.move_meeting(found, form.day(), form.why.data or "", by=current_user)
            tell_next(for_staff("Moved. We told everybody whose idea is on the list."))
            return go_to(url_for("huddle.meeting", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    waiting = len(queries.open_items(found))
    return page("huddle/move.html", form=form, meeting=found, waiting=waiting, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>/call-off", methods=["GET", "POST"])
@open_to("chair")
def call_off(number: int) -> Response:
    """Not held. Its ideas go on to a later huddle, and their people hear the new date."""
    found = queries.meeting(number, by=current_user)
    form = CallOffForm()
    form.offer(queries.later_than(found))
    if form.validate_on_submit():
        try:
            chosen = form.chosen()
            into = queries.meeting(chosen, by=current_user) if chosen else None
            actions.call_off(found, into, form.why.data or "", by=current_user)
            tell_next(for_staff("Called off. We told everybody whose idea was on the list."))
            return go_to(url_for("huddle.meeting", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    waiting = len(queries.open_items(found))
    return page("huddle/call_off.html", form=form, meeting=found, waiting=waiting, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>/held", methods=["POST"])
@open_to("chair")
def held(number: int) -> Response:
    """The meeting is over."""
    actions.hold(queries.meeting(number, by=current_user), by=current_user)
    tell_next(for_staff("Thank you. This huddle was held."))
    return go_to(url_for("huddle.meeting", number=number))
