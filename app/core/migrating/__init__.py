"""The tables, brought from one version of the portal to the next.

`python -m app.core.migrating make "a sentence"` writes the migration that makes the tables what the models say;
`upgrade`, `current` and `check` do what their names say, on the database of the settings.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, NullPool, create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url

from app.core import db, search
from app.core.config import ROOT, settings

FOLDER = ROOT / "migrations"
_WAIT = 60  # seconds that a second process waits for the first one to finish
_LOCK = 4_729_001  # PostgreSQL's advisory lock for migrations: any number that is ours alone
_TABLES_OF_CORE = ("app.core.freshness",)


# ---- what may be asked ----


def upgrade(url: str | None = None, *, to: str = "head") -> None:
    """Brings the tables up to this version of the portal, or to the revision `to`; all of it or nothing.

    Safe when several processes start at once: one does it, the others wait and then find it done.
    """
    with _opened(url) as connection:
        if to == "head" and _version(connection) == head():
            return
    with _alone(url) as connection:
        command.upgrade(_config(connection), to)


def downgrade(to: str, url: str | None = None) -> None:
    """Takes the tables back to the revision `to`; `base` is before the first, with nothing left."""
    with _alone(url) as connection:
        command.downgrade(_config(connection), to)


def current(url: str | None = None) -> str | None:
    """The revision that the database is at, or None where there are no tables yet."""
    with _opened(url) as connection:
        return _version(connection)


@cache
def head() -> str | None:
    """The newest revision that this version of the portal knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def check(url: str | None = None) -> list[str]:
    """What the models say and the tables do not (or the other way about), a line for each; nothing when they agree."""
    with _opened(url) as connection:
        found = [str(difference) for difference in _differences(connection)]
        return found + [f"The search index lacks {name}." for name in search.missing(connection)]


def make(message: str) -> Path | None:
    """Writes the next migration, from the models as they are and an empty SQLite that the others have built.

    Gives the file, or None when there is nothing to write.
    """
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/empty.sqlite"
        upgrade(url)
        with _alone(url) as connection:
            config = _config(connection)
            known = len(list(ScriptDirectory.from_config(config).walk_revisions()))
            made = command.revision(config, message, autogenerate=True, rev_id=f"{known + 1:04d}")
    head.cache_clear()
    return Path(made.path) if made and not isinstance(made, list) and made.path else None


def tables() -> MetaData:
    """Every table of the portal: imports whatever holds one."""
    domains = (f"app.{module.name}.models" for module in iter_modules([str(ROOT / "app")]) if module.ispkg)
    for name in (*_TABLES_OF_CORE, *(name for name in domains if find_spec(name))):
        import_module(name)
    return db.Model.metadata


# ---- how it is done ----


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    if find_spec("ruff"):  # there where migrations are written
        config.set_section_option("post_write_hooks", "hooks", "sort, format")
        for hook, options in (("sort", "check --select I --fix --quiet"), ("format", "format --quiet")):
            config.set_section_option("post_write_hooks", f"{hook}.type", "module")
            config.set_section_option("post_write_hooks", f"{hook}.module", "ruff")
            config.set_section_option("post_write_hooks", f"{hook}.options", f"{options} REVISION_SCRIPT_FILENAME")
    return config


def _engine(url: str | None) -> Engine:
    """An engine of its own: while tables are rebuilt SQLite must not enforce foreign keys, and wait long for its turn."""
    address = make_url(url or settings().database_url)
    if address.drivername == "postgresql":
        return create_engine(address.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    if address.get_backend_name() != "sqlite":
        return create_engine(address, poolclass=NullPool)
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": _WAIT})
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def _on_sqlite_connect(raw: Any, _record: object) -> None:
    raw.isolation_level = None
    raw.execute("PRAGMA foreign_keys=OFF")


def _on_sqlite_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("alone") else "BEGIN")


@contextmanager
def _opened(url: str | None) -> Iterator[Connection]:
    engine = _engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@contextmanager
def _alone(url: str | None) -> Iterator[Connection]:
    """One transaction that no other process migrates beside."""
    engine = _engine(url).execution_options(alone=True)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:  # outside any transaction, where alone it can be set
            connection.connection.cursor().execute("PRAGMA journal_mode=WAL")
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield connection
        if engine.dialect.name == "sqlite" and (orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
            raise LookupError(f"After the migration these rows point at nothing: {orphans[:5]}. Nothing was changed.")
    engine.dispose()


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _differences(connection: Connection) -> list[Any]:
    """What Alembic finds, told what migrations/env.py tells it."""
    found: list[Any] = []

    def compare(_revision: object, context: MigrationContext) -> list[Any]:
        found.extend(compare_metadata(context, tables()))
        return []

    config = _config(connection)
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script, fn=compare):
        script.run_env()
    return found
