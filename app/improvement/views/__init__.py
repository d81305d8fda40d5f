"""The edge of improvement: its pages and its commands."""

from flask import Blueprint

improvement = Blueprint("improvement", __name__, cli_group=None)

from app.improvement.views import (  # noqa: E402 the pages hang themselves on the blueprint
    benefits,
    commands,
    cycles,
    drivers,
    keeping,
    measuring,
    pasting,
    progress,
    project,
    reflections,
    stakeholders,
    studying,
    sustaining,
)

__all__ = [
    "benefits",
    "commands",
    "cycles",
    "drivers",
    "improvement",
    "keeping",
    "measuring",
    "pasting",
    "progress",
    "project",
    "reflections",
    "stakeholders",
    "studying",
    "sustaining",
]
