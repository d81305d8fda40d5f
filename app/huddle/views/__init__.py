"""The huddle's pages: queue, meetings, members, decisions."""

from flask import Blueprint

huddle = Blueprint("huddle", __name__)

from app.huddle.views import (  # noqa: E402 the pages hang themselves on the blueprint
    belonging,
    confirming,
    deciding,
    listing,
    meeting,
    saying,
)

__all__ = ["belonging", "confirming", "deciding", "huddle", "listing", "meeting", "saying"]
