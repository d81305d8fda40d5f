"""The letters about an interpreter: who comes when; the time is off."""

from typing import Any

from app.languages.models import InterpreterBooking


def booked(booking: InterpreterBooking) -> dict[str, Any]:
    """There is an interpreter: the language, the moment, and how."""
    when = booking.booked_for.isoformat() if booking.booked_for else ""
    return {"path": "/help", "spoken": _spoken(booking), "at": when, "mode": booking.mode.value}


def called_off(booking: InterpreterBooking, *, again: bool) -> dict[str, Any]:
    """The time that we told you is off. `again`: we look for another interpreter."""
    return booked(booking) | {"again": again}


def _spoken(booking: InterpreterBooking) -> str:
    return " ".join(filter(None, [booking.language, booking.dialect]))
