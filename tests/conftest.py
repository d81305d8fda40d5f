"""A fresh portal for each test, on its own database and in its own folder."""

import gc
import os
import shutil
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from app.core import calendar, config, db, i18n, queue, reviews
from app.core.web.guests import shelf
from tests.visitor import Visitor

HOST = "127.0.0.1:8000"
OURS = (
    "DATABASE_URL",
    "REDIS_URL",
    "SMTP_URL",
    "BASE_URL",
    "SECRET_KEY",
    "SERVICE_NAME",
    "HOST",
    "MAIL_FROM",
    "PORT",
    "DATA_DIR",
    "CLAMD_URL",
    "DEMO",
    "PSEUDO_READINGS",
    "THEME",
    "HEADER_LINKS",
    "DISTRICTS",
    "TRUSTED_PROXIES",
    "REVIEWS",
    "LIBRETRANSLATE_URL",
    "LIBRETRANSLATE_KEY",
    "LIBRETRANSLATE_SECONDS",
)


@pytest.fixture(scope="session")
def whole_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated, empty SQLite file, copied for each test."""
    from app.core import migrating

    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        for name in OURS:
            patch.delenv(name, raising=False)
        patch.setenv("DATA_DIR", str(folder))
        _forget()
        db.connect()
        migrating.upgrade()
        db.session.remove()
        db.engine().dispose()
        _forget()
    return folder / "portal.sqlite"


def _forget() -> None:
    config.settings.cache_clear()
    i18n.readings.cache_clear()
    reviews.recorded.cache_clear()
    queue_cache = getattr(queue, "valkey", None)
    if hasattr(queue_cache, "cache_clear"):
        queue_cache.cache_clear()
    shelf.clear()


@pytest.fixture
def home(tmp_path: Path, whole_database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of this test's portal, with an empty, migrated database in it."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    shutil.copy(whole_database, tmp_path / "portal.sqlite")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    _forget()
    yield tmp_path
    calendar.reset_clock()
    i18n.set_reading(i18n.ENGLISH)
    db.session.remove()
    db.writing(True)
    _forget()


@pytest.fixture(scope="session")
def translated(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates as Python runs them. Without it each test would translate its templates anew, a third of its time."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("translated")))


@pytest.fixture(scope="session")
def statements() -> Iterator[LRUCache[Any, Any]]:
    """Statements as SQLite runs them, one collection for the engines of all tests, as the portal has one for its only engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLiteDialect_pysqlite, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(SQLiteDialect_pysqlite, "__hash__", lambda one: hash(type(one)))
        yield LRUCache(2000)


@pytest.fixture
def app(home: Path, translated: FileSystemBytecodeCache, statements: LRUCache[Any, Any]) -> Iterator[Flask]:
    """The application on this test's database. Faults rise."""
    from app import create_app

    application = create_app(testing=True)
    application.jinja_env.bytecode_cache = translated
    db.engine().update_execution_options(compiled_cache=statements)
    yield application
    db.session.remove()
    db.engine().dispose()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody with a browser of their own, no JavaScript, who looks at every page."""
    return Visitor(app)


@pytest.fixture
def another(app: Flask) -> Visitor:
    """Somebody else."""
    return Visitor(app)


def pytest_collection_finish() -> None:
    """What is loaded by now stays for good; looking through all of it for waste, again and again, was a fifth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """What werkzeug reads out of the words of a route follows from them alone; here once, not anew for the portal of each test."""
    read, known = Rule.compile, dict[tuple[object, ...], tuple[dict[str, Any], Any, Any]]()

    def compiled(rule: Rule) -> None:
        words = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), rule.merge_slashes)
        if words not in known:
            read(rule)
            told = {name: getattr(rule, name) for name in ("_parts", "_trace", "_converters", "arguments")}
            known[words] = (told, rule._build.__func__, rule._build_unknown.__func__)
            return
        told, build, build_unknown = known[words]
        vars(rule).update({name: copy(value) for name, value in told.items()})
        rule._build, rule._build_unknown = build.__get__(rule), build_unknown.__get__(rule)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "compile", compiled)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_outside_settings() -> Iterator[None]:
    """Nothing of the operator's environment reaches a test."""
    kept = {name: os.environ.pop(name) for name in OURS if name in os.environ}
    yield
    os.environ.update(kept)
