"""Settings: read once from the environment, checked at start, one sentence for each fault."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.config.reader import Reader

ROOT = Path(__file__).resolve().parents[3]
_OF_THE_DEMO = "Wenbrook; Tarrow; Skylark"


class BadSettings(Exception):
    """The environment asks for something impossible; `sentences` says what, one for each fault."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Settings:
    """What the operator may choose. Addresses are URLs, times are hours or days as named."""

    data_dir: Path
    database_url: str
    secret_key: str
    base_url: str
    port: int = 8000
    host: str = "127.0.0.1"
    redis_url: str = ""
    smtp_url: str = ""
    clamd_url: str = ""
    sms_url: str = ""
    libretranslate_url: str = ""
    libretranslate_key: str = field(default="", repr=False)
    libretranslate_seconds: int = 20
    mail_from: str = ""
    service_name: str = "Wenbrook Ideas"
    place_name: str = "Wenbrook"
    phone: str = "01632 960 123"
    contact_name: str = "Sam"
    freepost: str = ""
    theme: str = ""
    header_links: tuple[tuple[str, str], ...] = ()
    districts: tuple[str, ...] = ()
    demo: bool = False
    pseudo_readings: bool = False
    trusted_proxies: int = 0
    answer_working_days: int = 10
    draft_days: int = 90
    reviews: Path = ROOT / "translations" / "reviews.toml"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))

    @property
    def hosts(self) -> list[str]:
        """The Host headers that are answered; anything else is refused."""
        host = urlsplit(self.base_url).netloc
        local = {f"localhost:{self.port}", f"127.0.0.1:{self.port}"}
        return sorted({host} | (local if urlsplit(self.base_url).hostname in {"localhost", "127.0.0.1"} else set()))

    @property
    def secure(self) -> bool:
        """Whether visitors reach us over https, so that cookies may say Secure."""
        return self.base_url.startswith("https://")


def _secret(reader: Reader, data_dir: Path) -> str:
    """The key from the environment, else one made at the first start and kept in DATA_DIR."""
    given = reader.text("SECRET_KEY", "")
    if given:
        if len(given) < 32:  # noqa: PLR2004 the length is the message
            reader.faults.append("SECRET_KEY is too short. Use at least 32 characters that nobody can guess.")
        return given
    kept = data_dir / "secret"
    if any(fault.startswith("DATA_DIR ") for fault in reader.faults):
        return ""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="ascii").strip()
    except OSError as fault:
        reader.refuse("DATA_DIR", str(data_dir), f"It cannot be written: {fault.strerror}.")
        return ""
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(48))
    return kept.read_text(encoding="ascii").strip()


def _domain(base_url: str) -> str:
    """Where letters come from when nothing else is said; an IPv6 address would be no domain of a mailbox."""
    host = urlsplit(base_url).hostname or ""
    return "localhost" if ":" in host else host


def _zone(reader: Reader) -> ZoneInfo:
    """Where the service is."""
    zone = reader.text("ZONE", "Europe/London")
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        reader.refuse("ZONE", zone, "Use a name such as Europe/London.")
        return ZoneInfo("Europe/London")


def read(environ: Mapping[str, str]) -> Settings:
    """Settings from an environment. Raises BadSettings with one sentence for each fault."""
    reader = Reader(environ)
    data_dir = reader.folder("DATA_DIR", ROOT / "instance")
    port = reader.number("PORT", 8000, 1, 65535)
    database = reader.address("DATABASE_URL", f"sqlite:///{data_dir / 'portal.sqlite'}", {"sqlite", "postgresql", "postgres"})
    base_url = reader.site("BASE_URL", f"http://127.0.0.1:{port}")
    demo = reader.yes("DEMO", default=False)
    name = reader.text("SERVICE_NAME", "Wenbrook Ideas")
    if any(ord(letter) < 32 for letter in name) or len(name) > 60:  # noqa: PLR2004 the lengths are the message
        reader.faults.append("SERVICE_NAME is one line of at most 60 characters.")
    settings = Settings(
        data_dir=data_dir,
        database_url=database.replace("postgres://", "postgresql://", 1),
        secret_key=_secret(reader, data_dir),
        base_url=base_url,
        port=port,
        host=reader.host("HOST"),
        redis_url=reader.address("REDIS_URL", "", {"redis", "rediss", "unix"}),
        smtp_url=reader.address("SMTP_URL", "", {"smtp", "smtps"}),
        clamd_url=reader.address("CLAMD_URL", "", {"unix", "tcp"}),
        sms_url=reader.provider("SMS_URL"),
        libretranslate_url=reader.provider("LIBRETRANSLATE_URL"),
        libretranslate_key=reader.text("LIBRETRANSLATE_KEY", ""),
        libretranslate_seconds=reader.number("LIBRETRANSLATE_SECONDS", 20, 1, 60),
        mail_from=reader.mailbox("MAIL_FROM", f"ideas@{_domain(base_url)}"),
        service_name=name,
        place_name=reader.text("PLACE_NAME", "Wenbrook"),
        phone=reader.text("PHONE", "01632 960 123"),
        contact_name=reader.text("CONTACT_NAME", "Sam"),
        freepost=reader.text("FREEPOST", ""),
        header_links=reader.links("HEADER_LINKS"),
        districts=reader.names("DISTRICTS", 60, _OF_THE_DEMO if demo else ""),
        theme=reader.choice("THEME", "", {"", "nhs-blue"}),
        demo=demo,
        pseudo_readings=reader.yes("PSEUDO_READINGS", default=False),
        trusted_proxies=reader.number("TRUSTED_PROXIES", 0, 0, 5),
        answer_working_days=reader.number("ANSWER_WORKING_DAYS", 10, 1, 60),
        draft_days=reader.number("DRAFT_DAYS", 90, 1, 3650),
        reviews=reader.file("REVIEWS", ROOT / "translations" / "reviews.toml"),
        zone=_zone(reader),
    )
    if reader.faults:
        raise BadSettings(reader.faults)
    return settings


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read(os.environ)
