"""The tables of the huddle: the group and its dates, who belongs to it, what each member says, what was decided, noted and agreed."""

from app.huddle.models.decisions import FEWEST, Decision, Partner, Reply, Route, Waits
from app.huddle.models.inviting import Coming, GuestNeed, GuestOf, Invitation, PackRead
from app.huddle.models.meetings import LENGTHS, Huddle, Item, Meeting, MeetingStatus
from app.huddle.models.members import Capacity, Discipline, Member, Presence
from app.huddle.models.outcomes import Outcome
from app.huddle.models.reflecting import Reflection
from app.huddle.models.room import Agreed, AgreedState, Note
from app.huddle.models.says import Criterion, Digital, Say, Score, Stance

__all__ = [
    "FEWEST",
    "LENGTHS",
    "Agreed",
    "AgreedState",
    "Capacity",
    "Coming",
    "Criterion",
    "Decision",
    "Digital",
    "Discipline",
    "GuestNeed",
    "GuestOf",
    "Huddle",
    "Invitation",
    "Item",
    "Meeting",
    "MeetingStatus",
    "Member",
    "Note",
    "Outcome",
    "PackRead",
    "Partner",
    "Presence",
    "Reflection",
    "Reply",
    "Route",
    "Say",
    "Score",
    "Stance",
    "Waits",
]
