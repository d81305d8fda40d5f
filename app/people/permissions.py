"""Who may see and look after organisations and roles."""

from typing import Protocol

from app.people.models import OF_HUDDLE, RoleName


class Holder(Protocol):
    """Whoever asks."""

    def holds(self, *names: str) -> bool:
        """Whether they have one of these roles today."""


def see_organisations(person: Holder) -> bool:
    """The huddle and administrators see which organisations there are."""
    return person.holds("huddle member", "administrator")


def keep_organisations(person: Holder) -> bool:
    """An administrator adds organisations, renames, merges, splits and ends them."""
    return person.holds("administrator")


def see_roles(person: Holder) -> bool:
    """The chair and administrators see who holds what."""
    return person.holds("chair", "administrator")


def give(person: Holder, role: RoleName) -> bool:
    """An administrator gives and ends every role, the chair those of the huddle."""
    return person.holds("administrator") or (role in OF_HUDDLE and person.holds("chair"))
