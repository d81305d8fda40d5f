"""Who may look into the outbox."""

from typing import Protocol

from app.notifications.models import Channel, Letter, LetterState


class Holder(Protocol):
    """Whoever asks: a person or a guest, whose roles can be asked for."""

    def holds(self, *names: str) -> bool:
        """Whether they have one of these roles today."""


def look_after(person: Holder, _letter: Letter | None = None) -> bool:
    """An administrator sees what did not arrive, and may send it again."""
    return person.holds("administrator")


def read_out(person: Holder, letter: Letter) -> bool:
    """A huddle member reads a letter that goes by phone or post, because somebody of the team carries it."""
    return person.holds("huddle member") and letter.channel in {Channel.PHONE, Channel.POST} and letter.state is not LetterState.HELD
