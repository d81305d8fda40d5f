"""Taking one file that came: looked at, cleaned where that is quick, and kept. It touches no table, so nobody waits for it."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from werkzeug.datastructures import FileStorage

from app.core.files import store
from app.core.files.looking import Look, Sort, look
from app.core.files.pages import NoPage, draw_page, is_pdf
from app.core.files.photos import LONGEST, PhotoFault, clean_photo
from app.core.files.recordings import make_playable, too_long
from app.core.files.scanning import Scan, scan

MOST_SECONDS = {Sort.SOUND: 5 * 60, Sort.FILM: 2 * 60}
MOST_BYTES = {Sort.PHOTO: 50 * 1024**2, Sort.SOUND: 50 * 1024**2, Sort.FILM: 300 * 1024**2}


class Reason(StrEnum):
    """Why a file was not taken."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"  # a photo of too many pixels
    BROKEN = "broken"
    HARMFUL = "harmful"
    CLOSED = "closed"  # a PDF that is damaged or asks for a password
    TOO_MANY = "too_many"  # pages
    TOO_SLOW = "too_slow"  # more work than one page may cost


class NotTaken(Exception):
    """A file that cannot be taken, and what it would have been."""

    def __init__(self, reason: Reason, sort: Sort) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sort = sort


@dataclass(frozen=True)
class Taken:
    """A file that is kept. `shown` and `small`: the clean photo and its thumbnail; `original`: a recording that waits to be made playable.

    `size`: bytes that it keeps on the disk.
    """

    seen: Look
    size: int
    scanned: bool = False
    shown: str = ""
    small: str = ""
    original: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything on the disk that belongs to it."""
        return tuple(filter(None, (self.shown, self.small, self.original)))


def take(file: FileStorage) -> Taken:
    """Keeps one file. Raises NotTaken, or NoRoom when the disk is nearly full."""
    path = where_it_lies(file)
    seen, scanned = _checked(path)
    if seen.sort is Sort.PHOTO:
        return _photo(path, seen, scanned=scanned)
    if too_long(seen, MOST_SECONDS[seen.sort]):
        raise NotTaken(Reason.TOO_LONG, seen.sort)
    return Taken(seen, path.stat().st_size, scanned=scanned, original=store.adopt(path))


def take_pages(file: FileStorage, *, most: int, until: float = math.inf) -> list[Taken]:
    """Keeps a photo of a page of paper, or each page of a PDF as a picture; of any more than `most` none. Raises NotTaken or NoRoom.

    `until`: no page is begun after that moment of the monotonic clock.
    """
    path = where_it_lies(file)
    if not is_pdf(path):
        if look(path).sort in {Sort.SOUND, Sort.FILM}:
            raise NotTaken(Reason.UNKNOWN, Sort.UNKNOWN)
        return [take(file)]
    scanned = _free_of_harm(path, Sort.PHOTO)
    kept: list[Taken] = []
    try:
        pages = _page(path, kept, most, scanned=scanned)
        while len(kept) < pages:
            check_time(until)
            _page(path, kept, most, scanned=scanned)
    except BaseException:
        store.drop(*(key for one in kept for key in one.keys))
        raise
    return kept


def check_time(until: float) -> None:
    """Raises NotTaken when that moment of the monotonic clock is over: what was sent costs more work than it may."""
    if time.monotonic() >= until:
        raise NotTaken(Reason.TOO_SLOW, Sort.PHOTO)


def _page(path: Path, kept: list[Taken], most: int, *, scanned: bool) -> int:
    """Keeps the next page of a PDF; gives how many there are."""
    with store.incoming() as drawn:
        try:
            pages = draw_page(path, len(kept), Path(drawn.name), longest=LONGEST)
        except NoPage:
            raise NotTaken(Reason.CLOSED, Sort.PHOTO) from None
        if pages > most:
            raise NotTaken(Reason.TOO_MANY, Sort.PHOTO)
        kept.append(_photo(Path(drawn.name), Look(Sort.PHOTO), scanned=scanned))
    return pages


def where_it_lies(file: FileStorage) -> Path:
    """The path of a file that came: Request puts every one into a file that has a name."""
    file.stream.flush()
    return Path(str(file.stream.name))


@contextmanager
def playable(path: Path, *, most_seconds: int) -> Iterator[Path]:
    """The clean MP3 of a sound, there as long as the block lasts. Raises NotTaken for what is no sound, NoRoom, NoPlayer without ffmpeg."""
    seen, _scanned = _checked(path)
    if seen.sort is not Sort.SOUND:
        raise NotTaken(Reason.UNKNOWN, seen.sort)
    with store.incoming(".mp3") as new:
        made = None if too_long(seen, most_seconds) else make_playable(path, Path(new.name), seen, most_seconds=most_seconds)
        if too_long(made or seen, most_seconds):
            raise NotTaken(Reason.TOO_LONG, seen.sort)
        if made is None:
            raise NotTaken(Reason.BROKEN, seen.sort)
        yield Path(new.name)


def _checked(path: Path) -> tuple[Look, bool]:
    """What a file is by its content, and whether clamd looked through it. Raises NotTaken for what is nothing, too big or harmful."""
    seen = look(path)
    if seen.sort in {Sort.EMPTY, Sort.UNKNOWN}:
        raise NotTaken(Reason(seen.sort.value), seen.sort)
    return seen, _free_of_harm(path, seen.sort)


def _free_of_harm(path: Path, sort: Sort) -> bool:
    """Whether clamd looked through a file. Raises NotTaken for one that is too big, or that it found harmful."""
    if path.stat().st_size > MOST_BYTES[sort]:
        raise NotTaken(Reason.TOO_BIG, sort)
    scanned = scan(path)
    if scanned is Scan.HARMFUL:
        raise NotTaken(Reason.HARMFUL, sort)
    return scanned is Scan.CLEAN


def _photo(path: Path, seen: Look, *, scanned: bool) -> Taken:
    with store.incoming() as whole, store.incoming() as small:
        fault = clean_photo(path, Path(whole.name), Path(small.name))
        if fault is not None:
            raise NotTaken(Reason.TOO_LARGE if fault is PhotoFault.TOO_BIG else Reason.BROKEN, Sort.PHOTO)
        shown, thumbnail = store.adopt(Path(whole.name)), store.adopt(Path(small.name))
    return Taken(seen, store.size_of(shown) + store.size_of(thumbnail), scanned=scanned, shown=shown, small=thumbnail)
