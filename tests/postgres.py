"""A PostgreSQL of the tests' own: its folder, its port, nothing written to the disk for good.

with postgres() as url:          # a fresh database
    another = database(url)      # a further one, on the same server
    copy = database(url, of=another)
"""

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.engine import make_url

from app.core import db, migrating
from tests.visitor import Visitor

_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=64MB", "max_wal_size=512MB", "autovacuum=off")
_PATIENCE = 30  # seconds
_numbers = count(1)


class NoPostgres(RuntimeError):
    """PostgreSQL is missing, or did not start; the message says what to do or what it said."""


@contextmanager
def postgres() -> Iterator[str]:
    """A server that lives as long as the block; gives the URL of a fresh database, `postgresql://...`."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if _other_user():
            shutil.chown(folder, "postgres", "postgres")
        words = [
            "--pgdata",
            str(folder / "data"),
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        made = subprocess.run([_binary("initdb"), *words], capture_output=True, text=True, check=False, cwd=folder, **_other_user())
        if made.returncode:
            raise NoPostgres(made.stderr)
        with _running(folder) as url:
            yield database(url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def shared() -> str:
    """The URL of a database on the one server of this test process; it ends with the process."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(postgres())


def database(url: str, *, of: str | None = None) -> str:
    """The URL of a further database on the same server: empty, or a copy of the database with the URL `of`.

    Nobody may be connected to the one that is copied.
    """
    name = f"test_{next(_numbers)}"
    template = make_url(of).database if of else "template0"
    _say(url, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY {"FILE_COPY" if of else "WAL_LOG"}')
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def drop(url: str) -> None:
    """Takes a database away again, whoever is connected to it."""
    _say(url, f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def _say(url: str, statement: str) -> None:
    home = make_url(url).set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(home, autocommit=True) as connection:
        connection.execute(statement.encode())


@contextmanager
def _running(folder: Path) -> Iterator[str]:
    port = _free_port()
    said = folder / "log"
    settings = [part for setting in (*_FAST, "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}") for part in ("-c", setting)]
    with said.open("wb") as log:
        server = subprocess.Popen(
            [_binary("postgres"), "-D", str(folder / "data"), "-p", str(port), *settings],
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
            **_other_user(),
        )
    try:
        url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        _wait(server, url, said)
        yield url
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: sessions end, files are closed
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], url: str, said: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.03)
        else:
            return
    raise NoPostgres(said.read_text(errors="replace"))


def _other_user() -> dict[str, Any]:
    """As root, PostgreSQL must run as somebody else."""
    if os.geteuid() != 0:
        return {}
    try:
        somebody = pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("There is no user “postgres”. Install PostgreSQL: apt-get install postgresql") from None
    return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}


@cache
def _binary(name: str) -> str:
    """Debian keeps the server's programs off the PATH; the newest version is taken."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which(name)
    if found is None:
        raise NoPostgres("PostgreSQL is missing. Install it: apt-get install postgresql")
    return found


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port


@pytest.fixture
def on_postgres(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody before a portal that keeps everything in a database of this server."""
    from app import create_app
    from app.core.config import settings

    url = database(shared())
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    db.connect()
    migrating.upgrade()
    yield Visitor(create_app(testing=True))
    db.session.remove()
    db.engine().dispose()
    drop(url)
