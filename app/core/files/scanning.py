"""Asking clamd whether a file is harmful, where the operator runs one. The protocol is in its manual (clamd(8), INSTREAM)."""

import logging
import socket
import struct
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from app.core.config import settings

log = logging.getLogger(__name__)
_PIECE = 64 * 1024
_PATIENCE = 60.0  # seconds for one answer; a large video takes some


class Scan(StrEnum):
    """What clamd said; `unasked` where there is none or it did not answer."""

    CLEAN = "clean"
    HARMFUL = "harmful"
    UNASKED = "unasked"


def scan(path: Path) -> Scan:
    """Sends a file to clamd in pieces. Never raises: without an answer the file counts as not scanned, and staff see that."""
    if not settings().clamd_url:
        return Scan.UNASKED
    try:
        told = _ask(path)
    except OSError as fault:
        log.warning("clamd did not answer (%s).", type(fault).__name__)
        return Scan.UNASKED
    if told.endswith(" FOUND"):
        return Scan.HARMFUL
    if told.endswith(" OK"):
        return Scan.CLEAN
    log.warning("clamd could not scan a file.")
    return Scan.UNASKED


def _ask(path: Path) -> str:
    with _connected() as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while piece := file.read(_PIECE):
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(struct.pack(">I", 0))
        told = b""
        while piece := line.recv(_PIECE):
            told += piece
    return told.rstrip(b"\0\n").decode(errors="replace")


def _connected() -> socket.socket:
    address = urlsplit(settings().clamd_url)
    if address.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_PATIENCE)
        line.connect(address.path)
        return line
    return socket.create_connection((address.hostname or "localhost", address.port or 3310), timeout=_PATIENCE)
