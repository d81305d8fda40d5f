"""What was agreed, after the meeting: done, dropped, another day, somebody else; and the one question to each member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.forms import Plain
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import day_and_row, go_to, open_to, page, tell_next
from app.huddle import actions, permissions, queries
from app.huddle.forms import DropForm, DueForm, HandForm, ReflectionForm
from app.huddle.views import huddle

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.core.forms import Form

VIEWS = {
    "mine": mark_for_staff("Mine"),
    "open": mark_for_staff("All that are open"),
    "late": mark_for_staff("Late ones"),
    "done": mark_for_staff("Over"),
}


@huddle.route("/actions")
@open_to("huddle member")
def every_action() -> Response:
    """What was agreed in all meetings, the most urgent first."""
    view = request.args.get("view", "")
    view = view if view in VIEWS else "mine"
    rows = queries.every_action(view, current_user.id, day_and_row(request.args.get("after", "")))
    more = rows[queries.ACTIONS_PAGE - 1] if len(rows) > queries.ACTIONS_PAGE else None
    return page(
        "huddle/actions.html",
        rows=rows[: queries.ACTIONS_PAGE],
        more=more,
        view=view,
        names=VIEWS,
        counts=queries.action_counts(current_user.id),
        may_end=[row.id for row in rows if permissions.end(current_user, row)],
    )


@huddle.route("/actions/<int:number>/done", methods=["POST"])
@open_to("huddle member")
def action_done(number: int) -> Response:
    """It is done."""
    agreed, _row = queries.action(number, by=current_user)
    if Plain().validate_on_submit():
        actions.do_action(agreed, by=current_user)
        tell_next(for_staff("Done. Thank you."))
    return go_to(url_for("huddle.every_action"))


@huddle.route("/actions/<int:number>/open-again", methods=["POST"])
@open_to("huddle member")
def action_again(number: int) -> Response:
    """It is to be done after all."""
    agreed, _row = queries.action(number, by=current_user)
    if Plain().validate_on_submit():
        actions.open_action_again(agreed, by=current_user)
        tell_next(for_staff("It is to do again."))
    return go_to(url_for("huddle.every_action", view="open"))


@huddle.route("/actions/<int:number>/drop", methods=["GET", "POST"])
@open_to("huddle member")
def drop_action(number: int) -> Response:
    """Nobody does it after all, and why."""
    agreed, row = queries.action(number, by=current_user)
    form = DropForm()
    told = (for_staff("Nobody does it after all"), for_staff("Take it off the list"), for_staff("Taken off the list."))
    return _changing(row, form, lambda: actions.drop_action(agreed, form.why.data or "", by=current_user), told)


@huddle.route("/actions/<int:number>/day", methods=["GET", "POST"])
@open_to("huddle member")
def action_day(number: int) -> Response:
    """Another day."""
    agreed, row = queries.action(number, by=current_user)
    form = DueForm()
    if not request.form:
        form.on.process_data(agreed.due_on)
    told = (for_staff("Choose another day"), for_staff("Save this day"), for_staff("Saved."))
    return _changing(row, form, lambda: actions.give_another_day(agreed, form.on.data, by=current_user), told)


@huddle.route("/actions/<int:number>/hand-on", methods=["GET", "POST"])
@open_to("huddle member")
def hand_action(number: int) -> Response:
    """Somebody else does it."""
    agreed, row = queries.action(number, by=current_user)
    form = HandForm()
    form.offer(queries.people(), agreed.owner_id)
    told = (for_staff("Hand it on to somebody else"), for_staff("Hand it on"), for_staff("Handed on. We told them."))
    return _changing(row, form, lambda: actions.hand_action(agreed, form.chosen(), by=current_user), told)


def _changing(row: Any, form: Form, change: Callable[[], None], told: tuple[str, str, str]) -> Response:
    """A page with one question about something that was agreed. `told`: its heading, its button, what is said afterwards."""
    heading, button, afterwards = told
    if form.validate_on_submit():
        try:
            change()
            tell_next(afterwards)
            return go_to(url_for("huddle.every_action", view="open"))
        except Refused as refusal:
            form.refuse(refusal)
    return page("huddle/action.html", form=form, row=row, heading=heading, button_words=button, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>/reflection", methods=["GET", "POST"])
@open_to("huddle member")
def reflection(number: int) -> Response:
    """One question after a meeting, for oneself or for the huddle."""
    meeting = queries.meeting(number, by=current_user)
    actions.check_over(meeting)
    form = ReflectionForm()
    if form.validate_on_submit():
        try:
            actions.reflect(meeting, form.words.data or "", shared=form.with_all(), by=current_user)
            tell_next(for_staff("Saved. Thank you."))
            return go_to(url_for("huddle.meeting", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(queries.reflection_of(number, current_user.id))
    return page("huddle/reflection.html", form=form, meeting=meeting, status=422 if form.errors else 200)
