"""What the clock does for try-outs: it asks what came out of small tests, reminds of values and reviews, and forgets whom it asked."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.improvement.actions import forgetting, measures, reminding, sponsors, witnesses


@job
@in_own_transaction
def ask_on_the_day() -> None:
    """Writes to everybody who is asked about a small test whose last day has come."""
    witnesses.ask_on_the_day()


@job
@in_own_transaction
def forget_asked() -> None:
    """Lets the names and addresses of those go who were asked long ago, and those of sponsors of what is over."""
    forgetting.forget_asked()
    sponsors.forget_sponsors()


@job
@in_own_transaction
def remind_of_values() -> None:
    """Reminds whoever looks after a measure of the values that wait."""
    measures.remind_of_values()


@job
@in_own_transaction
def remind_of_reviews() -> None:
    """Tells those who work on a try-out once that a review is due, and once that it is late."""
    reminding.remind_of_reviews()


every("app.improvement.jobs.ask_on_the_day", hours=1)
every("app.improvement.jobs.forget_asked", hours=1)
every("app.improvement.jobs.remind_of_values", hours=1)
every("app.improvement.jobs.remind_of_reviews", hours=1)
