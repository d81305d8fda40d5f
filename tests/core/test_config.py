"""Settings are checked once, at the start, with one sentence for each fault."""

import stat
from pathlib import Path
from typing import Any

import pytest

from app.core.config import BadSettings, Settings, read


def settings(folder: Path, **environ: str) -> Settings:
    return read({"DATA_DIR": str(folder)} | environ)


def test_nothing_at_all_must_be_set(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    told = (
        chosen.base_url,
        chosen.database_url,
        chosen.port,
        chosen.demo,
        chosen.answer_working_days,
        chosen.draft_days,
        str(chosen.zone),
        chosen.secure,
    )
    assert told == ("http://127.0.0.1:8000", f"sqlite:///{tmp_path / 'portal.sqlite'}", 8000, False, 10, 90, "Europe/London", False)
    assert chosen.hosts == ["127.0.0.1:8000", "localhost:8000"]
    assert chosen.mail_from == "ideas@127.0.0.1"


def test_a_key_is_made_once_kept_and_read_by_nobody_else(tmp_path: Path) -> None:
    first, again = settings(tmp_path).secret_key, settings(tmp_path).secret_key
    assert (first == again, len(first) >= 48) == (True, True)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert settings(tmp_path / "a").secret_key != settings(tmp_path / "b").secret_key


def test_only_the_name_of_the_service_is_answered(tmp_path: Path) -> None:
    chosen = settings(tmp_path, BASE_URL="https://ideas.example.org/")
    assert (chosen.base_url, chosen.hosts, chosen.secure) == ("https://ideas.example.org", ["ideas.example.org"], True)


BAD: dict[str, Any] = {
    "PORT": ("eighty", "PORT is 'eighty'. Use a whole number from 1 to 65535."),
    "TRUSTED_PROXIES": ("-1", "TRUSTED_PROXIES is '-1'. Use a whole number from 0 to 5."),
    "DEMO": ("maybe", "DEMO is 'maybe'. Use 1 for yes or 0 for no."),
    "ZONE": ("Mars/Olympus", "ZONE is 'Mars/Olympus'. Use a name such as Europe/London."),
    "THEME": ("pink", "THEME is 'pink'. Choose one of: nhs-blue, or leave it out."),
    "HEADER_LINKS": (
        "Our trust javascript:alert(1)",
        "HEADER_LINKS has 'javascript:alert(1)'. Use words, a space and an address for each link, and ; between links.",
    ),
    "DISTRICTS": ("Tarrow; " + "x" * 61, f"DISTRICTS has '{'x' * 61}'. Use names of at most 60 characters, and ; between them."),
    "SECRET_KEY": ("short", "SECRET_KEY is too short. Use at least 32 characters that nobody can guess."),
    "BASE_URL": (
        "https://example.org/ideas",
        "BASE_URL is 'https://example.org/ideas'. Use a scheme and a host only, like https://ideas.example.org",
    ),
    "DATABASE_URL": ("mysql://x", "DATABASE_URL is 'mysql://x'. It starts with one of: postgres://, postgresql://, sqlite://"),
    "REDIS_URL": ("http://x", "REDIS_URL is 'http://x'. It starts with one of: redis://, rediss://, unix://"),
    "SMTP_URL": ("mail.example.org", "SMTP_URL is 'mail.example.org'. It starts with one of: smtp://, smtps://"),
    "LIBRETRANSLATE_URL": (
        "http://translate.example.org",
        "LIBRETRANSLATE_URL is 'http://translate.example.org'. Use https, or http on this machine alone, like https://translate.example.org",
    ),
    "LIBRETRANSLATE_SECONDS": ("0", "LIBRETRANSLATE_SECONDS is '0'. Use a whole number from 1 to 60."),
    "SMS_URL": (
        "http://texts.example.org/send",
        "SMS_URL is 'http://texts.example.org/send'. Use https, or http on this machine alone, like https://name:password@texts.example.org/send",
    ),
    "CLAMD_URL": ("/run/clamd", "CLAMD_URL is '/run/clamd'. It starts with one of: tcp://, unix://"),
    "SERVICE_NAME": ("a\nb", "SERVICE_NAME is one line of at most 60 characters."),
    "MAIL_FROM": (
        "nonsense",
        "MAIL_FROM is 'nonsense'. Use an email address, like ideas@example.org, or a name before it, like Ideas <ideas@example.org>",
    ),
    "HOST": ("our-server", "HOST is 'our-server'. Use an IP address of this machine, or 0.0.0.0 for all of them."),
}

UNREADABLE = "Its host or port cannot be read. Use a host and a port from 1 to 65535, like"
REDIS, POSTGRES, SMTP = "redis://127.0.0.1:6379/0", "postgresql://portal@127.0.0.1:5432/portal", "smtp://mail.example.org:587"
A_FILE = "Use sqlite:/// and the path of a file, like sqlite:////srv/ideas/portal.sqlite"
A_SITE = "Use a scheme and a host only, like https://ideas.example.org"
BAD_ADDRESSES = [
    ("REDIS_URL", "redis://127.0.0.1:port", f"{UNREADABLE} {REDIS}"),
    ("REDIS_URL", "rediss://127.0.0.1:0", f"{UNREADABLE} {REDIS}"),
    ("REDIS_URL", "redis://127.0.0.1:65536", f"{UNREADABLE} {REDIS}"),
    ("REDIS_URL", "redis://127.0.0.1?db=first", f"Its db is no number. Use a whole number, or leave it out, like {REDIS}"),
    ("REDIS_URL", "unix://", "Use unix:// and the path of a socket, like unix:///run/valkey.sock"),
    ("DATABASE_URL", "postgresql://[bad", f"{UNREADABLE} {POSTGRES}"),
    ("DATABASE_URL", "postgres://127.0.0.1:five/portal", f"{UNREADABLE} {POSTGRES}"),
    ("DATABASE_URL", "postgresql://our server/portal", f"It has a space in it. Write it without spaces, like {POSTGRES}"),
    ("DATABASE_URL", "postgresql:portal", "It starts with one of: postgres://, postgresql://, sqlite://"),
    ("DATABASE_URL", "sqlite://", A_FILE),
    ("DATABASE_URL", "sqlite://portal.sqlite", A_FILE),
    ("SMTP_URL", "smtp://mail.example.org:mail", f"{UNREADABLE} {SMTP}"),
    ("SMTP_URL", "smtp://", f"It names no mail server. Use a host after the slashes, like {SMTP}"),
    ("SMTP_URL", "smtps://:465", f"It names no mail server. Use a host after the slashes, like {SMTP}"),
    ("BASE_URL", "https://ideas.example.org:https", f"{UNREADABLE} https://ideas.example.org"),
    ("BASE_URL", "https://ideas example.org", "It has a space in it. Write it without spaces, like https://ideas.example.org"),
    ("BASE_URL", "ideas.example.org", "It starts with one of: http://, https://"),
    ("BASE_URL", "https://", A_SITE),
    ("BASE_URL", "https://ideas.example.org:", A_SITE),
    ("BASE_URL", "https://ideas.example.org?page", A_SITE),
    ("BASE_URL", "https://me@ideas.example.org", A_SITE),
]


@pytest.mark.parametrize("name", BAD)
def test_an_impossible_setting_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    value, sentence = BAD[name]
    with pytest.raises(BadSettings) as told:
        settings(tmp_path, **{name: value})
    assert told.value.sentences == [sentence]


@pytest.mark.parametrize(("name", "value", "advice"), BAD_ADDRESSES)
def test_an_address_that_leads_nowhere_is_told_with_what_to_do(tmp_path: Path, name: str, value: str, advice: str) -> None:
    with pytest.raises(BadSettings) as told:
        settings(tmp_path, **{name: value})
    assert told.value.sentences == [f"{name} is '{value}'. {advice}"]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as told:
        settings(tmp_path, **{name: value for name, (value, _s) in BAD.items()})
    assert len(told.value.sentences) == len(BAD)


def test_a_password_in_a_bad_address_is_told_to_nobody(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as told:
        settings(tmp_path, DATABASE_URL="postgresql://portal:hush/h@sh@127.0.0.1:five/portal")
    assert told.value.sentences == [f"DATABASE_URL is 'postgresql://portal:...@127.0.0.1:five/portal'. {UNREADABLE} {POSTGRES}"]


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("DATABASE_URL", "postgres://portal:a%20b@[::1]:5432/portal", "postgresql://portal:a%20b@[::1]:5432/portal"),
        ("DATABASE_URL", "postgresql:///portal?host=/run/postgresql", "postgresql:///portal?host=/run/postgresql"),
        ("DATABASE_URL", "sqlite:////srv/our ideas/portal.sqlite", "sqlite:////srv/our ideas/portal.sqlite"),
        ("REDIS_URL", "rediss://:key@valkey:6380/1?ssl_cert_reqs=none&db=2", "rediss://:key@valkey:6380/1?ssl_cert_reqs=none&db=2"),
        ("REDIS_URL", "unix:///run/valkey.sock", "unix:///run/valkey.sock"),
        ("SMTP_URL", "smtp://user:word@mail.example.org:587", "smtp://user:word@mail.example.org:587"),
        ("MAIL_FROM", "ideas@example.org", "ideas@example.org"),
        ("MAIL_FROM", '"Ideas, Wenbrook" <ideas@example.org>', '"Ideas, Wenbrook" <ideas@example.org>'),
        ("BASE_URL", "http://[::1]:8000/", "http://[::1]:8000"),
        ("BASE_URL", "http://our_portal:8080", "http://our_portal:8080"),
        ("HOST", "localhost", "127.0.0.1"),
        ("HOST", "::", "::"),
    ],
)
def test_what_can_be_used_is_kept_as_it_is_meant(tmp_path: Path, name: str, value: str, kept: str) -> None:
    assert getattr(settings(tmp_path, **{name: value}), name.lower()) == kept


@pytest.mark.parametrize(
    "value", ["a@b@c", "ideas@", "@example.org", "ideas example@example.org", "a@b.org, c@d.org", "Ideas <ideas@>", "a..b@c"]
)
def test_letters_come_from_one_whole_address(tmp_path: Path, value: str) -> None:
    with pytest.raises(BadSettings, match=r"Use an email address, like ideas@example\.org"):
        settings(tmp_path, MAIL_FROM=value)


@pytest.mark.parametrize("name", ["what?", "number#1"])
def test_a_folder_that_would_cut_the_address_of_the_database_short_is_told_and_not_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSettings) as told:
        settings(tmp_path / name)
    assert told.value.sentences == [f"DATA_DIR is '{tmp_path / name}'. Use a folder with no ? and no # in its path."]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSettings) as told:
        settings(tmp_path / "file" / "inside")
    assert told.value.sentences[0].startswith(f"DATA_DIR is '{tmp_path / 'file' / 'inside'}'. It cannot be written")
