"""What is done again and again, and the process that waits for nudges.

A domain registers regular work in its `jobs.py`; each piece does everything that is due, so it may
run anywhere, twice, or late. The clock runs all of it; the worker also runs what cannot wait for
the clock, so that neither Valkey nor the clock is needed for a letter to leave.
"""

import datetime as dt
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType

from rq import SimpleWorker

from app.core import queue

log = logging.getLogger(__name__)

QUICK = dt.timedelta(seconds=10)  # what comes round faster than this, the worker does as well
_FAREWELL = 8.0  # seconds for what is under way to end
_ROOMS = ("models", "jobs")


@dataclass(frozen=True)
class Regular:
    """A job without ids, by its dotted name, and how often it is done."""

    name: str
    each: dt.timedelta


regulars: list[Regular] = []


def every(name: str, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> None:
    """Registers the job of this dotted name. It must do everything that is due and take no ids."""
    regulars.append(Regular(name, dt.timedelta(seconds=seconds, minutes=minutes, hours=hours)))


def open_rooms() -> None:
    """Loads every domain's tables and jobs, so that nothing is loaded in the middle of a job."""
    for domain in sorted(Path(__file__).resolve().parents[1].iterdir()):
        for room in _ROOMS:
            if (domain / f"{room}.py").exists() or (domain / room / "__init__.py").exists():
                import_module(f"app.{domain.name}.{room}")


def run(work: Iterable[Regular], until: threading.Event = queue.stopping) -> None:
    """Does each piece at once, then each time its interval has passed, until asked to stop."""
    due = {regular: time.monotonic() for regular in work}
    while due and not until.is_set():
        for regular in [r for r, moment in due.items() if moment <= time.monotonic()]:
            _do(regular.name)
            due[regular] = time.monotonic() + regular.each.total_seconds()
        until.wait(max(0.0, min(due.values()) - time.monotonic()))


def _do(name: str) -> None:
    try:
        queue.resolve(name)()
    except Exception:
        log.exception("Regular work %s failed; it comes round again.", name)


class Listener(SimpleWorker):
    """RQ's worker, which tells a long job when the process was asked to end."""

    max_connection_wait_time = 2.0  # seconds between two tries to find Valkey again

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Lets the job under way come to a safe place first."""
        queue.ask_to_end()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call] # rq has no types here


def keep_the_clock() -> None:
    """The clock process: does everything registered, until asked to stop."""
    _heed_signals()
    open_rooms()
    run(regulars)


def work_for_ever() -> None:
    """The worker process: does what it is nudged to do, and sweeps beside it with or without Valkey."""
    _heed_signals()
    open_rooms()
    sweeper = threading.Thread(target=run, args=([r for r in regulars if r.each < QUICK],), daemon=True, name="sweeper")
    sweeper.start()
    while not queue.stopping.is_set():
        _calmly(_listen)
        _heed_signals()
        queue.stopping.wait(1.0)
    sweeper.join(_FAREWELL)


def _heed_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, queue.ask_to_end)


def _listen() -> None:
    """Takes jobs until Valkey goes away or the process is asked to end."""
    connection = queue.connect(timeout=None)
    if connection is None:
        queue.stopping.wait()
        return
    connection.ping()
    queue.listener(Listener, connection).work(logging_level="WARNING")


def _calmly(listen: Callable[[], None]) -> None:
    try:
        listen()
    except Exception as fault:  # noqa: BLE001 Valkey may go at any moment; the sweeper goes on
        log.warning("Valkey is away (%s); letters go on without it.", type(fault).__name__)
