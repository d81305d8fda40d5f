"""What stands beside a driver: the measures that tell whether it moves, and what people say about it. Nothing of it is public."""

from collections.abc import Sequence

from sqlalchemy import delete, insert

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import queries
from app.improvement.actions import PROJECT
from app.improvement.models import WATCHED, Driver, Project, Remark
from app.improvement.permissions import comment as may_comment
from app.improvement.queries import driving
from app.people.models import Person
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody

MOST_REMARKS = 50  # about one driver; a page shows them all


def watch(project: Project, driver: Driver, measures: Sequence[int], *, by: Person) -> None:
    """These measures of the try-out, and no others, tell whether a driver moves."""
    before, known = driving.watched(driver), {one.id for one in queries.measures(project)}
    chosen = sorted(set(measures))
    if not known.issuperset(chosen):
        raise Refused(for_staff("Choose measures of this try-out"), field="measures")
    if chosen == before:
        return
    db.session.execute(delete(WATCHED).where(WATCHED.c.driver_id == driver.id))
    if chosen:
        db.session.execute(insert(WATCHED), [{"driver_id": driver.id, "measure_id": number} for number in chosen])
    record(PROJECT, project.id, "watch_driver", by=by.id, facts={"driver": driver.id, "before": before, "after": chosen})


def check_comments(proposal: Proposal, *, by: Somebody) -> None:
    """Raises NotAllowed once nobody works on the idea any more."""
    if not may_comment(by, proposal):
        raise NotAllowed(for_staff("This idea is not tried now. Nothing was changed."))


def say(project: Project, driver: Driver, words: str, said_by: str = "", *, by: Person) -> Remark:
    """Something about a driver. `said_by`: whose words they are, as a role; empty for one's own. The same sent twice is one."""
    if not words:
        raise Refused(for_staff("Write the comment"), field="words")
    known = [one.remark for one in driving.remarks_on(driver)]
    same = (one for one in known if (one.words, one.said_by, one.written_by) == (words, said_by, by.id) and one.answered_at is None)
    if (stands := next(same, None)) is not None:
        return stands
    if len(known) >= MOST_REMARKS:
        raise NotAllowed(for_staff("This driver has 50 comments. Talk about them together first."))
    remark = Remark(driver_id=driver.id, words=words, said_by=said_by, written_by=by.id)
    db.session.add(remark)
    db.session.flush()
    record(PROJECT, project.id, "comment_on_driver", by=by.id, facts={"driver": driver.id, "remark": remark.id})
    return remark


def answer(project: Project, remark: Remark, words: str, *, by: Person) -> None:
    """What follows from it; then it is closed. An answer stands. The same sent twice is one."""
    if not words:
        raise Refused(for_staff("Write what follows from the comment"), field="answer")
    if remark.answered_at is not None:
        if remark.answer == words:
            return
        raise NotAllowed(for_staff("Somebody has answered this comment already. The answer stays as it is."))
    remark.answer, remark.answered_by, remark.answered_at = words, by.id, calendar.now()
    record(PROJECT, project.id, "answer_comment", by=by.id, facts={"driver": remark.driver_id, "remark": remark.id})


def take_back(project: Project, remark: Remark, *, by: Person) -> None:
    """Its words go; that there was one stays in the history."""
    check_own(remark, by=by)
    record(PROJECT, project.id, "take_comment_back", by=by.id, facts={"driver": remark.driver_id, "remark": remark.id})
    db.session.delete(remark)
    db.session.flush()


def check_own(remark: Remark, *, by: Somebody) -> None:
    """Raises NotAllowed unless somebody may take a comment back: whoever wrote it, while nobody has answered."""
    if remark.written_by != by.id:
        raise NotAllowed(for_staff("Only whoever wrote a comment takes it back."))
    if remark.answered_at is not None:
        raise NotAllowed(for_staff("Somebody has answered this comment. It stays."))
