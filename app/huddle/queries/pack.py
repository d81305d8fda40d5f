"""Reading all that is known of the ideas of a meeting beforehand, at once: as many statements for one idea as for sixty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import alike, db
from app.huddle.models import Discipline, Invitation, Item, PackRead, Say
from app.huddle.queries.inviting import guests_among
from app.huddle.queries.says import Told
from app.languages.models import Text
from app.languages.queries import Translations, translations_among
from app.people.models import ContactPoint, Person
from app.people.queries import of_the_team, staff
from app.priorities.models import Priority, Programme
from app.proposals.models import LATER, OWN_PARTS, SCAN, Answer, Attachment, Fit, Involvement, KindOfWork, Place, Proposal, Stage
from app.proposals.permissions import Somebody, selves
from app.proposals.queries import newest

SIMILAR = 3  # ideas at most
MOST = 60  # ideas of a list of which similar ones are looked for
LOOKED_FOR_IN = ("problem", "change_idea")


@dataclass
class Sheet:
    """One idea before its meeting. `hidden`: its reader is part of the idea, so what members and guests say of it is left out."""

    item: Item
    proposal: Proposal
    hidden: bool
    translations: Translations = field(default_factory=dict)
    files: list[Attachment] = field(default_factory=list)
    name: str = ""
    similar: list[Any] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    work: KindOfWork | None = None
    says: list[Told] = field(default_factory=list)
    guests: list[Invitation] = field(default_factory=list)

    @property
    def gone(self) -> bool:
        """Whoever brought it has taken it back: none of its words are shown."""
        return self.proposal.stage is Stage.WITHDRAWN


def sheets(order: Sequence[int], hidden: Iterable[int] = ()) -> list[Sheet]:
    """The sheets of these places of a list, in this order. `hidden`: the ideas of which their reader is a part."""
    found = {
        item.id: item
        for item in db.session.scalars(
            select(Item)
            .where(Item.id.in_(order))
            .options(
                joinedload(Item.meeting),
                joinedload(Item.proposal).options(
                    joinedload(Proposal.title), joinedload(Proposal.title_en), selectinload(Proposal.answers).joinedload(Answer.text)
                ),
            )
        )
    }
    left_out = set(hidden)
    made = [Sheet(found[n], found[n].proposal, found[n].proposal_id in left_out) for n in order if n in found]
    by_idea = {sheet.proposal.id: sheet for sheet in made if not sheet.gone}
    _add_words(by_idea)
    _add_fits(by_idea)
    _add_similar(by_idea)
    _add_voices({sheet.item.id: sheet for sheet in by_idea.values() if not sheet.hidden})
    return made


def _add_words(by_idea: dict[int, Sheet]) -> None:
    for idea, found in translations_among("proposal", by_idea, "en").items():
        by_idea[idea].translations = found
    files = select(Attachment).where(Attachment.proposal_id.in_(by_idea), Attachment.field.not_in([LATER, SCAN]))
    for one in db.session.scalars(files.options(joinedload(Attachment.said)).order_by(Attachment.id)):
        by_idea[one.proposal_id].files.append(one)
    names = select(Proposal.id, Person.display_name).join(Person, Person.id == Proposal.person_id).where(Proposal.id.in_(by_idea))
    for idea, name in db.session.execute(names):
        by_idea[idea].name = name


def _add_fits(by_idea: dict[int, Sheet]) -> None:
    fits = select(Fit.proposal_id, Text.body).join(Priority, Fit.priority_id == Priority.id).join(Text, Text.id == Priority.title_id)
    for idea, title in db.session.execute(fits.where(Fit.proposal_id.in_(by_idea)).order_by(Priority.from_, Priority.id)):
        by_idea[idea].priorities.append(title)
    places = select(Place.proposal_id, Text.body).join(Programme, Place.programme_id == Programme.id)
    places = places.join(Text, Text.id == Programme.title_id).where(Place.proposal_id.in_(by_idea))
    for idea, title in db.session.execute(places.order_by(Programme.from_, Programme.id)):
        by_idea[idea].programmes.append(title)
    for work in db.session.scalars(select(KindOfWork).where(KindOfWork.proposal_id.in_(by_idea))):
        by_idea[work.proposal_id].work = work


def _add_similar(by_idea: dict[int, Sheet]) -> None:
    """Ideas that anyone may read and that say much the same; looked for in all at once."""
    bodies = {}
    for idea, sheet in list(by_idea.items())[:MOST]:
        said = newest(sheet.proposal.answers)
        bodies[idea] = "\n".join(said[name].text.body for name in LOOKED_FOR_IN if name in said and said[name].text)  # type: ignore[union-attr] # looked at just before
    like = alike.alike_many("proposal", bodies, most=SIMILAR + 1)
    wanted = {other for others in like.values() for other in others}
    rows = select(Proposal.id, Proposal.reference, Text.body.label("title"), Text.lang).outerjoin(Text, Text.id == Proposal.title_id)
    known = {row.id: row for row in db.session.execute(rows.where(Proposal.id.in_(wanted), Proposal.public))}
    for idea, others in like.items():
        by_idea[idea].similar = [known[other] for other in others if other in known and other != idea][:SIMILAR]


def _add_voices(by_item: dict[int, Sheet]) -> None:
    rows = (
        select(Say, Person.display_name, Discipline.name)
        .join(Person, Say.person_id == Person.id)
        .outerjoin(Discipline, Say.discipline_id == Discipline.id)
        .where(Say.item_id.in_(by_item))
        .options(joinedload(Say.words))
    )
    for say, name, known in db.session.execute(rows.order_by(Say.said_at, Say.id)):
        by_item[say.item_id].says.append(Told(say, name, known or ""))
    for guest in guests_among(Invitation.item_id.in_(by_item)):
        by_item[guest.item_id or 0].guests.append(guest)


def own_among(meeting_id: int, person: Somebody) -> frozenset[int]:
    """The ideas on a list of which somebody is a part, or that came with their own address. One statement."""
    return _own(select(Proposal.id).join(Item, Item.proposal_id == Proposal.id).where(Item.meeting_id == meeting_id), person)


def own_of(ideas: Iterable[int], person: Somebody) -> frozenset[int]:
    """The same of some ideas by their numbers."""
    return _own(select(Proposal.id).where(Proposal.id.in_(list(ideas))), person)


def _own(ideas: Select[int], person: Somebody) -> frozenset[int]:
    theirs = selves(person)
    part = exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(theirs),
        Involvement.until.is_(None),
        Involvement.part.in_(OWN_PARTS),
    )
    mine = select(ContactPoint.value).where(ContactPoint.person_id.in_(theirs))
    address = exists().where(ContactPoint.person_id == Proposal.person_id, ContactPoint.value.in_(mine))
    return frozenset(db.session.scalars(ideas.where(or_(part, address))))


@dataclass(frozen=True)
class Readers:
    """Who of the members of today has read what. `read`: by places of the list, the numbers of persons."""

    members: Sequence[Person]
    read: dict[int, frozenset[int]]

    def count(self, item: int) -> int:
        """How many members have read it."""
        return len(self.read.get(item, ()))

    def missing(self, item: int) -> list[str]:
        """The names of those who have not."""
        return [person.display_name for person in self.members if person.id not in self.read.get(item, ())]


def readers(meeting_id: int) -> Readers:
    """Who has read the ideas of a meeting; whoever is no member any more is not counted. Two statements."""
    rows = select(PackRead.item_id, PackRead.person_id).join(Item, PackRead.item_id == Item.id).where(Item.meeting_id == meeting_id)
    found: dict[int, set[int]] = {}
    for item, person in db.session.execute(rows.where(PackRead.person_id.in_(of_the_team()))):
        found.setdefault(item, set()).add(person)
    return Readers(staff(), {item: frozenset(people) for item, people in found.items()})


def has_read(item_id: int, person_id: int) -> bool:
    """Whether somebody said that they have read it."""
    return db.session.get(PackRead, (item_id, person_id)) is not None


def guests_on(meeting_id: int) -> dict[int, int]:
    """How many guests of each place of a list are invited. One statement."""
    rows = select(Invitation.item_id, func.count()).join(Item, Invitation.item_id == Item.id)
    rows = rows.where(Item.meeting_id == meeting_id, Invitation.ended_at.is_(None)).group_by(Invitation.item_id)
    return {int(item or 0): number for item, number in db.session.execute(rows)}
