"""Recordings of a person's voice, which come before any computer's: `DATA_DIR/recorded/registry.json` and the files beside it.

Each stands under a hash of the very words that are read in it, so an edited page drops its recording by itself. `kept_by` is a person's number:

    {"3f6c...": {"file": "9a1b....mp3", "page": "/en-easy/about", "read_by": "Noor", "recorded_on": "2026-12-01", "kept_by": 12}}
"""

import datetime as dt
import fcntl
import json
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NotRequired, TypedDict

from app.core.config import settings
from app.core.voices.store import words_hash
from app.core.voices.words import Said


class _Entry(TypedDict):
    file: str
    page: str
    read_by: str
    recorded_on: str
    kept_by: NotRequired[int | None]  # None: by whoever has the shell


@dataclass(frozen=True)
class Recording:
    """One file, the hash of the words that it reads, who reads, who kept it and when."""

    path: Path
    words: str
    read_by: str
    kept_on: dt.date
    kept_by: int | None


def _folder() -> Path:
    return settings().data_dir / "recorded"


def _registry() -> Mapping[str, _Entry]:
    path = _folder() / "registry.json"
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(2)
def _read(path: Path, _changed: int) -> Mapping[str, _Entry]:
    return MappingProxyType(json.loads(path.read_text(encoding="utf-8")))


def has_recording(address: str) -> bool:
    """Whether somebody recorded the page of this address, in these or older words."""
    return any(entry["page"] == address for entry in _registry().values())


def recorded(words: Sequence[Said]) -> Path | None:
    """The recording of these words; None when nobody read them, or the file is gone."""
    found = _registry().get(words_hash(words))
    path = _path(found) if found else None
    return path if path and path.is_file() else None


def recording_of(page: str) -> Recording | None:
    """What was recorded of a page, in these or older words; None where nothing was, or the file is gone."""
    found = next(((key, entry) for key, entry in _registry().items() if entry["page"] == page and _path(entry).is_file()), None)
    if found is None:
        return None
    key, entry = found
    return Recording(_path(entry), key, entry["read_by"], dt.date.fromisoformat(entry["recorded_on"]), entry.get("kept_by"))


def _path(entry: _Entry) -> Path:
    return _folder() / Path(entry["file"]).name


def keep_recording(words: Sequence[Said], sound: Path, *, page: str, read_by: str, on: dt.date, by: int | None) -> None:
    """Keeps a playable sound as the recording of a page, in place of an older one."""
    with _others_wait():
        name = f"{secrets.token_hex(16)}.mp3"  # another one each time: no browser takes a new recording for the one that it has
        shutil.copy(sound, _folder() / name)
        (_folder() / name).chmod(0o600)
        new = _Entry(file=name, page=page, read_by=read_by, recorded_on=on.isoformat(), kept_by=by)
        _write({key: entry for key, entry in _registry().items() if entry["page"] != page} | {words_hash(words): new})


def drop_recording(page: str) -> bool:
    """Takes the recording of a page away. False where there was none."""
    with _others_wait():
        if not has_recording(page):
            return False
        _write({key: entry for key, entry in _registry().items() if entry["page"] != page})
        return True


@contextmanager
def _others_wait() -> Iterator[None]:
    """One writer at a time, so that none loses what another kept."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(entries: Mapping[str, _Entry]) -> None:
    """Puts the registry down whole; files that it no longer names go."""
    half = _folder() / "registry.new"
    half.write_text(json.dumps(dict(entries), indent=1, ensure_ascii=False), encoding="utf-8")
    half.replace(_folder() / "registry.json")
    named = {_path(entry) for entry in entries.values()}
    for path in set(_folder().glob("*.mp3")) - named:
        path.unlink(missing_ok=True)
