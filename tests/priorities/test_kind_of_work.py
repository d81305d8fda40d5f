"""What kind of work an idea is: four questions of the team, what follows, and what the proposer hears of it."""

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.people.models import RoleName
from tests import keys, make, register
from tests.visitor import Visitor

RESEARCH = "Your idea may be research."
IMPROVES = {"knowledge": "no", "change": "yes", "standard": "no", "level": "no"}


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")


def test_the_page_of_the_idea_says_the_kind_who_said_it_and_what_follows(member: Visitor) -> None:
    idea = make.public_idea()
    assert not member.open(f"/en/ideas/{idea.reference}/read").has("Kind of work")
    seen = member.send(f"/en/ideas/{idea.reference}/kind-of-work", **IMPROVES)
    said = register.facts(seen)["Kind of work"]
    assert said.startswith("Improvement Test it in small steps with a coach. It needs no research approval. Said by Priya on ")


@pytest.mark.parametrize(("knowledge", "told"), [("yes", True), ("not_sure", True), ("no", False)])
def test_the_proposer_hears_of_research_only_when_it_may_be_research(member: Visitor, visitor: Visitor, knowledge: str, told: bool) -> None:
    idea = make.public_idea()
    seen = member.send(f"/en/ideas/{idea.reference}/kind-of-work", **(IMPROVES | {"knowledge": knowledge}))
    assert seen.has("Check with R&D (the research office) before anybody tests it.") is told
    assert keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}").has(RESEARCH) is told
    assert not visitor.open(f"/en/ideas/{idea.reference}").has("research")


def test_the_answers_can_be_changed_and_the_story_keeps_both(member: Visitor, visitor: Visitor) -> None:
    idea = make.public_idea()
    member.send(f"/en/ideas/{idea.reference}/kind-of-work", **(IMPROVES | {"knowledge": "yes"}))
    member.send(f"/en/ideas/{idea.reference}/kind-of-work")  # as it stands: nothing new
    member.send(f"/en/ideas/{idea.reference}/kind-of-work", knowledge="no")
    with db.reading():
        kinds = [entry.facts["kind"] for entry in entries("proposal", idea.id) if entry.verb == "say_kind_of_work"]
    assert kinds == ["improvement", "research"]
    assert not keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}").has(RESEARCH)


def test_each_question_wants_an_answer(member: Visitor) -> None:
    idea = make.public_idea()
    seen = member.send(f"/en/ideas/{idea.reference}/kind-of-work", knowledge="no")
    assert (seen.status, seen.faults()) == (422, ["Choose yes, no or not sure"] * 3)


def test_an_answer_that_was_never_offered_rules_nothing_out(member: Visitor) -> None:
    idea = make.public_idea()
    seen = member.send(f"/en/ideas/{idea.reference}/kind-of-work", **(IMPROVES | {"knowledge": "certainly"}))
    assert seen.has("Check with R&D")
