"""One transaction a request; what waits for a commit never runs without one."""

import datetime as dt
import threading
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import StatementError

from app.core import db
from app.core.errors import NotSaved
from app.people.models import Person


def people() -> int:
    with db.reading() as session:
        return int(session.scalar(text("SELECT count(*) FROM person")) or 0)


def test_a_fault_takes_everything_back_and_runs_nothing_that_waited(app: Flask) -> None:
    ran: list[str] = []

    def broken() -> None:
        with db.transaction() as session:
            session.add(Person(display_name="Dee"))
            db.after_commit(lambda: ran.append("told"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    with db.transaction() as session:
        session.add(Person(display_name="Sam"))
    assert (people(), ran) == (1, [])


def test_what_waits_runs_after_the_commit_and_may_fail_without_harm(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[int] = []

    def broken() -> None:
        raise RuntimeError

    def look() -> None:
        thread = threading.Thread(target=lambda: seen.append(people()))
        thread.start()
        thread.join()

    with db.transaction() as session:
        session.add(Person(display_name="Dee"))
        db.after_commit(broken)
        db.after_commit(look)
    assert seen == [1]
    assert "A task after a commit failed" in caplog.text


def test_what_is_written_afterwards_stays_when_the_first_write_was_taken_back(app: Flask) -> None:
    db.writing(True)
    db.session.add(Person(display_name="first"))
    db.session.flush()
    db.afterwards(lambda: db.session.add(Person(display_name="second")))
    with db.reading() as session:
        assert session.scalars(text("SELECT display_name FROM person")).all() == ["second"]


def test_many_who_count_at_the_same_time_lose_no_count(app: Flask) -> None:
    with db.transaction() as session:
        session.add(Person(display_name="0"))
    faults: list[BaseException] = []

    def count() -> None:
        try:
            for _n in range(10):
                with db.transaction() as session:
                    person = session.get_one(Person, 1)
                    person.display_name = str(int(person.display_name) + 1)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=count) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.reading() as session:
        assert (session.get_one(Person, 1).display_name, faults) == ("40", [])


def test_readers_do_not_wait_for_a_writer(app: Flask) -> None:
    with db.transaction() as session:
        session.add(Person(display_name="Dee"))
        session.flush()
        seen: list[int] = []
        thread = threading.Thread(target=lambda: seen.append(people()))
        thread.start()
        thread.join()
        assert seen == [0]


def test_a_database_that_is_busy_for_too_long_says_so(app: Flask) -> None:
    def impatient() -> None:
        with db.transaction() as session:
            session.execute(text("SELECT 1"))

    faults: list[BaseException] = []
    db.session.remove()
    db.engine().dispose()

    def short(raw: Any, _record: Any) -> None:
        raw.execute("PRAGMA busy_timeout=20")

    def other() -> None:
        try:
            impatient()
        except NotSaved as fault:
            faults.append(fault)

    event.listen(db.engine(), "connect", short)
    with db.transaction() as session:
        session.add(Person(display_name="Dee"))
        session.flush()
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert [type(f) for f in faults] == [NotSaved]


def test_a_moment_without_a_zone_is_refused_and_any_other_comes_back_in_utc(app: Flask) -> None:
    def naive() -> None:
        with db.transaction() as session:
            session.add(Person(display_name="x", created_at=dt.datetime(2026, 1, 1)))  # noqa: DTZ001 that is the point

    with pytest.raises(StatementError, match="A moment needs its zone"):
        naive()
    east = dt.timezone(dt.timedelta(hours=5))
    with db.transaction() as session:
        session.add(Person(display_name="y", created_at=dt.datetime(2026, 1, 1, 12, tzinfo=east)))
    with db.reading() as session:
        found = session.get_one(Person, 1).created_at
        assert (found.isoformat(), found.tzinfo) == ("2026-01-01T07:00:00+00:00", dt.UTC)
