"""What the clock does for try-outs: those who work on one hear that a review is due."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.improvement.actions.reminding import remind_of_reviews as remind


@job
@in_own_transaction
def remind_of_reviews() -> None:
    """Tells those who work on a try-out once that a review is due, and once that it is late."""
    remind()


every("app.improvement.jobs.remind_of_reviews", hours=1)
