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
    "SECRET_KEY": ("short", "SECRET_KEY is too short. Use at least 32 characters that nobody can guess."),
    "BASE_URL": (
        "https://example.org/ideas",
        "BASE_URL is 'https://example.org/ideas'. Use a scheme and a host only, like https://ideas.example.org",
    ),
    "DATABASE_URL": ("mysql://x", "DATABASE_URL is 'mysql://x'. It starts with one of: postgres://, postgresql://, sqlite://"),
    "REDIS_URL": ("http://x", "REDIS_URL is 'http://x'. It starts with one of: redis://, rediss://, unix://"),
    "SMTP_URL": ("mail.example.org", "SMTP_URL is 'mail.example.org'. It starts with one of: smtp://, smtps://"),
    "SERVICE_NAME": ("a\nb", "SERVICE_NAME is one line of at most 60 characters."),
}


@pytest.mark.parametrize("name", BAD)
def test_an_impossible_setting_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    value, sentence = BAD[name]
    with pytest.raises(BadSettings) as told:
        settings(tmp_path, **{name: value})
    assert told.value.sentences == [sentence]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as told:
        settings(tmp_path, **{name: value for name, (value, _s) in BAD.items()})
    assert len(told.value.sentences) == len(BAD)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSettings) as told:
        settings(tmp_path / "file" / "inside")
    assert told.value.sentences[0].startswith(f"DATA_DIR is '{tmp_path / 'file' / 'inside'}'. It cannot be written")
