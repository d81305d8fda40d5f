"""The processes of one portal: started together, started again when they die, ended together."""

import ctypes
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field

_FAREWELL = 10.0  # seconds for the processes to end by themselves
_LONGEST_REST = 30.0  # seconds before a process that keeps dying is started again
_STEADY = 60.0  # seconds after which a process counts as well
_TICK = 0.25
_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG, prctl(2)
_libc = ctypes.CDLL(None)


def die_with_parent() -> None:
    """Asks the system to send this process SIGTERM when the one that started it dies. Linux only; elsewhere nothing happens."""
    with suppress(AttributeError):
        _libc.prctl(_DEATH_OF_PARENT, signal.SIGTERM, 0, 0, 0)


def say(*sentences: str) -> None:
    """Tells the operator, at once."""
    for sentence in sentences:
        print(sentence, flush=True)  # noqa: T201 this is for the one who started us


@dataclass
class Child:
    """A process that is started again when it dies. It takes over the open files whose numbers it `keeps`."""

    name: str
    command: list[str]
    environ: dict[str, str]
    keeps: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    rest: float = 0.5
    again_at: float = 0.0

    def start(self) -> None:
        """Starts it in a group of its own, so that Ctrl-C reaches it through us, once."""
        self.process = subprocess.Popen(  # noqa: S603 our own words
            self.command,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            pass_fds=self.keeps,
            process_group=0,
            preexec_fn=die_with_parent,  # noqa: PLW1509 this program has one thread
        )
        self.started = time.monotonic()

    def look(self) -> None:
        """Notices a death, and starts it again after a rest that doubles."""
        now = time.monotonic()
        if self.process is not None and (code := self.process.poll()) is not None:
            self.rest = 1.0 if now - self.started > _STEADY else min(_LONGEST_REST, self.rest * 2)
            self.process, self.again_at = None, now + self.rest
            say(f"The {self.name} stopped ({f'signal {-code}' if code < 0 else f'code {code}'}). It starts again in {self.rest:.0f} s.")
        elif self.process is None and now >= self.again_at:
            self.start()


@dataclass
class Household:
    """Everything that this program started."""

    children: list[Child] = field(default_factory=list)
    ending: bool = False

    def add(self, name: str, command: list[str], environ: dict[str, str], keeps: tuple[int, ...] = ()) -> None:
        """Starts one more."""
        child = Child(name, command, environ, keeps)
        child.start()
        self.children.append(child)

    def end(self, *_signal: object) -> None:
        """For SIGINT, SIGTERM and SIGHUP."""
        self.ending = True

    def keep(self, parent: int) -> None:
        """Looks after them until asked to end, or until whoever started us is gone."""
        while not self.ending and os.getppid() == parent:
            for child in self.children:
                child.look()
            time.sleep(_TICK)

    def disperse(self) -> None:
        """Asks everyone to end, the last started first; whoever does not is made to."""
        alive = [child.process for child in reversed(self.children) if child.process and child.process.poll() is None]
        for process in alive:
            process.terminate()
        until = time.monotonic() + _FAREWELL
        for process in alive:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
