"""I need help: a person, from every page, and a task that somebody does."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.questions import Given
from app.people.models import RoleName
from app.tasks.models import Task
from tests import keys, make
from tests.visitor import Visitor


def tasks() -> list[tuple[str, str, int, str]]:
    with db.reading() as session:
        return [(t.kind.value, t.about, t.thing_id, t.details) for t in session.scalars(select(Task).order_by(Task.id))]


@pytest.mark.parametrize("page", ["/en/", "/en/ideas", "/en/share", "/en/share/not-good", "/en/sign-in", "/en/nothing", "/ar-easy/about"])
def test_help_is_one_press_away_from_every_page(visitor: Visitor, page: str) -> None:
    seen = visitor.open(page)
    ways = [a.get("href") for a in seen.all("a")] + [b.get("value") for b in seen.all("button")]
    assert any(way and (way.endswith("/help") or way == "help") for way in ways)


def test_asking_for_help_becomes_a_task_that_the_team_ticks_off(app: Flask, visitor: Visitor) -> None:
    visitor.send("/en/help", kind="call_back", reach="01632 960 999", name="Dee", words="After five, please.")
    assert visitor.page
    assert (visitor.page.h1, visitor.page.has("A person gets in touch with you within 2 working days.")) == ("We will help you", True)
    assert tasks() == [("call_back", "help", 0, "Dee\n01632 960 999\nAfter five, please.")]
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert member.open("/en/tasks").has("01632 960 999")
    page = member.page
    for _n in range(2):
        member.page = page
        member.send()
    assert member.page
    assert member.page.has("Nothing is to do.")


def test_help_with_a_draft_knows_the_draft_and_leads_back_to_it(visitor: Visitor) -> None:
    draft, token = make.draft()
    keys.hold_draft(visitor, token).send("/en/help", kind="explain", reach="01632 960 999")
    assert visitor.page
    assert visitor.page.link("Go on with my idea") == "/en/share/check"
    assert tasks()[0][1:3] == ("draft", draft.id)


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        ({}, ["Choose what would help you", "Write how we can reach you"]), ({"kind": "magic", "reach": "here"}, ["Choose what would help you"]), ({"kind": "meet"}, ["Write how we can reach you"]),
        ({"kind": "meet", "reach": "x" * 301}, ["Make this shorter"]), ({"kind": "meet", "reach": "x", "words": "y" * 5001}, ["Make this shorter"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_every_word_stays(visitor: Visitor, told: dict[str, str], faults: list[str]) -> None:
    visitor.send("/en/help", **told)
    assert visitor.page
    assert (visitor.page.faults(), tasks()) == (faults, [])
    assert visitor.page.status == 422


def test_whoever_is_about_to_help_with_a_draft_reads_what_its_writer_said_they_need(visitor: Visitor) -> None:
    needs = {"support_needs": Given(choices=("bsl", "interpreter")), "language_spoken": Given(text="Sylheti")}
    _draft, token = make.draft(answers=make.DEE | needs)
    keys.hold_draft(visitor, token).send("/en/help", kind="explain", reach="01632 960 999")
    assert tasks()[0][3] == "01632 960 999\nNeeds:\nBSL interpreter.\nInterpreter. Sylheti"
