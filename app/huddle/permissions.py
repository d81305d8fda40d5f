"""Who may do what with a meeting."""

from app.huddle.models import Meeting
from app.proposals.permissions import Somebody


def see(person: Somebody, _meeting: Meeting) -> bool:
    """Members of the huddle see its meetings."""
    return person.holds("huddle member")
