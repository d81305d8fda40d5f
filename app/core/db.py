"""Engine, session, Model; what runs after a commit.

On SQLite writers `BEGIN IMMEDIATE` and readers `BEGIN`: plain BEGIN lost or refused most of 600
concurrent read-modify-writes when we measured it, IMMEDIATE none (docs/decisions.md).
"""

import datetime as dt
import enum
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, DateTime, Enum, MetaData, Table, Update, bindparam, create_engine, event, inspect, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, scoped_session, sessionmaker
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.types import TypeDecorator

from app.core.config import settings
from app.core.errors import NotSaved

log = logging.getLogger(__name__)
_mode = threading.local()


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC. Refuses a naive one; gives back an aware one on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Aware in, UTC out; ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its zone.")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 SQLAlchemy passes it
        """What the database holds, as an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


Json = JSON().with_variant(JSONB(), "postgresql")


def one_of(options: type[enum.Enum], *, name: str = "") -> Enum:
    """A column that holds one value of an enum, as text with a check, alike on both databases. `name`: for the second column of a table."""
    return Enum(
        options,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or options.__name__.lower(),
        values_callable=lambda e: [m.value for m in e],
    )


class Model(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {dt.datetime: Moment, dict[str, Any]: Json, list[str]: Json}

    def shown_to_public(self) -> bool:
        """Whether a change of this row can change a page that a guest reads."""
        return False


session: scoped_session[Session] = scoped_session(sessionmaker(expire_on_commit=False))


def writing(on: bool | None = None, /) -> bool:  # noqa: FBT001 writing(True) reads well
    """Whether the next transaction of this thread means to write; a value sets it."""
    if on is not None:
        _mode.writing = on
    return bool(getattr(_mode, "writing", True))


def connect(url: str | None = None) -> Engine:
    """Opens the database of the settings (or `url`) and binds the session to it."""
    address = (url or settings().database_url).replace("postgresql://", "postgresql+psycopg://", 1)
    lite = address.startswith("sqlite")
    engine = (
        create_engine(address, pool_pre_ping=not lite, pool_size=4, max_overflow=4, future=True) if not lite else create_engine(address)
    )
    if lite:
        event.listen(engine, "connect", _on_sqlite_connect)
        event.listen(engine, "begin", _on_sqlite_begin)
    event.listen(engine, "handle_error", _on_error)
    session.remove()
    session.configure(bind=engine)
    return engine


def engine() -> Engine:
    """The engine that the session is bound to."""
    bound: Engine = session.session_factory.kw["bind"]
    return bound


def _on_sqlite_connect(raw: Any, _record: object) -> None:
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "foreign_keys=ON", "cache_size=-1000"):
        raw.execute(f"PRAGMA {pragma}")


def _on_sqlite_begin(connection: Connection) -> None:
    if writing():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.connection.execute("BEGIN")  # cannot be refused, and the long way costs a fifth of a question's statement


def _on_error(context: Any) -> None:
    """A busy or full database becomes NotSaved, which has a page that keeps the words."""
    told = str(context.original_exception).lower()
    full = any(words in told for words in ("locked", "busy", "is full", "no space", "disk i/o"))
    if full and isinstance(context.sqlalchemy_exception, OperationalError):
        raise NotSaved(told) from context.original_exception


def put(row: Model, **values: object) -> None:
    """Writes these values of one row at once. For rows that no guest sees: nothing counts the change as public.

    The session would look through everything it holds to find them, which cost half of a saved answer.
    """
    session.connection().execute(_of_one_row(type(row)), {"this_row": identity_of(row), **values})
    for name, value in values.items():
        set_committed_value(row, name, value)


def identity_of(row: Model) -> Any:
    """The number of a row that the database knows. Raises ValueError for one that was not written yet."""
    known = inspect(row).identity
    if known is None:
        raise ValueError("This row was not written yet.")
    return known[0]


@cache
def _of_one_row(model: type[Model]) -> Update:
    table = cast("Table", model.__table__)
    return update(table).where(table.c.id == bindparam("this_row"))


def after_commit(task: Callable[[], object]) -> None:
    """Runs `task` once what is being written now is safe; never, when it is rolled back."""
    session().info.setdefault("after", []).append(task)


def commit() -> None:
    """Writes, then runs what waited for it. A task that fails is logged, never raised."""
    current = session()
    try:
        current.commit()
    except BaseException:
        rollback()
        raise
    tasks = current.info.pop("after", [])
    writing(False)
    for task in tasks:
        try:
            task()
        except Exception:
            log.exception("A task after a commit failed; the sweeper will do its work.")


def rollback() -> None:
    """Takes everything since the last commit back; nothing that waited for it runs."""
    current = session()
    current.expunge_all()  # what was read may still be shown; nothing of it is written
    current.rollback()
    current.info.pop("after", None)
    writing(False)


@contextmanager
def transaction() -> Iterator[Session]:
    """One write of its own: commits at the end, rolls back on a fault. For jobs and commands."""
    writing(True)
    try:
        yield session()
        commit()
    except BaseException:
        rollback()
        raise
    finally:
        session.remove()
        writing(True)


def afterwards(task: Callable[[], object]) -> None:
    """A second short write after the first was taken back (attempt counters, kept answers)."""
    rollback()
    writing(True)
    task()
    commit()


@contextmanager
def reading() -> Iterator[Session]:
    """One read of its own, which takes no write lock."""
    writing(False)
    try:
        yield session()
    finally:
        session.expunge_all()  # what was read stays readable
        session.rollback()
        session.remove()
        writing(True)
