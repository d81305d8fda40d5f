"""Migrations make what the models say, on both databases; upgrades are safe, and quick when there is nothing to do."""

import ast
import atexit
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, CheckConstraint, Column, Connection, Integer, String, create_engine, event, inspect, text
from sqlalchemy.exc import IntegrityError

from app.core import db, migrating, search
from app.core.config import ROOT
from tests import postgres

BASE = "base"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'portal.sqlite'}"
        return
    address = postgres.database(postgres.shared())
    yield address
    postgres.drop(address)


@cache
def _newest(kind: str) -> str:
    """A database with every migration, of which the tests get copies."""
    url = f"sqlite:///{tempfile.mkdtemp(prefix='newest-')}/portal.sqlite" if kind == "sqlite" else postgres.database(postgres.shared())
    if kind == "sqlite":
        atexit.register(shutil.rmtree, Path(url.removeprefix("sqlite:///")).parent, ignore_errors=True)
    migrating.upgrade(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def newest(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with every migration."""
    made = _newest(request.param)
    if request.param == "sqlite":
        shutil.copy(made.removeprefix("sqlite:///"), tmp_path / "portal.sqlite")
        yield f"sqlite:///{tmp_path / 'portal.sqlite'}"
        return
    address = postgres.database(made, of=made)
    yield address
    postgres.drop(address)


def engine_of(url: str) -> Any:
    """A plain engine, for looking only."""
    return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def names(url: str) -> set[str]:
    """The tables that are there."""
    engine = engine_of(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found


def run(url: str, *statements: str) -> None:
    """Puts statements to the database, in one transaction."""
    engine = engine_of(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_the_migrations_make_what_the_models_say(url: str) -> None:
    migrating.upgrade(url)
    assert migrating.check(url) == []
    assert migrating.current(url) == migrating.head() is not None
    assert names(url) >= set(migrating.tables().tables)


def test_the_tables_can_be_taken_back_and_made_again(newest: str) -> None:
    migrating.downgrade(BASE, newest)
    assert names(newest) == {"alembic_version"}
    assert migrating.current(newest) is None
    migrating.upgrade(newest)
    assert migrating.check(newest) == []


def test_tables_made_from_the_models_are_those_of_the_migrations(newest: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'made.sqlite'}" if newest.startswith("sqlite") else postgres.database(newest)
    engine = engine_of(other)
    migrating.tables().create_all(engine)
    engine.dispose()
    assert migrating.check(other) == []
    assert _engine_objects(newest) == _engine_objects(other)


SEARCH_OBJECTS = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name LIKE 'search_%' AND type = 'trigger' OR name = 'search_words' ORDER BY name",
    "postgresql": "SELECT indexdef FROM pg_indexes WHERE tablename = 'search_row' ORDER BY 1",
}


def _engine_objects(url: str) -> list[str]:
    engine = engine_of(url)
    with engine.connect() as connection:
        found = list(connection.execute(text(SEARCH_OBJECTS[engine.dialect.name])).scalars())
    engine.dispose()
    return found


def test_several_processes_may_upgrade_at_once(url: str) -> None:
    say = f"from app.core import migrating; migrating.upgrade({url!r})"
    running = [subprocess.Popen([sys.executable, "-c", say], cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 4
    assert migrating.check(url) == []


def test_an_upgrade_that_fails_changes_nothing(newest: str) -> None:
    migrating.downgrade(BASE, newest)
    run(newest, "CREATE TABLE person (id INTEGER)")
    with pytest.raises(Exception, match="person"):
        migrating.upgrade(newest)
    assert names(newest) == {"alembic_version", "person"}
    assert migrating.current(newest) is None


def test_a_row_that_would_point_at_nothing_stops_the_migration(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'portal.sqlite'}"
    migrating.upgrade(url)
    run(
        url,
        "INSERT INTO visit (id, person_id, salt, started_at, expires_at) VALUES (1, 4729, 'x', '2026-01-01', '2026-01-01')",
        "DELETE FROM alembic_version",
    )
    with pytest.raises(Exception, match=r"already exists|point at nothing"):
        migrating.upgrade(url)


# ---- what the comparison sees ----

UNLIKE = {
    "a column too few": ("ALTER TABLE person DROP COLUMN wants_to_hear", "add_column"),
    "a table too few": ("DROP TABLE public_version", "add_table"),
    "an index too few": ("DROP INDEX ix_letter_due", "add_index"),
    "a column too many": ("ALTER TABLE person ADD COLUMN words VARCHAR", "remove_column"),
}


@pytest.mark.parametrize(("statement", "said"), UNLIKE.values(), ids=UNLIKE.keys())
def test_the_check_sees(newest: str, statement: str, said: str) -> None:
    run(newest, statement)
    assert any(said in line for line in migrating.check(newest))


@pytest.mark.parametrize("statement", ["DROP TRIGGER search_row_changed", "DROP INDEX ix_search_row_words"])
def test_the_check_sees_a_search_index_that_lost_a_part(newest: str, statement: str) -> None:
    if newest.startswith("sqlite") != ("TRIGGER" in statement):
        statement = "DROP TABLE search_words" if newest.startswith("sqlite") else "DROP INDEX IF EXISTS ix_search_row_words"
    run(newest, statement)
    assert [line for line in migrating.check(newest) if line.startswith("The search index lacks")]


def test_the_check_sees_an_option_that_the_table_does_not_allow(newest: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = migrating.tables().tables["search_row"]
    scope = next(each for each in table.constraints if isinstance(each, CheckConstraint))
    monkeypatch.setattr(scope, "sqltext", text("scope IN ('public', 'staff', 'partners')"))
    assert [line for line in migrating.check(newest) if "ck_search_row_scope" in line]


def test_the_next_migration_lets_a_new_option_in(newest: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = migrating.FOLDER
    folder = tmp_path / "migrations"
    _copy(first, folder)
    monkeypatch.setattr(migrating, "FOLDER", folder)
    migrating.head.cache_clear()
    row = "INSERT INTO search_row (kind, thing_id, lang, scope, body_folded) VALUES ('idea', 1, 'en', 'partners', 'bus')"
    with pytest.raises(IntegrityError):
        run(newest, row)
    scope = next(each for each in migrating.tables().tables["search_row"].constraints if isinstance(each, CheckConstraint))
    monkeypatch.setattr(scope, "sqltext", text("scope IN ('public', 'staff', 'partners')"))
    made = migrating.make("partners may search")
    assert made is not None
    assert made.name.endswith("_partners_may_search.py")
    assert migrating.make("nothing") is None
    migrating.upgrade(newest)
    run(newest, row)
    assert migrating.check(newest) == []
    migrating.head.cache_clear()


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of migrations to which one may be added."""
    first, folder = migrating.FOLDER, tmp_path / "migrations"
    _copy(first, folder)
    monkeypatch.setattr(migrating, "FOLDER", folder)
    migrating.head.cache_clear()
    yield folder
    migrating.head.cache_clear()


@pytest.fixture
def new_column() -> Iterator[Callable[[Column[Any]], None]]:
    """A model gets one column more, and loses it after the test."""
    table, added = migrating.tables().tables["search_row"], []

    def add(column: Column[Any]) -> None:
        table.append_column(column)
        added.append(column)

    yield add
    for column in added:
        table._columns.remove(column)


def test_a_new_column_that_may_not_be_empty_fits_the_rows_that_are_there(
    newest: str, drafts: Path, new_column: Callable[[Column[Any]], None]
) -> None:
    run(newest, "INSERT INTO search_row (kind, thing_id, lang, scope, body_folded) VALUES ('idea', 1, 'en', 'public', 'bus')")
    new_column(Column("seen", Boolean, nullable=False, default=False))
    new_column(Column("note", String, nullable=False, default=""))
    assert migrating.make("seen")
    migrating.upgrade(newest)
    engine = engine_of(newest)
    with engine.connect() as connection:
        assert [(bool(row.seen), row.note) for row in connection.execute(text("SELECT seen, note FROM search_row"))] == [(False, "")]
    engine.dispose()
    assert drafts.exists()


def test_a_new_column_of_which_nothing_is_said_is_not_drafted(newest: str, drafts: Path, new_column: Callable[[Column[Any]], None]) -> None:
    new_column(Column("size", Integer, nullable=False))
    with pytest.raises(ValueError, match="size may not be empty"):
        migrating.make("size")
    assert drafts.exists()


def _copy(first: Path, folder: Path) -> None:
    (folder / "versions").mkdir(parents=True)
    for path in [*first.glob("*.*"), *first.glob("versions/*.py")]:
        (folder / path.relative_to(first)).write_bytes(path.read_bytes())


# ---- how migrations are written ----


def test_migrations_follow_one_another_and_know_nothing_of_the_code() -> None:
    before: str | None = None
    for number, path in enumerate(sorted(migrating.FOLDER.glob("versions/*.py")), 1):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {
            node.targets[0].id: ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        assert said["revision"] == path.name[:4] == f"{number:04d}"
        assert said["down_revision"] == before
        before = said["revision"]
        modules = {
            getattr(node, "module", None) or node.names[0].name for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert modules <= {"alembic", "sqlalchemy", "sqlalchemy.dialects"}
    assert before == migrating.head()


def test_every_table_is_known_to_the_migrations() -> None:
    known = {mapper.class_.__module__ for mapper in _mappers()}
    with_tables = {path for path in (ROOT / "app").rglob("*.py") if "(db.Model)" in path.read_text(encoding="utf-8")}
    assert {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in with_tables} == known


def _mappers() -> list[Any]:
    migrating.tables()
    return list(db.Model.registry.mappers)


def test_sqlite_rebuilds_a_table_with_its_rows_and_foreign_keys(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'portal.sqlite'}"
    migrating.upgrade(url)
    statements: list[str] = []
    with migrating._alone(url) as connection:
        event.listen(connection, "before_cursor_execute", lambda *said: statements.append(str(said[2])))
        assert _foreign_keys(connection) == 0
    assert statements[-1] == "PRAGMA foreign_key_check"


def _foreign_keys(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one())


def test_what_the_search_engine_makes_is_listed(newest: str) -> None:
    engine = engine_of(newest)
    with engine.connect() as connection:
        assert search.missing(connection) == []
    engine.dispose()


def test_what_was_written_before_is_told_what_it_is_about(url: str) -> None:
    migrating.upgrade(url, to="0004")
    at = "'2026-03-02 10:00:00'"
    letter = "INSERT INTO letter (id, name, kind, thing_id, facts, reading, channel, address, dedupe_key, state, held_by, due_at, attempts, last_fault, created_at)"
    idea = "INSERT INTO proposal (id, stage, pathway, reading, lang, salt, title_id, title_by_proposer, summary, place, publish, public_name, public, created_at, saved_at, version)"
    run(
        url,
        *(
            f"INSERT INTO text (id, body, lang, lang_source, content_hash, created_at) VALUES ({n}, 'w', 'en', 'page_lang', 'h', {at})"
            for n in (1, 2, 3)
        ),
        *(
            f"{idea} VALUES ({n}, 'decided', 'standard', 'en', 'en', 's', {n}, false, '', '', 'no', '', false, {at}, {at}, 1)"
            for n in (1, 2)
        ),
        f"{letter} VALUES (1, 'huddle/decision', 'proposal', 2, '{{}}', 'en', 'email', '', 'k', 'held', 'easy_words', {at}, 0, '', {at})",
    )
    migrating.upgrade(url)
    engine = engine_of(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id, kind, thing_id FROM text ORDER BY id")).all() == [
            (1, "proposal", 1),
            (2, "proposal", 2),
            (3, "", None),
        ]
        assert [bool(row) for row in connection.execute(text("SELECT unheard FROM proposal ORDER BY id")).scalars()] == [False, True]
    engine.dispose()
