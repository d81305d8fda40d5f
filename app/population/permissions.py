"""Who may see numbers about the people who send ideas."""

from typing import Protocol


class Holder(Protocol):
    """Whoever asks."""

    def holds(self, *names: str) -> bool:
        """Whether they have one of these roles today."""


def see_numbers(person: Holder) -> bool:
    """Members of the huddle see rounded numbers, the small ones hidden; nobody sees more."""
    return person.holds("huddle member")
