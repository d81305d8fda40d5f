"""Sound and film, turned into the one form that every browser plays: MP3, and MP4 with H.264 and AAC. Nothing but sound and picture goes on."""

import shutil
from pathlib import Path

from app.core.files.looking import Look, Sort, look
from app.core.files.programs import run

_SLACK = 2.0  # seconds by which clocks of recorders differ
_LIMITS = {Sort.SOUND: (120, 800), Sort.FILM: (240, 3000)}  # seconds of a core, megabytes
_BARE = ["-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-sn", "-dn"]
_SOUND = ["-map", "0:a:0", "-vn", "-ac", "1", "-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "1", "-id3v2_version", "0", "-f", "mp3"]
_FILM = [
    *("-map", "0:v:0", "-map", "0:a:0?"),
    *("-vf", "scale='min(1280,iw)':'min(1280,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,format=yuv420p"),
    *("-r", "30", "-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-threads", "1"),
    *("-ac", "1", "-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart", "-f", "mp4"),
]


class NoPlayer(Exception):
    """ffmpeg is not installed: recordings wait until it is."""


def make_playable(old: Path, new: Path, seen: Look, *, most_seconds: int) -> Look | None:
    """Writes what can be heard and seen of `old` to `new`. Gives how it came out; None when it cannot be opened.

    `seconds` of the answer is the true length; more than `most_seconds` means that it was cut there and is too long. Raises NoPlayer.
    """
    if shutil.which("ffmpeg") is None:
        raise NoPlayer
    seconds, megabytes = _LIMITS[seen.sort]
    words = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-protocol_whitelist", "file", "-f", seen.demuxer, "-i", str(old)]
    form = _SOUND if seen.sort is Sort.SOUND else _FILM
    until = ["-t", str(most_seconds + 2 * _SLACK)]
    done = run([*words, *until, *_BARE, *form, str(new)], seconds=seconds, megabytes=megabytes)
    if done is None or done.returncode != 0:
        return None
    made = look(new)
    return made if made.sort is seen.sort and made.seconds > 0 else None


def too_long(seen: Look, most_seconds: int) -> bool:
    """Whether a recording is longer than it may be, as far as it says."""
    return seen.seconds > most_seconds + _SLACK
