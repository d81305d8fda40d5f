"""What the clock does: bookings of interpreters that are long over go."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.languages import actions


@job
@in_own_transaction
def forget_old_bookings() -> None:
    """Deletes bookings, and people we know only by one, a year after they were over."""
    actions.forget_old_bookings()


every("app.languages.jobs.forget_old_bookings", hours=24)
