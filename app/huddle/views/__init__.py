"""The huddle's pages: queue, meetings, members, decisions."""

from flask import Blueprint

huddle = Blueprint("huddle", __name__)

from app.huddle.views import (  # noqa: E402 the pages hang themselves on the blueprint
    agreed,
    belonging,
    deciding,
    figures,
    listing,
    meeting,
    minutes,
    saying,
)

__all__ = ["agreed", "belonging", "deciding", "figures", "huddle", "listing", "meeting", "minutes", "saying"]
