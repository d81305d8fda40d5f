"""What a screen reader hears on the pages that matter most, kept as text in heard/ and read by us when it changes.

`UPDATE_HEARD=1` writes it anew.
"""

import difflib
import os
from pathlib import Path

import pytest

from accessibility.key_pages import MOST_IMPORTANT, line
from tests.browser import Browser, Portal

FOLDER = Path(__file__).with_name("heard")


def _file(name: str, reading: str) -> Path:
    return FOLDER / f"{name.replace(',', '').replace(' ', '-')}.{reading}.txt"


@pytest.mark.parametrize(("name", "reading"), MOST_IMPORTANT)
def test_a_screen_reader_hears_what_we_agreed(name: str, reading: str, browser: Browser, filled: Portal) -> None:
    line(name).open(browser, filled, reading)
    now, file = browser.heard(), _file(name, reading)
    if os.environ.get("UPDATE_HEARD"):
        file.write_text(now, encoding="utf-8")
    agreed = file.read_text(encoding="utf-8") if file.exists() else ""
    changes = list(difflib.unified_diff(agreed.splitlines(), now.splitlines(), "agreed", "now", lineterm="", n=2))
    better = "If this is better than before: UPDATE_HEARD=1 .venv/bin/python -m pytest accessibility/test_heard.py"
    assert not changes, "\n".join([better, *changes])


def test_nothing_is_kept_that_nobody_listens_to() -> None:
    assert sorted(file.name for file in FOLDER.glob("*.txt")) == sorted(_file(*page).name for page in MOST_IMPORTANT)
