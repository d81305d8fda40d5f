"""The huddle's pages: queue, meetings, members, decisions."""

from flask import Blueprint

huddle = Blueprint("huddle", __name__)

from app.huddle.views import (  # noqa: E402 the pages hang themselves on the blueprint
    agreed,
    belonging,
    confirming,
    deciding,
    figures,
    inviting,
    judging,
    listing,
    meeting,
    minutes,
    pack,
    room,
    saying,
)

__all__ = [
    "agreed",
    "belonging",
    "confirming",
    "deciding",
    "figures",
    "huddle",
    "inviting",
    "judging",
    "listing",
    "meeting",
    "minutes",
    "pack",
    "room",
    "saying",
]
