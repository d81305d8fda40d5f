"""The tables of the huddle: the group and its dates, who belongs to it, what each member says, what was decided."""

from app.huddle.models.decisions import Decision, Route
from app.huddle.models.meetings import LENGTHS, Huddle, Item, Meeting, MeetingStatus
from app.huddle.models.members import Capacity, Discipline, Member, Presence
from app.huddle.models.says import Criterion, Digital, Say, Score, Stance

__all__ = [
    "LENGTHS",
    "Capacity",
    "Criterion",
    "Decision",
    "Digital",
    "Discipline",
    "Huddle",
    "Item",
    "Meeting",
    "MeetingStatus",
    "Member",
    "Presence",
    "Route",
    "Say",
    "Score",
    "Stance",
]
