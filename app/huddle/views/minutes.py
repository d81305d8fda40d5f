"""Minutes: whole for members, in part for anyone, and as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound
from app.core.i18n import for_staff, mark_for_staff, reading
from app.core.sheets import sheet
from app.core.web import day_and_row, open_to, page
from app.huddle import queries
from app.huddle.fields import WORDS as FIELDS
from app.huddle.fields import called
from app.huddle.forms.inviting import AS_WHOM, COMING
from app.huddle.routes import WORDS
from app.huddle.views import huddle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.huddle.models import Meeting
    from app.huddle.queries.minutes import Talked

DECISIONS = (
    *("Meeting", "Idea", "Title", "Decision", "Why", "What happens next", "Organisations", "Who or where", "It joins", "Ask if done on"),
    *("Look again on", "They can talk to", "How to reach them", "State", "Confirm by"),
)
STATES = {
    "open": mark_for_staff("Still to do"),
    "done": mark_for_staff("Done"),
    "dropped": mark_for_staff("Not done after all"),
}


@huddle.route("/huddles/<int:number>/minutes")
@open_to("huddle member")
def full_minutes(number: int) -> Response:
    """All that is known of a meeting; of one that is not over, what is there so far."""
    meeting = _held_or_begun(number)
    return page(
        "huddle/minutes_full.html",
        told=queries.minutes(meeting, by=current_user),
        meeting=meeting,
        words=WORDS,
        states=STATES,
        called=called,
        as_whom=AS_WHOM,
        coming=COMING,
        reflections=queries.shared_reflections(meeting.id),
    )


@huddle.route("/minutes")
@open_to("everyone", kept=True, knows=("before",))
def every_minutes() -> Response:
    """The meetings of which anyone may read what was decided, newest first."""
    rows = queries.every_public_minutes(day_and_row(request.args.get("before", "")))
    more = rows[queries.MINUTES_PAGE - 1] if len(rows) > queries.MINUTES_PAGE else None
    return page("huddle/minutes_list.html", rows=rows[: queries.MINUTES_PAGE], more=more)


@huddle.route("/minutes/<int:number>")
@open_to("everyone", kept=True)
def public_minutes(number: int) -> Response:
    """What was decided in one meeting on public ideas, and why."""
    told = queries.public_minutes(number)
    return page("huddle/minutes_public.html", told=told, words=WORDS, fields=FIELDS, own=reading().lang == "en")


@huddle.route("/huddles/<int:number>/decisions.csv")
@open_to("huddle member")
def decisions_csv(number: int) -> Response:
    """The decisions of a meeting, a row each."""
    meeting = _held_or_begun(number)
    rows = [_decision(meeting, one) for one in queries.minutes(meeting, by=current_user).ideas]
    return _file(f"decisions-{meeting.on.isoformat()}.csv", DECISIONS, [row + ("",) * (len(DECISIONS) - len(row)) for row in rows])


@huddle.route("/huddles/<int:number>/actions.csv")
@open_to("huddle member")
def actions_csv(number: int) -> Response:
    """What was agreed in a meeting, a row each."""
    meeting = _held_or_begun(number)
    told = queries.minutes(meeting, by=current_user)
    some = [("", action) for action in told.actions] + [(one.row.reference, action) for one in told.ideas for action in one.actions]
    rows = [
        (meeting.on, idea, action.words.body, action.owner, action.due_on, for_staff(STATES[action.state]), action.why)
        for idea, action in some
    ]
    return _file(f"actions-{meeting.on.isoformat()}.csv", ("Meeting", "Idea", "Action", "Who", "Due on", "State", "Why not"), rows)


def _held_or_begun(number: int) -> Meeting:
    """A meeting that has something to tell. One that was called off has nothing. Raises NotFound."""
    meeting = queries.meeting(number, by=current_user)
    if meeting.status.value == "cancelled":
        raise NotFound
    return meeting


def _decision(meeting: Meeting, one: Talked) -> tuple[object, ...]:
    """One row, as far as there is something to tell."""
    if one.gone:
        return (meeting.on, "", for_staff("An idea that was taken back"))
    about = (meeting.on, one.row.reference, one.row.title_en or one.row.title or "")
    if one.ruling is None:
        return (*about, for_staff("No decision"))
    made, waits = one.ruling.made, one.ruling.provisional or one.ruling.seconded
    return (
        *(*about, for_staff(WORDS[made.route].label), made.reason.body, made.next_step.body),
        *("; ".join(one.ruling.asked), made.detail, one.ruling.joins, made.follow_up_on, made.revisit_on),
        *(made.contact_name, made.contact_how, state_of(one), made.confirm_by if waits else None),
    )


def state_of(one: Talked) -> str:
    """How far a decision is, in a word."""
    ruling = one.ruling
    if ruling is None:
        return ""
    if ruling.made.dropped_at:
        return for_staff("Nobody confirmed it")
    if ruling.provisional or ruling.seconded:
        return for_staff("Waits to be confirmed")
    return for_staff("Changed later") if ruling.changed else for_staff("Stands")


def _file(name: str, head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> Response:
    answer = Response(sheet(head, rows), content_type="text/csv; charset=utf-8")  # type: ignore[arg-type] # cells of the kinds that a sheet takes
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
