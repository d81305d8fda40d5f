"""What the catalogues hold: how much of each edition there is, and which version of it stands today.

Read only by what reports about editions; a page looks its sentences up in `i18n`.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.pofile import read_po

from app.core.config import ROOT

TRANSLATIONS = ROOT / "translations"
_PICTURES = ROOT / "app" / "languages" / "pictures"
_VERSION_LETTERS = 12  # 48 bits: no two versions of a few years meet by chance


@dataclass(frozen=True)
class Coverage:
    """How many sentences an edition has, of how many, and those that it lacks, in English."""

    total: int
    missing: tuple[str, ...]

    @property
    def done(self) -> int:
        """How many are there."""
        return self.total - len(self.missing)


@cache
def standard() -> tuple[str, ...]:
    """Every English sentence that a translator is asked for, in the order of the template."""
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        return tuple(_first(message.id) for message in read_po(file) if message.id)


def coverage(language: str, *, easy: bool) -> Coverage:
    """What an edition has of the sentences it should have. Easy words: of those that differ from the standard ones in English."""
    if not easy:
        has = {_plain(key) for key in _entries(language, "messages")}
        return Coverage(len(standard()), () if language == "en" else tuple(s for s in standard() if s not in has))
    wanted = dict.fromkeys(_context(key) for key in _entries("en", "easyread"))
    has = {_context(key) for key in _entries(language, "easyread")}
    return Coverage(len(wanted), tuple(s for s in wanted if s not in has))


@cache
def version(language: str, *, easy: bool) -> str:
    """A fingerprint of everything that an edition says; for easy words, of what it draws too. Any edit changes it."""
    said = [f"{key}\x00{text}" for key, text in _entries(language, "messages").items()] or list(standard())
    if easy:
        said += [f"easy\x00{key}\x00{text}" for key, text in _entries(language, "easyread").items()]
        said += [f"picture\x00{path.name}\x00{_digest(path.read_bytes())}" for path in _drawings()]
    return _digest("\x01".join(sorted(said)).encode())[:_VERSION_LETTERS]


def _drawings() -> list[Path]:
    return [_PICTURES / "registry.json", *(_PICTURES / "drawn").glob("*.svg")]


def _digest(what: bytes) -> str:
    return hashlib.sha256(what).hexdigest()


@cache
def _entries(language: str, catalogue: str) -> dict[str, str]:
    """A compiled catalogue: each key of gettext, a plural one with its number, and its sentence."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / f"{catalogue}.mo"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        held = GNUTranslations(file)._catalog  # type: ignore[attr-defined] # noqa: SLF001 its only list of what it holds
    return {key if isinstance(key, str) else f"{key[0]}\x02{key[1]}": text for key, text in held.items() if key}


def _first(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _context(key: str) -> str:
    return key.partition("\x04")[0]


def _plain(key: str) -> str:
    return key.partition("\x02")[0].rpartition("\x04")[2]
