"""What the clock does for ideas: drafts whose time is over go, and the database keeps its statistics."""

from sqlalchemy import text

from app.core import db
from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.proposals import actions


@job
@in_own_transaction
def forget_what_is_over() -> None:
    """Deletes drafts that nobody saved for 90 days, and the words of ideas that were taken back a year ago."""
    actions.sweep_drafts()
    actions.sweep_withdrawn()
    actions.forget_tries()


@job
@in_own_transaction
def remind_of_drafts() -> None:
    """Reminds people once of a draft that goes in two weeks."""
    actions.remind_of_drafts()


@job
@in_own_transaction
def keep_statistics() -> None:
    """Lets SQLite learn how its tables are filled: without it a rare word took ten times as long."""
    if db.engine().dialect.name == "sqlite":
        db.session.execute(text("PRAGMA analysis_limit=400"))
        db.session.execute(text("ANALYZE"))


every("app.proposals.jobs.forget_what_is_over", hours=1)
every("app.proposals.jobs.remind_of_drafts", hours=1)
every("app.proposals.jobs.keep_statistics", hours=24)
