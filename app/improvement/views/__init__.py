"""The edge of improvement: its pages and its commands."""

from flask import Blueprint

improvement = Blueprint("improvement", __name__, cli_group=None)

from app.improvement.views import (  # noqa: E402 the pages hang themselves on the blueprint
    asking,
    charter,
    commands,
    cycles,
    drivers,
    measuring,
    milestones,
    pasting,
    project,
    studying,
    team,
)

__all__ = [
    "asking",
    "charter",
    "commands",
    "cycles",
    "drivers",
    "improvement",
    "measuring",
    "milestones",
    "pasting",
    "project",
    "studying",
    "team",
]
