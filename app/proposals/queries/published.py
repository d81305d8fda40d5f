"""One published idea, for the page that is the same for everybody."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app.core import db
from app.core.errors import NotFound
from app.languages.models import Text
from app.proposals.models import Answer, Proposal, Stage, Topic
from app.proposals.queries.rows import ANSWER, SeenAnswer, SeenWords, answers_of

_idea, _answer, _text = Proposal.__table__.c, Answer.__table__.c, Text.__table__.c
_title, _english = Text.__table__.alias("title"), Text.__table__.alias("english")
_AT_ONCE = 500
_ROW = (
    select(
        *(_idea.id, _idea.reference, _idea.stage, _idea.lang, _idea.topic, _idea.public_name, _idea.answer_due_on, _idea.unheard),
        *(_title.c.body.label("title"), _title.c.lang.label("title_lang")),
        *(_english.c.body.label("english"), _english.c.lang.label("english_lang")),
    )
    .select_from(
        Proposal.__table__.outerjoin(_title, _title.c.id == _idea.title_id).outerjoin(_english, _english.c.id == _idea.title_en_id)
    )
    .where(_idea.reference == bindparam("reference"), _idea.public.is_(True))
)
_ANSWERS = (
    select(*ANSWER)
    .select_from(Answer.__table__.outerjoin(Text.__table__, _text.id == _answer.text_id))
    .where(_answer.proposal_id == bindparam("proposal"))
    .order_by(_answer.id)
)


@dataclass(frozen=True)
class PublishedIdea:
    """What anyone may read of an idea."""

    id: int
    reference: str
    stage: Stage
    lang: str
    topic: Topic | None
    public_name: str
    answer_due_on: dt.date | None
    unheard: bool
    title: SeenWords | None
    title_en: SeenWords | None
    answers: list[SeenAnswer]


def published_idea(reference: str) -> PublishedIdea:
    """An idea that is public. Raises NotFound alike for none and not public. Two statements."""
    connection = db.session.connection()
    row = connection.execute(_ROW, {"reference": reference}).one_or_none()
    if row is None:
        raise NotFound
    answers = answers_of(connection.execute(_ANSWERS, {"proposal": row.id}))
    title = SeenWords(row.title, row.title_lang) if row.title is not None else None
    english = SeenWords(row.english, row.english_lang) if row.english is not None else None
    return PublishedIdea(
        row.id, row.reference, row.stage, row.lang, row.topic, row.public_name, row.answer_due_on, row.unheard, title, english, answers
    )


def public_among(references: Sequence[str]) -> set[str]:
    """Those that anyone may read, out of some references."""
    return {
        found
        for start in range(0, len(references), _AT_ONCE)
        for found in db.session.scalars(
            select(_idea.reference).where(_idea.reference.in_(references[start : start + _AT_ONCE]), _idea.public.is_(True))
        )
    }
