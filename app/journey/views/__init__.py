"""Pages that look across: home, ideas, one idea, my idea, help."""

from flask import Blueprint

journey = Blueprint("journey", __name__, cli_group=None)

from app.journey.views import (  # noqa: E402 the pages hang themselves on the blueprint
    asking,
    commands,
    home,
    idea,
    ideas,
    leaving,
    mine,
    needs,
    organisations,
    priorities,
    recordings,
    staff,
    translating,
)

__all__ = [
    "asking",
    "commands",
    "home",
    "idea",
    "ideas",
    "journey",
    "leaving",
    "mine",
    "needs",
    "organisations",
    "priorities",
    "recordings",
    "staff",
    "translating",
]
