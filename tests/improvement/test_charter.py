"""The charter of a try-out: built up from what is there, with the first words beside it, and nothing that was written is lost."""

import pytest
from flask import Flask

from app.core import db
from app.core.questions import Given
from app.improvement.actions import start_project
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.trying import sent, tried
from tests.visitor import Seen, Visitor

PARTS = ("problem", "reason-now", "scope-in", "scope-out", "resources", "risks", "communication", "timetable")
AIM = "I can read my letters."


@pytest.fixture
def idea() -> Proposal:
    """An idea whose try-out has begun."""
    idea = make.public_idea(aim=Given(text=AIM), change_idea=Given(text="Send them in large print."))
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        start_project(found, by=make.staff())
    return idea


@pytest.fixture
def where(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/charter"


def under(page: Seen, part: str) -> str:
    """What stands under one heading."""
    found = next(one for one in page.all("section") if one.get("aria-labelledby") == part)
    return " ".join("".join(found.itertext()).split())


def test_an_empty_charter_says_so_in_every_part_and_shows_the_words_of_whoever_brought_the_idea(sam: Visitor, where: str) -> None:
    page = sam.open(sam.open(where.removesuffix("/charter")).link("Charter"))
    assert page.address == where
    assert [part for part in (*PARTS, "aim", "ideas", "team") if "Not written yet" not in under(page, part)] == []
    assert (AIM in under(page, "aim"), "in large print" in under(page, "ideas")) == (True, True)
    assert "As the person said it" in under(page, "problem")


def test_whoever_writes_the_aim_has_the_first_words_beside_it(sam: Visitor, where: str) -> None:
    page = sam.open(where.replace("charter", "aim"))
    assert (page.has("What the person said would be better"), page.has(AIM)) == (True, True)


def test_what_is_measured_and_tested_stands_on_the_charter_by_itself(sam: Visitor) -> None:
    idea, _number = tried("5 6")
    page = sam.open(f"/en/ideas/{idea.reference}/try-out/charter")
    assert "Whether people are better offWaiting. To reach: 3 hours" in under(page, "measures")
    assert under(page, "measures").count("Not measured yet") == 2


def test_what_a_team_writes_stands_beside_the_first_words_and_earlier_wordings_are_kept(sam: Visitor, where: str, idea: Proposal) -> None:
    first = under(sam.open(where), "problem").partition("As the person said it")[2]
    assert first
    sam.open(f"{where}/problem")
    assert sam.send(words="7 of 10 cannot read them.").has("Saved.")
    page = sam.send(f"{where}/problem", words="8 of 10 cannot read them.")
    assert (page.has("8 of 10"), page.has("7 of 10")) == (True, False)
    assert under(page, "problem").partition("As the person said it")[2] == first
    form = sam.open(f"{where}/problem")
    assert (form.has("2 wordings so far"), form.words("ol").count("Sam, ")) == (True, 2)
    assert form.words("ol").index("8 of 10") < form.words("ol").index("7 of 10")
    with db.reading():
        assert first.strip() in {a.text.body for a in make.again(idea).answers if a.text}


def test_what_two_people_write_at_once_is_not_lost(app: Flask, sam: Visitor, where: str) -> None:
    ana = keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")
    sam.open(f"{where}/risks")
    ana.open(f"{where}/risks")
    sam.send(words="The print is too large.")
    page = ana.send(words="The post is slow.")
    said = "Somebody saved other words meanwhile. They stand below. Bring both together, then save again"
    assert (page.status, page.faults(), keys.words_on(page)) == (422, [said], "The post is slow.")
    assert page.has("The print is too large.")
    page = ana.send(words="The print is too large. The post is slow.")
    assert "The print is too large. The post is slow." in under(page, "risks")
    assert ana.open(f"{where}/risks").has("2 wordings so far")


def test_the_same_sent_twice_is_kept_once(sam: Visitor, where: str) -> None:
    before = sam.open(f"{where}/scope-in")
    for _time in range(2):
        sam.page = before
        assert sam.send(words="One clinic.").status == 200
    assert sam.open(f"{where}/scope-in").has("1 wording so far")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(" \n ", "Write a sentence or two"), ("waits " * 200, "Use at most 1,000 characters. A charter is one page")],
)
def test_words_that_cannot_be_kept_are_still_in_their_box(sam: Visitor, where: str, words: str, sentence: str) -> None:
    page = sam.send(f"{where}/risks", words=words)
    assert (page.status, page.faults(), keys.words_on(page)) == (422, [sentence], words.strip())
    assert "Not written yet" in under(sam.open(where), "risks")


def test_a_part_that_no_charter_has_is_not_there(sam: Visitor, where: str) -> None:
    assert {sam.open(f"{where}/{part}").status for part in ("money", "PROBLEM", "scope_in")} == {404}


def test_what_has_ended_is_read_and_not_written(sam: Visitor, idea: Proposal, where: str) -> None:
    sam.send(f"{where}/risks", words="The post is slow.")
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.open(where)
    assert (page.has("The post is slow."), "Change" in under(page, "risks")) == (True, False)
    assert (sam.open(f"{where}/risks").status, sent(sam, f"{where}/risks")) == (409, 409)
