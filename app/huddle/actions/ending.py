"""What was agreed is done, dropped, moved to another day or handed on; whoever does it is reminded."""

import datetime as dt

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, tag_for_staff
from app.history.actions import record
from app.history.models import Entry
from app.huddle import notices, queries
from app.huddle.models import Agreed, AgreedState
from app.people.actions import tell
from app.people.models import Person
from app.people.queries import person as person_of
from app.people.queries import staff


def do_action(agreed: Agreed, *, by: Person) -> None:
    """It is done. Twice is once."""
    if agreed.state is not AgreedState.DONE:
        _check_open(agreed)
        _over(agreed, AgreedState.DONE, by)
        record("agreed", agreed.id, "do", by=by.id)


def drop_action(agreed: Agreed, why: str, *, by: Person) -> None:
    """Nobody does it after all, and why. Twice is once."""
    if not why:
        raise Refused(for_staff("Say why nobody does it"), field="why")
    if agreed.state is not AgreedState.DROPPED:
        _check_open(agreed)
        _over(agreed, AgreedState.DROPPED, by)
        agreed.why = why
        record("agreed", agreed.id, "drop", by=by.id, reason=why)


def open_action_again(agreed: Agreed, *, by: Person) -> None:
    """It was ticked off by mistake, or is to be done after all."""
    if agreed.state is not AgreedState.OPEN:
        agreed.state, agreed.ended_at, agreed.ended_by, agreed.why, agreed.reminded_on = AgreedState.OPEN, None, None, "", None
        record("agreed", agreed.id, "open_again", by=by.id)


def give_another_day(agreed: Agreed, due_on: dt.date | None, *, by: Person) -> None:
    """It is to be done by another day."""
    _check_open(agreed)
    if due_on is None or due_on < calendar.today() or due_on.year > calendar.LAST_YEAR:
        raise Refused(for_staff("Choose a day that is still to come."), field="on")
    if due_on != agreed.due_on:
        record("agreed", agreed.id, "move", by=by.id, facts={"before": agreed.due_on.isoformat(), "on": due_on.isoformat()})
        agreed.due_on, agreed.reminded_on = due_on, None


def hand_action(agreed: Agreed, to: int | None, *, by: Person) -> None:
    """Somebody else of the team does it from now on, and hears it. Raises Refused for anybody else."""
    _check_open(agreed)
    if to not in {member.id for member in staff()}:
        raise Refused(for_staff("Choose somebody who works in the team now"), field="owner")
    if to == agreed.owner_id:
        return
    entry = record("agreed", agreed.id, "hand_on", by=by.id, facts={"from": agreed.owner_id, "to": to})
    agreed.owner_id, agreed.reminded_on = to, None
    if to != by.id:
        _tell(agreed, notices.When.YOURS, entry)


def remind_of_actions() -> int:
    """Reminds whoever agreed to do something: two working days before, and each working day that it is late, three times. Gives how many."""
    today = calendar.today()
    if not calendar.is_working_day(today):
        return 0
    waiting = queries.to_remind(today)
    for agreed in waiting:
        late = agreed.due_on < today
        agreed.reminded_on = today
        _tell(
            agreed, notices.When.LATE if late else notices.When.SOON, record("agreed", agreed.id, "remind", by=None, facts={"late": late})
        )
    return len(waiting)


def _tell(agreed: Agreed, when: notices.When, because: Entry) -> None:
    owner = person_of(agreed.owner_id or 0)
    tell(owner, "huddle/agreed", notices.agreed(agreed, when), because=because, reading=tag_for_staff(owner.reading))


def _over(agreed: Agreed, state: AgreedState, by: Person) -> None:
    agreed.state, agreed.ended_at, agreed.ended_by = state, calendar.now(), by.id


def _check_open(agreed: Agreed) -> None:
    if agreed.state is not AgreedState.OPEN:
        raise NotAllowed(for_staff("This is over already. Nothing was changed."))
