"""What was asked and answered about small tests before answers could be translated is read as what is asked now."""

import datetime as dt
from typing import Any

from sqlalchemy import Boolean, Connection, Date, DateTime, Integer, MetaData, insert, select

from app.core import migrating
from tests.house.test_migrations import engine_of, url

__all__ = ["url"]

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("person", {"id": 1}),
    ("proposal", {"id": 1, "stage": "testing", "publish": "no"}),
    ("project", {"id": 1, "proposal_id": 1}),
    ("ramp", {"id": 1, "project_id": 1}),
    ("cycle", {"id": 7, "ramp_id": 1, "purpose": "test"}),
    ("cycle_question", {"id": 3, "cycle_id": 7}),
    ("cycle_asked", {"id": 5, "cycle_id": 7, "person_id": 1, "as_whom": "there"}),
    ("text", {"id": 1, "kind": "cycle", "thing_id": 7, "lang": "ur", "lang_source": "page_lang"}),
    ("cycle_said", {"id": 1, "asked_id": 5, "question_id": 3, "words_id": 1}),
)
FACTS = {"change": "Pack.", "where": "1 ward", "expected": [{"question": "Ready?", "prediction": "Yes."}], "as_whom": "there"}
LETTER = {"id": 1, "name": "improvement/study", "facts": FACTS, "channel": "email", "state": "sent"}


def put(connection: Connection, known: MetaData, table: str, row: dict[str, Any]) -> None:
    """A row with what it may not lack."""
    filled = {Boolean: False, Date: NOW.date(), DateTime: NOW, Integer: 1}
    columns = [column for column in known.tables[table].columns if not column.nullable and column.server_default is None]
    least = {column.name: next((v for kind, v in filled.items() if isinstance(column.type, kind)), "x") for column in columns}
    connection.execute(insert(known.tables[table]).values(least | row))


def test_letters_and_answers_from_before_are_read_as_those_of_now(url: str) -> None:
    own = next(migrating.FOLDER.glob("versions/*_what_those_who_are_asked_about*.py"))
    migrating.upgrade(url, to=f"{int(own.name[:4]) - 1:04d}")
    engine, known = engine_of(url), MetaData()
    known.reflect(engine)
    with engine.begin() as connection:
        for table, row in (*ROWS, ("letter", LETTER)):
            put(connection, known, table, row)
    engine.dispose()
    migrating.upgrade(url)
    engine = engine_of(url)
    with engine.connect() as connection:
        words, letter = known.tables["text"], known.tables["letter"]
        assert connection.execute(select(words.c.kind, words.c.thing_id)).all() == [("cycle_asked", 5)]
        told = connection.execute(select(letter.c.facts)).scalar_one()["test"]["standard"]
    engine.dispose()
    parts = [part["body"] for part in (*told["tried"], *told["questions"][0]["asks"], *told["questions"][0]["thought"])]
    assert parts == ["Pack.", "1 ward", "Ready?", "Yes."]
