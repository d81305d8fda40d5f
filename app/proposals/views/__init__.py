"""The pages about one idea: drafting it, its own people's choices, screening."""

from flask import Blueprint

proposals = Blueprint("proposals", __name__, cli_group=None)

from app.proposals.views import (  # noqa: E402 the pages hang themselves on the blueprint
    adding,
    attaching,
    checking,
    correcting,
    drafting,
    fitting,
    handing,
    links,
    owning,
    paper,
    scanning,
    screening,
    stopping,
    taking_down,
    voicing,
)

__all__ = [
    "adding",
    "attaching",
    "checking",
    "correcting",
    "drafting",
    "fitting",
    "handing",
    "links",
    "owning",
    "paper",
    "proposals",
    "scanning",
    "screening",
    "stopping",
    "taking_down",
    "voicing",
]
