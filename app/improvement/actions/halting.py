"""Work comes to rest: a pause, the way back, a stop. Nobody is blamed, and whoever brought the idea hears why."""

import datetime as dt

from sqlalchemy import select, update

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.models import Entry
from app.improvement.actions.alarming import tell_everybody
from app.improvement.models import Cycle, Halt, HaltKind, Project, Ramp
from app.improvement.notices import role_of
from app.improvement.permissions import end as can_end
from app.improvement.permissions import stop_for_safety as may_stop
from app.people.models import Person
from app.proposals.actions import go_on
from app.proposals.models import Proposal, Stage
from app.proposals.permissions import Somebody

LONGEST = dt.timedelta(days=2 * 365)  # a pause that nobody plans for longer
SAFETY_EASY = (
    "Something was not safe. So we stopped at once. You can phone us and ask."  # for who reads easy words: a stop waits for no words
)


def check_back_on(on: dt.date | None) -> None:
    """Raises Refused for a day of return that has been, or is too far away to be known."""
    if on is not None and on <= calendar.today():
        raise Refused(for_staff("This day has been. Write a day that is still to come, or leave it empty"), field="back_on")
    if on is not None and on > calendar.today() + LONGEST:
        raise Refused(for_staff("This day is more than 2 years away. Check the year"), field="back_on")


def rests_already(proposal: Proposal) -> bool:
    """Whether it is paused."""
    return proposal.stage is Stage.PAUSED


def stopped_already(proposal: Proposal) -> bool:
    """Whether it has stopped."""
    return proposal.stage is Stage.STOPPED


def rests_now(proposal: Proposal) -> bool:
    """Whether work rests, for a while or for good."""
    return rests_already(proposal) or stopped_already(proposal)


def check_safety_stop(proposal: Proposal, *, by: Somebody) -> None:
    """Raises NotAllowed where nothing goes on that could be stopped."""
    if not may_stop(by, proposal):
        raise NotAllowed(for_staff("Nothing is tried now, so nothing was stopped."))


def check_stop(proposal: Proposal) -> None:
    """Raises NotAllowed where nobody has begun to work on it, or it has ended."""
    if not can_end(proposal):
        raise NotAllowed(for_staff("Nobody works on this idea now, so nothing was stopped."))


def pause(proposal: Proposal, reason: str, back_on: dt.date | None, *, by: Person, reason_easy: str = "") -> None:
    """The work rests for a while. Twice is once."""
    if rests_already(proposal):
        return
    check_back_on(back_on)
    _keep(go_on(proposal, "pause", by=by, role=role_of(by), reason=reason, reason_easy=reason_easy), HaltKind.PAUSE, back_on)


def resume(proposal: Proposal, *, by: Person) -> None:
    """The work goes on where it was. Twice is once."""
    if rests_already(proposal):
        go_on(proposal, "resume", by=by, role=role_of(by))


def stop(proposal: Proposal, reason: str, *, by: Person, reason_easy: str = "") -> None:
    """The work ends for a reason that has nothing to do with safety. Twice is once."""
    if stopped_already(proposal):
        return
    check_stop(proposal)
    _keep(go_on(proposal, "stop", by=by, role=role_of(by), reason=reason, reason_easy=reason_easy), HaltKind.OTHER)


def stop_for_safety(proposal: Proposal, reason: str, *, by: Person) -> None:
    """The work stops now, by anyone who works on it, and everybody hears; whoever reads easy words our own easy sentence. Twice is once."""
    if stopped_already(proposal):
        return
    check_safety_stop(proposal, by=by)
    entry = go_on(proposal, "stop", by=by, role=role_of(by), reason=reason, reason_easy=SAFETY_EASY)
    _keep(entry, HaltKind.SAFETY)
    _end_tests(proposal)
    tell_everybody(proposal, because=entry, by=by)


def _end_tests(proposal: Proposal) -> None:
    """What is going on ends now; whoever did it writes down what happened until then."""
    theirs = select(Ramp.id).join(Project, Ramp.project_id == Project.id).where(Project.proposal_id == proposal.id)
    going_on = Cycle.begun_at.is_not(None), Cycle.done_at.is_(None), Cycle.stopped_at.is_(None)
    db.session.execute(update(Cycle).where(Cycle.ramp_id.in_(theirs), *going_on).values(stopped_at=calendar.now()))


def _keep(entry: Entry, kind: HaltKind, back_on: dt.date | None = None) -> None:
    db.session.add(Halt(entry_id=entry.id, kind=kind, back_on=back_on))
    db.session.flush()
