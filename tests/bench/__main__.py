"""`python -m tests.bench`: the portal beside bare pages, in one run. `--quick` takes SQLite only and 20,000 ideas at most."""

import argparse
import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg

from tests.bench import telling, visiting
from tests.bench.asking import Taken, send
from tests.bench.pages import PAGES, bare_ask, portal_ask
from tests.bench.serving import Server, ask, environ, free_port, parent, running
from tests.bench.telling import Measured
from tests.postgres import database as fresh
from tests.postgres import postgres

SIZES = (1_000, 20_000, 100_000)
ROUNDS = 5
WARM = 24


class Stand:
    """One filled database with a portal and, on SQLite, a bare server over it."""

    def __init__(self, folder: Path, url: str, size: int) -> None:
        self.folder, self.size = folder, size
        self.env = environ(folder, url, free_port())
        self.portal: Server | None = None
        self.bare: Server | None = None
        known = ask("tests.bench.making", str(size), env=self.env)
        told = ask("tests.bench.counting", env=self.env, told=known)
        self.known: dict[str, Any] = told["known"]
        self.counted: dict[str, Any] = told["pages"]

    def open(self, stack: ExitStack, *, bare: bool) -> None:
        """Starts the servers."""
        self.portal = stack.enter_context(running(["app", "web"], self.env))
        if bare:
            frames = {page.bare: self.counted[page.name]["html"] for page in reversed(PAGES)}
            frames |= {"word": self.known["some"], "draft": self.known["drafts"][0]["token"], "reference": self.known["reference"]}
            (self.folder / "frames.json").write_text(json.dumps(frames), encoding="utf-8")
            port = free_port()
            env = self.env | {
                "PORT": str(port),
                "BARE_FRAMES": str(self.folder / "frames.json"),
                "BARE_DATA": str(self.folder / "portal.sqlite"),
            }
            self.bare = stack.enter_context(running(["tests.bench.bare", str(port)], env))


def measure(stands: list[Stand], told: Measured, each: int, database: Server | None) -> None:
    """Every page of every server in turn, and again, so that a busy moment of this machine falls on all of them."""
    for turn in range(-1, ROUNDS):  # the first one only warms up
        count = each // ROUNDS if turn >= 0 else WARM
        for page in PAGES:
            for stand in stands:
                key = (page.name, stand.size)
                ours, theirs = (
                    (told.portal.setdefault(key, Taken()), told.bare.setdefault((page.bare, stand.size), Taken()))
                    if turn >= 0
                    else (Taken(), Taken())
                )
                assert stand.portal
                send(stand.portal, lambda hand, p=page, s=stand: portal_ask(p, s.known, hand), count, ours, database)
                if stand.bare:
                    send(stand.bare, lambda hand, p=page, s=stand: bare_ask(p, s.known, hand), count, theirs)
    for stand in stands:
        assert stand.portal
        told.resident[stand.size] = stand.portal.resident()
        told.bare_resident = max(told.bare_resident, stand.bare.resident() if stand.bare else 0)


def on_sqlite(sizes: tuple[int, ...], each: int, room: Path) -> Measured:
    """The portal on SQLite and the bare pages."""
    told = Measured("SQLite", sizes)
    with ExitStack() as stack:
        stands = [_stand(room / f"sqlite-{size}", "", size, told) for size in sizes]
        for stand in stands:
            stand.open(stack, bare=True)
        measure(stands, told, each, None)
        for line in visiting.tell(stands[0].portal):
            print(line, flush=True)
    return told


def on_postgresql(sizes: tuple[int, ...], each: int, room: Path, bare: Measured) -> Measured:
    """The portal on PostgreSQL; the bare pages' figures are those of SQLite."""
    told = Measured("PostgreSQL", sizes, bare=bare.bare, bare_resident=bare.bare_resident)
    with ExitStack() as stack:
        url = stack.enter_context(postgres())
        with psycopg.connect(url) as line:
            server = Server(0, parent(line.info.backend_pid))
        stands = [_stand(room / f"postgresql-{size}", fresh(url), size, told) for size in sizes]
        for stand in stands:
            stand.open(stack, bare=False)
        measure(stands, told, each, server)
    return told


def _stand(folder: Path, url: str, size: int, told: Measured) -> Stand:
    print(f"Filling {told.name} with {size:,} ideas ...", flush=True)
    folder.mkdir()
    stand = Stand(folder, url, size)
    told.counted[size] = stand.counted
    return stand


def main() -> None:
    """Runs and prints. A measurement never fails: what misses its target is marked."""
    reading = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reading.add_argument("--quick", action="store_true", help="SQLite only, 1,000 and 20,000 ideas, a minute or two")
    reading.add_argument("--each", type=int, default=0, help="requests for each page, server and size")
    asked = reading.parse_args()
    sizes, each = (SIZES[:2], asked.each or 200) if asked.quick else (SIZES, asked.each or 500)
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        sqlite = on_sqlite(sizes, each, Path(room))
        print("\n".join(telling.tell(sqlite)), flush=True)
        if not asked.quick:
            print("\n".join(telling.tell(on_postgresql(sizes, each, Path(room), sqlite))), flush=True)


if __name__ == "__main__":
    main()
