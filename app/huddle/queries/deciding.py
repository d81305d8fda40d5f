"""Reading decisions: which stands, which waits to be confirmed, and who was asked to try an idea."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.core.errors import NotFound
from app.history.models import Entry
from app.huddle.models import Decision, Partner, Presence, Reply, Route, Say
from app.people.models import Organisation
from app.proposals.models import Proposal, Stage

_WORDS = [joinedload(part) for part in (Decision.reason, Decision.reason_easy, Decision.next_step, Decision.next_step_easy)]
_NEWER = aliased(Decision)
_WAITS = (Decision.waits.is_not(None), Decision.dropped_at.is_(None))


def _newest(proposal_id: int) -> Select[Decision]:
    return select(Decision).where(Decision.proposal_id == proposal_id).options(*_WORDS).order_by(Decision.id.desc()).limit(1)


def decision_of(proposal_id: int) -> Decision | None:
    """The standing decision on an idea, with its words; one that waits to be confirmed does not stand."""
    return db.session.scalars(_newest(proposal_id).where(Decision.waits.is_(None))).first()


def waiting_of(proposal: Proposal) -> Decision | None:
    """The decision on an idea that waits for somebody to confirm it, with its words."""
    if proposal.stage not in {Stage.LISTED, Stage.SCREENING}:
        return None
    found = db.session.scalars(_newest(proposal.id).where(*_WAITS)).first()
    return found if found is not None and waits_here(found, proposal) else None


def waits_here(made: Decision, proposal: Proposal) -> bool:
    """Whether an idea stands where this decision found it: on a list, or being read where it is to be passed on."""
    first = made.route is Route.SIGNPOST and made.meeting_id is None
    return proposal.stage is Stage.LISTED or (proposal.stage is Stage.SCREENING and first)


def waiting_too_long(day: dt.date) -> Sequence[tuple[Decision, Proposal]]:
    """Decisions that nobody confirmed by their day, with their ideas, the oldest first."""
    wanted = select(Decision, Proposal).join(Proposal, Decision.proposal_id == Proposal.id)
    rows = db.session.execute(wanted.where(*_WAITS, Decision.confirm_by < day).order_by(Decision.id))
    return [(made, proposal) for made, proposal in rows]


def had_a_say(made: Decision, item_id: int | None) -> frozenset[int]:
    """Who was at the meeting of a decision, or sent a view of its idea."""
    there = db.session.scalars(select(Presence.person_id).where(Presence.meeting_id == made.meeting_id))
    sent = db.session.scalars(select(Say.person_id).where(Say.item_id == item_id))
    recorded = select(Entry.facts).where(Entry.kind == "proposal", Entry.thing_id == made.proposal_id, Entry.verb == "decide_provisionally")
    then = [number for facts in db.session.scalars(recorded) if facts.get("decision") == made.id for number in facts.get("there", ())]
    return frozenset(there) | frozenset(sent) | frozenset(then)


@dataclass(frozen=True)
class Asked:
    """An organisation that was asked to try an idea, by its name of today, and the answer it gave."""

    partner: Partner
    name: str


def partners_of(decision_id: int) -> list[Asked]:
    """Who was asked to try an idea, whoever leads first. One statement."""
    wanted = select(Partner, Organisation.name).join(Organisation, Partner.organisation_id == Organisation.id)
    rows = db.session.execute(wanted.where(Partner.decision_id == decision_id).order_by(Partner.leads.desc(), Partner.id))
    return [Asked(partner, name) for partner, name in rows]


def asked_of(proposal: Proposal, number: int) -> tuple[Decision, Asked]:
    """One organisation that the standing decision on an idea asks. Raises NotFound."""
    made = decision_of(proposal.id)
    found = next((one for one in partners_of(made.id) if one.partner.id == number), None) if made else None
    if made is None or found is None:
        raise NotFound
    return made, found


def asked_in(organisations: Iterable[int]) -> Sequence[tuple[int, str, dt.date]]:
    """What these organisations have still to answer: the number of the row, the reference of the idea, by when. One statement."""
    wanted = (
        select(Partner.id, Proposal.reference, Partner.answer_by)
        .join(Decision, Partner.decision_id == Decision.id)
        .join(Proposal, Decision.proposal_id == Proposal.id)
        .where(Partner.organisation_id.in_(list(organisations)), *_open())
        .order_by(Partner.answer_by, Partner.id)
        .limit(100)
    )
    return [(number, str(reference), by) for number, reference, by in db.session.execute(wanted)]


def silent(day: dt.date) -> Sequence[tuple[Partner, Proposal]]:
    """Who has not answered by their day, with the idea, the oldest first."""
    wanted = (
        select(Partner, Proposal).join(Decision, Partner.decision_id == Decision.id).join(Proposal, Decision.proposal_id == Proposal.id)
    )
    rows = db.session.execute(wanted.where(Partner.answer_by < day, *_open()).order_by(Partner.id))
    return [(partner, proposal) for partner, proposal in rows]


def _open() -> tuple[ColumnElement[bool], ...]:
    """Still to be answered: of the newest standing decision, which its person has heard, on an idea that nobody works on yet."""
    newer = (_NEWER.proposal_id == Decision.proposal_id, _NEWER.id > Decision.id, _NEWER.waits.is_(None))
    later = select(_NEWER.id).where(*newer).exists()
    heard = (Proposal.stage == Stage.DECIDED, Proposal.unheard.is_(False))
    return (Partner.reply == Reply.ASKED, Decision.waits.is_(None), ~later, *heard)


def to_follow_up(day: dt.date) -> Sequence[tuple[Decision, Proposal]]:
    """Things that somebody said they do, whose day to ask has come, with their ideas."""
    wanted = select(Decision, Proposal).join(Proposal, Decision.proposal_id == Proposal.id)
    due = (Decision.route == Route.JUST_DO_IT, Decision.waits.is_(None), Decision.follow_up_on <= day, Proposal.stage == Stage.DONE)
    return [(made, proposal) for made, proposal in db.session.execute(wanted.where(*due).order_by(Decision.id))]
