"""Who works on a try-out, from when until when, and which sponsors signed it off."""

import datetime as dt
from dataclasses import asdict, dataclass

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.models import Project, TeamMember, TeamPart
from app.improvement.queries import charter as queries
from app.people.models import Person
from app.people.queries.organisations import active_among, standing

MOST_PEOPLE = 60  # a page shows them all
YEARS = dt.timedelta(days=10 * 365)  # a day so far from the beginning of a try-out is a slip of the pen


@dataclass(frozen=True)
class Seated:
    """Somebody of the team as they were written down. `organisation`: its number; none for whoever comes for themselves."""

    name: str
    part: TeamPart
    organisation_id: int | None
    from_on: dt.date
    until_on: dt.date | None = None
    signed_on: dt.date | None = None


def add_member(project: Project, said: Seated, *, by: Person) -> TeamMember:
    """One person more; whoever has this very part already is found again."""
    known = queries.team(project)
    if (stands := next((seat.member for seat in known if _seated(seat.member) == said), None)) is not None:
        return stands
    _check(project, said)
    if len(known) >= MOST_PEOPLE:
        raise NotAllowed(for_staff("There are 60 people on this page. Nobody can know more."))
    member = TeamMember(project_id=project.id, written_by=by.id, **asdict(said))
    db.session.add(member)
    db.session.flush()
    record("project", project.id, "add_member", by=by.id, facts=_facts(member))
    return member


def change_member(project: Project, member: TeamMember, said: Seated, *, by: Person) -> None:
    """Another name, part, organisation or day. What stood before is kept in the history."""
    if _seated(member) == said:
        return
    _check(project, said)
    before = _facts(member)
    for name, value in asdict(said).items():
        setattr(member, name, value)
    record("project", project.id, "change_member", by=by.id, facts={"before": before, "after": _facts(member)})


def _check(project: Project, said: Seated) -> None:
    if said.organisation_id is not None and not active_among([said.organisation_id]):
        raise Refused(for_staff("Choose an organisation of the list"), field="organisation")
    for field, day in (("from_on", said.from_on), ("until_on", said.until_on), ("signed_on", said.signed_on)):
        if day is not None and abs(day - project.started_on) > YEARS:
            raise Refused(for_staff("This day is more than 10 years away. Check the year"), field=field)
    if said.until_on is not None and said.until_on < said.from_on:
        raise Refused(for_staff("The last day is before the first one. Check both"), field="until_on")
    if said.part is TeamPart.SPONSOR:
        _check_sponsor(project, said)
    elif said.signed_on is not None:
        raise Refused(for_staff("Only a sponsor signs off. Leave this day empty, or choose “Sponsor”"), field="signed_on")


def _check_sponsor(project: Project, said: Seated) -> None:
    if said.organisation_id is None:
        raise Refused(for_staff("A sponsor speaks for an organisation. Choose which one"), field="organisation")
    taking = {one.id for one in queries.organisations(project)}
    if taking and standing(said.organisation_id) not in taking:
        raise Refused(for_staff("This organisation does not take part, so it needs no sponsor. Choose one that does"), field="organisation")
    if said.signed_on is not None and said.signed_on > calendar.today():
        raise Refused(for_staff("This day is still to come. Write a day that has been"), field="signed_on")


def _seated(member: TeamMember) -> Seated:
    return Seated(member.name, member.part, member.organisation_id, member.from_on, member.until_on, member.signed_on)


def _facts(member: TeamMember) -> dict[str, object]:
    told = {name: None if value is None else str(value) for name, value in asdict(_seated(member)).items()}
    return told | {"member": member.id}
