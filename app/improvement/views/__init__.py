"""The edge of improvement: its pages and its commands."""

from flask import Blueprint

improvement = Blueprint("improvement", __name__, cli_group=None)

from app.improvement.views import (  # noqa: E402 the pages hang themselves on the blueprint
    asking,
    benefits,
    charter,
    commands,
    cycles,
    drivers,
    driving,
    exporting,
    family,
    groups,
    keeping,
    measuring,
    milestones,
    pasting,
    progress,
    project,
    reflections,
    stakeholders,
    studying,
    sustaining,
    team,
    values,
)

__all__ = [
    "asking",
    "benefits",
    "charter",
    "commands",
    "cycles",
    "drivers",
    "driving",
    "exporting",
    "family",
    "groups",
    "improvement",
    "keeping",
    "measuring",
    "milestones",
    "pasting",
    "progress",
    "project",
    "reflections",
    "stakeholders",
    "studying",
    "sustaining",
    "team",
    "values",
]
