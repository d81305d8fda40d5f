"""Passing the gates: why something is not measured yet, who the sponsor is, and the beginning of the test."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import notices
from app.improvement.actions import PROJECT
from app.improvement.actions.counting import count_from_today
from app.improvement.models import MeasureKind, NotYet, Project
from app.improvement.queries import aims, measures
from app.improvement.queries import gates as queries
from app.improvement.queries.standing_behind import sponsor
from app.people.models import Person
from app.proposals.actions import go_on
from app.proposals.actions.moving import check_possible
from app.proposals.models import Proposal, Stage


def say_not_yet(project: Project, kind: MeasureKind, reason: str, *, by: Person) -> None:
    """Why nothing of this kind is measured yet; without a reason, nobody says so any more. What stood before is kept in the history."""
    stands = _not_yet(project, kind)
    if stands is None and reason:
        stands = NotYet(project_id=project.id, kind=kind.value, reason="", written_by=by.id)
        try:
            with db.session.begin_nested():
                db.session.add(stands)
        except IntegrityError:  # somebody else said so at the same moment
            stands = _not_yet(project, kind)
    if stands is None or stands.reason == reason:
        return
    record(PROJECT, project.id, "say_not_yet", by=by.id, reason=reason, facts={"kind": kind.value, "before": stands.reason})
    if reason:
        stands.reason, stands.written_by, stands.written_at = reason, by.id, calendar.now()
    else:
        db.session.delete(stands)
    db.session.flush()


def _not_yet(project: Project, kind: MeasureKind) -> NotYet | None:
    return db.session.scalars(select(NotYet).where(NotYet.project_id == project.id, NotYet.kind == kind.value)).one_or_none()


def name_sponsor(project: Project, name: str, role: str, *, by: Person) -> None:
    """Who stands behind the try-out from now on. Whoever it was before is kept in the history."""
    stands = sponsor(project)
    if stands is None or (stands.name, stands.role) != (name, role):
        record(PROJECT, project.id, "name_sponsor", by=by.id, facts={"name": name, "role": role})


def begin_coaching(proposal: Proposal, *, by: Person) -> None:
    """Somebody works on it with whoever brought it, who hears so. Twice is once."""
    if proposal.stage is not Stage.COACHING:
        go_on(proposal, "start_coaching", by=by, role=notices.role_of(by))


def begin_testing(proposal: Proposal, project: Project, *, by: Person, anew: bool = False) -> None:
    """Testing begins now and whoever brought it hears so, once every gate is passed. `anew`: the plan counts from today. Twice is once.

    An idea on which nobody is known to work yet is coached from this moment too; its story says both.
    """
    if proposal.stage is Stage.TESTING:
        return
    check_turn(proposal)
    check_gates(project)
    if anew:
        count_from_today(proposal, project, by=by)
    if proposal.stage is Stage.DECIDED:
        begin_coaching(proposal, by=by)
    go_on(proposal, "start_testing", by=by, role=notices.role_of(by))


def check_gates(project: Project) -> None:
    """Raises NotAllowed with the names of the gates that are not passed."""
    if still_open := queries.before(project, measures=measures(project), aims=aims(project)).open:
        named = ", ".join(for_staff(one.gate.name) for one in still_open)
        raise NotAllowed(for_staff("Testing cannot begin yet. Not in place: %(gates)s.") % {"gates": named})


def check_turn(proposal: Proposal) -> None:
    """Raises NotAllowed for an idea whose testing cannot begin from where it stands."""
    if proposal.stage is not Stage.DECIDED:
        check_possible(proposal, "start_testing")
