"""What a file is, by its content alone: neither its name nor what a browser says of it counts."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.core.files.programs import run

_HEAD = 64  # bytes that tell
_BOXED = b"ftyp"  # ISO base media: MP4, MOV, M4A, 3GP, HEIC
_STILLS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"})
_SECONDS, _MEGABYTES = 10, 600
_SOUNDS = frozenset({"mp3", "aac", "opus", "vorbis", "flac", "alac", "amr_nb", "amr_wb"})
_PICTURES = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263", "mjpeg"})
# the only demuxers that ffmpeg may use; lists of other files and addresses are not among them
_DEMUXERS = {
    b"OggS": "ogg", b"fLaC": "flac", b"\x1a\x45\xdf\xa3": "matroska", b"caff": "caf", b"ID3": "mp3", b"#!AMR": "amr",
}  # fmt: skip


class Sort(StrEnum):
    """What a file turned out to be."""

    PHOTO = "photo"
    SOUND = "sound"
    FILM = "film"
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Look:
    """What it is. `demuxer`: ffmpeg's name for how it is packed; `seconds`: how long, 0 where the file does not say."""

    sort: Sort
    demuxer: str = ""
    seconds: float = 0.0


def look(path: Path) -> Look:
    """Looks at a file. A photo only by its first bytes: `clean_photos` does the rest. Sound and film are asked of ffprobe."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return Look(Sort.EMPTY)
    if _is_photo(head):
        return Look(Sort.PHOTO)
    demuxer = _demuxer(head)
    return _probe(path, demuxer) if demuxer else Look(Sort.UNKNOWN)


def _is_photo(head: bytes) -> bool:
    if head[4:8] == _BOXED:
        return head[8:12] in _STILLS
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _demuxer(head: bytes) -> str:
    if head[4:8] == _BOXED:
        return "mov"
    if head[:4] == b"RIFF":
        return {b"WAVE": "wav", b"AVI ": "avi"}.get(head[8:12], "")
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return "aiff"
    if head[0] == 0xFF and head[1:2] and head[1] & 0xE0 == 0xE0:  # noqa: PLR2004 the sync word of MPEG audio
        return "aac" if head[1] & 0x06 == 0 else "mp3"
    return next((demuxer for start, demuxer in _DEMUXERS.items() if head.startswith(start)), "")


def _probe(path: Path, demuxer: str) -> Look:
    words = ["ffprobe", "-v", "error", "-protocol_whitelist", "file", "-f", demuxer, "-of", "json"]
    entries = "format=duration:stream=codec_type,codec_name:stream_disposition=attached_pic"
    done = run([*words, "-show_entries", entries, str(path)], seconds=_SECONDS, megabytes=_MEGABYTES)
    if done is None or done.returncode != 0:
        return Look(Sort.UNKNOWN)
    told = json.loads(done.stdout or b"{}")
    streams = [s for s in told.get("streams", []) if not s.get("disposition", {}).get("attached_pic")]
    codecs = {kind: {str(s.get("codec_name")) for s in streams if s.get("codec_type") == kind} for kind in ("audio", "video")}
    sounds = {name for name in codecs["audio"] if name in _SOUNDS or name.startswith("pcm_")}
    seconds = _number(told.get("format", {}).get("duration"))
    if codecs["video"] & _PICTURES and codecs["audio"] == sounds:
        return Look(Sort.FILM, demuxer, seconds)
    return Look(Sort.SOUND, demuxer, seconds) if sounds and not codecs["video"] else Look(Sort.UNKNOWN)


def _number(told: object) -> float:
    try:
        return max(0.0, float(str(told)))
    except ValueError:
        return 0.0
