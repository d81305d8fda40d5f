"""Ideas by organisation: those that somebody leads, and how many there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import aliased

from app.core import db
from app.languages.models import Text
from app.people.models import Organisation
from app.proposals.models import Proposal, Stage
from app.proposals.moves import LED
from app.proposals.permissions import Somebody, led_in
from app.proposals.queries.lists import PAGE

_HEIR = aliased(Organisation)


def led_by(person: Somebody) -> ColumnElement[bool]:
    """The same rule as permissions.lead, for lists."""
    here = led_in(person)
    if not here:
        return false()
    sent_there = or_(Proposal.integrated, Proposal.organisation_id.in_(here))
    return and_(sent_there, Proposal.stage.in_(LED), Proposal.unheard.is_(False))


def led_ideas(person: Somebody, before: int | None = None) -> Sequence[Any]:
    """One page of the ideas that somebody leads, the newest first; one row more when there is a next page."""
    wanted = (
        select(
            Proposal.id,
            Proposal.reference,
            Proposal.stage,
            Proposal.integrated,
            Proposal.received_at,
            Proposal.lang,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
            Proposal.summary,
            func.coalesce(_HEIR.name, Organisation.name).label("organisation"),
        )
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(Organisation, Proposal.organisation_id == Organisation.id)
        .outerjoin(_HEIR, Organisation.successor_id == _HEIR.id)
        .where(led_by(person))
    )
    if before is not None:
        wanted = wanted.where(Proposal.id < before)
    return db.session.execute(wanted.order_by(Proposal.id.desc()).limit(PAGE + 1)).all()


def counts_of(goes_to: Mapping[int, Iterable[int]]) -> dict[int, int]:
    """How many ideas each organisation has, with those that went into it. `goes_to`: which ones are counted for each. One statement."""
    every = {number for some in goes_to.values() for number in some}
    counted = select(Proposal.organisation_id, func.count().label("ideas")).where(
        Proposal.organisation_id.in_(every), Proposal.stage != Stage.DRAFT
    )
    found = {row.organisation_id: row.ideas for row in db.session.execute(counted.group_by(Proposal.organisation_id))}
    return {number: sum(found.get(one, 0) for one in some) for number, some in goes_to.items()}
