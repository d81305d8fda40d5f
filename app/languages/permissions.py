"""Who may see and book interpreters, and keep recordings of pages."""

from typing import Protocol

from app.languages.models import InterpreterBooking


class Holder(Protocol):
    """Whoever asks."""

    def holds(self, *names: str) -> bool:
        """Whether they have one of these roles today."""


def book(person: Holder, _booking: InterpreterBooking | None = None) -> bool:
    """A huddle member books interpreters for people who asked for one."""
    return person.holds("huddle member")


def record_pages(person: Holder) -> bool:
    """A huddle member keeps the recordings in which people read pages aloud, as the other parts of an edition."""
    return person.holds("huddle member")
