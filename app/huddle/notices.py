"""The letters of the huddle: your idea is on the list; this is what we decided."""

import datetime as dt
import enum
from typing import Any

from app.core import calendar
from app.huddle.models import Agreed, Decision
from app.huddle.routes import WORDS
from app.proposals.models import Link, Proposal
from app.proposals.notices import opening


class Later(enum.StrEnum):
    """Why an idea is talked about on another day than was said."""

    NO_TIME = "no_time"
    MOVED = "moved"
    CALLED_OFF = "called_off"


class When(enum.StrEnum):
    """Why somebody hears of what they agreed to do."""

    SOON = "soon"
    LATE = "late"
    YOURS = "yours"  # it was handed on to them


def agreed(action: Agreed, when: When) -> dict[str, Any]:
    """You agreed to do something by this day. What it is stands on the page alone: it may be about an idea that is private."""
    return {"path": "/actions", "on": action.due_on.isoformat(), "when": when.value}


def listed(proposal: Proposal, link: Link, on: dt.date) -> dict[str, Any]:
    """The team talks about your idea on this day."""
    return opening(proposal, link) | {"on": on.isoformat(), "answer_on": _answer_on(proposal), "late": _late(proposal)}


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


def decision(proposal: Proposal, link: Link, made: Decision, asked: str) -> dict[str, Any]:
    """The news, the reason, the next step, who to ask, how to object."""
    return opening(proposal, link) | said(made, asked)


def said(made: Decision, asked: str = "") -> dict[str, Any]:
    """A decision as facts: for its letter, for the story, for the public page. `asked`: the organisation that may try it."""
    return {
        "asked": asked,
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
    }
