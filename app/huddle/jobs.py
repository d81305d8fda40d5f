"""What the clock does for the huddle, each on its day: ideas come back, what nobody confirmed or answered goes, we ask what was done."""

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
def drop_unconfirmed() -> None:
    """Lets each decision go that nobody confirmed by its day."""
    actions.drop_unconfirmed()


@job
@in_own_transaction
def take_silence_for_no() -> None:
    """Takes back to the huddle what an organisation was asked to try, and did not answer by its day."""
    actions.take_silence_for_no()


@job
@in_own_transaction
def ask_if_done() -> None:
    """Raises a task for each thing whose day to ask has come."""
    actions.ask_if_done()


every("app.huddle.jobs.drop_unconfirmed", hours=1)
every("app.huddle.jobs.take_silence_for_no", hours=1)
every("app.huddle.jobs.ask_if_done", hours=1)
every("app.huddle.jobs.look_again_on_the_day", hours=1)
