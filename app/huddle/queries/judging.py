"""Reading what the huddle decides at the end of try-outs: which wait for it, and what was recorded."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased, joinedload

from app.core import calendar, db
from app.huddle.models import Meeting, MeetingStatus, Outcome
from app.huddle.queries.meetings import meeting_on
from app.huddle.queries.present import quorum_at
from app.huddle.quorum import Quorum
from app.improvement.models import Project, TriedOut
from app.languages.models import Text
from app.proposals.models import OWN_PARTS, Involvement, Proposal, Stage
from app.proposals.permissions import Somebody, selves

MOST = 50  # that a page shows
TEAM_WORDS = ("meaning", "did_not_work", "because")  # of an evaluation
_ENGLISH = aliased(Text)  # the working title
_WAITS = (Outcome.waits.is_(True), Outcome.dropped_at.is_(None), Outcome.confirmed_at.is_(None))


def to_judge(by: Somebody) -> Sequence[Any]:
    """Try-outs that wait for a decision, the one that waits longest first, without those whose own this person is. At most MOST; one statement."""
    return _to_judge(~_own(by))


def to_judge_in_pack() -> Sequence[Any]:
    """The same for whoever reads a pack, which leaves each reader's own out by itself."""
    return _to_judge()


def _own(by: Somebody) -> ColumnElement[bool]:
    return exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(selves(by)),
        Involvement.part.in_(OWN_PARTS),
        Involvement.until.is_(None),
    )


def _to_judge(*rules: ColumnElement[bool]) -> Sequence[Any]:
    provisional = exists().where(Outcome.proposal_id == Proposal.id, *_WAITS)
    until = select(func.max(Outcome.confirm_by)).where(Outcome.proposal_id == Proposal.id, *_WAITS).scalar_subquery()
    wanted = (
        select(
            Proposal.reference,
            Proposal.lang,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
            _ENGLISH.body.label("title_en"),
            TriedOut.recommended,
            TriedOut.sent_at,
            provisional.label("provisional"),
            until.label("confirm_by"),
            (until < calendar.today()).label("late"),
            Project.id.label("project"),
            Proposal.id.label("proposal_id"),
            *(getattr(TriedOut, words) for words in TEAM_WORDS),
        )
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(_ENGLISH, Proposal.title_en_id == _ENGLISH.id)
        .outerjoin(Project, Project.proposal_id == Proposal.id)
        .outerjoin(TriedOut, (TriedOut.project_id == Project.id) & TriedOut.sent_at.is_not(None) & ~_newer())
        .where(Proposal.stage == Stage.EVALUATION, *rules)
    )
    return db.session.execute(wanted.order_by(TriedOut.sent_at, Proposal.id).limit(MOST)).all()


def _newer() -> Any:
    later = aliased(TriedOut)
    return exists().where(later.project_id == TriedOut.project_id, later.round > TriedOut.round, later.sent_at.is_not(None))


def outcome_waiting(proposal: Proposal) -> Outcome | None:
    """What was recorded and waits for somebody who confirms it, with its words."""
    if proposal.stage is not Stage.EVALUATION:
        return None
    words = (joinedload(Outcome.reason), joinedload(Outcome.reason_easy))
    wanted = select(Outcome).options(*words).where(Outcome.proposal_id == proposal.id, *_WAITS)
    return db.session.scalars(wanted.order_by(Outcome.id.desc()).limit(1)).first()


def meeting_of_today() -> Meeting | None:
    """The huddle that meets today, or met."""
    found = meeting_on(calendar.today())
    return found if found is not None and found.status is not MeetingStatus.CANCELLED else None


def quorum_today(proposal: Proposal) -> Quorum | None:
    """Whether enough of those who are at the huddle of today have a say; None where none meets."""
    meeting = meeting_of_today()
    return quorum_at(meeting.id, proposal) if meeting else None
