"""Keeping words, and finding interpreters."""

from app.languages.actions.interpreting import (
    Asked,
    ask_for_interpreter,
    begin,
    book,
    call_off,
    confirm,
    forget_bookings,
    forget_old_bookings,
    look_again,
)
from app.languages.actions.words import forget_texts, guess, rewrite, write

__all__ = [
    "Asked",
    "ask_for_interpreter",
    "begin",
    "book",
    "call_off",
    "confirm",
    "forget_bookings",
    "forget_old_bookings",
    "forget_texts",
    "guess",
    "look_again",
    "rewrite",
    "write",
]
