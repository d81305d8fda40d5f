"""What the clock does for the huddle: ideas that had to wait come back on their day."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.huddle import actions


@job
@in_own_transaction
def look_again_on_the_day() -> None:
    """Raises a task for each idea whose day to look again has come."""
    actions.look_again_on_the_day()


every("app.huddle.jobs.look_again_on_the_day", hours=1)
