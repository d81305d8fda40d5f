"""What a try-out agreed on: a charter with long words, a team in all its parts, milestones that moved."""

import datetime as dt

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar
from app.improvement.actions import milestones, sponsors, team
from app.improvement.actions.charter import write_part
from app.improvement.actions.taking_part import take_part
from app.improvement.models import CharterPart, Project, TeamPart
from app.people.models import Person
from tests import make

_DAY = dt.timedelta(days=1)


def fill(project: Project, by: Person, places: list[int]) -> dict[str, object]:
    """Gives the numbers of one of the team, and of a milestone that moved. `places`: organisations that take part."""
    take_part(project, places, by=by)
    for part in CharterPart:
        if part is not CharterPart.RESOURCES:
            write_part(project, part, f"{LONG} {LONG_WORD}"[:1000], seen=0, by=by)
    write_part(project, CharterPart.RISKS, "The post is slow.", seen=1, by=by)
    today = calendar.today()
    sponsor = team.Seated(f"Helen {LONG_WORD}"[:120], TeamPart.SPONSOR, places[0], today - 9 * _DAY, signed_on=today)
    member = team.add_member(project, sponsor, by=by)
    sponsors.reach(member, sponsors.Reached("helen@example.org"), by=by)
    team.add_member(project, team.Seated("Zoe", TeamPart.LIVED_EXPERIENCE, None, today - 9 * _DAY, until_on=today - _DAY), by=by)
    milestones.replan(project, 120, [30, 60, 120], reason=LONG[:500], by=by)
    moved = milestones.add_milestone(project, f"{LONG_WORD} {LONG}"[:120], today + 9 * _DAY, by=by)
    later = milestones.Planned(name=moved.name, planned_on=today + 30 * _DAY, done_on=None)
    milestones.change_milestone(project, moved, later, reason=f"{LONG_WORD} {LONG}"[:500], by=by)
    done = milestones.add_milestone(project, "The bags are here", today - _DAY, by=by)
    milestones.change_milestone(
        project, done, milestones.Planned(name=done.name, planned_on=done.planned_on, done_on=today), reason="", by=by
    )
    milestones.add_milestone(project, "Everybody was shown", today - 2 * _DAY, by=by)
    return {"team_member": member.id, "milestone": moved.id}


def two_places() -> list[int]:
    """One with a name and one with the longest one."""
    return [make.organisation("Wenbrook Hospitals"), make.organisation(LONG_WORD)]
