"""Who may keep the register of priorities and programmes."""

from typing import Protocol


class Holder(Protocol):
    """Whoever asks."""

    def holds(self, *names: str) -> bool:
        """Whether they have one of these roles today."""


def keep(person: Holder) -> bool:
    """The chair and the administrator write down what is looked for; anyone reads it."""
    return person.holds("chair", "administrator")
