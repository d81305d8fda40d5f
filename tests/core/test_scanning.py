"""Files are shown to clamd where there is one: here a small server that speaks its protocol."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import config
from app.core.files.scanning import Scan, scan

HARMFUL = b"a harmful file, made up for this test"


class Clamd(socketserver.StreamRequestHandler):
    """INSTREAM as clamd(8) describes it."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        body = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            body += self.rfile.read(length)
        self.wfile.write(b"stream: Made.Up FOUND\0" if HARMFUL in body else b"stream: OK\0")


@pytest.fixture
def clamd(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = home / "clamd.sock"
    with socketserver.UnixStreamServer(str(place), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("CLAMD_URL", f"unix://{place}")
        config.settings.cache_clear()
        yield place
        server.shutdown()


def file_of(folder: Path, body: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(body)
    return path


@pytest.mark.parametrize(("body", "said"), [(b"x" * 200_000, Scan.CLEAN), (b"x" * 200_000 + HARMFUL, Scan.HARMFUL), (b"", Scan.CLEAN)])
def test_clamd_says_what_a_file_is(clamd: Path, tmp_path: Path, body: bytes, said: Scan) -> None:
    assert scan(file_of(tmp_path, body)) is said


def test_without_clamd_nothing_is_asked(home: Path, tmp_path: Path) -> None:
    assert scan(file_of(tmp_path, HARMFUL)) is Scan.UNASKED


def test_a_clamd_that_is_away_does_not_stop_anybody(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAMD_URL", f"unix://{tmp_path}/nobody.sock")
    config.settings.cache_clear()
    assert scan(file_of(tmp_path, HARMFUL)) is Scan.UNASKED
