"""The letters of a try-out."""

from typing import Any

from app.proposals.models import Proposal


def values_due(proposal: Proposal, measures: int) -> dict[str, Any]:
    """So many measures wait for a value. What they are stands on the page alone: the idea may be private."""
    return {"path": f"/ideas/{proposal.reference}/try-out/measures", "reference": proposal.reference, "measures": measures}
