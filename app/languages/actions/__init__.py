"""Keeping words, putting them into other languages, and finding interpreters."""

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
from app.languages.actions.machine import NeverSo, NotNow, by_machine
from app.languages.actions.recording import keep_recording, keep_recording_from_shell, take_away_recording
from app.languages.actions.translating import (
    Piece,
    check,
    claim,
    forget_translations,
    hand_translation,
    keep_machines,
    release,
    send_back,
    translate,
    want,
    want_as_reader,
)
from app.languages.actions.words import forget_texts, forget_these, guess, rewrite, write

__all__ = [
    "Asked",
    "NeverSo",
    "NotNow",
    "Piece",
    "ask_for_interpreter",
    "begin",
    "book",
    "by_machine",
    "call_off",
    "check",
    "claim",
    "confirm",
    "forget_bookings",
    "forget_old_bookings",
    "forget_texts",
    "forget_these",
    "forget_translations",
    "guess",
    "hand_translation",
    "keep_machines",
    "keep_recording",
    "keep_recording_from_shell",
    "look_again",
    "release",
    "rewrite",
    "send_back",
    "take_away_recording",
    "translate",
    "want",
    "want_as_reader",
    "write",
]
