"""What goes by itself: drafts after 90 days, the words of ideas that were taken back after a year."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from sqlalchemy import delete, select, update
from sqlalchemy.orm import selectinload

from app.core import calendar, db, files, search, voices
from app.history.actions import forget_words, record
from app.languages.actions import forget_bookings, forget_texts, forget_translations
from app.languages.models import Text
from app.notifications.actions import erase_about
from app.people.actions import forget_person
from app.proposals import queries
from app.proposals.actions.attaching import delete_files
from app.proposals.actions.voicing import forget_voices
from app.proposals.models import Addition, Answer, Attachment, Interest, Link, Proposal, Setting, Stage, TakenDown
from app.tasks.actions import erase_tasks

KEPT_AFTER_WITHDRAWAL = dt.timedelta(days=365)


def erase_words(proposal: Proposal) -> None:
    """Every word that somebody wrote for this idea goes: answers, titles, links, letters, the index."""
    texts = [a.text_id for a in proposal.answers if a.text_id]
    texts += [number for number in (proposal.title_id, proposal.title_en_id, proposal.question_id, proposal.question_easy_id) if number]
    forget_translations("proposal", proposal.id)
    erase_tasks("proposal", proposal.id)
    erase_about("proposal", proposal.id)
    forget_words("proposal", proposal.id)
    search.unindex("proposal", proposal.id)
    delete_files(db.session.scalars(select(Attachment).where(Attachment.proposal_id == proposal.id)).all())
    db.session.flush()
    forget_voices(proposal.id)
    for table in (Addition, Answer, Interest, Link, Setting, TakenDown):
        db.session.execute(delete(table).where(table.proposal_id == proposal.id))
    gone = dict.fromkeys(("title_id", "title_en_id", "question_id", "question_easy_id"))
    blank = gone | dict.fromkeys(("summary", "place", "public_name"), "")
    db.session.execute(update(Proposal).where(Proposal.id == proposal.id).values(**blank))
    db.session.execute(delete(Text).where(Text.id.in_(texts)))
    forget_texts("proposal", proposal.id)
    db.session.expire(proposal)


def delete_whole(proposal: Proposal) -> None:
    """A draft goes altogether, as if it had never been."""
    number = proposal.id
    erase_words(proposal)
    db.session.expunge(proposal)
    db.session.execute(delete(Proposal).where(Proposal.id == number))


def sweep_drafts() -> int:
    """Forgets drafts whose time is over; gives how many."""
    lost = queries.lost_drafts(calendar.today())
    for proposal in lost:
        delete_whole(_with_answers(proposal.id))
    return len(lost)


def sweep_withdrawn() -> int:
    """Deletes the words of ideas that were taken back a year ago, and what we know of whoever brought them; bare rows stay for the numbers.

    Gives how many.
    """
    before = calendar.now() - KEPT_AFTER_WITHDRAWAL
    waiting = (
        select(Proposal.id)
        .where(Proposal.stage == Stage.WITHDRAWN, Proposal.withdrawn_at < before, Proposal.title_id.is_not(None))
        .limit(200)
    )
    numbers = db.session.scalars(waiting).all()
    for number in numbers:
        idea = _with_answers(number)
        person = idea.person_id
        erase_words(idea)
        record("proposal", number, "erase", by=None, role="system")
        if person is not None and not queries.brought_others(person, number):
            forget_bookings(person)
            forget_person(person)
    return len(numbers)


def sweep_files() -> int:
    """Deletes files that are a day old and that no row names: a machine went off between keeping a file and writing its row. Gives how many."""
    day_ago = (calendar.now() - dt.timedelta(days=1)).timestamp()
    gone = 0
    for some in _batches(files.keys_older_than(day_ago)):
        lost = set(some) - queries.known_keys(some)
        files.drop(*lost)
        gone += len(lost)
    return gone


def sweep_sounds() -> int:
    """Deletes sounds of ideas that nobody may read any more, and that were being made when they left the website. Gives of how many."""
    some = voices.ideas_kept()
    hidden = set(some) - queries.public_among(some)
    for reference in hidden:
        voices.drop(reference)
    return len(hidden)


def _batches(keys: Iterator[str], most: int = 200) -> Iterator[list[str]]:
    while some := list(islice(keys, most)):
        yield some


def _with_answers(number: int) -> Proposal:
    return db.session.get_one(Proposal, number, options=[selectinload(Proposal.answers)], populate_existing=True)
