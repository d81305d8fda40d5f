"""The page of the team about who sends ideas: rounded numbers of whole months, small ones hidden."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask

from app.core import calendar, db
from app.people.models import RoleName
from app.population.actions import add_to_count
from tests import keys
from tests.visitor import Seen, Visitor

PAGE = "/en/who-sends-ideas"


@pytest.fixture(autouse=True)
def in_march() -> Iterator[None]:
    calendar.set_clock(lambda: dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC))
    yield
    calendar.reset_clock()


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def count(question: str, month: str = "2026-01", **people: int) -> None:
    with db.transaction():
        for answer, number in people.items():
            add_to_count(month, question, answer, number)


def table(page: Seen, question: str) -> dict[str, list[str]]:
    """The rows of one question, by their answers."""
    section = next(part for part in page.all("section") if part.get("aria-labelledby") == question)
    rows = [["".join(cell.itertext()).strip() for cell in row if cell.tag in {"th", "td"}] for row in section.iter("tr")]
    return {row[0]: row[1:] for row in rows[1:]}


def test_a_member_sees_rounded_numbers_with_the_small_ones_hidden(member: Visitor) -> None:
    count("sex", female=61, male=32, other=3, rather_not=9)
    page = member.open(PAGE)
    assert table(page, "sex") == {
        "Female": ["60", "57"],
        "Male": ["30", "29"],
        "I use another word": ["hidden", "hidden"],
        "I would rather not say": ["hidden", "hidden"],
    }
    assert page.has("About 105 people answered.")
    assert page.has("from March 2025 to February 2026")


def test_the_month_that_is_not_over_and_those_a_year_ago_are_not_shown(member: Visitor) -> None:
    count("gender", "2026-03", yes=40)
    count("gender", "2025-02", yes=40)
    assert table(member.open(PAGE), "gender") == {}
    count("gender", "2025-03", yes=10)
    count("gender", "2026-02", yes=20)
    assert table(member.open(PAGE), "gender")["Yes"] == ["30", "100"]


def test_of_too_few_people_nothing_is_shown(member: Visitor) -> None:
    count("age", u18=3, **{"80p": 4})
    page = member.open(PAGE)
    assert table(page, "age") == {}
    assert page.has("Too few people answered this, so nothing is shown.")


def test_more_about_an_answer_is_shown_only_where_the_answer_itself_is(member: Visitor) -> None:
    count("ethnic_group", white=50, asian=30, black=9, mixed=2)
    for background, one, two in (("white", "british", "irish"), ("black", "african", "caribbean")):
        count(background, **{one: 9, two: 8})
    page = member.open(PAGE)
    shown = {part.get("aria-labelledby") for part in page.all("section")}
    assert ("white" in shown, "black" in shown, "mixed" in shown) == (True, False, False)
    assert page.has("Of those who said: White")


def test_nobody_else_gets_in(app: Flask) -> None:
    assert keys.staff(app, RoleName.ADMINISTRATOR).open(PAGE, inspect=False).status == 404
    assert Visitor(app).open(PAGE).h1 == "Sign in"
