"""Enough people who have a say about an idea, so that a decision stands at once; and somebody who confirms one that waits."""

import datetime as dt

from sqlalchemy import select

from app.core import db
from app.huddle import actions, queries
from app.huddle.models import Discipline, Huddle, Item, Meeting, Member, Presence
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import make

FIELDS = ("quality", "digital", "lived_experience", "lived_experience")


def voices() -> list[int]:
    """Four members of two organisations, of three fields, two of them with lived experience."""
    places = [make.organisation(name) for name in ("Quorum North", "Quorum South")]
    people = [
        make.staff(RoleName.HUDDLE_MEMBER, f"voice{n}@example.org", f"Voice {n}", organisation=places[n % 2]).id for n in range(len(FIELDS))
    ]
    with db.transaction():
        group = actions.group()
        for person, code in zip(people, FIELDS, strict=True):
            if queries.member_of(person) is None:
                field = db.session.scalars(select(Discipline).where(Discipline.code == code)).one()
                db.session.add(Member(huddle_id=group.id, person_id=person, disciplines=[field]))
    return people


def seat(idea: Proposal) -> Proposal:
    """Enough people are at the meeting on whose list an idea stands; on a list of its own where it stands on none."""
    people = voices()
    with db.transaction():
        item = queries.item_of(idea.id)
        if item is None:
            db.session.add(item := Item(meeting_id=_meeting().id, proposal_id=idea.id, position=1))
            db.session.flush()
        there = set(queries.present(item.meeting_id))
        db.session.add_all(Presence(meeting_id=item.meeting_id, person_id=n, noted_by=n) for n in people if n not in there)
    return idea


def _meeting() -> Meeting:
    group, day = db.session.scalars(select(Huddle)).first(), dt.date(2098, 3, 5)
    assert group
    found = queries.meeting_on(day) or Meeting(huddle_id=group.id, on=day)
    db.session.add(found)
    db.session.flush()
    return found


def confirm(idea: Proposal) -> None:
    """Somebody who was not there confirms the decision that waits."""
    wim = make.staff(RoleName.HUDDLE_MEMBER, "wim@example.org", "Wim")
    with db.transaction():
        found = make.again(idea)
        made = queries.waiting_of(found)
        assert made
        actions.confirm(found, seen=made.id, by=wim)
