"""Pages that a person read aloud, and the pages on which the team keeps such recordings."""

from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from accessibility.states import STAFF, Line, send
from app.core import files, voices
from app.core.web import words_at
from app.languages.actions import keep_recording_from_shell
from tests import samples

ARABIC = "/recordings/ar-easy"
OLDER = (voices.Said("en", "Welcome. These are the words of last year."),)


def fill(app: Flask) -> None:
    """Somebody read a question in Arabic; the front page was read in other words than those of today."""
    with app.app_context():
        words = words_at("/ar-easy/share/where")
    with files.incoming() as new:
        new.write(samples.sound())
        new.flush()
        keep_recording_from_shell("/ar-easy/share/where", words, Path(new.name), read_by="Noor")
        keep_recording_from_shell("/en-easy/", OLDER, Path(new.name), read_by="Noor")


def lines() -> Iterator[Line]:
    """Each state of these pages."""
    pages, of = "journey.recordings", "journey.recording"
    yield Line("recordings of pages", pages, ARABIC, "member", readings=STAFF, wide=True)
    yield Line("recording, none yet", of, f"{ARABIC}/pages/about", "member", readings=STAFF)
    yield Line("recording, nothing filled in", of, f"{ARABIC}/pages/about", "member", send(), readings=STAFF, wide=True, status=422)
    yield Line("recording, in Arabic", of, f"{ARABIC}/pages/question-where", "member", readings=STAFF)
    yield Line("recording, the words have changed", of, "/recordings/en-easy/pages/front", "member", readings=STAFF)
    yield Line("take a recording away", "journey.take_away_recording", f"{ARABIC}/take-away/question-where", "member", readings=STAFF)
