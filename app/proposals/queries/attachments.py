"""Reading what came as a recording, photo, drawing or video."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.core.errors import NotFound
from app.proposals.models import Attachment, FileState, Proposal
from app.proposals.queries.rows import SomeAnswer, has_files


def files_of(idea: int, answers: Sequence[SomeAnswer], *, fit_only: bool = False) -> dict[str, list[Attachment]]:
    """The files of each answer, in the order in which they came. No statement where the answers are words alone, else one.

    `fit_only`: those that anyone may see.
    """
    if not has_files(answers):
        return {}
    wanted = select(Attachment).where(Attachment.proposal_id == idea).options(joinedload(Attachment.said)).order_by(Attachment.id)
    if fit_only:
        wanted = wanted.where(Attachment.fit.is_(True), Attachment.state == FileState.READY)
    found: dict[str, list[Attachment]] = {}
    for one in db.session.scalars(wanted):
        found.setdefault(one.field, []).append(one)
    return found


def attachment(number: int) -> tuple[Attachment, Proposal]:
    """One file and the idea it belongs to, for whoever asks next whether this person may see it. Raises NotFound for none."""
    found = db.session.execute(
        select(Attachment, Proposal)
        .join(Proposal, Attachment.proposal_id == Proposal.id)
        .where(Attachment.id == number)
        .options(joinedload(Attachment.said), joinedload(Proposal.involvements))
    )
    row = found.unique().one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def file_among(files: Mapping[str, Sequence[Attachment]], number: int) -> Attachment:
    """One of the files of an idea that was fetched for a purpose. Raises NotFound for another idea's."""
    found = next((one for some in files.values() for one in some if one.id == number), None)
    if found is None:
        raise NotFound
    return found


def waiting_recordings(now: dt.datetime) -> Sequence[int]:
    """The numbers of recordings that wait to be made playable and that no worker holds, the oldest first. At most 50."""
    free = or_(Attachment.claimed_until.is_(None), Attachment.claimed_until < now)
    return db.session.scalars(
        select(Attachment.id).where(Attachment.state == FileState.WAITING, free).order_by(Attachment.id).limit(50)
    ).all()


def known_keys(keys: Iterable[str]) -> set[str]:
    """Those of some keys that a row still names."""
    asked = list(keys)
    named: set[str] = set()
    for column in (Attachment.shown, Attachment.small, Attachment.original):
        named |= set(db.session.scalars(select(column).where(column.in_(asked))))
    return named


def not_looked_at(idea: int) -> int:
    """How many files of an idea nobody of the team has looked at yet."""
    waiting = select(func.count()).select_from(Attachment).where(Attachment.proposal_id == idea, Attachment.looked_at.is_(None))
    return db.session.scalar(waiting) or 0
