"""What the clock does for the huddle: ideas that had to wait come back on their day, and members hear what they agreed to do."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.huddle import actions


@job
@in_own_transaction
def look_again_on_the_day() -> None:
    """Raises a task for each idea whose day to look again has come."""
    actions.look_again_on_the_day()


@job
@in_own_transaction
def remind_of_actions() -> None:
    """Reminds members of what they agreed to do."""
    actions.remind_of_actions()


every("app.huddle.jobs.remind_of_actions", hours=1)
every("app.huddle.jobs.look_again_on_the_day", hours=1)
