"""Where sounds lie: under DATA_DIR, apart from people's files, for each is made again from its page when it is gone.

`pages`: of pages that are the same for everybody. `own`: of pages of one person, gone within a day. Else the reference of a public idea.
"""

import hashlib
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.core import tokens
from app.core.config import settings
from app.core.files.store import LEAST_FREE
from app.core.voices.speakers import has_voice, voice_of
from app.core.voices.words import Said

log = logging.getLogger(__name__)

HOW = 1  # counts up when sounds are made in another way
PAGES, OWN = "pages", "own"
MOST_OWN = 60  # of pages that are not public, all people together: these never keep others from hearing public ones
MOST_OF_ONE = 3  # of one idea's own pages: whoever opens more loses the oldest of these, and nobody else's
MOST_QUESTIONS = 20  # of pages that are nobody's own, such as questions: these keep nobody from hearing their own page
IDEAS = re.compile(r"[A-HJ-NP-Z]{2}[2-9]{4}")
MOST_WAITING = 100  # pages; a visitor who asks for all of them at once fills no queue
MOST_BYTES = 1024**3
_DAY = 86_400.0
_KEPT = {OWN: _DAY, PAGES: 30 * _DAY}  # seconds since it was made, or last asked for; ideas like pages
SPEEDS = {False: 160, True: 140}  # words a minute; in easy words slower


class State(StrEnum):
    """How far a sound is. `none`: it could not be made."""

    READY = "ready"
    MAKING = "making"
    NONE = "none"


@dataclass(frozen=True)
class Sound:
    """The sound of some words on a shelf."""

    shelf: str
    key: str
    parts: tuple[Said, ...]
    speed: int

    @property
    def path(self) -> Path:
        """Where the MP3 is, or will be."""
        return folder() / self.shelf / f"{self.key}.mp3"

    @property
    def wish(self) -> Path:
        """Where it is asked for while it waits to be made."""
        return self.path.with_suffix(".json")

    @property
    def refusal(self) -> Path:
        """What says that it cannot be made."""
        return self.path.with_suffix(".none")

    @property
    def state(self) -> State:
        """How far it is."""
        return State.READY if self.path.exists() else State.NONE if self.refusal.exists() else State.MAKING


def folder() -> Path:
    """All sounds."""
    return settings().data_dir / "sounds"


def shelf_folder(shelf: str) -> Path:
    """One shelf. Raises ValueError for what is none."""
    if shelf not in {PAGES, OWN} and not IDEAS.fullmatch(shelf):
        raise ValueError("This is no shelf for sounds.")
    return folder() / shelf


def sound_of(words: Sequence[Said], *, easy: bool, shelf: str, of: str = "") -> Sound | None:
    """The sound of these words; what has no voice is left out. None when nothing is left. `of`: the idea whose own page it is."""
    shelf_folder(shelf)
    parts = tuple(part for part in words if has_voice(part.lang))
    if not parts:
        return None
    said = json.dumps([[voice_of(part.lang), part.text] for part in parts], ensure_ascii=True)
    key = tokens.keyed("sound", HOW, SPEEDS[easy], said).hex()[:40]
    whose = f"{tokens.keyed('own page', of).hex()[:12]}-" if of and shelf == OWN else ""
    return Sound(shelf, whose + key, parts, SPEEDS[easy])


def words_hash(words: Sequence[Said]) -> str:
    """What a recording of these words is kept under: another word, another hash."""
    said = json.dumps([[part.lang, part.text] for part in words], ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


def ask(sound: Sound) -> bool:
    """Asks for a sound to be made, once however often it is asked. False when it cannot be asked for now."""
    if sound.wish.exists():
        return True
    if not _has_room(sound) or shutil.disk_usage(settings().data_dir).free < LEAST_FREE:
        return False
    told = {"parts": [[part.lang, part.text] for part in sound.parts], "speed": sound.speed}
    half = sound.path.with_suffix(f".{os.urandom(8).hex()}")
    try:
        sound.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half.write_text(json.dumps(told), encoding="utf-8")
        half.replace(sound.wish)
    except OSError as fault:  # a full disk, or its idea left the website just now: the page is worth more than its sound
        log.warning("A sound was not asked for (%s).", type(fault).__name__)
        return False
    return True


def _has_room(sound: Sound) -> bool:
    """Whether one more may wait. The oldest wish of the same idea's own pages goes for it."""
    waiting = list(wishes())
    if sound.shelf == OWN:
        own = [path for path in waiting if path.parent.name == OWN]
        same = [path for path in own if _whose(path.stem) == _whose(sound.key)]
        if _whose(sound.key) and len(same) >= MOST_OF_ONE:
            min(same, key=asked_at).unlink(missing_ok=True)
            return True
        if len(own) >= MOST_OWN or (not _whose(sound.key) and len(same) >= MOST_QUESTIONS):
            return False
    return len(waiting) < MOST_WAITING


def _whose(key: str) -> str:
    return key.rpartition("-")[0]


def asked_at(wish: Path) -> float:
    """Since when a wish waits, in seconds since 1970; 0 for one that is being met."""
    try:
        return wish.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def wishes() -> Iterator[Path]:
    """What is asked for and not made yet."""
    return folder().glob("*/*.json")


def wished(path: Path) -> Sound:
    """The sound that a wish asks for."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return Sound(path.parent.name, path.stem, tuple(Said(lang, text) for lang, text in told["parts"]), int(told["speed"]))


def used(sound: Sound) -> None:
    """Keeps a sound for longer, for somebody listens to it; those of one person go all the same."""
    if sound.shelf != OWN:
        with suppress(OSError):
            os.utime(sound.path)


def drop(shelf: str) -> None:
    """Everything on a shelf goes."""
    shutil.rmtree(shelf_folder(shelf), ignore_errors=True)


def ideas_kept() -> list[str]:
    """The references of ideas of which there are sounds."""
    return sorted(path.name for path in folder().glob("*") if IDEAS.fullmatch(path.name))


def sweep(now: float | None = None, *, most_bytes: int = MOST_BYTES) -> int:
    """Deletes what nobody listened to for long, what is one person's after a day, and the oldest when there is too much. Gives how many."""
    now = time.time() if now is None else now
    kept: list[tuple[float, int, Path]] = []
    gone: list[Path] = []
    for path in folder().glob("*/*"):
        with suppress(FileNotFoundError):
            seen = path.stat()
            limit = _KEPT.get(path.parent.name, _KEPT[PAGES]) if path.suffix == ".mp3" else _DAY
            (gone.append(path) if now - seen.st_mtime > limit else kept.append((seen.st_mtime, seen.st_size, path)))
    bytes_left = sum(size for _when, size, _path in kept)
    for _when, size, path in sorted(kept):
        if bytes_left <= most_bytes:
            break
        gone.append(path)
        bytes_left -= size
    for half in folder().glob("making-*"):
        if now - half.stat().st_mtime > _DAY:  # a maker that was killed left it
            shutil.rmtree(half, ignore_errors=True)
    for path in gone:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()  # the last one of its shelf
    return len(gone)
