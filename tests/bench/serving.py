"""Servers that are started for a while, and what they use: processor seconds and memory, as the kernel counts them."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.__main__ import LEAN, LEAN_MEMORY

_TICK = os.sysconf("SC_CLK_TCK")
_PATIENCE = 60.0  # seconds
SECRET = "only for measuring, and known to everybody"
OURS = (
    "DATABASE_URL",
    "REDIS_URL",
    "SMTP_URL",
    "BASE_URL",
    "SERVICE_NAME",
    "PORT",
    "DATA_DIR",
    "DEMO",
    "PSEUDO_READINGS",
    "THEME",
    "HEADER_LINKS",
    "DISTRICTS",
    "TRUSTED_PROXIES",
    "HOST",
)
CPUS = set(sorted(os.sched_getaffinity(0))[:2])  # two workers, as there are two cores


@dataclass
class Server:
    """One that runs: its port and its first process."""

    port: int
    pid: int

    def seconds(self) -> float:
        """Processor time of its processes up to now, with children that have ended."""
        return sum(_spent(pid) for pid in tree(self.pid))

    def resident(self) -> float:
        """MB of the largest worker."""
        return max(_resident(pid) for pid in tree(self.pid)[1:] or [self.pid])


def tree(root: int) -> list[int]:
    """A process and all below it, itself first."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        fields = _stat(int(entry.name)) if entry.name.isdecimal() else []
        if fields:
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found.extend(parents.get(pid, []))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat from the state on; none when it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _spent(pid: int) -> float:
    fields = _stat(pid)
    return sum(int(ticks) for ticks in fields[11:15]) / _TICK if fields else 0.0


def parent(pid: int) -> int:
    """Which process started another."""
    return int(_stat(pid)[1])


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def environ(folder: Path, url: str, port: int) -> dict[str, str]:
    """The settings of one portal."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    told = {"DATA_DIR": str(folder), "PORT": str(port), "SECRET_KEY": SECRET, "DEMO": "0"}
    return kept | told | ({"DATABASE_URL": url} if url else {})


def ask(module: str, *words: str, env: dict[str, str], told: Any = None) -> Any:
    """Runs a module that answers in JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words], env=env, input=json.dumps(told), stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def running(words: list[str], env: dict[str, str]) -> Iterator[Server]:
    """A server of two workers that lives as long as the block."""
    port = int(env["PORT"])
    lean, memory = (LEAN, LEAN_MEMORY) if words[0] == "app" else ([], {})  # as the product starts it
    process = subprocess.Popen([sys.executable, *lean, "-m", *words], env=env | memory, preexec_fn=_on_two_cores)  # noqa: PLW1509 no thread runs yet
    try:
        _wait(process, port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _on_two_cores() -> None:
    os.sched_setaffinity(0, CPUS)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/healthz")
            line.getresponse()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            line.close()
    raise RuntimeError("A server did not start.")


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port
