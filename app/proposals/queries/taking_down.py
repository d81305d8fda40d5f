"""Reading what the team writes down for people."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.core.errors import NotFound
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Answer, How, Proposal, Stage, TakenDown
from app.proposals.permissions import TAKEN_DOWN, Somebody, take_down

_WHOLE = (
    select(Proposal, TakenDown)
    .join(TakenDown, TakenDown.proposal_id == Proposal.id)
    .options(joinedload(Proposal.answers).joinedload(Answer.text))
)


def taken_down(number: int, *, by: Somebody) -> tuple[Proposal, TakenDown]:
    """What the team wrote down, or still does, with its answers; to change it, when this request writes. Raises NotFound."""
    wanted = _WHOLE.where(Proposal.id == number)
    found = db.session.execute(wanted.with_for_update(of=Proposal) if db.writing() else wanted).unique().one_or_none()
    if found is None or not take_down(by, found[0]):
        raise NotFound
    return found[0], found[1]


def how_taken_down(proposal: Proposal) -> Any:
    """How an idea was taken down and by whom: how, said_in, kept_where, by, reader; None for one that its person wrote."""
    if proposal.pathway != TAKEN_DOWN:
        return None
    reader = aliased(Person)
    names = Person.display_name.label("by"), reader.display_name.label("reader")
    wanted = select(TakenDown.how, TakenDown.said_in, TakenDown.kept_where, *names).join(Person, Person.id == TakenDown.begun_by)
    return db.session.execute(
        wanted.outerjoin(reader, reader.id == TakenDown.read_by).where(TakenDown.proposal_id == proposal.id)
    ).one_or_none()


def came_on_paper(proposal: Proposal) -> bool:
    """Whether the team typed what its person had written on paper. No statement for an idea that its person sent."""
    if proposal.pathway != TAKEN_DOWN:
        return False
    return db.session.scalar(select(TakenDown.how).where(TakenDown.proposal_id == proposal.id)) is How.PAPER


def half_written() -> Sequence[Any]:
    """What the team began to write down and has not sent, the newest first: number, how, said_in, saved_at, by, words. At most 100."""
    words = (
        select(func.min(Text.body))
        .join(Answer, Answer.text_id == Text.id)
        .where(Answer.proposal_id == Proposal.id, Answer.field == "problem")
        .scalar_subquery()
    )
    wanted = (
        select(Proposal.id, TakenDown.how, TakenDown.said_in, Proposal.saved_at, Person.display_name.label("by"), words.label("words"))
        .join(TakenDown, TakenDown.proposal_id == Proposal.id)
        .join(Person, Person.id == TakenDown.saved_by)
        .where(Proposal.stage == Stage.DRAFT)
        .order_by(Proposal.saved_at.desc(), Proposal.id.desc())
    )
    return db.session.execute(wanted.limit(100)).all()
