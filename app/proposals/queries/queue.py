"""Ideas that wait for us."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, bindparam, func, literal, select, tuple_, union_all
from sqlalchemy.orm import aliased

from app.core import calendar, db
from app.languages.models import Text
from app.people.models import Organisation, Person
from app.proposals.models import Proposal, Stage
from app.proposals.moves import OPEN, WAITING
from app.proposals.queries.lists import COUNTED, PAGE

_ENGLISH = aliased(Text)  # the working title
_HEIR = aliased(Organisation)  # who an organisation is today


def queue(view: str, *, reader: int | None, after: tuple[dt.date, int] | None = None) -> Sequence[Any]:
    """One page of ideas that wait for us, the most urgent first. `view`: new, waiting, overdue, mine; any other shows all."""
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
            _ENGLISH.body.label("title_en"),
            func.coalesce(_HEIR.name, Organisation.name).label("organisation"),
            Person.display_name.label("reader"),
        )
        .join(urgent, Proposal.id == urgent.c.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(_ENGLISH, Proposal.title_en_id == _ENGLISH.id)
        .outerjoin(Organisation, Proposal.organisation_id == Organisation.id)
        .outerjoin(_HEIR, Organisation.successor_id == _HEIR.id)
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
