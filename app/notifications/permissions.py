"""Who may look into the outbox."""

from typing import Protocol

from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState


class Holder(Protocol):
    """Whoever asks: a person or a guest, whose roles can be asked for."""

    def holds(self, *names: str) -> bool:
        """Whether they have one of these roles today."""


def look_after(person: Holder, _letter: Letter | None = None) -> bool:
    """An administrator sees what did not arrive, and may send it again."""
    return person.holds("administrator")


def read_out(person: Holder, letter: Letter) -> bool:
    """A huddle member reads a letter that somebody of the team carries: by phone, by post, or because they make another form of it."""
    if letter.state is LetterState.HELD:
        return person.holds("huddle member") and letter.held_by == IN_FORMAT
    return person.holds("huddle member") and (letter.channel in {Channel.PHONE, Channel.POST} or bool(letter.in_form))
