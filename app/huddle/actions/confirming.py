"""A decision that too few made, or that passes an idea on, stands when somebody else has confirmed it."""

from typing import cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm.attributes import set_committed_value

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.listing import put_off
from app.huddle.actions.saying import check_free
from app.huddle.actions.standing import stand
from app.huddle.models import Decision, MeetingStatus, Waits
from app.huddle.notices import Later
from app.people.models import Person
from app.people.queries import person as person_of
from app.proposals.actions.moving import check_possible
from app.proposals.models import Proposal, Stage
from app.tasks.actions import raise_once
from app.tasks.models import TaskKind

CONFIRM_DAYS = 5  # working days


def waiting_for(proposal: Proposal, *, by: Person) -> Decision:
    """The decision that this member may confirm. Raises NotAllowed where none waits, or somebody else confirms it."""
    made = queries.waiting_of(proposal)
    if made is None:
        raise NotAllowed(for_staff("No decision on this idea waits to be confirmed."))
    check_free(proposal, item := queries.item_of(proposal.id), by=by)
    if made.decided_by == by.id:
        raise NotAllowed(for_staff("You recorded this decision yourself. Somebody else confirms it."))
    if made.waits is Waits.QUORUM and by.id in queries.had_a_say(made, item.id if item else None):
        raise NotAllowed(for_staff("You had a say already. Somebody who was not there confirms it."))
    return made


def check_read(waits: int, seen: int | None) -> None:
    """Raises NotAllowed where another decision waits than the one that was read, or nobody says which that was."""
    if seen != waits:
        raise NotAllowed(for_staff("The decision was changed meanwhile. Read it again."))


def confirm(proposal: Proposal, *, seen: int | None, by: Person) -> tuple[Decision, tuple[str, ...]]:
    """It stands from now on, as if enough had decided it. Gives the needs for which its letter waits. `seen`: the number of what was read."""
    made = waiting_for(proposal, by=by)
    check_read(made.id, seen)
    verb = "pass_on" if proposal.stage is Stage.SCREENING else "decide"
    check_possible(proposal, verb)
    _end_waiting(made, waits=None, confirmed_by=by.id, confirmed_at=calendar.now())
    record("proposal", proposal.id, "confirm", by=by.id, role="huddle member", facts={"decision": made.id})
    return made, stand(proposal, made, by=person_of(made.decided_by), verb=verb)


def disagree(proposal: Proposal, why: str, *, seen: int | None, by: Person) -> None:
    """It does not stand: the idea is talked about again, and the chair hears why. `seen`: the number of what was read."""
    made = waiting_for(proposal, by=by)
    check_read(made.id, seen)
    if not why:
        raise Refused(for_staff("Say why you do not agree"), field="why")
    _not_confirmed(made, proposal, why, by=by)


def drop_unconfirmed() -> None:
    """Decisions that nobody confirmed by their day: the ideas are talked about again."""
    for made, proposal in queries.waiting_too_long(calendar.today()):
        if queries.waits_here(made, proposal):
            _not_confirmed(made, proposal, "", by=None)
        else:
            _end_waiting(made, dropped_at=calendar.now())  # it was taken back, or read again


def drop_waiting(proposal: Proposal) -> None:
    """A newer decision, or a new place on a list, takes the place of one that waits."""
    gone = update(Decision).where(Decision.proposal_id == proposal.id, Decision.waits.is_not(None), Decision.dropped_at.is_(None))
    db.session.execute(gone.values(dropped_at=calendar.now()))


def _end_waiting(made: Decision, **now: object) -> None:
    """Once, whoever else presses at the same time."""
    waiting = update(Decision).where(Decision.id == made.id, Decision.waits.is_not(None), Decision.dropped_at.is_(None))
    ended = cast("CursorResult[object]", db.session.execute(waiting.values(**now)))
    if ended.rowcount != 1:
        raise NotAllowed(for_staff("No decision on this idea waits to be confirmed."))
    db.session.expire(made, list(now))


def _not_confirmed(made: Decision, proposal: Proposal, why: str, *, by: Person | None) -> None:
    _end_waiting(made, dropped_at=calendar.now())
    record("proposal", proposal.id, "not_confirmed", by=by.id if by else None, role="huddle member" if by else "system", reason=why)
    told = (
        mark_for_staff("A member did not agree with the decision.") if why else mark_for_staff("Nobody confirmed the decision by its day.")
    )
    last = mark_for_staff("Talk about it again.")
    raise_once(TaskKind.DECIDE, "proposal", proposal.id, days=2, details=f"{plain_reference(str(proposal.reference))}\n{told}\n{last}")
    item = queries.item_of(proposal.id) if proposal.stage is Stage.LISTED else None
    if item is not None and (item.meeting.status is not MeetingStatus.PLANNED or item.meeting.on < calendar.today()):
        later = queries.later_than(item.meeting)
        if later:
            set_committed_value(item, "proposal", proposal)  # it is here already
            put_off(item, later[0], item.meeting.on, Later.NOT_SURE, by=by)
