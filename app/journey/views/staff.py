"""One idea as the huddle reads it: original words, people's needs, the whole story, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotFound
from app.core.web import go_to, open_to, page
from app.huddle import queries as huddle
from app.huddle.forms import ListForm
from app.journey import queries
from app.journey.views import journey
from app.journey.views.decided import decided, for_reader
from app.languages import queries as bookings
from app.languages.permissions import book
from app.people import queries as people
from app.proposals import kinds, permissions
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of
from app.proposals.forms import TOPIC_WORDS
from app.proposals.moves import OPEN, PICTURES, PUBLIC_WORDS, telling
from app.proposals.views.showing import added_rows, answer_rows, before_correction, chosen_words, file_rows
from app.support import queries as support
from app.tasks import queries as tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.history.queries import Told
    from app.proposals.models import Proposal

ABOUT = frozenset(
    {
        "capacities",
        "involvement_wish",
        "display_name",
        "contact",
        "public_name",
        "safe_to_leave_message",
        "work_organisation",
        "work_role",
        "assisted_by",
        "supporter_relation",
        "supporter_name",
        "person_knows",
    }
)
FOR_LEADS = frozenset({"capacities", "involvement_wish", "work_organisation", "work_role"})  # how to reach somebody is for the huddle
ELSEWHERE = frozenset(
    {
        "email",
        "phone",
        "mobile",
        "address",
        "supporter",
        "video_reach",
        "meeting_reach",
        "publish",
        "team_read",
        "support_needs",
        "print_size",
        "language_spoken",
    }
)  # said in its own place, or not at all


@journey.route("/ideas/<ref:reference>/read")
@open_to("huddle member", "provider QI lead")
def read_idea(reference: str) -> Response:
    """Everything the huddle needs on one page; whoever leads it reads it too, without what is for the huddle alone."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.read)
    entries = for_reader(proposal, queries.story(proposal.id))
    item = huddle.item_of(proposal.id) if proposal.stage.value == "listed" else None
    form = ListForm()
    form.offer(huddle.coming())
    works = permissions.work_on(current_user, proposal)
    return page(
        "journey/read_idea.html",
        works=works,
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        entries=entries,
        answer=queries.decision_in(entries),
        voices=proposals.voices_for_team(proposal.id) if works and queries.has_voices(entries) else [],
        adds=works and permissions.takes_more(proposal),
        **_fitting(proposal, entries),
        **decided(proposal, entries, works=works),
        form=form,
        meeting=item.meeting if item else None,
        **_met(proposal, entries, item.meeting_id if item else None, works=works),
        waits=proposal.stage in OPEN,
        may={verb: permissions.possible(verb, proposal) for verb in ("ask_for_more", "list_for_huddle", "take_off_list", "decide")},
        screens=permissions.screen(current_user, proposal),
        passes_on=permissions.hand_over(current_user, proposal),
        decides=permissions.decide(current_user, proposal) and (item is None or not proposals.interest_of(proposal.id, current_user.id)),
        **_brought_by(proposal, works=works),
        **_said(proposal, works=works, added=works and queries.has_additions(entries)),
        **_words(),
    )


def _met(proposal: Proposal, entries: Sequence[Told], now: int | None, *, works: bool) -> dict[str, Any]:
    """What earlier meetings said of it, and the room that it is in now; asked only of an idea that was ever on a list."""
    if not works or all(entry.verb not in {"list_for_huddle", "decide"} for entry in entries):
        return {"talks": [], "room": None}
    return {"talks": huddle.talked_before([proposal.id], but=now).get(proposal.id, []), "room": huddle.room_of(proposal.id)}


@journey.route("/tasks/<int:number>/idea")
@open_to("huddle member")
def idea_of_task(number: int) -> Response:
    """From a task to the idea that it is about."""
    task = tasks.task(number)
    reference = proposals.reference_of(task.thing_id) if task.about == "proposal" else None
    if reference is None:
        raise NotFound
    there = "huddle.in_format" if request.args.get("then") == "in-format" else "journey.read_idea"
    return go_to(url_for(there, reference=reference))


@journey.route("/interpreters/<int:number>/idea")
@open_to("huddle member")
def idea_of_booking(number: int) -> Response:
    """From the booking of an interpreter to the idea that it is about."""
    booking = bookings.booking(number, by=current_user, to=book)
    reference = proposals.reference_of(booking.thing_id) if booking.kind == "proposal" else None
    if reference is None:
        raise NotFound
    return go_to(url_for("journey.read_idea", reference=reference))


def _fitting(proposal: Proposal, entries: Sequence[Told]) -> dict[str, Any]:
    """What it fits and what kind of work it is, where somebody said so; with what follows."""
    said = any(entry.verb == queries.KIND for entry in entries)
    kind, by = proposals.kind_of_work(proposal.id) if said else (None, "")
    told = kinds.Told(kind.kind, perhaps_research=kind.perhaps_research) if kind else None
    fitted = queries.has_fits(entries)
    return {
        "fits": proposals.fits_of(proposal.id) if fitted else [],
        "places": proposals.places_of(proposal.id) if fitted else [],
        "work": kind,
        "work_by": by,
        "kinds": kinds.NAMES,
        "follows": kinds.consequences(told) if told else (),
    }


def _brought_by(proposal: Proposal, *, works: bool) -> dict[str, Any]:
    """Who brought it, and what they need; that is for the huddle alone, until they say that we may tell others."""
    number = proposal.person_id
    flag = support.flag(number) if works or (number and people.may_share_needs(number)) else None
    return {
        "person": people.person(number) if number else None,
        "easy": proposal.reading.endswith("-easy") or (flag is not None and "easy_read" in flag.codes),
        "flag": flag,
        "in_format": works and flag is not None and proposals.has_letters_in_the_making(proposal),
    }


def _said(proposal: Proposal, *, works: bool, added: bool) -> dict[str, Any]:
    """What the proposer answered, about the idea and about themselves."""
    shown = proposals.files_of(proposal.id, proposal.answers)
    taken = proposals.how_taken_down(proposal)
    on_paper = taken is not None and taken.how.value == "paper"
    rows = answer_rows(proposals.given(proposal.answers), easy=i18n.reading().easy, files=shown, on_paper=on_paper)
    for row in rows:
        row["before"] = before_correction(row["field"], proposal)
    return {
        "said": [row for row in rows if row["field"] not in ABOUT | ELSEWHERE],
        "added": added_rows(proposals.added_later(proposal.id), above=rows) if added else [],
        "taken": taken,
        "scan": file_rows(proposals.scan_of(proposal.id)) if works and proposal.pathway == permissions.TAKEN_DOWN else [],
        "puts_right": permissions.correct(current_user, proposal),
        "how": telling.HOW,
        "more": [a.text for a in proposal.answers if a.field == "more_info" and a.text],
        "about": [row for row in rows if row["field"] in (ABOUT if works else FOR_LEADS) and (row["choices"] or row["text"])],
        "looks": permissions.screen(current_user, proposal),
        "publish": chosen_words("publish", proposal.publish),
        "topic": i18n.gettext(TOPIC_WORDS[proposal.topic]) if proposal.topic else "",
    }


def _words() -> dict[str, Any]:
    return {
        "stage_words": PUBLIC_WORDS,
        "pictures": PICTURES,
        "done": telling.DONE,
        "roles": telling.ROLES,
        "ways": telling.WAYS,
        "reached_by": telling.REACHED_BY,
        "voice_words": telling.VOICES,
        "added_words": telling.ADDED,
    }
