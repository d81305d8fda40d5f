"""The outbox's work: when nudged, and again and again without any nudge."""

from app.core import clockwork
from app.core.queue import job
from app.notifications import actions


@job
def drain() -> None:
    """Sends the letters that are due."""
    actions.drain()


@job
def sweep() -> None:
    """Sends everything that no nudge brought: letters that waited their time, and those that a dead worker left."""
    actions.drain()


clockwork.every("app.notifications.jobs.sweep", seconds=1.5)
