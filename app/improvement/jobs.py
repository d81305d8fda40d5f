"""What the clock does for try-outs."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.improvement.actions import measures


@job
@in_own_transaction
def remind_of_values() -> None:
    """Reminds whoever looks after a measure of the values that wait."""
    measures.remind_of_values()


every("app.improvement.jobs.remind_of_values", hours=1)
