"""A demo system on a Tuesday in November: made once, copied for each test."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.core import calendar, db, migrating
from app.core.config import settings
from app.core.freshness import public_version
from app.journey.demo.build import build, fill

TUESDAY = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)


@contextmanager
def portal(folder: Path, *, of: Path | None = None) -> Iterator[None]:
    """A demo system in a folder, on a Tuesday in November: empty, or a copy of another one."""
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as environment:
        for name in ("DATABASE_URL", "BASE_URL", "PORT", "SMTP_URL", "REDIS_URL"):
            environment.setenv(name, "")
        for name, value in {"DATA_DIR": str(folder), "DEMO": "1", "SECRET_KEY": "k" * 40}.items():
            environment.setenv(name, value)
        settings.cache_clear()
        if of:
            shutil.copy(of / "portal.sqlite", folder)
        else:
            migrating.upgrade()
        engine = db.connect()
        calendar.set_clock(lambda: TUESDAY)
        yield
        calendar.reset_clock()
        db.session.remove()
        engine.dispose()
    settings.cache_clear()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo system, made once; each test has a copy."""
    folder = tmp_path_factory.mktemp("model")
    with portal(folder):
        assert build()
    return folder


@pytest.fixture(scope="module")
def large_model(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with three hundred more ideas."""
    folder = tmp_path_factory.mktemp("large_model")
    with portal(folder, of=model):
        with db.reading():
            before = public_version()
        assert fill(300) == 300
        with db.reading():
            assert public_version() > before
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[None]:
    """Tables, and nothing in them."""
    with portal(tmp_path):
        yield


@pytest.fixture
def made(tmp_path: Path, model: Path) -> Iterator[None]:
    """The demo system."""
    with portal(tmp_path, of=model):
        yield


@pytest.fixture
def client(made: None) -> FlaskClient:
    """Somebody with a browser."""
    return create_app(testing=True).test_client()


@pytest.fixture
def filled(tmp_path: Path, large_model: Path) -> Iterator[FlaskClient]:
    """Somebody with a browser before a system with three hundred more ideas."""
    with portal(tmp_path, of=large_model):
        yield create_app(testing=True).test_client()
