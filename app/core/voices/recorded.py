"""Recordings of a person's voice, which come before any computer's: `DATA_DIR/recorded/registry.json` and the files beside it.

Each stands under a hash of the very words that are read in it, so an edited page drops its recording by itself:

    {"3f6c...": {"file": "about.mp3", "page": "/en-easy/about", "read_by": "Noor", "recorded_on": "2026-12-01"}}
"""

import datetime as dt
import json
import shutil
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from app.core.config import settings
from app.core.files.looking import Sort, look
from app.core.voices.store import words_hash
from app.core.voices.words import Said


class Recording(TypedDict):
    """One file, the page that it reads, who reads and since when."""

    file: str
    page: str
    read_by: str
    recorded_on: str


class NotRecorded(Exception):
    """The file cannot be a page's recording; says why."""


def _folder() -> Path:
    return settings().data_dir / "recorded"


def _registry() -> Mapping[str, Recording]:
    path = _folder() / "registry.json"
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(2)
def _read(path: Path, _changed: int) -> Mapping[str, Recording]:
    return MappingProxyType(json.loads(path.read_text(encoding="utf-8")))


def has_recording(address: str) -> bool:
    """Whether somebody recorded the page of this address, in these or older words."""
    return any(entry["page"] == address for entry in _registry().values())


def recorded(words: Sequence[Said]) -> Path | None:
    """The recording of these words; None when nobody read them, or the file is gone."""
    found = _registry().get(words_hash(words))
    path = _folder() / Path(found["file"]).name if found else None
    return path if path and path.is_file() else None


def keep_recording(words: Sequence[Said], file: Path, *, page: str, read_by: str, on: dt.date) -> None:
    """Keeps an MP3 as the recording of a page, in place of an older one of that page. Raises NotRecorded for what is no MP3."""
    seen = look(file)
    if seen.sort is not Sort.SOUND or seen.demuxer != "mp3":
        raise NotRecorded(f"{file.name} is no MP3.")
    if not words:
        raise NotRecorded(f"{page} has no words.")
    key = words_hash(words)
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(file, _folder() / f"{key}.mp3")
    entries = {k: entry for k, entry in _registry().items() if entry["page"] != page}
    entries[key] = Recording(file=f"{key}.mp3", page=page, read_by=read_by, recorded_on=on.isoformat())
    half = _folder() / "registry.new"
    half.write_text(json.dumps(entries, indent=1, ensure_ascii=False), encoding="utf-8")
    half.replace(_folder() / "registry.json")
