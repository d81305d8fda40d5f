"""`python -m app`: one command starts everything, and nothing of it is left behind."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from app.core.assets import VENDOR
from app.core.config import ROOT
from app.core.household import die_with_parent

PATIENCE = 40.0  # seconds
MAKE_RUN = ("make", "--no-print-directory", "run")
OF_MAKE = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES")  # what a `make test` around us would tell it


class Portal:
    """A portal that was started as an operator starts it."""

    def __init__(self, room: Path, **values: str) -> None:
        self.port = free_port()
        self.said = room / "said.txt"
        own = {
            "DATA_DIR": str(room / "data"),
            "PORT": str(self.port),
            "REDIS_URL": "",
            "BASE_URL": "",
            "DATABASE_URL": "",
            "SMTP_URL": "",
            "SECRET_KEY": "",
            "MAIL_FROM": "",
            "DEMO": "",
            "HOST": "",
        }
        around = {name: value for name, value in os.environ.items() if name not in OF_MAKE}
        self.environ = around | own | values
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *before: str, words: tuple[str, ...] = (sys.executable, "-m", "app")) -> "Portal":
        """Starts it with these words; `before` is a command that starts it instead of us."""
        with self.said.open("wb") as said:
            command = [*before, *words]
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environ,
                stdout=said,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,  # noqa: PLW1509 it only calls prctl
            )
        return self

    def ready(self) -> None:
        """Waits until it says where it is and all its processes run."""
        until(lambda: "Stop it with Ctrl-C." in self.words() and len(family(self.number)) >= 6)

    def words(self) -> str:
        """What it said so far."""
        return self.said.read_text(encoding="utf-8")

    def stop(self) -> None:
        """Ends it, and waits until nothing of it is left."""
        everyone = family(self.number)
        assert self.process
        self.process.terminate()
        self.process.wait(20)
        until(lambda: not alive(everyone))

    @property
    def number(self) -> int:
        """The number of the process that we started."""
        assert self.process
        return self.process.pid

    def get(self, path: str) -> int:
        """The status of a page."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request("GET", path)
        status = line.getresponse().status
        line.close()
        return status


class Guest:
    """Somebody with a browser that keeps its cookies."""

    def __init__(self, portal: Portal) -> None:
        self._site = f"http://127.0.0.1:{portal.port}"
        self._opener = build_opener(HTTPCookieProcessor())

    def read(self, path: str, **answers: str) -> str:
        """A page; with answers, what comes after its form. A page that is not there raises HTTPError."""
        told = urlencode(answers).encode() if answers else None
        with self._opener.open(self._site + path.removeprefix(self._site), told, 20) as page:
            return str(page.read().decode())

    def press(self, path: str) -> str:
        """The page that comes after the one button of a page."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.read(path))
        assert token
        return self.read(path, csrf_token=token[1])

    def around(self, path: str) -> dict[str, str]:
        """A page and every page in its language that it links to, by path."""
        found = {path: self.read(path)}
        for link in sorted(set(re.findall(r'href="(/en(?:/[^"#?]*)?)["#?]', found[path]))):
            found.setdefault(link, self.read(link))
        return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def until(true: Callable[[], bool]) -> None:
    """Waits for something to become true."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)


def family(parent: int) -> list[int]:
    """The numbers of every process under one."""
    children: list[int] = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, ppid = file.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(ppid) == parent and state != "Z":
            children.append(int(file.parent.name))
    return children + [grandchild for child in children for grandchild in family(child)]


def alive(numbers: list[int]) -> list[int]:
    """Those that still run."""
    found = []
    for number in numbers:
        try:
            found += [number] if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z" else []
        except OSError:
            continue
    return found


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    """A portal that ends with the test."""
    made = Portal(tmp_path)
    yield made
    if made.process and made.process.poll() is None:
        made.process.terminate()
        made.process.wait(20)


def test_one_command_starts_everything_and_a_second_start_goes_on_from_there(portal: Portal) -> None:
    portal.start().ready()
    assert portal.get("/healthz") == 200
    assert f"is open: http://127.0.0.1:{portal.port}/" in portal.words()
    assert ".venv/bin/flask make-administrator EMAIL" in portal.words()
    assert portal.process
    portal.process.send_signal(signal.SIGINT)
    assert portal.process.wait(20) == 0
    portal.start()
    until(lambda: "is open:" in portal.words())
    assert "Making the demo system" not in portal.words()


def built() -> dict[str, int]:
    """Every built style sheet, font and picture, and when it was built."""
    return {str(file): file.stat().st_mtime_ns for file in sorted(VENDOR.rglob("*")) if file.is_file() and file.name != "stamp.txt"}


def ideas(portal: Portal) -> list[str]:
    """The ideas of the first page of the list, in its order."""
    return re.findall(r"/en/ideas/([A-Z]{2}\d{4})", Guest(portal).read("/en/ideas"))


def test_a_second_start_does_no_work_that_the_first_one_did(portal: Portal) -> None:
    portal.start(words=(*MAKE_RUN, "DEMO=1")).ready()
    assert "Making the demo system. This happens once." in portal.words()
    before = built(), ideas(portal)
    assert len(before[1]) >= 5
    portal.stop()
    portal.start(words=(*MAKE_RUN, "DEMO=1")).ready()
    told = [line for line in portal.words().splitlines() if not line.startswith("  Sign in as ")]
    assert told == [
        f"Getting the database ready in {portal.environ['DATA_DIR']}.",
        "Starting the web server, the worker and the clock.",
        "",
        f"Wenbrook Ideas is open: http://127.0.0.1:{portal.port}/",
        "This is a demo system with made-up people.",
        "  Each of these works once, for 30 minutes. Then: .venv/bin/flask sign-in-link EMAIL, or sign in by e-mail and read the letter.",
        f"  Read the letters: http://127.0.0.1:{portal.port}/en/demo/letters",
        "Stop it with Ctrl-C.",
    ]
    assert (built(), ideas(portal)) == before


def test_an_empty_start_tells_how_to_make_the_first_administrator_and_pretends_nothing(portal: Portal) -> None:
    portal.start(words=(*MAKE_RUN, "DEMO=0")).ready()
    told = [line for line in portal.words().splitlines() if line.endswith("make-administrator EMAIL")]
    assert len(told) == 1
    assert [words for words in ("Sign in as", "made-up", "Making the demo", "/demo/") if words in portal.words()] == []
    assert (portal.get("/en/demo/letters"), portal.get("/en/demo/letters/1")) == (404, 404)
    assert ideas(portal) == []

    command = told[0].partition(" with: ")[2].replace("EMAIL", "owner@example.org")
    bare = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}  # another terminal knows no setting of this one
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, env=bare, capture_output=True, text=True, check=True)
    assert "owner@example.org is now: administrator." in done.stdout
    owner = Guest(portal)
    owner.press(done.stdout.splitlines()[-1])
    assert "<h1>Messages that did not arrive</h1>" in owner.read("/en/letters/undelivered")

    pages = Guest(portal).around("/en") | owner.around("/en/letters/undelivered")
    assert len(pages) >= 8
    assert [path for path, page in pages.items() if re.search(r"\bdemo\b|demonstration|made up", page, re.IGNORECASE)] == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left_behind_however_it_ends(portal: Portal, how: signal.Signals) -> None:
    portal.start().ready()
    children = family(portal.number)
    assert portal.process
    portal.process.send_signal(how)
    assert portal.process.wait(20) == (-9 if how is signal.SIGKILL else 0)
    until(lambda: not alive(children))


def test_it_ends_with_whoever_started_it(portal: Portal) -> None:
    portal.start("/bin/sh", "-c", '"$@"; true', "starter")
    until(lambda: "Stop it with Ctrl-C." in portal.words() and len(family(portal.number)) >= 7)
    children = family(portal.number)
    assert portal.process
    portal.process.kill()
    portal.process.wait()
    until(lambda: not alive(children))


def test_a_part_that_dies_is_started_again(portal: Portal) -> None:
    portal.start().ready()
    before = family(portal.number)
    for number in [n for n in before if Path(f"/proc/{n}/cmdline").read_bytes().endswith((b"worker\0", b"clock\0"))]:
        os.kill(number, signal.SIGKILL)
    until(lambda: "The worker stopped (signal 9)." in portal.words() and len(family(portal.number)) >= len(before))
    assert portal.get("/healthz") == 200


def test_people_whose_words_trickle_in_keep_nobody_else_waiting(portal: Portal) -> None:
    portal.start().ready()
    slow = [socket.create_connection(("127.0.0.1", portal.port), 20) for _n in range(24)]
    for line in slow:
        line.sendall(f"POST /en/share/not-good HTTP/1.1\r\nHost: 127.0.0.1:{portal.port}\r\nContent-Length: 99\r\n\r\nproblem=".encode())
    assert [portal.get("/en/share") for _n in range(4)] == [200] * 4
    for line in slow:
        line.close()


def test_a_port_in_use_is_told_in_one_sentence(portal: Portal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", portal.port))
        taken.listen()
        portal.start()
        assert portal.process
        assert portal.process.wait(20) == 1
    assert portal.words() == f"Port {portal.port} is in use. Stop what uses it, or choose another one with PORT.\n"


def test_an_address_that_is_not_ours_is_told_in_one_sentence(tmp_path: Path) -> None:
    portal = Portal(tmp_path, HOST="1.2.3.4").start()
    assert portal.process
    assert portal.process.wait(20) == 2
    assert portal.words() == (
        "HOST is '1.2.3.4'. This machine has no such address. Use an IP address of this machine, or 0.0.0.0 for all of them.\n"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REDIS_URL", "redis://127.0.0.1:port"),
        ("DATABASE_URL", "postgresql://[bad"),
        ("SMTP_URL", "smtp://mail.example.org:99999"),
        ("SMTP_URL", "smtp://"),
        ("MAIL_FROM", "nonsense"),
        ("BASE_URL", "http://127.0.0.1:99999"),
        ("BASE_URL", "https://ideas example.org"),
        ("HOST", "our-server"),
        ("DATA_DIR", "what?"),
    ],
)
def test_what_nobody_could_use_ends_the_start_with_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    portal = Portal(tmp_path, **{name: value}).start()
    assert portal.process
    assert portal.process.wait(20) == 2
    assert len(portal.words().splitlines()) == 1
    assert re.match(rf"{name} is '.*{re.escape(value)}'\. .*\bUse |{name} is '.*'\. It has a space in it\. Write it", portal.words())


def test_bad_settings_are_told_a_sentence_each(tmp_path: Path) -> None:
    portal = Portal(tmp_path, PORT="many", DEMO="perhaps").start()
    assert portal.process
    assert portal.process.wait(20) == 2
    assert portal.words().splitlines() == [
        "PORT is 'many'. Use a whole number from 1 to 65535.",
        "DEMO is 'perhaps'. Use 1 for yes or 0 for no.",
    ]


def test_an_unknown_part_is_told_what_there_is(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "everything"], cwd=ROOT, capture_output=True, text=True, check=False, env=Portal(tmp_path).environ
    )
    assert done.returncode == 2
    assert "python -m app worker" in done.stdout
