"""Reading who is asked what came out of a small test, and what they said."""

import datetime as dt
import enum
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import calendar, db, tokens
from app.core.errors import NotFound
from app.improvement.models import Asked, AskedAs, Cycle, Project, Question, Ramp, Said
from app.improvement.permissions import WRITTEN_IN
from app.people.models import Person
from app.proposals import queries as proposals
from app.proposals.models import Proposal, Stage

LINK = "small test"
_MOST = 2**31
_AT_ONCE = 200
LATE_FOR = dt.timedelta(days=30)
_UNDER_WAY = tuple(stage for stage in WRITTEN_IN if stage is not Stage.PAUSED)


class Standing(enum.StrEnum):
    """What the link of somebody who was asked opens today."""

    OPEN = "open"
    TAKEN_BACK = "taken_back"
    LATE = "late"  # the team has looked at the test; who had not answered then still can, for a while
    STUDIED = "studied"  # the team has looked at the test
    ENDED = "ended"  # nobody works on the idea now


def _whole() -> Select[Asked]:
    test = joinedload(Asked.cycle)
    return select(Asked).options(
        test.joinedload(Cycle.ramp),
        test.selectinload(Cycle.questions),
        joinedload(Asked.person),
        selectinload(Asked.said).joinedload(Said.words),
    )


def asked_of(token: str) -> tuple[Proposal, Asked] | None:
    """Whoever was asked by this link, and the idea of the test; None for a link that was never given."""
    row = tokens.row_of(token)
    if not 0 <= row < _MOST:
        return None
    found = db.session.scalars(_whole().where(Asked.id == row)).one_or_none()
    if found is None or not tokens.opens(token, LINK, found.id, found.salt):
        return None
    return idea_of(found.cycle), found


def idea_of(cycle: Cycle) -> Proposal:
    """The idea that a test belongs to, with its title and its person; the ramp of the test is loaded."""
    wanted = select(Proposal).join(Project, Project.proposal_id == Proposal.id).where(Project.id == cycle.ramp.project_id)
    return db.session.scalars(wanted.options(joinedload(Proposal.title))).one()


def read_in(asked: Asked) -> str:
    """The reading in which somebody is asked: the one they chose; of whoever brought the idea, that of their letters."""
    return proposals.reading_of(idea_of(asked.cycle)) if asked.as_whom is AskedAs.PROPOSER else asked.person.reading


def asked(number: int, *, by: Any, to: Any) -> tuple[Proposal, Asked]:
    """One who was asked, and the idea of the test, for one purpose. Raises NotFound where somebody may not see it."""
    found = db.session.scalars(_whole().where(Asked.id == number)).one_or_none()
    reference = idea_of(found.cycle).reference if found else None
    if found is None or reference is None:
        raise NotFound
    return proposals.proposal(str(reference), by=by, to=to), found


def standing_of(proposal: Proposal, asked: Asked) -> Standing:
    """What a link is worth today."""
    if asked.ended_at is not None:
        return Standing.TAKEN_BACK
    studied_at = asked.cycle.studied_at
    if studied_at is not None and proposal.stage is not Stage.WITHDRAWN:
        heard = asked.answered_at is not None and asked.answered_at <= studied_at
        return Standing.STUDIED if heard or calendar.now() > studied_at + LATE_FOR else Standing.LATE
    return Standing.OPEN if proposal.stage in WRITTEN_IN else Standing.ENDED


def takes_answers(standing: Standing) -> bool:
    """Whether somebody can still say what they saw."""
    return standing in {Standing.OPEN, Standing.LATE}


def answerable(proposal: Proposal, everybody: Sequence[Asked]) -> set[int]:
    """By number, those who can be asked now and whose answer the team can write down, once the test has begun."""
    others = (one for one in everybody if one.as_whom is not AskedAs.TEAM and one.cycle.begun_at is not None)
    return {one.id for one in others if takes_answers(standing_of(proposal, one))}


def all_asked(cycle: Cycle) -> Sequence[Asked]:
    """Everybody who is or was asked about a test, in the order in which they were. Three statements."""
    of_test = _whole().options(joinedload(Asked.person).selectinload(Person.contacts))
    return db.session.scalars(of_test.where(Asked.cycle_id == cycle.id).order_by(Asked.id)).all()


def said_of(everybody: Sequence[Asked]) -> dict[int, list[tuple[Asked, Said]]]:
    """By number of the question: what each of those who answered said of it."""
    found: dict[int, list[tuple[Asked, Said]]] = {}
    for one in everybody:
        for said in one.said:
            found.setdefault(said.question_id, []).append((one, said))
    return found


def _due() -> Select[Cycle]:
    """Tests whose last day has come and that nobody has studied, of ideas that somebody works on."""
    return (
        select(Cycle)
        .join(Ramp, Cycle.ramp_id == Ramp.id)
        .join(Project, Ramp.project_id == Project.id)
        .join(Proposal, Project.proposal_id == Proposal.id)
        .where(Cycle.begun_at.is_not(None), Cycle.studied_at.is_(None), Cycle.ends_on <= calendar.today())
        .where(Proposal.stage.in_(_UNDER_WAY))
    )


def nobody_reminded() -> Sequence[Cycle]:
    """Tests that are due, whose planner has not been asked. One statement."""
    reminded = exists().where(Asked.cycle_id == Cycle.id, Asked.as_whom == AskedAs.TEAM)
    wanted = _due().where(Cycle.planned_by.is_not(None), ~reminded)
    return db.session.scalars(wanted.order_by(Cycle.id).limit(_AT_ONCE)).all()


def to_be_told() -> Sequence[Asked]:
    """Those who were not written to although their test is due, and who have not answered on their own page."""
    people = joinedload(Asked.person)
    wanted = _whole().options(people.selectinload(Person.contacts), people.selectinload(Person.roles))
    waiting = wanted.where(
        Asked.told_at.is_(None),
        Asked.ended_at.is_(None),
        Asked.answered_at.is_(None),
        Asked.cycle_id.in_(_due().with_only_columns(Cycle.id)),
    )
    return db.session.scalars(waiting.order_by(Asked.id).limit(_AT_ONCE)).all()


def long_over(before: dt.datetime) -> Sequence[Asked]:
    """Those who were asked before a moment, whom we still know, and who brought no idea here."""
    old = (Asked.forgotten_at.is_(None), Asked.as_whom == AskedAs.THERE, Asked.asked_at < before)
    over = Cycle.studied_at.is_not(None) | Asked.ended_at.is_not(None) | (Cycle.ends_on < before.date())
    return db.session.scalars(
        select(Asked).join(Cycle, Asked.cycle_id == Cycle.id).where(*old, over).order_by(Asked.id).limit(_AT_ONCE)
    ).all()


def questions_of(asked: Asked) -> list[tuple[Question, Said | None]]:
    """Each question of the test, with what this person said of it."""
    said = {one.question_id: one for one in asked.said}
    return [(question, said.get(question.id)) for question in asked.cycle.questions]
