"""Files that come with a form: all of them are kept or none, and each fault has its sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from app.core import files
from app.core.errors import Refused
from app.core.files import NotTaken, Reason, Sort, Taken
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.i18n import mark as _
from app.core.web import Cleaning

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

MOST_FILES = 10
MOST_SECONDS = {False: 90, True: 240}  # that cleaning may take for one page sent; ten photos of a phone take 10, a scan of 30 pages 45
MOST_AT_ONCE = 510 * 1024**2  # ten of the largest photos: what is too big is read, so that its sentence can be shown
FAULTY = (NotTaken, Refused, files.NoRoom)
FAULTS = {
    Reason.EMPTY: _("That file is empty. Please choose another one."),
    Reason.UNKNOWN: _("We cannot open that file. You can send a photo, a video or a sound."),
    Reason.BROKEN: _("We cannot open that photo. It may be damaged. Please choose another one."),
    Reason.HARMFUL: _("A check found something harmful in that file. We did not keep it. Please send another one."),
    Reason.TOO_SLOW: _("It takes us too long to open all of this. Please send fewer or smaller files. Or ask us to phone you."),
    Reason.TOO_LARGE: _("That photo has too many dots for us to open. Please send a smaller one."),
}
TOO_BIG = {
    Sort.PHOTO: _("That photo is too big. It can have 50 MB at most."),
    Sort.SOUND: _("That recording is too big. It can have 50 MB at most. You can send a shorter one. Or ask us to phone you."),
    Sort.FILM: _("That video is too big. It can have 300 MB at most. You can send a shorter one. Or ask us to phone you."),
}
TOO_LONG = {
    Sort.SOUND: _("That recording is longer than 5 minutes. You can send a shorter one. Or ask us to phone you."),
    Sort.FILM: _("That video is longer than 2 minutes. You can send a shorter one. Or ask us to phone you."),
}
SCAN_FAULTS = {
    Reason.UNKNOWN: mark_for_staff("We cannot open that file. You can attach photos, pictures or a PDF."),
    Reason.CLOSED: mark_for_staff(
        "We cannot open that PDF. It is damaged or asks for a password. Take a photo of each page, or save it as pictures."
    ),
    Reason.TOO_MANY: mark_for_staff("These are more than 30 pages. Attach only the form."),
    Reason.TOO_BIG: mark_for_staff("That file is too big. It can have 50 MB at most."),
}
_Kept = TypeVar("_Kept")


def came(nothing: str) -> list[FileStorage]:
    """The files that came with the form. Raises Refused with the sentence `nothing` when none did."""
    some = files.received("file")
    if not some:
        raise Refused(gettext(nothing))
    return some


def all_or_nothing(some: Sequence[FileStorage], keep: Callable[[Sequence[Taken]], _Kept], *, of: int | None, pages: int = 0) -> _Kept:
    """Looks at each file and cleans it, then lets `keep` write what was kept; what was kept before a fault goes again.

    `of`: the number of the idea, none for one that begins with them; what cleaning costs is counted by it. `pages`: they are a scan, each file of so many pages at most. No table is touched before `keep` is called.
    """
    if not pages and len(some) > MOST_FILES:  # before any of them costs time
        raise Refused(gettext("You can add 10 files at once. Please choose fewer."))
    taken = _cleaned(some, Cleaning(of), pages=pages)
    try:
        return keep(taken)
    except BaseException:
        forget(taken)
        raise


def _cleaned(some: Sequence[FileStorage], cleaning: Cleaning, *, pages: int) -> list[Taken]:
    """Each file, clean; no further one is begun when they have cost too much."""
    begun, taken = time.monotonic(), list[Taken]()
    until = begun + min(MOST_SECONDS[bool(pages)], cleaning.left())
    try:
        for one in some:
            files.check_time(until)
            taken += files.take_pages(one, most=pages - len(taken), until=until) if pages else [files.take(one)]
    except BaseException:
        forget(taken)
        raise
    finally:
        cleaning.took(time.monotonic() - begun)
    return taken


def forget(taken: Sequence[Taken]) -> None:
    """What was kept goes again."""
    files.drop(*(key for one in taken for key in one.keys))


def sentence_of(fault: NotTaken | Refused | files.NoRoom) -> str:
    """What to say when a file cannot be taken."""
    if isinstance(fault, Refused):
        return fault.sentence
    if isinstance(fault, files.NoRoom):
        return gettext("We cannot take files just now. Your words are safe. You can write, or ask us to phone you.")
    words = {Reason.TOO_BIG: TOO_BIG, Reason.TOO_LONG: TOO_LONG}.get(fault.reason)
    return gettext(words[fault.sort] if words else FAULTS[fault.reason])


def sentence_about_scan(fault: NotTaken | Refused | files.NoRoom) -> str:
    """The same for whoever of the team attaches a scan."""
    if isinstance(fault, NotTaken) and fault.reason in SCAN_FAULTS:
        return for_staff(SCAN_FAULTS[fault.reason])
    return sentence_of(fault)


__all__ = ["FAULTY", "MOST_AT_ONCE", "all_or_nothing", "came", "forget", "sentence_about_scan", "sentence_of"]
