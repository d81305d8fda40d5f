"""The edge of improvement: its pages and its commands."""

from flask import Blueprint

improvement = Blueprint("improvement", __name__, cli_group=None)

from app.improvement.views import (  # noqa: E402 the pages hang themselves on the blueprint
    asking,
    commands,
    cycles,
    drivers,
    gates,
    halting,
    measuring,
    pasting,
    project,
    studying,
)

__all__ = ["asking", "commands", "cycles", "drivers", "gates", "halting", "improvement", "measuring", "pasting", "project", "studying"]
