"""Making sounds of words: espeak-ng speaks, lame packs, each with little memory and time. Words go by a file and are never part of a command."""

import fcntl
import logging
import tempfile
import threading
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.core.files.programs import run
from app.core.voices.speakers import can_speak, voice_of
from app.core.voices.store import Sound, asked_at, folder, wished, wishes

log = logging.getLogger(__name__)

KILOBITS = "24"  # a second, one channel: 180 KB a minute, and a voice from a computer sounds no better in more
_LONGEST = 100.0  # seconds of one round; what waits still is made in the next one, a few seconds later
_SECONDS, _MEGABYTES = 60, 300  # of a core; an hour of speech takes 15 s and 10 MB


def make_all(until: threading.Event) -> None:
    """Makes what is asked for, the oldest first, unless another process does; stops when the process was asked to end."""
    if not can_speak():
        return
    with _alone() as mine:
        if not mine:
            return
        ends = time.monotonic() + _LONGEST
        while not until.is_set() and time.monotonic() < ends and (waiting := sorted(wishes(), key=asked_at)):
            _fulfil(waiting[0])


@contextmanager
def _alone() -> Iterator[bool]:
    """One maker at a time; its lock ends with it, however it ends."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def _fulfil(wish: Path) -> None:
    """Makes one sound, or writes down that it cannot be made; its words are kept no longer."""
    try:
        sound = wished(wish)
        made = make(sound)
        if not made and sound.path.parent.exists():
            sound.refusal.touch()
            log.warning("A sound of %s could not be made.", "a page" if sound.shelf == "pages" else "somebody's words")
    except FileNotFoundError:
        pass  # its idea left the website meanwhile
    finally:
        wish.unlink(missing_ok=True)


def make(sound: Sound) -> bool:
    """Writes the MP3 of a sound. False when the programs could not."""
    with tempfile.TemporaryDirectory(dir=folder(), prefix="making-") as name:
        place = Path(name)
        spoken = [path for number, part in enumerate(sound.parts) if (path := _speak(place, number, part.lang, part.text, sound.speed))]
        if not spoken:
            return False
        whole, packed = place / "whole.wav", place / "whole.mp3"
        _join(spoken, whole)
        done = run(["lame", "--quiet", "-m", "m", "-b", KILOBITS, str(whole), str(packed)], seconds=_SECONDS, megabytes=_MEGABYTES)
        if done is None or done.returncode != 0 or not packed.stat().st_size:
            return False
        packed.chmod(0o600)
        packed.replace(sound.path)
    return True


def _speak(place: Path, number: int, lang: str, text: str, speed: int) -> Path | None:
    words, sound = place / f"{number}.txt", place / f"{number}.wav"
    words.write_text(text.replace("\n", "\n\n"), encoding="utf-8", errors="replace")  # an empty line is a pause
    command = ["espeak-ng", "-b", "1", "-v", voice_of(lang), "-s", str(speed), "-f", str(words), "-w", str(sound)]
    done = run(command, seconds=_SECONDS, megabytes=_MEGABYTES)
    if done is None or done.returncode != 0:
        return None
    with suppress(OSError, EOFError, wave.Error), wave.open(str(sound)) as heard:
        return sound if heard.getnframes() else None
    return None


def _join(sounds: list[Path], whole: Path) -> None:
    """One sound after another; every voice of espeak-ng has the same form."""
    with wave.open(str(whole), "wb") as out:
        for number, path in enumerate(sounds):
            with wave.open(str(path)) as heard:
                if number == 0:
                    out.setparams(heard.getparams())
                while piece := heard.readframes(65_536):
                    out.writeframes(piece)
