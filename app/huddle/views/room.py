"""The room: the live page of a meeting. One page for all; whoever runs it has the buttons."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotAllowed, NotFound, Refused
from app.core.i18n import count_for_staff, for_staff
from app.core.web import go_to, only_read, open_to, page, row_number, tell_next
from app.huddle import actions, permissions, queries
from app.huddle.criteria import WORDS
from app.huddle.forms import RoomForm
from app.huddle.forms.inviting import AS_WHOM, COMING
from app.huddle.forms.room import ACTION, PRIVATE
from app.huddle.forms.saying import STANCES
from app.huddle.routes import WORDS as ROUTES
from app.huddle.timetable import PARTS
from app.huddle.views import huddle
from app.huddle.views.meeting import STANDS
from app.proposals import permissions as of_ideas
from app.proposals import queries as proposals
from app.proposals.moves import PUBLIC_WORDS

if TYPE_CHECKING:
    from app.huddle.models import Meeting

NEW_IDEAS = 10  # that are read out in one line each; the rest stand in the queue
WEEK = dt.timedelta(days=7)


@huddle.route("/huddles/<int:number>/room", methods=["GET", "POST"])
@open_to("huddle member")
def room(number: int) -> Response:
    """What happens now. Whoever looked before and sees nothing new gets an empty answer."""
    found, asked = queries.meeting(number, by=current_user), request.args
    form, now = _form(found)
    if form.validate_on_submit():
        try:
            _keep(found, form, now)
            tell_next(for_staff("Kept."))
            return go_to(url_for("huddle.room", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    only_read(status)
    look, moves = queries.look(found), _goes_along(now)
    if _by_htmx() and not moves and (asked.get("seen"), asked.get("pace")) == (look.now.seen, str(look.pace)):
        return Response(status=204)
    if not form.is_submitted() and not form.mark.data:
        form.begin(now, calendar.today() + WEEK)
        form.choose(asked.get("about", ""))
    room = _room(found, look) | {"moves": moves}
    told = _told(queries.what_is_new(asked.get("seen", ""), look.now), room)
    return page("huddle/room.html", part="live", form=form, **room, told=told, status=status)


@huddle.route("/huddles/<int:number>/room/talk", methods=["POST"])
@open_to("huddle member")
def talk(number: int) -> Response:
    """Whoever runs the meeting begins it, says what is talked about, stops the clock, ends it."""
    found = queries.meeting(number, by=current_user)
    return _pressed(found, lambda: _talk(found, request.form.get("talk", "")))


@huddle.route("/huddles/<int:number>/room/here", methods=["POST"])
@open_to("huddle member")
def here(number: int) -> Response:
    """Somebody is here, or is not."""
    found = queries.meeting(number, by=current_user)
    return _pressed(found, lambda: _here(found, request.form.get("here", "")))


def _by_htmx() -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined] # put there by htmx-flask


def _goes_along(now: int) -> bool:
    """Whether a page that stays open has nothing in its box, and is about another idea than the one of now."""
    asked = request.args
    return asked.get("words") == "" and "about" in asked and asked.get("drawn") != str(now)


def _form(found: Meeting) -> tuple[RoomForm, int]:
    """The form with what it offers, and the place that is talked about, 0 for none."""
    talked_about = queries.talked_about(found)
    form, now = RoomForm(), talked_about.id if talked_about else 0
    form.offer(queries.items(found), now, [(person.id, person.display_name) for person in queries.people()])
    return form, now


def _room(found: Meeting, look: queries.Look) -> dict[str, Any]:
    """Everything that the page shows beside its form, for this person."""
    items = queries.items(found)
    roll = queries.roll(found)
    talk = queries.talk(found, {row.id: row.reference for row in items}, current_user)
    now = talk.item.id if talk else 0
    on = found.status.value == "planned" and found.on <= calendar.today()
    return {
        "meeting": found,
        "look": look,
        "on": on,
        "runs": on and permissions.run(current_user, found),
        "lead": permissions.lead(current_user),
        "plan": queries.plan(found, items),
        "times": queries.times(found.id),
        "talk": talk,
        "now": now,
        "row": next((row for row in items if row.id == now), None),
        "decides": bool(talk and talk.inside and of_ideas.decide(current_user, talk.inside.proposal)),
        "roll": roll,
        "notes": queries.notes(found, current_user),
        "agreed": queries.agreed(found, current_user),
        "before": queries.open_before(found),
        "interests": queries.interests_on(found),
        "decided": queries.decided(found, current_user),
        "new_ideas": proposals.queue("new", reader=None)[:NEW_IDEAS],
        "parts": PARTS[found.minutes],
        "stands": STANDS,
        "stances": STANCES,
        "criteria": WORDS,
        "as_whom": AS_WHOM,
        "coming": COMING,
        "routes": ROUTES,
        "stage_words": PUBLIC_WORDS,
        "page_uses_htmx": on,
    }


def _keep(found: Meeting, form: RoomForm, now: int) -> None:
    actions.check_on(found)
    kind, place = form.chosen_kind(), form.place(now)
    item, mark, words = queries.item(place) if place else None, (form.mark.data or "")[:64], form.words.data or ""
    if kind == ACTION:
        actions.agree(found, item, words, owner_id=form.chosen_owner(), due_on=form.due_on.data, mark=mark, by=current_user)
    else:
        actions.write_note(found, item, words, private=kind == PRIVATE, mark=mark, by=current_user)


def _talk(found: Meeting, pressed: str) -> str:
    """Does what a button says; gives what is new then."""
    what, _, number = pressed.partition("-")
    place = row_number(number) or 0
    if what == "next":
        return "item" if actions.talk_about_next(found, place, by=current_user) else "last"
    if what == "item":
        actions.talk_about(found, place, by=current_user)
    elif what == "pause":
        actions.pause(found, by=current_user)
    elif what == "begin":
        actions.begin(found, by=current_user)
    elif what == "over":
        _end(found)
    elif pressed:
        raise NotFound
    return what


def _end(found: Meeting) -> None:
    if not permissions.lead(current_user):
        raise NotAllowed(for_staff("Only the chair ends the huddle."))
    if request.form.get("words", "").strip():
        raise Refused(for_staff("These words are not kept yet. Keep them or take them away, then end the huddle."), field="words")
    actions.hold(found, by=current_user)


def _here(found: Meeting, pressed: str) -> str:
    what, _, number = pressed.partition("-")
    person = row_number(number)
    if pressed and (person is None or what not in {"in", "out"}):
        raise NotFound
    if person is not None:
        actions.note_presence(found, person, here=what == "in", by=current_user)
    return "here"


def _pressed(found: Meeting, do: Any) -> Response:
    """After a press: the parts that change, or the page again; words that were typed and not kept yet are in their box again."""
    status, told, refusal = 200, "", None
    try:
        kind = do()
    except Refused as no:
        kind, refusal, status = "", no, 422
    except NotAllowed as no:
        if not _by_htmx():
            raise
        kind, told, status = "", no.sentence, 409
    if status == 200 and not _by_htmx() and not request.form.get("words", "").strip():  # noqa: PLR2004 all is well
        person = request.form.get("here", "").partition("-")[2]
        return go_to(url_for("huddle.room", number=found.id, _anchor=f"person-{person}" if person else "now"))
    only_read(status)
    form, now = _form(found)
    form.go_along(now)
    if refusal is not None:
        form.refuse(refusal)
    room = _room(found, queries.look(found)) | {"moves": True}
    return page("huddle/room.html", part="live", form=form, **room, told=told or _told(kind, room), status=status)


def _told(kind: str, room: dict[str, Any]) -> str:
    """One sentence about what is new, for whoever cannot see it."""
    row, notes, talk = room["row"], room["notes"], room["talk"]
    if kind == "time":
        kind = "late" if talk and talk.minutes == talk.planned else ""
    if kind == "item" and row is not None:
        return for_staff("Now: %(title)s") % {"title": row.title or row.reference}
    if kind == "note":  # one that this person may not read is no news for them
        return for_staff("A new note by %(name)s.") % {"name": notes[-1].name} if notes and notes[-1].id == room["look"].now.note else ""
    if kind == "here" and not room["roll"].here:
        return for_staff("Nobody is here yet.")
    if kind == "here":
        return count_for_staff("%(num)s person is here.", "%(num)s people are here.", room["roll"].here) % {"num": room["roll"].here}
    return {
        "over": for_staff("This huddle is over."),
        "pause": for_staff("The clock stands still."),
        "last": for_staff("That was the last idea that waits."),
        "begin": for_staff("The huddle has begun."),
        "action": for_staff("There is a new action."),
        "other": for_staff("The list has changed."),
        "late": for_staff("The time for this idea is used up."),
    }.get(kind, "")
