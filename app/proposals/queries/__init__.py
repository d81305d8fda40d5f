"""Reading ideas. The door to a single one is `proposal`; lists are filtered by `seen_by`."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    inspect,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from app.core import calendar, db
from app.core.errors import NotAllowed, NotFound
from app.core.i18n import for_staff
from app.languages.models import Text
from app.people.models import Organisation, Person
from app.people.queries import share_an_address
from app.proposals.models import Answer, Involvement, Part, Proposal, Stage
from app.proposals.moves import OPEN, WAITING
from app.proposals.permissions import WORK, Somebody, selves, work_on
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
from app.proposals.queries.links import keyholder, link_of, links_of
from app.proposals.queries.lists import COUNTED, PAGE, Filters, Rules, count_public, public_ideas, rules_of
from app.proposals.queries.mine import ideas_of
from app.proposals.queries.published import PublishedIdea, published_idea
from app.proposals.queries.rows import SomeAnswer, SomeWords, given, newest, other_versions
from app.proposals.queries.standing import (
    HAS_WORDS,
    brought_others,
    needs_a_format,
    needs_easy_words,
    reading_of,
    stood_before,
    to_revisit,
    way_back,
)
from app.proposals.queries.taking_down import half_written, how_taken_down, taken_down

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
    if to in WORK and found.person_id is not None and by.id is not None and share_an_address(found.person_id, by.id):
        raise NotAllowed(for_staff("This idea came with your own address. Somebody else works on it."))
    return found


def stamp_of_words(proposal: Proposal) -> str:
    """Stands for all that anyone could read of an idea: another one when its person has changed a title, a name or an answer since."""
    words = [text.body for text in (proposal.title, *(a.text for a in newest(proposal.answers).values())) if text is not None]
    return hashlib.sha256(repr((proposal.publish.value, proposal.public_name, words)).encode()).hexdigest()[:16]


def reference_of(number: int) -> str | None:
    """The reference of an idea that something else names by its number."""
    return db.session.scalar(select(Proposal.reference).where(Proposal.id == number))


def seen_by(person: Somebody) -> ColumnElement[bool]:
    """The same rule as permissions.see, for lists."""
    sent = Proposal.stage != Stage.DRAFT
    if person.holds("huddle member"):
        return sent
    if person.id is None:
        return and_(sent, Proposal.public)
    mine: ColumnElement[bool] = exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(selves(person)),
        Involvement.until.is_(None),
        Involvement.part.in_([Part.PROPOSER, Part.CO_LEAD]),
    )
    mine = and_(mine, HAS_WORDS)
    if (only := getattr(person, "only", None)) is not None:
        mine = and_(mine, Proposal.id == only)
    return and_(sent, or_(Proposal.public, mine))


def queue(view: str, *, reader: int | None, after: tuple[dt.date, int] | None = None) -> Sequence[Any]:
    """One page of ideas that wait for us, the most urgent first. `view`: new, waiting, overdue, mine or all."""
    due, number = after or (None, None)
    known = {"reader": reader, "today": calendar.today(), "due": due, "number": number}
    return db.session.execute(_queue(view, further=after is not None), known).all()


def _stages(view: str) -> tuple[Stage, ...]:
    return {"new": (Stage.RECEIVED,), "waiting": (Stage.MORE_INFO,), "overdue": WAITING}.get(view, OPEN)


def _beside_stage(view: str) -> list[ColumnElement[bool]]:
    rules = {"overdue": Proposal.answer_due_on < bindparam("today"), "mine": Proposal.reader_id == bindparam("reader")}
    return [rules[view]] if view in rules else []


@cache
def _queue(view: str, *, further: bool) -> Select[*tuple[Any, ...]]:
    """The most urgent of each stage, then the most urgent of those: each stage is read from its index only as far as one page needs."""
    rules = _beside_stage(view)
    if further:
        rules.append(tuple_(Proposal.answer_due_on, Proposal.id) > tuple_(bindparam("due", type_=Date), bindparam("number", type_=Integer)))
    firsts = [
        select(Proposal.id).where(Proposal.stage == stage, *rules).order_by(Proposal.answer_due_on, Proposal.id).limit(PAGE + 1).subquery()
        for stage in _stages(view)
    ]
    urgent = union_all(*(select(first.c.id) for first in firsts)).subquery()
    return (
        select(
            Proposal.id,
            Proposal.reference,
            Proposal.stage,
            Proposal.pathway,
            Proposal.lang,
            Proposal.place,
            Proposal.answer_due_on,
            Proposal.clock_stopped_on,
            Proposal.reading,
            Proposal.reader_id,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
            Organisation.name.label("organisation"),
            Person.display_name.label("reader"),
        )
        .join(urgent, Proposal.id == urgent.c.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(Organisation, Proposal.organisation_id == Organisation.id)
        .outerjoin(Person, Proposal.reader_id == Person.id)
        .order_by(Proposal.answer_due_on, Proposal.id)
        .limit(PAGE + 1)
    )


@cache
def _counts() -> Select[*tuple[Any, ...]]:
    """How many each view has, each counted to 1,000 and one more at most."""

    def some(view: str) -> Any:
        found = select(literal(1)).where(Proposal.stage.in_(_stages(view)), *_beside_stage(view)).limit(COUNTED + 1)
        return select(func.count()).select_from(found.subquery()).scalar_subquery().label(view)

    return select(*(some(view) for view in ("all", "new", "waiting", "overdue", "mine")))


def queue_counts(reader: int | None) -> dict[str, int]:
    """How many ideas are in each view of the queue, counted to 1,000 and one more at most. One statement."""
    return dict(db.session.execute(_counts(), {"reader": reader, "today": calendar.today()}).one()._mapping)  # noqa: SLF001 SQLAlchemy's documented way to a mapping


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
    "PublishedIdea",
    "Rules",
    "SeenDraft",
    "SomeAnswer",
    "SomeWords",
    "brought_others",
    "by_words",
    "can_come_back",
    "count_public",
    "draft",
    "drafts_to_remind",
    "given",
    "half_written",
    "how_taken_down",
    "ideas_of",
    "keyholder",
    "link_of",
    "links_of",
    "lost_drafts",
    "needs_a_format",
    "needs_easy_words",
    "newest",
    "other_versions",
    "public_ideas",
    "published_idea",
    "reading_of",
    "rules_of",
    "same_draft",
    "seen_draft",
    "stood_before",
    "taken_down",
    "to_revisit",
    "tries_with_words",
    "way_back",
]
