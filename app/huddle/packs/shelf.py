"""PDFs of packs on the disk: asked for, made by the worker, kept as long as the pack says the same."""

import hashlib
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core import db, templates
from app.core.config import ROOT, settings
from app.core.i18n import reading_as
from app.huddle import packs
from app.huddle.models import Meeting

log = logging.getLogger(__name__)
MAKE = "app.huddle.jobs.make_packs"
KEPT = 86_400  # seconds; the days that are left stand in a pack, so it is another one tomorrow
_LONGEST = 240  # seconds for one PDF
_STUCK = 600  # seconds after which whoever began a PDF has died


@dataclass(frozen=True)
class Wish:
    """One pack as one kind of reader has it: the meeting, the reading, the ideas of which the reader is a part."""

    meeting: int
    reading: str
    hidden: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Its name on the shelf."""
        own = hashlib.sha256(repr(self.hidden).encode()).hexdigest()[:8] if self.hidden else "all"
        return f"{self.meeting}_{self.reading}_{own}"


def folder() -> Path:
    """Where packs lie; nobody but this program reads there."""
    place = settings().data_dir / "packs"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def drawn(wish: Wish, meeting: Meeting, contents: packs.Contents) -> str:
    """The page from which the PDF is made. Statements as for the pack on the screen."""
    with reading_as(wish.reading):
        return templates.render("huddle/pack_paper.html", meeting=meeting, **contents.without(wish.hidden))


def pdf_of(wish: Wish, page: str) -> Path | None:
    """The PDF of this very page, when it has been made."""
    path = _path(wish, page)
    return path if path.exists() else None


def ask(wish: Wish) -> None:
    """Asks for a PDF; once, however often it is asked."""
    told = json.dumps({"meeting": wish.meeting, "reading": wish.reading, "hidden": wish.hidden})
    half = folder() / f"{os.urandom(8).hex()}.half"
    try:
        half.write_text(told, encoding="utf-8")
        half.replace(folder() / f"{wish.key}.wish")
    except OSError as fault:  # a full disk: the page itself is worth more than its PDF
        log.warning("A pack was not asked for (%s).", type(fault).__name__)


def make_all() -> int:
    """Makes what was asked for; gives how many."""
    made = 0
    for taken, wish in _claimed():
        with db.reading() as session:
            meeting = session.get(Meeting, wish.meeting)
            page = drawn(wish, meeting, packs.contents(meeting)) if meeting else ""
        if page and pdf_of(wish, page) is None:
            made += _make(wish, page)
        taken.unlink(missing_ok=True)
    return made


def tidy() -> None:
    """What is a day old goes; what somebody began and never ended is asked for again."""
    now = time.time()
    for path in folder().iterdir():
        age = now - path.stat().st_mtime
        if path.suffix == ".taken" and age > _STUCK:
            path.replace(path.with_suffix(".wish"))
        elif path.suffix in {".pdf", ".half"} and age > KEPT:
            path.unlink(missing_ok=True)


def _claimed() -> Iterator[tuple[Path, Wish]]:
    for path in sorted(folder().glob("*.wish")):
        taken = path.with_suffix(".taken")
        try:
            path.replace(taken)
            os.utime(taken)
            told = json.loads(taken.read_text(encoding="utf-8"))
        except FileNotFoundError:  # another worker was faster
            continue
        yield taken, Wish(told["meeting"], told["reading"], tuple(told["hidden"]))


def _make(wish: Wish, page: str) -> int:
    for old in folder().glob(f"{wish.key}_*.pdf"):
        old.unlink(missing_ok=True)
    command = [sys.executable, "-m", "app.huddle.packs.weaving"]
    done = subprocess.run(command, input=page.encode(), capture_output=True, timeout=_LONGEST, check=False, cwd=ROOT)  # noqa: S603 our own program; the page is its input, never a part of the command
    if done.returncode:
        log.error("A pack was not made: %s", done.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200])
        return 0
    half = folder() / f"{os.urandom(8).hex()}.half"
    half.write_bytes(done.stdout)
    half.replace(_path(wish, page))
    return 1


def _path(wish: Wish, page: str) -> Path:
    return folder() / f"{wish.key}_{hashlib.sha256(page.encode()).hexdigest()[:24]}.pdf"
