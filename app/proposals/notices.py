"""The letters about an idea: which facts each one tells. Who hears is the proposer, by `people.tell`."""

import datetime as dt
from typing import Any

from app.proposals.models import Link, LinkPurpose, Proposal
from app.proposals.moves import MOVES, OPEN


def opening(proposal: Proposal, link: Link) -> dict[str, Any]:
    """What every letter about an idea begins with: its reference and the address that opens it."""
    return {
        "reference": proposal.reference,
        "path": f"/my-idea/{proposal.reference}/open/{{token}}",
        "token": [LinkPurpose.IDEA.value, link.id, link.salt],
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def received(proposal: Proposal, link: Link, words: dict[str, str]) -> dict[str, Any]:
    """We have your idea; the answer comes by this date. The words go along to an address that is confirmed, to no other."""
    return opening(proposal, link) | {"answer_on": _day(proposal.answer_due_on), "typed": words}


def taken_down(proposal: Proposal, link: Link, said: list[dict[str, Any]]) -> dict[str, Any]:
    """We wrote your idea down; this is what we wrote, and how you put it right. The words go along as they do with the first letter."""
    return opening(proposal, link) | {"answer_on": _day(proposal.answer_due_on), "typed": {"said": said}}


def more_info(proposal: Proposal, link: Link, asked: dict[str, str]) -> dict[str, Any]:
    """We have a question; the clock stands still until you answer."""
    return opening(proposal, link) | asked


def answered_back(proposal: Proposal, link: Link, words: dict[str, str]) -> dict[str, Any]:
    """Thank you for answering; the new date is this. The words go along as they do with the first letter."""
    return opening(proposal, link) | {"answer_on": _day(proposal.answer_due_on), "typed": words}


def withdrawn(proposal: Proposal, link: Link, *, taken_up: bool) -> dict[str, Any]:
    """You took your idea back; this is what we keep, and what may go on without you."""
    return opening(proposal, link) | {"taken_up": taken_up}


def brought_back(proposal: Proposal, link: Link) -> dict[str, Any]:
    """Your idea is here again; it is read again by this date, or it is where it was before."""
    return opening(proposal, link) | {"answer_on": _day(proposal.answer_due_on) if proposal.stage in OPEN else ""}


def moved(proposal: Proposal, link: Link, news: str, said: dict[str, str]) -> dict[str, Any]:
    """Something new about your idea, why, and whether you may ask us to look again."""
    return opening(proposal, link) | said | {"news": news, "may_object": proposal.stage in MOVES["object"].sources}


def looked_at_again(proposal: Proposal, link: Link) -> dict[str, Any]:
    """You asked us to look again; we will, by this date."""
    return opening(proposal, link) | {"answer_on": _day(proposal.answer_due_on)}


def voice(proposal: Proposal, link: Link) -> dict[str, Any]:
    """Somebody brought an idea like yours and asks if both may be shown together. None of their words go along."""
    return opening(proposal, link)


def together(proposal: Proposal, link: Link) -> dict[str, Any]:
    """The other side said yes: both ideas are shown together. None of their words go along."""
    return opening(proposal, link)


def draft_link(proposal: Proposal, link: Link) -> dict[str, Any]:
    """The link back to a draft, and until when it lives."""
    return {
        "path": "/share/back/{token}",
        "token": [LinkPurpose.DRAFT.value, link.id, link.salt],
        "until": _day(proposal.draft_until),
        "name": "",
        "typed": {},
    }
