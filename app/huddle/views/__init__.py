"""The huddle's pages: queue, meetings, members, decisions."""

from flask import Blueprint

huddle = Blueprint("huddle", __name__)

from app.huddle.views import (  # noqa: E402 the pages hang themselves on the blueprint
    belonging,
    deciding,
    inviting,
    listing,
    meeting,
    pack,
    room,
    saying,
)

__all__ = ["belonging", "deciding", "huddle", "inviting", "listing", "meeting", "pack", "room", "saying"]
