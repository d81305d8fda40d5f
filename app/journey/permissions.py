"""Who may hand on what somebody has in hand."""

from app.proposals.permissions import Somebody


def hand_on(person: Somebody, holder: int) -> bool:
    """The chair hands on what anybody has in hand, and everybody of the team what they have themselves."""
    return person.holds("chair") or (person.holds("huddle member") and person.id == holder)
