"""Reading who is at a meeting, and whether enough had a say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from app.core import calendar, db
from app.huddle.models import Discipline, Item, Member, Presence, Say
from app.huddle.queries.says import of_staff
from app.huddle.quorum import Quorum, Voice, quorum
from app.people.models import Role
from app.people.queries import of_the_team, standing_among
from app.proposals.models import OWN_PARTS, Interest, Involvement, Proposal


def present(meeting_id: int) -> Sequence[int]:
    """Who is at a meeting, by number."""
    return db.session.scalars(select(Presence.person_id).where(Presence.meeting_id == meeting_id).order_by(Presence.id)).all()


def quorum_of(item: Item, proposal: Proposal) -> Quorum:
    """Whether enough had a say about an idea: whoever is at its meeting, and whoever sent a view."""
    sent = db.session.scalars(select(Say.person_id).where(Say.item_id == item.id))
    return quorum(voices({*present(item.meeting_id), *sent} & _may_count(proposal)), of_staff=of_staff(proposal))


def quorum_at(meeting_id: int, proposal: Proposal) -> Quorum:
    """Whether enough of those who are at a meeting have a say about an idea, also where it is on no list."""
    return quorum(voices({*present(meeting_id)} & _may_count(proposal)), of_staff=of_staff(proposal))


def _may_count(proposal: Proposal) -> set[int]:
    """Who works in the huddle today, brought no part of the idea and declared no interest in it."""
    barred = select(Interest.person_id).where(Interest.proposal_id == proposal.id, Interest.ended_at.is_(None))
    part = select(Involvement.person_id).where(
        Involvement.proposal_id == proposal.id, Involvement.part.in_(OWN_PARTS), Involvement.until.is_(None)
    )
    return set(db.session.scalars(of_the_team())) - set(db.session.scalars(barred.union(part)))


def voices(people: Iterable[int]) -> list[Voice]:
    """These people with their organisations, as they stand today, and their fields. Three statements."""
    numbers = list(people)
    today = calendar.today()
    now = (Role.person_id.in_(numbers), Role.from_ <= today, Role.until.is_(None) | (Role.until >= today))
    held = db.session.execute(select(Role.person_id, Role.organisation_id).where(*now, Role.organisation_id.is_not(None))).all()
    fields = db.session.execute(select(Member.person_id, Discipline.code).join(Member.disciplines).where(Member.person_id.in_(numbers)))
    organisations, codes = defaultdict[int, set[int]](set), defaultdict[int, set[str]](set)
    today_of = standing_among({number for _person, number in held if number})
    for person, number in held:
        if number in today_of:  # one that has ended has no say
            organisations[person].add(today_of[number])
    for person, code in fields:
        codes[person].add(code)
    return [Voice(n, frozenset(organisations[n]), frozenset(codes[n])) for n in numbers]
