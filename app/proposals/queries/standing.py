"""Where one idea stands and stood before, and which words whoever brought it can read."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import exists, or_, select

from app.core import db
from app.history import queries as history
from app.people.queries import forms_missing
from app.proposals.models import Involvement, Part, Proposal, Stage
from app.proposals.moves import ANSWERED
from app.support.queries import codes_of
from app.tasks.models import TaskKind
from app.tasks.queries import open_about

HAS_WORDS = or_(Proposal.stage != Stage.WITHDRAWN, Proposal.title_id.is_not(None))  # Proposal.is_erased, for lists


def needs_easy_words(proposal: Proposal) -> bool:
    """Whether whoever brought the idea reads easy words: they chose them, or they told us that they need them."""
    if proposal.reading.endswith("-easy"):
        return True
    return "easy_read" in codes_of(proposal.person_id)


def reading_of(proposal: Proposal) -> str:
    """The reading in which whoever brought the idea is written to: the one they chose, in easy words when they need them."""
    return f"{proposal.reading.removesuffix('-easy')}-easy" if needs_easy_words(proposal) else proposal.reading


def needs_a_format(proposal: Proposal) -> bool:
    """Whether a letter to whoever brought the idea is made in another form first: braille, sound, sign language or large print."""
    return bool(forms_missing(proposal.person_id))


def has_letters_in_the_making(proposal: Proposal) -> bool:
    """Whether somebody of the team makes a letter about this idea in another form now."""
    return bool(open_about(TaskKind.FORMAT, "proposal", proposal.id))


def to_revisit(day: dt.date) -> Sequence[Proposal]:
    """Ideas that were not taken up for now, and at which we said we would look again by this day. At most 100."""
    waiting = select(Proposal).where(Proposal.stage == Stage.IDEA_BANK, Proposal.revisit_on <= day)
    return db.session.scalars(waiting.order_by(Proposal.revisit_on, Proposal.id).limit(100)).all()


def stood_before(proposal: Proposal, verb: str) -> Stage | None:
    """Where the idea stood when this move was last made; none when it never was."""
    made = (entry.from_stage for entry in history.entries("proposal", proposal.id) if entry.verb == verb)
    return Stage(before) if (before := next(made, None)) else None


DECIDED_BY = frozenset({"start_screening", "decide", "pass_on", "pass_on_first", "confirm", "correct_decision"})


def _objected(proposal: Proposal) -> tuple[int, Sequence[history.Told]] | None:
    """Where in its story its people asked us to look again, when nothing was decided since; with the story."""
    entries = history.entries("proposal", proposal.id)
    for place, entry in enumerate(entries):
        if entry.verb == "object":
            return place, entries
        if entry.verb in {"decide", "pass_on"}:
            return None
    return None


def objection(proposal: Proposal) -> history.Told | None:
    """How its people asked us to look again, while nothing was decided since."""
    found = _objected(proposal)
    return found[1][found[0]] if found else None


def read_before(proposal: Proposal) -> frozenset[int]:
    """Who read or decided an idea before its people asked us to look again; nobody where they did not."""
    found = _objected(proposal)
    if found is None:
        return frozenset()
    place, entries = found
    did = {entry.person_id for entry in entries[place:] if entry.verb in DECIDED_BY and entry.person_id}
    read = {one.person_id for one in proposal.involvements if one.part is Part.SCREENER and one.from_ <= entries[place].at}
    return frozenset(did | read)


def way_back(proposal: Proposal) -> Stage:
    """Where an idea that was taken back goes: to where it stood after its answer; without one it is read again."""
    before = stood_before(proposal, "withdraw")
    return before if before in ANSWERED else Stage.SCREENING


def brought_others(person: int, but: int) -> bool:
    """Whether a person has a part in any idea beside this one whose words are still there."""
    part = exists().where(Involvement.proposal_id == Proposal.id, Involvement.person_id == person)
    others = select(Proposal.id).where(or_(Proposal.person_id == person, part), Proposal.id != but, HAS_WORDS).limit(1)
    return db.session.scalar(others) is not None
