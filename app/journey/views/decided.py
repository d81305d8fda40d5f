"""What follows a decision, on the page of an idea for the huddle and for leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_login import current_user

from app.core.errors import allows
from app.huddle import actions
from app.huddle import queries as huddle
from app.huddle.actions import judging
from app.huddle.routes import REPLIES
from app.huddle.routes import WORDS as ROUTES
from app.improvement import permissions as trying
from app.improvement import queries as improvement
from app.journey import queries
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.actions.screening import fresh_readers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.history.queries import Told
    from app.proposals.models import Proposal

FOR_NOW = frozenset({"decide_provisionally", "pass_on_first", "judge_provisionally"})  # recorded of a decision that waits to be confirmed


def _tried(proposal: Proposal) -> dict[str, Any]:
    """Whether the idea is, or was, tried, or may be from now on."""
    possible = trying.work_on(current_user, proposal) and trying.tried(proposal)
    tried = possible and improvement.has_project(proposal.id)
    return {"tried": tried, "begins": possible and not tried and trying.write(current_user, proposal)}


def _judged(proposal: Proposal, *, works: bool) -> dict[str, Any]:
    """What the huddle still decides of a try-out at its end, and what of that this person may do."""
    if not works or proposal.stage.value != "evaluation" or permissions.follow(current_user, proposal):
        return {"judges": False, "confirms_outcome": False, "outcome": None}
    decides = permissions.decide(current_user, proposal)
    return {
        "judges": decides and allows(judging.check_to_judge, proposal, by=current_user),
        "confirms_outcome": allows(judging.outcome_for, proposal, by=current_user),
        "outcome": huddle.outcome_waiting(proposal),
    }


def for_reader(proposal: Proposal, entries: Sequence[Told]) -> Sequence[Told]:
    """The story of an idea for whoever works here; of their own idea nothing of a decision that nobody has confirmed."""
    return [entry for entry in entries if entry.verb not in FOR_NOW] if permissions.follow(current_user, proposal) else entries


def decided(proposal: Proposal, entries: Sequence[Told], *, works: bool) -> dict[str, Any]:
    """What was decided beside its words: who was asked, what waits to be confirmed, what is still to be done about it."""
    made = huddle.decision_of(proposal.id) if queries.decision_in(entries) else None
    joined = proposals.reference_of(made.joins_id) if made and made.joins_id and works else None
    objected = proposals.objection(proposal) if works and any(entry.verb == "object" for entry in entries) else None
    waits = works and not permissions.follow(current_user, proposal) and any(entry.verb in FOR_NOW for entry in entries)
    return {
        "partners": huddle.partners_of(made.id) if made else [],
        "led_here": permissions.led_in(current_user),
        "replies": REPLIES,
        "joined": joined,
        "provisional": huddle.waiting_of(proposal) if waits else None,
        "routes": ROUTES,
        "confirms": waits and allows(actions.waiting_for, proposal, by=current_user),
        "corrects": made is not None
        and permissions.decide(current_user, proposal)
        and allows(actions.to_correct, proposal, by=current_user),
        "follows_up": made is not None and works and allows(actions.to_be_done, proposal),
        "objection": objected,
        **_tried(proposal),
        **_judged(proposal, works=works),
        "fresh": bool(objected) and bool(fresh_readers(proposal)),
    }
