"""Writing down who has a stake in a try-out. What stood before is kept in the history."""

import datetime as dt
from dataclasses import asdict, dataclass

from app.core import db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.keeping import check_version, one_by_one
from app.improvement.models import Involved, Project, Stakeholder
from app.improvement.queries import stakeholders as queries
from app.people.models import Person

MOST_STAKEHOLDERS = 60  # a page shows them all


@dataclass(frozen=True)
class Described:
    """A person or a group as it was written down; `organisation` and `effect` may be empty."""

    name: str
    organisation: str
    matters: str
    influential: bool
    interested: bool
    effect: str
    involved: Involved
    owner: str
    last_contact_on: dt.date | None = None


def add_stakeholder(project: Project, said: Described, *, by: Person) -> Stakeholder:
    """One more on the map. The same sent twice is one."""
    one_by_one(project)
    known = queries.everybody(project)
    if (same := next((one for one in known if _called(one) == (said.name, said.organisation)), None)) is not None:
        if _standing(same) == said:
            return same
        raise Refused(for_staff("This person or group is on the map already. Change it there"), field="name")
    if len(known) >= MOST_STAKEHOLDERS:
        raise NotAllowed(for_staff("There are 60 on the map. Put some of them together as a group."))
    added = Stakeholder(project_id=project.id, written_by=by.id, **asdict(said))
    db.session.add(added)
    db.session.flush()
    record(PROJECT, project.id, "add_stakeholder", by=by.id, facts=_told(said))
    return added


def change_stakeholder(project: Project, stakeholder: Stakeholder, said: Described, *, seen: int, by: Person) -> None:
    """Other words, another group. `seen`: the version that the writer had before them."""
    one_by_one(project)
    stands = queries.stakeholder(project, stakeholder.id)
    if stands is None:
        raise NotAllowed(for_staff("Somebody took this away just now. Nothing was changed."))
    before = _standing(stands)
    if before == said:
        return
    check_version(stands.version, seen, field="name")
    if any(_called(one) == (said.name, said.organisation) for one in queries.everybody(project) if one.id != stands.id):
        raise Refused(for_staff("This person or group is on the map already. Change it there"), field="name")
    for name, value in asdict(said).items():
        setattr(stands, name, value)
    stands.version += 1
    record(PROJECT, project.id, "change_stakeholder", by=by.id, facts={"before": _told(before), "after": _told(said)})


def take_stakeholder_away(project: Project, stakeholder: Stakeholder, *, by: Person) -> None:
    """It goes from the map. The same sent twice takes away one."""
    one_by_one(project)
    stands = queries.stakeholder(project, stakeholder.id)
    if stands is None:
        return
    record(PROJECT, project.id, "take_stakeholder_away", by=by.id, facts=_told(_standing(stands)))
    db.session.delete(stands)
    db.session.flush()


def _called(one: Stakeholder) -> tuple[str, str]:
    return one.name, one.organisation


def _standing(one: Stakeholder) -> Described:
    return Described(**{name: getattr(one, name) for name in Described.__dataclass_fields__})


def _told(said: Described) -> dict[str, object]:
    day = said.last_contact_on.isoformat() if said.last_contact_on else ""
    return asdict(said) | {"involved": said.involved.value, "last_contact_on": day}
