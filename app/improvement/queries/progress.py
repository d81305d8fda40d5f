"""Reading the scores of try-outs, and which of them need a look."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, false, func, select

from app.core import calendar, db
from app.core.config import settings
from app.improvement.charts.gaps import months
from app.improvement.models import ProgressScore, Project
from app.languages.models import Text
from app.people.queries.organisations import names
from app.proposals.models import OWN_PARTS, Involvement, Proposal, Stage
from app.proposals.permissions import Somebody, selves
from app.proposals.queries.leading import led_by
from app.proposals.queries.standing import HAS_WORDS

STILL = 5  # halves: changes are tested and nothing is better yet
PATIENCE = months(3)  # East London NHS Foundation Trust looks at a project that is at 2.5 for so long (qi.elft.nhs.uk, 27 January 2020)
AT_WORK = (Stage.DECIDED, Stage.COACHING, Stage.TESTING, Stage.EVALUATION)  # one that is paused may stand still
SHOWN = 50


@dataclass(frozen=True)
class Scored:
    """A score with whoever gave it."""

    halves: int
    reason: str
    at: dt.datetime
    who: str


def scores(project: Project) -> list[Scored]:
    """Every score, the newest first. Two statements."""
    found = all_scores(project)
    who = names(one.scored_by for one in found)
    return [Scored(one.halves, one.reason, one.scored_at, who.get(one.scored_by or 0, "")) for one in found]


def all_scores(project: Project) -> Sequence[ProgressScore]:
    """Every score as it was given, the newest first."""
    return db.session.scalars(
        select(ProgressScore).where(ProgressScore.project_id == project.id).order_by(ProgressScore.number.desc())
    ).all()


def began_still() -> ScalarSelect[dt.datetime]:
    """The moment since when the try-out of a row stands at 2.5 without a break; none for one that stands elsewhere."""
    of_it = ProgressScore.project_id == Project.id
    other = select(func.max(ProgressScore.number)).where(of_it, ProgressScore.halves != STILL).correlate(Project).scalar_subquery()
    after = select(func.min(ProgressScore.scored_at)).where(of_it, ProgressScore.number > func.coalesce(other, 0))
    return after.correlate(Project).scalar_subquery()


def still_since(project: Project, proposal: Proposal) -> dt.datetime | None:
    """Since when it is at 2.5, where somebody should look at it; else none. One statement."""
    began = db.session.scalar(select(began_still()).select_from(Project).where(Project.id == project.id))
    return needs_a_look(proposal, began)


def needs_a_look(proposal: Proposal, began: dt.datetime | None) -> dt.datetime | None:
    """The same moment, where it is three months ago and somebody works on the try-out."""
    at_work = proposal.stage in AT_WORK and not proposal.unheard
    return began if began and at_work and began < _too_long(calendar.today()) else None


def last_day(today: dt.date) -> dt.date:
    """The last day that is three months ago; the 31st counts as the last day of a shorter month."""
    day = PATIENCE(today, -1)
    while PATIENCE(day + dt.timedelta(days=1), 1) <= today:
        day += dt.timedelta(days=1)
    return day


def need_a_look(by: Any) -> Sequence[Any]:
    """The try-outs that somebody may see and that are at 2.5 for three months, the longest first; at most SHOWN. One statement.

    Each row: reference, lang, title, title_lang, since.
    """
    began = began_still()
    wanted = (
        select(Proposal.reference, Proposal.lang, Text.body.label("title"), Text.lang.label("title_lang"), began.label("since"))
        .join(Project, Project.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(worked_on_by(by), Proposal.stage.in_(AT_WORK), Proposal.unheard.is_(False), began < _too_long(calendar.today()))
    )
    return db.session.execute(wanted.order_by(began, Proposal.id).limit(SHOWN)).all()


def worked_on_by(person: Somebody) -> ColumnElement[bool]:
    """The same rule as permissions.work_on, for lists."""
    reads = Proposal.stage != Stage.DRAFT if person.holds("huddle member") else led_by(person)
    if person.id is None:
        return false()
    theirs = exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(selves(person)),
        Involvement.until.is_(None),
        Involvement.part.in_(OWN_PARTS),
    )
    return and_(reads, ~and_(theirs, HAS_WORDS))


def _too_long(today: dt.date) -> dt.datetime:
    """Whatever stands since before this moment stands for three months."""
    return dt.datetime.combine(last_day(today) + dt.timedelta(days=1), dt.time.min, settings().zone).astimezone(dt.UTC)
