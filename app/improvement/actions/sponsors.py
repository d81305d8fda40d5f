"""How the sponsor of a try-out is reached: by an e-mail address, for as long as that is needed; or as somebody who has an account here."""

import datetime as dt
from dataclasses import dataclass

from app.core import calendar, db
from app.core.addresses import is_address, tidy_address
from app.core.errors import Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.improvement.models import TeamMember, TeamPart
from app.improvement.queries import sponsors as queries
from app.notifications.actions import erase_to
from app.people import actions as people
from app.people.models import Person
from app.people.queries import by_email
from app.people.queries import person as person_of
from app.tasks.actions import erase_tasks_about

KNOWN_FOR = dt.timedelta(days=90)


@dataclass(frozen=True)
class Reached:
    """How a sponsor is written to. `email`: empty leaves what stands. `stop`: they are not written to any more."""

    email: str = ""
    reading: str = "en"
    stop: bool = False


def reach(member: TeamMember, said: Reached, *, by: Person) -> None:
    """From now on a sponsor hears of reviews at this address; somebody who has an account here, by what they chose there.

    Raises Refused for what is no address, and for an address of anybody but a sponsor. Whoever is no sponsor any more is let go.
    """
    if member.part is not TeamPart.SPONSOR or said.stop:
        let_go(member, by=by)
    if not said.email or (said.stop and member.part is TeamPart.SPONSOR):
        _read_in(member, said.reading)
        return
    if member.part is not TeamPart.SPONSOR:
        raise Refused(for_staff("Only a sponsor is written to. Leave the address empty, or choose “Sponsor”"), field="email")
    if not is_address(said.email):
        raise Refused(for_staff("Write an e-mail address, such as name@example.org"), field="email")
    if _is_theirs(member, said.email):
        _read_in(member, said.reading)
        return
    let_go(member, by=by)
    known = by_email(tidy_address(said.email))
    member.person_id = known.id if known and known.roles else people.meet(member.name, said.email, reading=said.reading).id
    member.reading = said.reading
    db.session.flush()
    record("project", member.project_id, "reach_sponsor", by=by.id, facts={"member": member.id})


def let_go(member: TeamMember, *, by: Person | None) -> None:
    """They are not written to any more; a name and an address that were kept for this alone go."""
    number = member.person_id
    if number is None:
        return
    member.person_id, member.reading = None, ENGLISH.tag
    db.session.flush()
    record("project", member.project_id, "let_sponsor_go", by=by.id if by else None, facts={"member": member.id})
    if person_of(number).roles or queries.reached_elsewhere(number, member):
        return
    erase_tasks_about(number)
    erase_to(number)
    people.forget_person(number)


def forget_sponsors() -> int:
    """A while after their part or the try-out ended the addresses of sponsors go. Gives how many."""
    over = queries.long_over(calendar.now() - KNOWN_FOR)
    for member in over:
        let_go(member, by=None)
    return len(over)


def _is_theirs(member: TeamMember, email: str) -> bool:
    if member.person_id is None:
        return False
    return any(point.kind == "email" and point.value == tidy_address(email) for point in person_of(member.person_id).contacts)


def _read_in(member: TeamMember, reading: str) -> None:
    """Other words for a sponsor; whoever has an account chooses them there."""
    if member.person_id is None:
        return
    member.reading = reading
    person = person_of(member.person_id)
    if not person.roles:
        person.reading = reading
