"""What the clock does for the huddle, each on its day: ideas come back, what nobody confirmed or answered goes, we ask what was done."""

import datetime as dt

from app.core import calendar, db
from app.core.clockwork import every
from app.core.i18n import ENGLISH
from app.core.queue import in_own_transaction, job
from app.huddle import actions, queries
from app.huddle.packs import shelf

SOON = dt.timedelta(days=8)


@job
@in_own_transaction
def look_again_on_the_day() -> None:
    """Raises a task for each idea whose day to look again has come."""
    actions.look_again_on_the_day()


@job
@in_own_transaction
def see_to_guests() -> None:
    """Guests of ideas that were taken back hear that they need not come; what nobody needs any more is forgotten."""
    actions.end_where_taken_back()
    actions.forget_guests()
    actions.forget_with_ideas()


@job
def make_packs() -> None:
    """Makes the PDFs that were asked for."""
    shelf.make_all()


@job
def prepare_packs() -> None:
    """The packs of the next days are there before anybody asks; those of yesterday go."""
    shelf.tidy()
    with db.reading():
        soon = [meeting.id for meeting in queries.coming() if meeting.on <= calendar.today() + SOON]
    for number in soon:
        for tag in (ENGLISH.tag, f"{ENGLISH.tag}-easy"):
            shelf.ask(shelf.Wish(number, tag))


every("app.huddle.jobs.make_packs", seconds=5)
every("app.huddle.jobs.prepare_packs", hours=1)
every("app.huddle.jobs.see_to_guests", hours=1)


@job
@in_own_transaction
def remind_of_actions() -> None:
    """Reminds members of what they agreed to do."""
    actions.remind_of_actions()


every("app.huddle.jobs.remind_of_actions", hours=1)


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
