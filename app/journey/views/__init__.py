"""Pages that look across: home, ideas, one idea, my idea, help."""

from flask import Blueprint

journey = Blueprint("journey", __name__, cli_group=None)

from app.journey.views import asking, commands, home, idea, ideas, mine, needs, recordings, staff, translating  # noqa: E402 the pages hang themselves on the blueprint

__all__ = ["asking", "commands", "home", "idea", "ideas", "journey", "mine", "needs", "recordings", "staff", "translating"]
