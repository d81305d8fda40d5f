"""Reading ideas. The door to a single one is `proposal`; lists are filtered by `seen_by`."""

import datetime as dt
import hashlib
from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, inspect, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from app.core import db
from app.core.errors import NotAllowed, NotFound
from app.core.i18n import for_staff
from app.people.queries import share_an_address
from app.proposals.models import Answer, Involvement, Part, Proposal, Stage
from app.proposals.permissions import WORK, Somebody, selves, translate, work_on
from app.proposals.queries.attachments import (
    added_later,
    attachment,
    came_before,
    every_file,
    file_among,
    files_of,
    known_keys,
    not_looked_at,
    scan_of,
    size_of_files,
    waiting_recordings,
)
from app.proposals.queries.drafts import (
    REMINDER,
    SeenDraft,
    by_words,
    can_come_back,
    draft,
    drafts_to_remind,
    lost_drafts,
    same_draft,
    seen_draft,
    tries_with_words,
)
from app.proposals.queries.fitting import InProgramme, Standing, fits_of, how_they_stand, kind_of_work, places_of, title_of_priority
from app.proposals.queries.holding import interest_of, read_now, taken_down_draft, written_down_now
from app.proposals.queries.leading import counts_of, led_by, led_ideas
from app.proposals.queries.links import every_link, keyholder, link_of, links_of
from app.proposals.queries.lists import COUNTED, PAGE, Filters, Rules, count_public, public_ideas, rules_of
from app.proposals.queries.mine import ideas_of
from app.proposals.queries.published import PublishedIdea, public_among, published_idea
from app.proposals.queries.queue import queue, queue_counts
from app.proposals.queries.rows import SomeAnswer, SomeWords, given, has_files, newest, other_versions
from app.proposals.queries.standing import (
    HAS_WORDS,
    brought_others,
    has_letters_in_the_making,
    needs_a_format,
    needs_easy_words,
    objection,
    read_before,
    reading_of,
    stood_before,
    to_revisit,
    way_back,
)
from app.proposals.queries.taking_down import came_on_paper, half_written, how_taken_down, taken_down
from app.proposals.queries.voices import (
    JoinedIdea,
    ideas_alike,
    public_idea,
    shown_with,
    voice,
    voices_for_team,
    voices_of,
    voices_to_tell,
)

# Written once: to write a statement costs SQLAlchemy three times what it costs to run it.
_BY_REFERENCE = (
    select(Proposal)
    .where(Proposal.reference == bindparam("reference"))
    .options(*(joinedload(part) for part in (Proposal.title, Proposal.title_en, Proposal.question, Proposal.question_easy)))
    .options(joinedload(Proposal.involvements))
)
_ANSWERS = select(Answer).where(Answer.proposal_id == bindparam("proposal")).order_by(Answer.id).options(joinedload(Answer.text))


def proposal(reference: str, *, by: Somebody, to: Callable[[Somebody, Proposal], bool]) -> Proposal:
    """One idea for one purpose, with answers, titles and people. Two statements.

    Raises NotFound alike for none and not allowed; NotAllowed where the huddle sees it, but this person may not work on it: it is
    theirs, or it came with their own address, signed in or not.
    """
    found = db.session.scalars(_BY_REFERENCE, {"reference": reference}).unique().one_or_none()
    if found is not None and "answers" in inspect(found).unloaded:
        set_committed_value(found, "answers", db.session.scalars(_ANSWERS, {"proposal": found.id}).all())
    if found is not None and to in WORK and work_on(by, found) and not to(by, found):
        raise NotAllowed(for_staff("You are part of this idea, or it was taken back. Somebody else works on it."))
    if found is None or not to(by, found):
        raise NotFound
    if to in {*WORK, translate} and found.person_id is not None and by.id is not None and share_an_address(found.person_id, by.id):
        raise NotAllowed(for_staff("This idea came with your own address. Somebody else works on it."))
    return found


def stamp_of_words(proposal: Proposal) -> str:
    """Stands for all that anyone could read of an idea: another one when its person has changed a title, a name or an answer since."""
    words = [text.body for text in (proposal.title, *(a.text for a in newest(proposal.answers).values())) if text is not None]
    return hashlib.sha256(repr((proposal.publish.value, proposal.public_name, words)).encode()).hexdigest()[:16]


def reference_of(number: int) -> str | None:
    """The reference of an idea that something else names by its number."""
    return db.session.scalar(select(Proposal.reference).where(Proposal.id == number))


def number_of(words: str) -> int | None:
    """The number of the idea with this reference, however it is typed; None for none that was sent."""
    typed = "".join(words.split()).upper()
    return db.session.scalar(select(Proposal.id).where(Proposal.reference == typed, Proposal.stage != Stage.DRAFT))


def joined_in_public(number: int | None, *, beside: Proposal) -> str:
    """The reference of another idea that anyone may read; empty for one of which nobody outside the team may hear."""
    wanted = select(Proposal.reference).where(Proposal.id == number, Proposal.id != beside.id, Proposal.public.is_(True))
    return db.session.scalar(wanted) or "" if number else ""


def whole(found: Proposal) -> Proposal:
    """An idea that the clock works on, with everything a move needs."""
    loaded = db.session.scalars(_BY_REFERENCE, {"reference": found.reference}).unique().one()
    set_committed_value(loaded, "answers", db.session.scalars(_ANSWERS, {"proposal": loaded.id}).all())
    return loaded


def seen_by(person: Somebody) -> ColumnElement[bool]:
    """The same rule as permissions.see, for lists."""
    sent = Proposal.stage != Stage.DRAFT
    if person.holds("huddle member"):
        return sent
    if person.id is None:
        return and_(sent, Proposal.public)
    led = led_by(person)
    mine: ColumnElement[bool] = exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(selves(person)),
        Involvement.until.is_(None),
        Involvement.part.in_([Part.PROPOSER, Part.CO_LEAD]),
    )
    mine = and_(mine, HAS_WORDS)
    if (only := getattr(person, "only", None)) is not None:
        mine = and_(mine, Proposal.id == only)
    return and_(sent, or_(Proposal.public, mine, led))


def promise(since: dt.datetime) -> tuple[int, int]:
    """Ideas answered since a moment: how many in all, how many by the first date promised."""
    kept = func.coalesce(func.sum(case((Proposal.promise_kept.is_(True), 1), else_=0)), 0)
    row = db.session.execute(select(func.count(), kept).where(Proposal.answered_at >= since)).one()
    return int(row[0]), int(row[1])


__all__ = [
    "COUNTED",
    "PAGE",
    "REMINDER",
    "Filters",
    "InProgramme",
    "JoinedIdea",
    "PublishedIdea",
    "Rules",
    "SeenDraft",
    "SomeAnswer",
    "SomeWords",
    "Standing",
    "added_later",
    "attachment",
    "brought_others",
    "by_words",
    "came_before",
    "came_on_paper",
    "can_come_back",
    "count_public",
    "counts_of",
    "draft",
    "drafts_to_remind",
    "every_file",
    "every_link",
    "file_among",
    "files_of",
    "fits_of",
    "given",
    "half_written",
    "has_files",
    "has_letters_in_the_making",
    "how_taken_down",
    "how_they_stand",
    "ideas_alike",
    "ideas_of",
    "interest_of",
    "joined_in_public",
    "keyholder",
    "kind_of_work",
    "known_keys",
    "led_by",
    "led_ideas",
    "link_of",
    "links_of",
    "lost_drafts",
    "needs_a_format",
    "needs_easy_words",
    "newest",
    "not_looked_at",
    "number_of",
    "objection",
    "other_versions",
    "places_of",
    "public_among",
    "public_idea",
    "public_ideas",
    "published_idea",
    "queue",
    "queue_counts",
    "read_before",
    "read_now",
    "reading_of",
    "rules_of",
    "same_draft",
    "scan_of",
    "seen_draft",
    "shown_with",
    "size_of_files",
    "stood_before",
    "taken_down",
    "taken_down_draft",
    "title_of_priority",
    "to_revisit",
    "tries_with_words",
    "voice",
    "voices_for_team",
    "voices_of",
    "voices_to_tell",
    "waiting_recordings",
    "way_back",
    "whole",
    "written_down_now",
]
