"""Running the programs that take strangers' files apart: little memory, little time, no network, nothing inherited."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_KILOBYTES = 1024
# A shell sets the limits: Python code between fork and exec may hang in a server with threads.
_LESS = 'ulimit -c 0; ulimit -t "$1"; ulimit -v "$2"; shift 2; exec nice -n 10 "$@"'


def run(command: Sequence[str], *, seconds: int, megabytes: int, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """Runs a program to its end. None when it took too long; a limit of memory ends it with a fault. Its own words are kept in the answer.

    `seconds` are those of one core; on a busy machine it may take four times as long. `given`: what it finds on its standard input.
    """
    bare = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    limited = ["/bin/sh", "-c", _LESS, "sh", str(seconds), str(megabytes * _KILOBYTES), *command]
    try:
        return subprocess.run(  # noqa: S603 our own programs and paths; nothing of a visitor's is ever a word of a command
            limited, input=given, capture_output=True, timeout=seconds * 4, check=False, env=bare
        )
    except subprocess.TimeoutExpired:
        return None


def own(script: Path, *words: str) -> list[str]:
    """The command that runs a script of ours by itself: it loads nothing of the portal."""
    return [sys.executable, "-I", str(script), *words]
