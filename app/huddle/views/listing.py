"""The list: the queue, ideas put before a huddle, taken off, in an order."""

from __future__ import annotations

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff, long_date, mark_for_staff
from app.core.web import day_and_row, go_to, open_to, page, row_number, tell_next
from app.huddle import actions, queries
from app.huddle.forms import ListForm, MinutesForm, RestForm
from app.huddle.views import huddle
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.moves import PICTURES, PUBLIC_WORDS, telling

VIEWS = {
    "all": mark_for_staff("All that wait"),
    "new": mark_for_staff("New"),
    "waiting": mark_for_staff("Waiting for the proposer"),
    "overdue": mark_for_staff("Overdue"),
    "mine": mark_for_staff("Mine"),
}


@huddle.route("/queue")
@open_to("huddle member")
def queue() -> Response:
    """Ideas that wait for us, the most urgent first."""
    view = request.args.get("view", "all")
    view = view if view in VIEWS else "all"
    rows = list(proposals.queue(view, reader=current_user.id, after=day_and_row(request.args.get("after", ""))))
    more = rows[proposals.PAGE - 1] if len(rows) > proposals.PAGE else None
    return page(
        "huddle/queue.html",
        part="rows",
        rows=rows[: proposals.PAGE],
        view=view,
        names=VIEWS,
        counts=proposals.queue_counts(current_user.id),
        most=proposals.COUNTED,
        more=more,
        ways=telling.WAYS,
        stage_words=PUBLIC_WORDS,
        pictures=PICTURES,
        page_uses_htmx=True,
    )


@huddle.route("/ideas/<ref:reference>/list", methods=["POST"])
@open_to("huddle member")
def list_idea(reference: str) -> Response:
    """Puts an idea before a huddle."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    form = ListForm()
    number = row_number(form.meeting.data or "")
    if not form.validate_on_submit() or number is None:
        raise Refused(for_staff("Choose a huddle."))
    meeting = queries.meeting(number, by=current_user)
    actions.list_proposal(proposal, meeting, by=current_user)
    tell_next(for_staff("The idea is on the list. We told whoever brought it."))
    return go_to(url_for("huddle.meeting", number=meeting.id))


@huddle.route("/ideas/<ref:reference>/take-off", methods=["POST"])
@open_to("huddle member")
def take_off(reference: str) -> Response:
    """Takes an idea off the list again."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.screen)
    actions.take_off(proposal, by=current_user)
    tell_next(for_staff("The idea is off the list. We told whoever brought it."))
    return go_to(url_for("journey.read_idea", reference=reference))


@huddle.route("/huddles/<int:number>/order", methods=["POST"])
@open_to("chair")
def order(number: int) -> Response:
    """One idea a place up or down; or the whole list by urgency."""
    meeting = queries.meeting(number, by=current_user)
    for way in ("up", "down"):
        item = row_number(request.form.get(way, ""))
        if item is not None:
            actions.reorder(meeting, item, up=way == "up", by=current_user)
            return go_to(url_for("huddle.meeting", number=number, _anchor=f"item-{item}"))
    actions.order_by_urgency(meeting, by=current_user)
    tell_next(for_staff("The most urgent idea is first."))
    return go_to(url_for("huddle.meeting", number=number))


@huddle.route("/huddles/<int:number>/items/<int:item>/minutes", methods=["GET", "POST"])
@open_to("chair")
def minutes(number: int, item: int) -> Response:
    """How long the huddle takes for one idea."""
    meeting = queries.meeting(number, by=current_user)
    found = next((one for one in queries.items(meeting) if one.id == item), None)
    if found is None:
        raise NotFound
    form = MinutesForm()
    if form.validate_on_submit():
        try:
            actions.give_minutes(queries.item(item), form.number(), by=current_user)
            return go_to(url_for("huddle.meeting", number=number, _anchor=f"item-{item}"))
        except Refused as refusal:
            form.refuse(refusal)
    return page("huddle/minutes.html", form=form, meeting=meeting, item=found, status=422 if form.errors else 200)


@huddle.route("/huddles/<int:number>/put-off", methods=["POST"])
@open_to("chair")
def put_off(number: int) -> Response:
    """What there is no time for goes on to a later huddle; the people hear the new date."""
    meeting = queries.meeting(number, by=current_user)
    form = RestForm()
    form.offer(queries.later_than(meeting))
    chosen = form.chosen()
    if not form.validate_on_submit() or chosen is None:
        raise Refused(for_staff("Choose a huddle that comes after this one."))
    into = queries.meeting(chosen, by=current_user)
    count = actions.put_off_rest(meeting, into, by=current_user)
    told = for_staff("%(num)s moved to %(date)s. We told whoever brought them.")
    tell_next(told % {"num": count, "date": long_date(into.on)} if count else for_staff("There is time for all of them."))
    return go_to(url_for("huddle.meeting", number=number))
