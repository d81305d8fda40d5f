"""The edge of improvement: its pages and its commands."""

from flask import Blueprint

improvement = Blueprint("improvement", __name__, cli_group=None)

from app.improvement.views import (  # noqa: E402 the pages hang themselves on the blueprint
    commands,
    cycles,
    drivers,
    evaluating,
    measuring,
    pasting,
    project,
    reviewing,
    studying,
)

__all__ = ["commands", "cycles", "drivers", "evaluating", "improvement", "measuring", "pasting", "project", "reviewing", "studying"]
