"""What the clock does for ideas: drafts whose time is over go, and the database keeps its statistics."""

import logging

from sqlalchemy import text

from app.core import calendar, db, queue
from app.core.clockwork import every
from app.core.files import NoPlayer, NoRoom
from app.core.queue import in_own_transaction, job
from app.proposals import actions, queries

log = logging.getLogger(__name__)


@job
@in_own_transaction
def forget_what_is_over() -> None:
    """Deletes drafts that nobody saved for 90 days, and the words of ideas that were taken back a year ago."""
    actions.sweep_drafts()
    actions.sweep_withdrawn()
    actions.forget_tries()
    actions.sweep_sounds()


@job
@in_own_transaction
def forget_lost_files() -> None:
    """Deletes files that no row names: once a day, for it looks at every file."""
    actions.sweep_files()


@job
@in_own_transaction
def remind_of_drafts() -> None:
    """Reminds people once of a draft that goes in two weeks."""
    actions.remind_of_drafts()


@job
def prepare_recordings() -> None:
    """Makes every recording that waits playable, one after the other; stops when the process is asked to end."""
    with db.reading():
        numbers = list(queries.waiting_recordings(calendar.now()))
    for number in numbers:
        if queue.stopping.is_set() or not _prepare(number):
            return


def _prepare(number: int) -> bool:
    """One recording. False when none can be made now."""
    with db.transaction():
        found = actions.claim(number)
        work = (found.original, found.packed, found.medium, found.tries) if found else None
    if work is None:
        return True
    try:
        state, key, seconds = actions.prepare(*work)
    except (NoPlayer, NoRoom) as fault:
        log.warning("Recordings wait (%s).", type(fault).__name__)
        return False
    with db.transaction():
        actions.finish(number, state, key, seconds)
    return True


@job
@in_own_transaction
def keep_statistics() -> None:
    """Lets SQLite learn how its tables are filled: without it a rare word took ten times as long."""
    if db.engine().dialect.name == "sqlite":
        db.session.execute(text("PRAGMA analysis_limit=400"))
        db.session.execute(text("ANALYZE"))


every("app.proposals.jobs.forget_what_is_over", hours=1)
every("app.proposals.jobs.forget_lost_files", hours=24)
every("app.proposals.jobs.remind_of_drafts", hours=1)
every("app.proposals.jobs.keep_statistics", hours=24)
every(actions.PREPARE, minutes=1)
