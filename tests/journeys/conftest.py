"""For journeys in a browser: a copy of the filled portal for one test alone."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser import Portal, browser, filled, portal

__all__ = ["browser", "filled"]


@pytest.fixture
def own(tmp_path: Path, filled: Portal) -> Iterator[Portal]:
    """A copy of the filled portal for this test alone: what is sent here, nobody else reads."""
    for name in ("facts.json", "secret"):
        shutil.copy(filled.folder / name, tmp_path)
    with closing(sqlite3.connect(filled.folder / "portal.sqlite")) as source, closing(sqlite3.connect(tmp_path / "portal.sqlite")) as copy:
        source.backup(copy)
    with portal(tmp_path) as opened:
        yield opened
