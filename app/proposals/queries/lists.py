"""The public list: what an idea must be to stand in it, one page of it, how many there are.

Each statement is written once for the shape of its conditions: to write one costs SQLAlchemy three times what it costs to run it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, false, func, or_, select
from sqlalchemy.orm import aliased

from app.core import db, search
from app.languages.models import Text
from app.proposals.models import Fit, Proposal, Setting, Stage, Topic

PAGE = 20
COUNTED = 1000

_NEWEST = (Proposal.received_at.desc(), Proposal.id.desc())
_ENGLISH = aliased(Text)
_LISTED = (
    select(
        Proposal.id,
        Proposal.reference,
        Proposal.stage,
        Proposal.lang,
        Proposal.topic,
        Proposal.place,
        Proposal.summary,
        Proposal.received_at,
        Proposal.unheard,
        Text.body.label("title"),
        Text.lang.label("title_lang"),
        _ENGLISH.body.label("title_en"),
    )
    .outerjoin(Text, Proposal.title_id == Text.id)
    .outerjoin(_ENGLISH, Proposal.title_en_id == _ENGLISH.id)
    .order_by(*_NEWEST)
)


@dataclass(frozen=True)
class Filters:
    """What a list was asked for; anything unknown was left out before."""

    words: str = ""
    topic: Topic | None = None
    stages: tuple[Stage, ...] = ()
    lang: str = ""
    place: str = ""
    priority: int | None = None
    before: tuple[dt.datetime, int] | None = None


@dataclass(frozen=True)
class Rules:
    """What an idea must be to stand in a list: names of conditions, their values, and one for words that most ideas hold."""

    names: tuple[str, ...] = ("public",)
    values: dict[str, Any] = field(default_factory=dict)
    walked: ColumnElement[bool] | None = None


@cache
def _conditions(_dialect: str) -> dict[str, ColumnElement[bool]]:
    at, number = bindparam("at", type_=Proposal.received_at.type), bindparam("number", type_=Proposal.id.type)
    return {
        "public": Proposal.public.is_(True),
        # not from the index of public ideas: a list of few ids is made from them
        "few": and_(search.among(Proposal.id, "ids"), func.coalesce(Proposal.public, false()).is_(True)),
        "topic": Proposal.topic == bindparam("topic", type_=Proposal.topic.type),
        "stages": case((Proposal.unheard, Stage.LISTED.value), else_=Proposal.stage).in_(  # as it is told
            bindparam("stages", expanding=True, type_=Proposal.stage.type)
        ),
        "lang": Proposal.lang == bindparam("lang"),
        "place": Proposal.id.in_(select(Setting.proposal_id).where(Setting.kind == bindparam("place"))),
        "priority": Proposal.id.in_(select(Fit.proposal_id).where(Fit.priority_id == bindparam("priority", type_=Fit.priority_id.type))),
        "before": or_(Proposal.received_at < at, and_(Proposal.received_at == at, Proposal.id < number)),
    }


def rules_of(asked: Filters) -> Rules:
    """What an idea must be to stand in this list. A search asks its index here, once. At most one statement."""
    few = search.found("proposal", asked.words, scope="public") if asked.words else None
    values = {"topic": asked.topic, "stages": asked.stages, "lang": asked.lang, "place": asked.place, "priority": asked.priority}
    values = {name: value for name, value in values.items() if value}
    if few is not None:
        return Rules(("few", *values), values | {"ids": search.listed(few)})
    walked = search.holds(Proposal.id, "proposal", asked.words, scope="public") if asked.words else None
    return Rules(("public", *values), values, walked)


@cache
def _written(names: tuple[str, ...], dialect: str) -> Select[*tuple[Any, ...]]:
    return _of_one_page(*(_conditions(dialect)[name] for name in names))


def _of_one_page(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The ideas of the page are found first, so that titles are looked up for those alone."""
    found = select(Proposal.id).where(*conditions).order_by(*_NEWEST).limit(bindparam("most")).subquery()
    return _LISTED.join(found, Proposal.id == found.c.id)


def public_ideas(asked: Filters, rules: Rules, count: int = PAGE) -> Sequence[Any]:
    """One page of ideas that anyone may read, newest first, one row more than `count` when there is a next page."""
    further = {"at": asked.before[0], "number": asked.before[1]} if asked.before else {}
    names, dialect = rules.names + (("before",) if further else ()), db.engine().dialect.name
    statement = _written(names, dialect)
    if rules.walked is not None:
        statement = _of_one_page(*(_conditions(dialect)[name] for name in names), rules.walked)
    return db.session.execute(statement, rules.values | further | {"most": count + 1}).all()


@cache
def _counted(names: tuple[str, ...], dialect: str) -> Select[int]:
    some = select(Proposal.id).where(*(_conditions(dialect)[name] for name in names)).limit(COUNTED + 1)
    return select(func.count()).select_from(some.subquery())


def count_public(asked: Filters, rules: Rules) -> int:
    """How many there are, counted to 1,000 and one more at most.

    Words alone that many hold are counted in the index of words: to walk the list until 1,000 are found would take the whole list
    for a rarer word.
    """
    if rules.walked is None:
        return db.session.scalar(_counted(rules.names, db.engine().dialect.name), rules.values) or 0
    some = select(Proposal.id).where(*(_conditions(db.engine().dialect.name)[name] for name in rules.names), rules.walked)
    if rules.names == ("public",):
        found = search.matching("proposal", asked.words, scope="public").subquery()
        some = select(found.c.thing_id).join(Proposal, Proposal.id == found.c.thing_id).where(Proposal.public.is_(True)).distinct()
    return db.session.scalar(select(func.count()).select_from(some.limit(COUNTED + 1).subquery()), rules.values) or 0
