"""What the clock does: bookings of interpreters that are long over go; pages are read aloud by a computer."""

from app.core import queue, voices
from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.languages import actions


@job
@in_own_transaction
def forget_old_bookings() -> None:
    """Deletes bookings, and people we know only by one, a year after they were over."""
    actions.forget_old_bookings()


@job
def make_sounds() -> None:
    """Makes the sound of every page that somebody wants to listen to."""
    voices.make_all(queue.stopping)


@job
def forget_sounds() -> None:
    """Deletes sounds that nobody listens to any more, and those of one person's pages after a day."""
    voices.sweep()


every("app.languages.jobs.make_sounds", seconds=5)
every("app.languages.jobs.forget_sounds", hours=1)
every("app.languages.jobs.forget_old_bookings", hours=24)
