"""Takes settings out of an environment, and gathers one sentence for each that nobody could use."""

import re
from collections.abc import Mapping
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

from app.core.addresses import ATOM

_LIKE = {
    "DATABASE_URL": "postgresql://portal@127.0.0.1:5432/portal",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SMTP_URL": "smtp://mail.example.org:587",
    "SMS_URL": "https://name:password@texts.example.org/send",
    "LIBRETRANSLATE_URL": "https://translate.example.org",
    "BASE_URL": "https://ideas.example.org",
    "CLAMD_URL": "unix:///run/clamav/clamd.ctl",
}
_ON_DISK = {"sqlite", "unix"}  # addresses whose path is that of a file: spaces are no fault there
_NO_FOLDER = "?#"  # where the address of a database would end
_SOLID = re.compile(r"[^\s\x00-\x1f\x7f]+")
_PASSWORD = re.compile(r"(?<=://)([^:/@]*):.*(?=@)")
_PLACE = re.compile(r"([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:\d+)?")
_MAILBOX = re.compile(rf"{ATOM}(\.{ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")  # RFC 5322, 3.2.3: dot-atoms


class Reader:
    """The values of an environment; `faults` holds the sentences about bad ones."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.faults: list[str] = []

    def refuse(self, name: str, raw: str, advice: str) -> None:
        """One more sentence. A password in the value is left out: what is told at start ends up in logs."""
        shown = _PASSWORD.sub(r"\1:...", raw)
        self.faults.append(f"{name} is {shown!r}. {advice}")

    def text(self, name: str, default: str) -> str:
        """What is set, without spaces around it."""
        return self.environ.get(name, "").strip() or default

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        raw = self.text(name, str(default))
        if raw.isdecimal() and low <= int(raw) <= high:
            return int(raw)
        self.refuse(name, raw, f"Use a whole number from {low} to {high}.")
        return default

    def yes(self, name: str, *, default: bool) -> bool:
        """Yes or no."""
        raw = self.text(name, "1" if default else "0").lower()
        if raw in {"1", "yes", "true", "on", "0", "no", "false", "off"}:
            return raw in {"1", "yes", "true", "on"}
        self.refuse(name, raw, "Use 1 for yes or 0 for no.")
        return default

    def address(self, name: str, default: str, schemes: set[str]) -> str:
        """An address with one of these schemes, or the default."""
        raw = self.text(name, "")
        if advice := raw and _wrong_address(raw, schemes, _LIKE[name]):
            self.refuse(name, raw, advice)
            return default
        return raw or default

    def provider(self, name: str) -> str:
        """The address of another program that gets what is not for everybody: https, or http on this machine alone."""
        chosen = self.address(name, "", {"https", "http"})
        if chosen.startswith("http://") and urlsplit(chosen).hostname not in {"localhost", "127.0.0.1", "::1"}:
            self.refuse(name, chosen, f"Use https, or http on this machine alone, like {_LIKE[name]}")
            return ""
        return chosen

    def site(self, name: str, default: str) -> str:
        """The scheme and host that visitors type, without a slash at its end."""
        chosen = self.address(name, default, {"http", "https"})
        parts = urlsplit(chosen)
        if not _PLACE.fullmatch(parts.netloc) or parts.path.strip("/") or parts.query or parts.fragment:
            self.refuse(name, chosen, f"Use a scheme and a host only, like {_LIKE[name]}")
            return default
        return chosen.rstrip("/")

    def host(self, name: str) -> str:
        """An IP address to listen on; whether it is one of this machine is seen when it is tried."""
        raw = self.text(name, "127.0.0.1")
        if raw == "localhost":
            return "127.0.0.1"
        try:
            ip_address(raw)
        except ValueError:
            self.refuse(name, raw, "Use an IP address of this machine, or 0.0.0.0 for all of them.")
            return "127.0.0.1"
        return raw

    def mailbox(self, name: str, default: str) -> str:
        """An e-mail address, bare or after a name and in angle brackets."""
        raw = self.text(name, "")
        bare = parseaddr(raw)[1]
        whole = raw.isprintable() and (raw == bare or raw.endswith(f"<{bare}>"))
        if raw and not (whole and _MAILBOX.fullmatch(bare)):
            self.refuse(name, raw, "Use an email address, like ideas@example.org, or a name before it, like Ideas <ideas@example.org>")
        return raw or default

    def folder(self, name: str, default: Path) -> Path:
        """A folder, with its whole path."""
        path = Path(self.text(name, str(default))).resolve()
        if set(_NO_FOLDER) & set(str(path)):
            self.refuse(name, str(path), "Use a folder with no ? and no # in its path.")
        return path

    def file(self, name: str, default: Path) -> Path:
        """A file that is there, with its whole path."""
        path = Path(self.text(name, str(default))).resolve()
        if not path.is_file():
            self.refuse(name, str(path), "There is no such file.")
        return path

    def links(self, name: str) -> tuple[tuple[str, str], ...]:
        """Words and an address for each link."""
        pairs = [pair.strip().rpartition(" ") for pair in self.text(name, "").split(";") if pair.strip()]
        bad = [address for words, _space, address in pairs if not words.strip() or not _leads_out(address)]
        if bad:
            self.faults.append(f"{name} has {bad[0]!r}. Use words, a space and an address for each link, and ; between links.")
        return tuple((words.strip(), address) for words, _space, address in pairs)

    def names(self, name: str, longest: int, default: str) -> tuple[str, ...]:
        """Names with ; between them, each once, of at most so many characters."""
        given = tuple(dict.fromkeys(part.strip() for part in self.text(name, default).split(";") if part.strip()))
        if long := [one for one in given if len(one) > longest]:
            self.faults.append(f"{name} has {long[0]!r}. Use names of at most {longest} characters, and ; between them.")
        return given

    def choice(self, name: str, default: str, options: set[str]) -> str:
        """One of a few words."""
        raw = self.text(name, default)
        if raw not in options:
            self.refuse(name, raw, f"Choose one of: {', '.join(sorted(o for o in options if o))}, or leave it out.")
        return raw


def _wrong_address(raw: str, schemes: set[str], like: str) -> str:
    """What to do about an address, or nothing."""
    scheme, colon, _rest = raw.partition("://")
    if not colon or scheme not in schemes:
        return f"It starts with one of: {', '.join(sorted(s + '://' for s in schemes))}"
    parts = _parts(raw)
    if parts is None:
        return f"Its host or port cannot be read. Use a host and a port from 1 to 65535, like {like}"
    db = parse_qs(parts.query).get("db", [])
    rules = {
        "Use sqlite:/// and the path of a file, like sqlite:////srv/ideas/portal.sqlite": scheme == "sqlite"
        and (parts.netloc or len(parts.path) <= 1),
        "Use unix:// and the path of a socket, like unix:///run/valkey.sock": scheme == "unix" and not parts.path,
        f"Its db is no number. Use a whole number, or leave it out, like {like}": "redis" in scheme and not all(map(str.isdecimal, db)),
        f"It has a space in it. Write it without spaces, like {like}": scheme not in _ON_DISK and not _SOLID.fullmatch(raw),
        f"It names no mail server. Use a host after the slashes, like {like}": "smtp" in scheme and not parts.hostname,
    }
    return next((advice for advice, broken in rules.items() if broken), "")


def _parts(raw: str) -> SplitResult | None:
    """The parts of an address, or nothing when its host or its port is none."""
    try:
        parts = urlsplit(raw)
        port = parts.port
    except ValueError:
        return None
    return None if port == 0 else parts


def _leads_out(address: str) -> bool:
    parts = _parts(address)
    return parts is not None and parts.scheme in {"http", "https"}
