"""What the clock does for people: their needs are looked at again each year, and held letters get their task."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.people import actions


@job
@in_own_transaction
def review_needs() -> None:
    """Asks for a look at the needs of everybody who was not asked for 12 months."""
    actions.ask_for_reviews()


@job
@in_own_transaction
def see_to_held_letters() -> None:
    """Raises the task for each letter that the outbox held when it was about to go."""
    actions.see_to_held_letters()


every("app.people.jobs.review_needs", hours=1)
every("app.people.jobs.see_to_held_letters", minutes=1)
