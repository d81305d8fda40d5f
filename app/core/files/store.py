"""Where files lie: under DATA_DIR, each by a key that says nothing and that no page shows."""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from app.core.config import settings

LEAST_FREE = 500 * 1024 * 1024  # bytes that stay free for the database, whatever people send
_KEY = re.compile(r"[0-9a-f]{32}")
_INCOMING = "incoming"


class NoRoom(Exception):
    """The disk is nearly full: nothing more is taken, so that words can still be saved."""


def _folder() -> Path:
    return settings().data_dir / "files"


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def incoming(suffix: str = "") -> IO[bytes]:
    """An empty file to write what arrives. It goes by itself when it is closed, unless it was adopted. Raises NoRoom."""
    folder = _made(_folder() / _INCOMING)
    if shutil.disk_usage(folder).free < LEAST_FREE:
        raise NoRoom
    return tempfile.NamedTemporaryFile(dir=folder, suffix=suffix)


def adopt(path: Path) -> str:
    """Keeps a file of `incoming` under a key of its own, and gives the key. The bytes are not copied."""
    key = secrets.token_hex(16)
    target = path_of(key)
    _made(target.parent)
    os.link(path, target)
    target.chmod(0o600)
    return key


def path_of(key: str) -> Path:
    """Where the file of a key lies. Raises ValueError for what is no key."""
    if not _KEY.fullmatch(key):
        raise ValueError("This is no key of a file.")
    return _folder() / key[:2] / key


def size_of(key: str) -> int:
    """Its bytes; 0 for a file that is gone."""
    try:
        return path_of(key).stat().st_size
    except FileNotFoundError:
        return 0


def drop(*keys: str) -> None:
    """Deletes files for good. Doing it twice changes nothing."""
    for key in keys:
        if key:
            path_of(key).unlink(missing_ok=True)


def keys_older_than(moment: float) -> Iterator[str]:
    """The keys of files that were kept before a moment (seconds since 1970); what arrived long ago and was left behind is deleted on the way."""
    for path in sorted(_folder().glob("*/*")):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime >= moment:
                continue
            if path.parent.name == _INCOMING:
                path.unlink()
            elif _KEY.fullmatch(path.name):
                yield path.name
