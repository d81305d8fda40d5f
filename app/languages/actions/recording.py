"""A person reads a page aloud: their recording comes before any computer's voice, until the words of the page change."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from app.core import calendar, db, files, voices
from app.core.freshness import public_changed
from app.history.actions import record
from app.people.models import Person

MOST_SECONDS = 30 * 60
ABOUT = "recording"


def keep_recording(page: str, words: Sequence[voices.Said], file: Path, *, read_by: str, by: Person | None) -> None:
    """Keeps a file, cleaned and in the one form that every browser plays, as the recording of a page. `by`: None for whoever has the shell.

    Raises NotTaken for what is no sound, NoRoom, NoPlayer where ffmpeg is missing. What takes long comes first, before any table is touched.
    """
    number = by.id if by else None
    with files.playable(file, most_seconds=MOST_SECONDS) as sound:
        voices.keep_recording(words, sound, page=page, read_by=read_by, on=calendar.today(), by=number)
    record(ABOUT, _number_of(page), "keep", by=number, facts={"page": page, "read_by": read_by})
    public_changed()  # a language without a voice of a computer now offers to listen


def keep_recording_from_shell(page: str, words: Sequence[voices.Said], file: Path, *, read_by: str) -> None:
    """The same by whoever has the shell."""
    with db.transaction():
        keep_recording(page, words, file, read_by=read_by, by=None)


def take_away_recording(page: str, *, by: Person) -> None:
    """The recording of a page goes for good. Doing it twice changes nothing."""
    if voices.drop_recording(page):
        record(ABOUT, _number_of(page), "take_away", by=by.id, facts={"page": page})
        public_changed()


def _number_of(page: str) -> int:
    """History wants a number, and a page is no row of a table: its address gives one."""
    return int.from_bytes(hashlib.sha256(page.encode()).digest()[:3])
