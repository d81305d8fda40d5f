"""Reading which reviews are due, over all try-outs, and which were closed lately."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased, joinedload

from app.core import calendar, db
from app.improvement.models import Project, Review, ReviewReminder, ReviewTold
from app.languages.models import Text
from app.proposals.models import OWN_PARTS, Involvement, Proposal, Stage
from app.proposals.permissions import Somebody, selves
from app.proposals.queries.leading import led_by

AHEAD = dt.timedelta(days=14)
LATE_AFTER = 5  # working days
LONG_LATE = 20  # likewise
_AT_WORK = (Stage.DECIDED, Stage.COACHING, Stage.TESTING)
MOST = 50  # that a page shows


@dataclass(frozen=True)
class Due:
    """A review that is not closed. `paused`: its try-out is, so nobody waits for it. `late_by`: working days."""

    proposal_id: int
    project: Project
    reference: str
    title: str
    title_lang: str
    number: int
    day: int
    on: dt.date
    paused: bool

    @property
    def late_by(self) -> int:
        """Working days since its date; 0 before."""
        today = calendar.today()
        return calendar.working_days_between(self.on, today) if self.on < today else 0

    @property
    def is_late(self) -> bool:
        """More than LATE_AFTER working days."""
        return self.late_by > LATE_AFTER

    @property
    def is_long_late(self) -> bool:
        """So late that a date says more than a number of days."""
        return self.late_by > LONG_LATE


def _seen(by: Somebody) -> list[ColumnElement[bool]]:
    """The same rule as permissions.work_on, for lists."""
    own = exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(selves(by)),
        Involvement.part.in_(OWN_PARTS),
        Involvement.until.is_(None),
    )
    return [Proposal.stage != Stage.DRAFT if by.holds("huddle member") else led_by(by), ~own]


def due_for(by: Somebody) -> list[Due]:
    """Reviews of the next days and those that are late, as this person may see them, the earliest first; paused ones last. Two statements."""
    last = calendar.today() + AHEAD
    found = [one for one in _open(*_seen(by), stages=(*_AT_WORK, Stage.PAUSED)) if one.on <= last]
    return sorted(found, key=lambda one: (one.paused, one.on, one.proposal_id))


def to_remind() -> list[tuple[Due, bool]]:
    """Reviews whose day has come and of which nobody was reminded yet; with whether they are late. None of a paused try-out. Three statements."""
    today = calendar.today()
    waiting = [one for one in _open(stages=_AT_WORK) if one.on <= today]
    known = db.session.execute(select(ReviewReminder.project_id, ReviewReminder.number, ReviewReminder.due_on, ReviewReminder.late))
    reminded = {tuple(row) for row in known}
    return [(one, one.is_late) for one in waiting if (one.project.id, one.number, one.on, one.is_late) not in reminded]


def _open(*rules: ColumnElement[bool], stages: Sequence[Stage]) -> list[Due]:
    wanted = (
        select(Project, Proposal.id, Proposal.reference, Proposal.stage, Proposal.lang, Text.body, Text.lang.label("title_lang"))
        .join(Proposal, Project.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Proposal.stage.in_(stages), Proposal.unheard.is_(False), *rules)
    )
    rows = db.session.execute(wanted.order_by(Project.id)).all()
    closed = closed_among_projects([row.Project.id for row in rows]) if rows else set()
    return [
        Due(
            proposal_id=row.id,
            project=row.Project,
            reference=str(row.reference),
            title=row.body or str(row.reference),
            title_lang=row.title_lang or row.lang,
            number=number,
            day=day,
            on=on,
            paused=row.stage is Stage.PAUSED,
        )
        for row in rows
        for number, (day, on) in enumerate(row.Project.reviews_on, 1)
        if (row.Project.id, number) not in closed
    ]


def closed_among_projects(projects: Sequence[int]) -> set[tuple[int, int]]:
    """The reviews of these try-outs that were closed: the number of the try-out and that of the review. One statement."""
    told = select(Review.project_id, Review.number).join(ReviewTold, ReviewTold.review_id == Review.id)
    return {
        (project, number) for project, number in db.session.execute(told.where(Review.project_id.in_(projects), ReviewTold.version == 1))
    }


def closed_lately(by: Somebody) -> Sequence[Any]:
    """Reviews that were closed in the last days, as this person may see them, the newest first. At most MOST; one statement."""
    return closed_among(by, ReviewTold.closed_at >= calendar.now() - AHEAD)


def closed_among(by: Somebody, *rules: ColumnElement[bool]) -> Sequence[Any]:
    """Likewise those of which these rules hold."""
    wanted = _of_closed(select(ReviewTold.day, ReviewTold.closed_at)).where(*rules, *_seen(by))
    return db.session.execute(wanted.limit(MOST)).all()


def closed_in_words(*rules: ColumnElement[bool]) -> Sequence[Any]:
    """Likewise with all their words (`ReviewTold`), for whoever works on ideas; their own ideas are the caller's to leave out. One statement."""
    words = [joinedload(getattr(ReviewTold, part)) for part in ("seen", "surprised", "less_words", "next_step", "no_voice")]
    wanted = _of_closed(select(ReviewTold).options(*words)).add_columns(Proposal.id.label("proposal_id"))
    return db.session.execute(wanted.where(*rules, Proposal.stage != Stage.DRAFT).limit(MOST)).all()


def _of_closed(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The last version of each review, with the idea it is of, the newest first; none of an idea that was taken back."""
    newer = aliased(ReviewTold)
    last = ~exists().where(newer.review_id == ReviewTold.review_id, newer.version > ReviewTold.version)
    return (
        wanted.add_columns(Review.number, Proposal.reference, Proposal.lang, Text.body.label("title"), Text.lang.label("title_lang"))
        .join(Review, ReviewTold.review_id == Review.id)
        .join(Project, Review.project_id == Project.id)
        .join(Proposal, Project.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(last, Proposal.stage != Stage.WITHDRAWN)
        .order_by(ReviewTold.closed_at.desc(), ReviewTold.id.desc())
    )
