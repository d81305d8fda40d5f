"""Reading drafts: whole, to change or send them; or as rows, for the pages that only show a question."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.core import calendar, db, tokens
from app.languages.models import Text
from app.notifications.models import Letter
from app.proposals.models import Answer, Link, LinkPurpose, Proposal, Stage, WordsTry
from app.proposals.queries.rows import ANSWER, SeenAnswer, answers_of

REMINDER = "proposals/draft_reminder"
_same = Link.__table__.alias("same")
# The number of the draft is asked for by itself: PostgreSQL would walk all ideas to meet the newest ones' links.
_OF_LINK = select(_same.c.proposal_id).where(_same.c.id == bindparam("link")).scalar_subquery()
_WHOLE = (
    select(Link, Proposal)
    .join(Proposal, Link.proposal_id == Proposal.id)
    .where(Link.id == bindparam("link"), Link.purpose == LinkPurpose.DRAFT, Proposal.id == _OF_LINK)
    .options(joinedload(Proposal.answers).joinedload(Answer.text))
)
_BY_WORDS = (
    select(Link, Proposal)
    .join(Proposal, Link.proposal_id == Proposal.id)
    .where(Link.words_key == bindparam("key"), Link.ended_at.is_(None))
    .options(joinedload(Proposal.answers).joinedload(Answer.text))
)
_TO_CHANGE = _WHOLE.with_for_update(of=Proposal)  # PostgreSQL: two windows save one after the other; SQLite has one writer anyway
_link, _idea, _answer, _text = Link.__table__.c, Proposal.__table__.c, Answer.__table__.c, Text.__table__.c
_ROWS = (
    select(
        *(_link.id.label("link"), _link.salt, _link.expires_at, _link.ended_at),
        *(_idea.id, _idea.reference, _idea.stage, _idea.pathway),
        *ANSWER,
    )
    .select_from(Link.__table__.join(Proposal.__table__).outerjoin(Answer.__table__).outerjoin(Text.__table__, _text.id == _answer.text_id))
    .where(_link.id == bindparam("link"), _link.purpose == LinkPurpose.DRAFT, _idea.id == _OF_LINK)
    .order_by(_answer.id)
)


@dataclass(frozen=True)
class SeenDraft:
    """A draft, or what became of it, to be shown and not changed."""

    id: int
    link: int
    reference: str | None
    stage: Stage
    pathway: str
    answers: list[SeenAnswer]

    @property
    def is_draft(self) -> bool:
        """Not sent yet."""
        return self.stage is Stage.DRAFT


def _good(token: str, link: Any, number: int) -> bool:
    over = link.ended_at or (link.expires_at and link.expires_at <= calendar.now())
    return not over and tokens.opens(token, LinkPurpose.DRAFT, number, link.salt)


def draft(token: str) -> tuple[Proposal, Link] | None:
    """The draft (or what became of it) that a link opens, with its answers; None when the link has ended. One statement."""
    row = tokens.row_of(token)
    wanted = _TO_CHANGE if db.writing() else _WHOLE
    found = db.session.execute(wanted, {"link": row}).unique().one_or_none() if row >= 0 else None
    if found is None or not _good(token, found[0], found[0].id):
        return None
    return found[1], found[0]


def seen_draft(token: str) -> SeenDraft | None:
    """The same for a page that only shows: a third of the cost. One statement."""
    row = tokens.row_of(token)
    rows = db.session.connection().execute(_ROWS, {"link": row}).all() if row >= 0 else []
    if not rows or not _good(token, rows[0], rows[0].link):
        return None
    first = rows[0]
    return SeenDraft(first.id, first.link, first.reference, first.stage, first.pathway, answers_of(rows))


def by_words(key: str) -> tuple[Proposal, Link] | None:
    """The draft, or what became of it, that three words open. One statement."""
    found = db.session.execute(_BY_WORDS, {"key": key}).unique().one_or_none()
    return (found[1], found[0]) if found else None


def tries_with_words(who: str | None, *, since: dt.datetime) -> int:
    """How many wrong tries there were since a moment, with one name (its hash) or with any."""
    tried = select(func.count()).select_from(WordsTry).where(WordsTry.at > since)
    return db.session.scalar(tried.where(WordsTry.who_key == who) if who is not None else tried) or 0


def drafts_to_remind(after: dt.date, until: dt.date) -> Sequence[tuple[Proposal, Link]]:
    """Drafts that go on one of these days and that nobody was reminded of, each with the link that was sent last. At most 500."""
    newest = (
        select(func.max(_same.c.id))
        .where(_same.c.purpose == LinkPurpose.DRAFT, _same.c.address != "", _same.c.ended_at.is_(None))
        .group_by(_same.c.proposal_id)
    )
    told = exists().where(Letter.kind == "proposal", Letter.thing_id == Proposal.id, Letter.name == REMINDER)
    waiting = (
        select(Proposal, Link)
        .join(Link, Link.proposal_id == Proposal.id)
        .where(Proposal.stage == Stage.DRAFT, Proposal.draft_until > after, Proposal.draft_until <= until, Link.id.in_(newest), ~told)
        .order_by(Proposal.draft_until, Proposal.id)
        .limit(500)
    )
    return [(row[0], row[1]) for row in db.session.execute(waiting)]


def same_draft(marker: str, draft: Proposal, link: Link) -> bool:
    """Whether a form was drawn for this draft: `marker` is the number of a link of it, in base 16; `link` is the one of this device."""
    if marker == f"{link.id:x}":
        return True
    known = len(marker) <= 12 and set(marker) <= set("0123456789abcdef")  # noqa: PLR2004 what one of our numbers can have
    other = db.session.get(Link, int(marker, 16)) if known and marker else None
    return other is not None and other.proposal_id == draft.id


def lost_drafts(day: dt.date) -> Sequence[Proposal]:
    """Drafts whose 90 days are over."""
    return db.session.scalars(select(Proposal).where(Proposal.stage == Stage.DRAFT, Proposal.draft_until < day).limit(500)).all()


def can_come_back(draft: Proposal) -> bool:
    """Whether a link to this draft was sent or three words were shown, and still open it."""
    way = or_(Link.address != "", Link.words_key.is_not(None))
    held = exists().where(Link.proposal_id == draft.id, Link.purpose == LinkPurpose.DRAFT, Link.ended_at.is_(None), way)
    return bool(db.session.scalar(select(held)))
