"""The letters of a try-out: what came out of a small test, and what waits to be written down."""

from typing import Any

from app.improvement.models import Asked, AskedAs
from app.improvement.queries.witnesses import LINK
from app.proposals.models import Proposal


def study(asked: Asked) -> dict[str, Any]:
    """A small test ends: what was tried, what we wanted to know, and what we expected. All of it is in the English of the team.

    Whoever planned it answers on its page; anybody else by a link of their own.
    """
    cycle = asked.cycle
    opens = (
        {"path": f"/small-tests/{cycle.id}"}
        if asked.as_whom is AskedAs.TEAM
        else {"path": "/small-test-answer/{token}", "token": [LINK, asked.id, asked.salt]}
    )
    expected = [{"question": one.words, "prediction": one.prediction} for one in cycle.questions]
    return opens | {"change": cycle.ramp.idea, "where": cycle.scale, "expected": expected, "as_whom": asked.as_whom.value}


def values_due(proposal: Proposal, measures: int) -> dict[str, Any]:
    """So many measures wait for a value. What they are stands on the page alone: the idea may be private."""
    return {"path": f"/ideas/{proposal.reference}/try-out/measures", "reference": proposal.reference, "measures": measures}
