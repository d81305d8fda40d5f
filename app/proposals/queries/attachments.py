"""Reading what came as a recording, photo, drawing or video."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core import db
from app.core.errors import NotFound
from app.proposals.models import LATER, SCAN, Addition, Attachment, FileState, Proposal
from app.proposals.queries.rows import SomeAnswer, has_files


def files_of(idea: int, answers: Sequence[SomeAnswer], *, fit_only: bool = False) -> dict[str, list[Attachment]]:
    """The files of each answer, in the order in which they came. No statement where the answers are words alone, else one.

    `fit_only`: those that anyone may see.
    """
    if not has_files(answers):
        return {}
    wanted = select(Attachment).where(Attachment.proposal_id == idea, Attachment.addition_id.is_(None))
    wanted = _fit(wanted) if fit_only else wanted
    wanted = wanted.options(joinedload(Attachment.said)).order_by(Attachment.id)
    found: dict[str, list[Attachment]] = {}
    for one in db.session.scalars(wanted):
        found.setdefault(one.field, []).append(one)
    return found


def added_later(idea: int, *, fit_only: bool = False) -> Sequence[Attachment]:
    """What came after an idea was sent, each with what it came with, in the order in which it came. `fit_only`: what anyone may see. One statement."""
    wanted = _beside_answers(idea, LATER)
    return db.session.scalars(_fit(wanted) if fit_only else wanted).all()


def every_file(proposal: Proposal) -> dict[str, list[Attachment]]:
    """What others may see once somebody of the team has said so: the files of each answer, and what came after sending."""
    return files_of(proposal.id, proposal.answers) | {LATER: list(added_later(proposal.id))}


def scan_of(idea: int) -> Sequence[Attachment]:
    """The pages of the paper that an idea was written on, in the order in which they came. One statement."""
    return db.session.scalars(_beside_answers(idea, SCAN)).all()


def _beside_answers(idea: int, field: str) -> Select[Attachment]:
    return (
        select(Attachment)
        .join(Addition, Attachment.addition_id == Addition.id)
        .where(Attachment.proposal_id == idea, Attachment.field == field)
        .options(contains_eager(Attachment.addition).joinedload(Addition.words), joinedload(Attachment.said))
        .order_by(Attachment.id)
    )


def _fit(wanted: Select[Attachment]) -> Select[Attachment]:
    return wanted.where(Attachment.fit.is_(True), Attachment.state == FileState.READY)


def came_before(idea: int, mark: str) -> bool:
    """Whether what was sent from a page came already; never where the page had no mark."""
    return (
        mark != ""
        and db.session.scalar(select(Addition.id).where(Addition.proposal_id == idea, Addition.mark == mark).limit(1)) is not None
    )


def size_of_files(idea: int) -> int:
    """How many bytes the files of an idea have together."""
    return db.session.scalar(select(func.sum(Attachment.size)).where(Attachment.proposal_id == idea)) or 0


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
    """How many files of an idea nobody of the team has looked at yet; a scan is theirs already."""
    unseen = (Attachment.proposal_id == idea, Attachment.looked_at.is_(None), Attachment.field != SCAN)
    waiting = select(func.count()).select_from(Attachment).where(*unseen)
    return db.session.scalar(waiting) or 0
