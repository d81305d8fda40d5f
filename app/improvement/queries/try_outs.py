"""Reading every try-out that somebody works on, or could."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, select

from app.core import calendar, db
from app.improvement.models import Project
from app.improvement.queries.progress import worked_on_by
from app.improvement.queries.reviews_due import closed_among_projects
from app.languages.models import Text
from app.proposals.models import Proposal, Stage
from app.proposals.moves import LED, TAKEN_UP
from app.proposals.permissions import Somebody

MOST = 100  # that a page shows
RUNNING = (Stage.DECIDED, Stage.COACHING, Stage.TESTING, Stage.EVALUATION, Stage.ADAPTED)
REVIEWED = (Stage.DECIDED, Stage.COACHING, Stage.TESTING)


@dataclass(frozen=True)
class Listed:
    """One try-out. `day` of `days` while it runs; `review_on`: the first that is not closed, where one is to come."""

    reference: str
    title: str
    lang: str
    stage: Stage
    day: int | None
    days: int
    review_on: dt.date | None

    @property
    def runs(self) -> bool:
        """Whether somebody works on it now."""
        return self.stage in RUNNING


def try_outs(by: Somebody) -> Sequence[Listed]:
    """Those that run first, then those that rest or have ended; of each the one that was begun last. At most MOST; two statements."""
    wanted = (
        select(Project, Proposal.reference, Proposal.stage, Proposal.lang, Text.body, Text.lang.label("title_lang"))
        .join(Proposal, Project.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(worked_on_by(by), Proposal.stage.in_({*TAKEN_UP, *LED}), Proposal.unheard.is_(False))
        .order_by(case((Proposal.stage.in_(RUNNING), 0), (Proposal.stage == Stage.PAUSED, 1), else_=2), Project.id.desc())
        .limit(MOST)
    )
    rows = db.session.execute(wanted).all()
    closed = closed_among_projects([row.Project.id for row in rows]) if rows else set()
    today = calendar.today()
    return [
        Listed(
            reference=str(row.reference),
            title=row.body or str(row.reference),
            lang=row.title_lang or row.lang,
            stage=row.stage,
            day=row.Project.day(today) if row.stage in RUNNING else None,
            days=row.Project.days,
            review_on=_next(row.Project, closed) if row.stage in REVIEWED else None,
        )
        for row in rows
    ]


def _next(project: Project, closed: set[tuple[int, int]]) -> dt.date | None:
    return next((on for number, (_day, on) in enumerate(project.reviews_on, 1) if (project.id, number) not in closed), None)
