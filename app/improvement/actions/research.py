"""What kind of work a try-out is, and what the research and development office says of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.core import db
from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.asking import check_day
from app.improvement.gates.research import Ruling, Work
from app.improvement.models import Project, Research
from app.improvement.queries import gates as queries
from app.people.models import Person


@dataclass(frozen=True)
class Ruled:
    """What somebody of the research and development office said, when."""

    ruling: Ruling
    by: str
    on: dt.date
    words: str


def say_work(project: Project, work: Work, why: str, *, by: Person) -> Research:
    """What kind of work it is. Said otherwise than before, whoever answered for research is asked again."""
    told = queries.research_of(project)
    if told and (told[0].work, told[0].why) == (work, why):
        return told[0]
    row = Research(project_id=project.id, work=work, why=why, written_by=by.id)
    db.session.add(row)
    db.session.flush()
    record(PROJECT, project.id, "say_work", by=by.id, reason=why, facts={"work": work.value})
    return row


def check_ruling(told: Sequence[Research]) -> None:
    """Raises NotAllowed where nobody has to ask whether it is research. `told`: what it was said to be, the newest first."""
    if not told or not told[0].may_be_research:
        raise NotAllowed(for_staff("Say first that it may be research. Nothing was changed."))


def rule(project: Project, ruled: Ruled, *, by: Person) -> None:
    """What the research and development office said. What they said before is kept in the history."""
    told = queries.research_of(project)
    check_ruling(told)
    check_day(ruled.on, "ruled_on")
    row = told[0]
    before = (row.ruling, row.ruled_by, row.ruled_on, row.ruling_words)
    now = (ruled.ruling, ruled.by, ruled.on, ruled.words)
    if before == now:
        return
    row.ruling, row.ruled_by, row.ruled_on, row.ruling_words = now
    kept = {"before": [str(value or "") for value in before], "after": [str(value or "") for value in now]}
    record(PROJECT, project.id, "rule", by=by.id, facts=kept)
