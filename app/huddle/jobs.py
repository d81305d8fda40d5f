"""What the clock does for the huddle: ideas that had to wait come back on their day."""

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
def see_to_guests() -> None:
    """Guests of ideas that were taken back hear that they need not come; long after a meeting we forget its guests."""
    actions.end_where_taken_back()
    actions.forget_guests()


every("app.huddle.jobs.see_to_guests", hours=1)
every("app.huddle.jobs.look_again_on_the_day", hours=1)
