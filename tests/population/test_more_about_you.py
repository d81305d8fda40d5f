"""Somebody answers the optional questions: the answers are kept, and nothing anywhere says whose they are."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db, migrating
from app.population import jobs
from app.population.models import AnswerCount, HeldAnswer
from tests import keys, make
from tests.visitor import Visitor

PAGE = "/en/more-about-you"
SAID = {"age": "65_79", "disability": "yes", "impact": "a_little", "ethnic_group": "asian", "asian": "pakistani", "sex": "female"}
OURS = ("equality_held", "equality_count")


@pytest.fixture
def sender(app: Flask) -> Visitor:
    """Somebody who has just sent an idea and sees the page that says so."""
    _draft, token = make.draft()
    visitor = keys.hold_draft(Visitor(app), token)
    visitor.send("/en/share/check")
    assert visitor.page
    assert visitor.page.h1 == "Thank you. We have your idea."
    return visitor


def dump(home: Path) -> list[str]:
    """The whole database in words, a line for each row."""
    db.session.remove()
    connection = sqlite3.connect(home / "portal.sqlite")
    lines = [line for line in connection.iterdump() if "search_words" not in line]
    connection.close()
    return lines


def held() -> dict[str, str]:
    with db.reading() as session:
        return {one.question: one.answer for one in session.scalars(select(HeldAnswer))}


def counts() -> dict[tuple[str, str], int]:
    with db.reading() as session:
        return {(one.question, one.answer): one.people for one in session.scalars(select(AnswerCount))}


def test_who_has_sent_an_idea_finds_the_questions_answers_them_and_is_thanked(sender: Visitor) -> None:
    assert sender.page
    sender.open(sender.page.link("More about you"))
    page = sender.send(**SAID)
    assert (page.h1, page.address) == ("Thank you", "/en/more-about-you/thank-you")
    assert held() == SAID | {"words": "standard"}


def test_the_page_of_my_idea_leads_to_the_questions_too(app: Flask) -> None:
    idea = make.idea()
    page = keys.hold_key(Visitor(app), idea).open(f"/en/my-idea/{idea.reference}")
    assert page.link("More about you") == PAGE


def test_nothing_in_the_whole_database_ties_the_answers_to_the_idea_or_its_person(sender: Visitor, home: Path) -> None:
    sender.open(PAGE)
    assert sender.page
    ticket = next(field.get("value", "") for field in sender.page.all("input") if field.get("name") == "ticket")
    before = dump(home)
    sender.send(**SAID)
    after = dump(home)
    new = [line for line in after if line not in before]
    assert [line for line in before if line not in after] == []  # nothing was touched: no visit, no history, no idea
    assert len(new) == len(SAID) + 1
    assert all(line.startswith('INSERT INTO "equality_held"') for line in new)
    rest = "\n".join(before)
    ids = [re.findall(r"'([^']*)'", line)[0] for line in new]
    assert [one for one in ids if one in rest] == []
    assert (len(ticket) >= 32, ticket in "\n".join(after)) == (True, False)
    assert re.search(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}", "\n".join(new)) is None  # neither a day nor a time
    jobs.count_held()
    last = dump(home)
    assert sorted(set(last) - set(before)) == sorted(line for line in last if line.startswith('INSERT INTO "equality_count"'))
    assert [one for one in ids if one in "\n".join(last)] == []


@pytest.mark.parametrize("name", OURS)
def test_the_tables_have_no_key_to_anything_and_no_room_for_a_number_a_day_or_a_time(name: str) -> None:
    table = migrating.tables().tables[name]
    assert [key.target_fullname for key in table.foreign_keys] == []
    columns = {column.name: str(column.type) for column in table.columns}
    own = {"id": "VARCHAR(64)"} if name == "equality_held" else {"people": "INTEGER"}
    assert columns == own | {"month": "VARCHAR(7)", "question": "VARCHAR(20)", "answer": "VARCHAR(80)"}
    others = [key.target_fullname for other in migrating.tables().tables.values() for key in other.foreign_keys]
    assert [key for key in others if key.startswith(name)] == []


@pytest.mark.parametrize("name", OURS)
def test_no_row_has_a_number_that_tells_which_came_first(sender: Visitor, home: Path, name: str) -> None:
    connection = sqlite3.connect(home / "portal.sqlite")
    with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
        connection.execute(f"SELECT rowid FROM {name}")
    connection.close()


def test_the_clock_counts_what_is_held_once(visitor: Visitor, another: Visitor) -> None:
    visitor.send(PAGE, age="18_24")
    another.send(PAGE, age="18_24", sex="male")
    jobs.count_held()
    jobs.count_held()
    assert held() == {}
    assert counts() == {("age", "18_24"): 2, ("sex", "male"): 1, ("words", "standard"): 2}
    visitor.send(PAGE, age="18_24")
    jobs.count_held()
    assert counts()["age", "18_24"] == 3


def test_everything_may_stay_empty_and_then_nothing_is_kept(visitor: Visitor, home: Path) -> None:
    visitor.open(PAGE)
    before = dump(home)
    assert visitor.send().h1 == "Thank you"
    assert dump(home) == before


def test_rather_not_say_is_an_answer(visitor: Visitor) -> None:
    visitor.send(PAGE, gender="rather_not")
    assert held() == {"gender": "rather_not", "words": "standard"}


def test_every_question_ends_with_rather_not_say_and_has_nothing_chosen(visitor: Visitor) -> None:
    page = visitor.open(PAGE)
    radios = [field for field in page.all("input") if field.get("type") == "radio"]
    last = {field.get("name"): field.get("value") for field in radios}
    assert set(last) >= {"age", "disability", "impact", "ethnic_group", "asian", "black", "mixed", "white", "other", "sex", "gender"}
    assert set(last.values()) == {"rather_not"}
    assert [field.get("name") for field in radios if field.get("checked") is not None] == []


def test_an_answer_below_another_goes_with_it(visitor: Visitor) -> None:
    visitor.send(PAGE, disability="no", impact="a_lot", ethnic_group="black", asian="indian", black="african")
    assert held() == {"disability": "no", "ethnic_group": "black", "black": "african", "words": "standard"}


def test_easy_words_ask_the_same_questions_with_fewer_steps(visitor: Visitor) -> None:
    visitor.send("/en-easy/more-about-you", age="80p", ethnic_group="white")
    assert visitor.page
    assert visitor.page.h1 == "Thank you"
    assert held() == {"age": "80p", "ethnic_group": "white", "words": "easy"}
    assert [f for f in visitor.open("/en-easy/more-about-you").all("input") if f.get("name") == "white"] == []


@pytest.mark.parametrize(
    "forged",
    [{"age": "65_79'; DROP TABLE person"}, {"sex": "u18"}, {"ethnic_group": "x" * 100_000}, {"district": "Wenbrook"}, {"asian": "arab"}],
)
def test_what_was_never_offered_is_refused_and_nothing_is_kept(visitor: Visitor, forged: dict[str, str]) -> None:
    page = visitor.send(PAGE, **({"gender": "no"} | forged))
    assert (page.status, page.faults()) == (422, ["Choose one answer"])
    assert held() == {}
    again = [field.get("value") for field in page.all("input") if field.get("checked") is not None]
    assert again == ["no"]


def test_pressing_twice_counts_once(visitor: Visitor) -> None:
    page = visitor.open(PAGE)
    token, ticket = ({f.get("name"): f.get("value", "") for f in page.all("input")}[name] for name in ("csrf_token", "ticket"))
    for _press in range(2):
        visitor.post(PAGE, {"csrf_token": token, "ticket": ticket} | SAID)
    jobs.count_held()
    assert set(counts().values()) == {1}


def test_a_hundred_people_in_one_room_are_all_counted(visitor: Visitor) -> None:
    page = visitor.open(PAGE)
    token = next(f.get("value", "") for f in page.all("input") if f.get("name") == "csrf_token")
    answers = [visitor.post(PAGE, {"csrf_token": token, "age": "25_44"}).status for _person in range(100)]
    assert set(answers) == {303}
    jobs.count_held()
    assert counts() == {("age", "25_44"): 100, ("words", "standard"): 100}


def test_the_answer_sets_no_cookie_and_is_kept_by_no_cache(visitor: Visitor) -> None:
    visitor.open(PAGE)
    page = visitor.send(follow=False, **SAID)
    assert (page.status, page.headers.getlist("Set-Cookie")) == (303, [])
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Location"] == "/en/more-about-you/thank-you"  # no answer in an address that a log would keep


def test_another_language_takes_along_what_was_chosen_and_keeps_nothing(visitor: Visitor) -> None:
    visitor.open(PAGE)
    page = visitor.send(button=("go", "edition"), age="80p", sex="male")
    assert (page.status, held()) == (200, {})
    assert sorted(f.get("value", "") for f in page.all("input") if f.get("checked") is not None) == ["80p", "male"]


def test_the_area_is_asked_where_the_service_names_its_areas(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app import create_app
    from app.core import config

    monkeypatch.setenv("DISTRICTS", "Tarrow; Skylark & Mere; Tarrow")
    config.settings.cache_clear()
    visitor = Visitor(create_app(testing=True))
    page: Any = visitor.send(PAGE, district="Skylark & Mere")
    assert (page.h1, held()["district"]) == ("Thank you", "Skylark & Mere")
    offered = [f.get("value") for f in visitor.open(PAGE).all("input") if f.get("name") == "district"]
    assert offered == ["Tarrow", "Skylark & Mere", "elsewhere", "rather_not"]
    db.engine().dispose()
