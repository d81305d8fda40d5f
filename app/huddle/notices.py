"""The letters of the huddle: your idea is on the list; you are invited; this is what we decided; and what came of it."""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.core import calendar
from app.huddle.fields import WORDS as FIELDS
from app.huddle.models import Agreed, Decision, GuestOf, Invitation, Item, Partner
from app.huddle.queries.inviting import GUEST_LINK, LIVES_ON
from app.huddle.queries.members import Seat
from app.huddle.routes import WORDS
from app.huddle.timetable import EACH
from app.proposals.models import Link, Proposal
from app.proposals.notices import opening


class Later(enum.StrEnum):
    """Why an idea is talked about on another day than was said."""

    NO_TIME = "no_time"
    MOVED = "moved"
    CALLED_OFF = "called_off"
    NOT_SURE = "not_sure"  # a decision was not confirmed


class When(enum.StrEnum):
    """Why somebody hears of what they agreed to do."""

    SOON = "soon"
    LATE = "late"
    YOURS = "yours"  # it was handed on to them


def agreed(action: Agreed, when: When) -> dict[str, Any]:
    """You agreed to do something by this day. What it is stands on the page alone: it may be about an idea that is private."""
    return {"path": "/actions", "on": action.due_on.isoformat(), "when": when.value}


@dataclass(frozen=True)
class Instead:
    """An organisation that was asked to try an idea, and does not. `no_because`: why not, or nothing where it did not answer."""

    no_from: str
    no_because: str


def listed(proposal: Proposal, link: Link, on: dt.date, instead: Instead | None = None) -> dict[str, Any]:
    """The team talks about your idea on this day; again, where an organisation that was asked does not try it."""
    told = asdict(instead) if instead else {}
    return opening(proposal, link) | told | {"on": on.isoformat(), "answer_on": _answer_on(proposal), "late": _late(proposal)}


def taken_off(proposal: Proposal, link: Link, on: dt.date) -> dict[str, Any]:
    """The team does not talk about your idea on this day; the date of your answer stands."""
    return opening(proposal, link) | {"on": on.isoformat(), "answer_on": _answer_on(proposal), "late": _late(proposal)}


def put_off(proposal: Proposal, link: Link, on: dt.date, before: dt.date, because: Later) -> dict[str, Any]:
    """The team talks about your idea on another day than we said, and why."""
    said = {"on": on.isoformat(), "before": before.isoformat(), "because": because.value}
    return opening(proposal, link) | said | {"answer_on": _answer_on(proposal), "late": on > (proposal.answer_due_on or on)}


def _late(proposal: Proposal) -> bool:
    """The promised day is over: no letter names it as if it were still to come."""
    return bool(proposal.answer_due_on and proposal.answer_due_on < calendar.today())


def _answer_on(proposal: Proposal) -> str:
    return proposal.answer_due_on.isoformat() if proposal.answer_due_on else ""


def decision(proposal: Proposal, link: Link, told: dict[str, Any]) -> dict[str, Any]:
    """The news, the reason, the next step, who to ask, how to object."""
    return opening(proposal, link) | told


def said(
    made: Decision, asked: Sequence[str] = (), *, joins: str = "", call_by: dt.date | None = None, answer_in: int = 0
) -> dict[str, Any]:
    """A decision as facts: for its letter, for the story, for the public page.

    `asked`: the names of those who may try it, who have `answer_in` working days for their answer; `joins`: the reference of an
    idea that anyone may read; `call_by`: when somebody calls.
    """
    return {
        "asked": list(asked),
        "answer_in": answer_in if asked else 0,
        "route": made.route.value,
        "news": WORDS[made.route].news,
        "reason": made.reason.body,
        "reason_lang": made.reason.lang,
        "reason_easy": made.reason_easy.body if made.reason_easy else "",
        "next_step": made.next_step.body,
        "next_step_easy": made.next_step_easy.body if made.next_step_easy else "",
        "contact_name": made.contact_name,
        "contact_how": made.contact_how,
        "revisit_on": made.revisit_on.isoformat() if made.revisit_on else "",
        "detail": made.detail,
        "joins": joins,
        "joins_words": made.joins,
        "follow_up_on": made.follow_up_on.isoformat() if made.follow_up_on else "",
        "call_by": call_by.isoformat() if call_by else "",
        "why_changed": made.why_changed,
    }


class Retold(enum.StrEnum):
    """Why a guest gets the letter of their invitation."""

    FIRST = ""
    MOVED = "moved"
    CHANGED = "changed"


class NotNeeded(enum.StrEnum):
    """Why a guest need not come."""

    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"
    OFF_LIST = "off_list"


def fields_of(seats: Iterable[Seat]) -> list[dict[str, Any]]:
    """The members as a guest reads them: a first name, and what they know about. Whoever has no field yet has a name alone."""
    told = []
    for seat in seats:
        first = seat.person.display_name.split(" ")[0]
        known = [FIELDS.get(d.code, d.name) for d in seat.member.disciplines] if seat.member else []
        told += [{"name": first, "fields": known}] if first else []
    return told


def minutes_for(item: Item) -> int:
    """How many minutes the huddle has for one idea."""
    return item.minutes or EACH[item.meeting.minutes]


def _guest_link(invitation: Invitation, proposal: Proposal) -> dict[str, Any]:
    return {
        "reference": proposal.reference,
        "path": "/huddle-guest/{token}",
        "token": [GUEST_LINK, invitation.id, invitation.salt],
        "own": invitation.as_whom is GuestOf.PROPOSER,
    }


@dataclass(frozen=True)
class Named:
    """An idea by its title, and the language of that."""

    title: str
    title_lang: str


def invited(invitation: Invitation, proposal: Proposal, item: Item, named: Named, seats: Iterable[Seat], again: Retold) -> dict[str, Any]:
    """You are invited to talk about one idea: which, when, how long, who is there, what can help you, and that you may say no.

    Whoever brought the idea may have written its title, so that goes along to a confirmed address of theirs, to no other.
    """
    meeting, told = item.meeting, asdict(named)
    title = {"typed": told} if invitation.as_whom is GuestOf.PROPOSER else told
    return _guest_link(invitation, proposal) | {
        **title,
        "on": meeting.on.isoformat(),
        "starts": meeting.starts_at.isoformat("minutes"),
        "minutes": minutes_for(item),
        "place": meeting.place,
        "video": bool(meeting.link),
        "until": (meeting.on + LIVES_ON).isoformat(),
        "who": fields_of(seats),
        "retold": again.value,
    }


def not_needed(invitation: Invitation, proposal: Proposal, on: dt.date, why: NotNeeded) -> dict[str, Any]:
    """You need not come on this day, and why."""
    return _guest_link(invitation, proposal) | {"on": on.isoformat(), "why": why.value}


def asked(proposal: Proposal, partner: Partner, organisation: str, *, together: bool) -> dict[str, Any]:
    """To whoever leads improvement somewhere: will you try this idea? Signing in begins with the address, so no secret is in it."""
    return {
        "path": f"/ideas/{proposal.reference}/asked/{partner.id}",
        "reference": proposal.reference,
        "organisation": organisation,
        "answer_by": partner.answer_by.isoformat(),
        "together": together,
    }


def accepted(proposal: Proposal, link: Link, yes: Sequence[dict[str, str]]) -> dict[str, Any]:
    """They said yes: who tries your idea, and who works on it there. `yes`: organisation and words, one for each."""
    return opening(proposal, link) | {"yes": list(yes)}


def said_no(proposal: Proposal, link: Link, told: Instead, *, together: bool) -> dict[str, Any]:
    """An organisation that was asked does not try it, and why; what happens next. `together`: others were asked beside it."""
    return opening(proposal, link) | asdict(told) | {"together": together}


def outcome(proposal: Proposal, link: Link, words: str, ask_on: dt.date | None) -> dict[str, Any]:
    """It is done, or not yet and why, and when we ask again."""
    return opening(proposal, link) | {"words": words, "ask_on": ask_on.isoformat() if ask_on else ""}
