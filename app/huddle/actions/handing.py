"""What somebody does for the huddle goes to somebody else."""

from app.core import db
from app.history.actions import record
from app.huddle.models import Huddle, Meeting
from app.huddle.queries.handing import PARTS
from app.people.models import Person


def hand_post(part: str, number: int, to: int, *, weekly: bool, by: Person) -> None:
    """Somebody else chairs, or writes the minutes of, one meeting or each week. `part`: chair or minutes."""
    thing: Meeting | Huddle = db.session.get_one(Huddle, number) if weekly else db.session.get_one(Meeting, number)
    setattr(thing, PARTS[part], to)
    record("huddle" if weekly else "meeting", number, "hand_on", by=by.id, facts={"part": part, "to": to})
