"""Reading what members say of an idea."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.huddle.criteria import Spread, asked_of, spread
from app.huddle.models import Criterion, Discipline, Say, Score
from app.people.models import Person
from app.proposals.models import Interest, Proposal
from app.proposals.queries import newest


@dataclass(frozen=True)
class Told:
    """One member's view, with their name and the field from which they look."""

    say: Say
    name: str
    discipline: str


def of_staff(proposal: Proposal) -> bool:
    """Whether only staff brought an idea: whoever says that they use services, care or live here is asked nothing of method."""
    standing = newest(proposal.answers)
    said = set(standing["capacities"].choices) if "capacities" in standing else set()
    return said == {"staff"}


def say_of(item_id: int, person_id: int) -> Say | None:
    """What somebody said of an idea on one list."""
    return db.session.scalars(
        select(Say).where(Say.item_id == item_id, Say.person_id == person_id).options(joinedload(Say.words))
    ).one_or_none()


def says(item_id: int) -> list[Told]:
    """What everybody said of an idea on one list, the oldest first. One statement."""
    rows = db.session.execute(
        select(Say, Person.display_name, Discipline.name)
        .join(Person, Say.person_id == Person.id)
        .outerjoin(Discipline, Say.discipline_id == Discipline.id)
        .options(joinedload(Say.words))
        .where(Say.item_id == item_id)
        .order_by(Say.said_at, Say.id)
    )
    return [Told(say, name, field or "") for say, name, field in rows]


def scores_of(item_id: int, person_id: int) -> dict[Criterion, Score]:
    """What somebody scored."""
    mine = select(Score).where(Score.item_id == item_id, Score.person_id == person_id)
    return {score.criterion: score for score in db.session.scalars(mine)}


def scores(item_id: int) -> Sequence[tuple[Score, str]]:
    """Everybody's scores, with names, by criterion."""
    rows = db.session.execute(
        select(Score, Person.display_name)
        .join(Person, Score.person_id == Person.id)
        .where(Score.item_id == item_id)
        .order_by(Score.value, Person.display_name, Score.id)
    )
    return [(score, name) for score, name in rows]


def spreads(given: Sequence[tuple[Score, str]], *, staff: bool) -> Mapping[Criterion, Spread | None]:
    """What the scores of each criterion say together; None where nobody scored."""
    return {c: spread([score.value for score, _name in given if score.criterion is c]) for c in asked_of(of_staff=staff)}


def interests(proposal_id: int) -> Sequence[tuple[str, str]]:
    """Who declared which interest in an idea."""
    rows = db.session.execute(
        select(Person.display_name, Interest.what)
        .join(Person, Interest.person_id == Person.id)
        .where(Interest.proposal_id == proposal_id, Interest.ended_at.is_(None))
        .order_by(Person.display_name)
    )
    return [(name, what) for name, what in rows]
