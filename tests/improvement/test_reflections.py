"""What is this telling us? A private thought is the writer's alone, everywhere; a shared one is the team's."""

import pytest
from flask import Flask

from app.core import db
from app.improvement.queries import reflections
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.going import begun, facts, of, said, verbs
from tests.improvement.trying import sent, tried
from tests.visitor import Seen, Visitor

THOUGHT, OTHER = "Mornings are busier than we say.", "The list comes too late."
DEEDS = ("change", "share", "take-away")


@pytest.fixture
def ana(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")


def page_of(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/reflections"


def write(who: Visitor, idea: Proposal, words: str = THOUGHT, **other: str) -> Seen:
    return who.send(f"{page_of(idea)}/new", words=words, **other)


def own(who: Visitor, idea: Proposal, deed: str) -> str:
    """The address of what somebody does with their own thought."""
    page = who.open(page_of(idea))
    return next(a.get("href", "") for a in page.all("a") if (a.get("href") or "").endswith(f"/{deed}"))


def test_a_thought_is_private_unless_its_writer_says_otherwise(sam: Visitor, ana: Visitor) -> None:
    idea = begun()
    sam.open(sam.open(page_of(idea)).link("Write a thought"))
    page = sam.press("Save", words=THOUGHT)
    assert (page.has(THOUGHT), page.has("Only you can read this"), page.has("The whole try-out")) == (True, True, True)
    assert (ana.open(page_of(idea)).has(THOUGHT), ana.open(page_of(idea)).has("There is no thought that you can read yet.")) == (
        False,
        True,
    )


def test_nobody_else_can_tell_that_a_private_one_exists(app: Flask, sam: Visitor, ana: Visitor) -> None:
    idea, bare = begun(), begun()
    write(sam, idea)
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    there = {deed: own(sam, idea, deed) for deed in DEEDS}
    for who in (ana, chair):
        assert {who.open(address).status for address in there.values()} == {404}
        assert {sent(who, address) for address in there.values()} == {404}
        pages = [who.open(page_of(one)).words("main") for one in (idea, bare)]
        assert pages[0] == pages[1]
        assert (
            said(who.open(f"/en/ideas/{idea.reference}/try-out"), "What is this telling us?")
            == "There is no thought that you can read yet."
        )
    assert said(sam.open(f"/en/ideas/{idea.reference}/try-out"), "What is this telling us?") == "You can read 1 thought."
    assert verbs("project", 1) == ["start"]


def test_one_rule_answers_page_list_and_whatever_else_asks(sam: Visitor, ana: Visitor) -> None:
    idea = begun()
    write(sam, idea)
    write(sam, idea, OTHER, readers="shared")
    with db.transaction():
        project = of(make.again(idea))
        writer, reader = make.staff(), make.staff(RoleName.HUDDLE_MEMBER, "ana@example.org", "Ana")
        told = {one.display_name: [thought.words for thought in reflections.reflections(project, by=one)] for one in (writer, reader)}
        numbers = [thought.number for thought in reflections.reflections(project, by=reader)]
    assert told == {"Sam": [OTHER, THOUGHT], "Ana": [OTHER]}
    assert numbers == [None]


def test_a_private_one_is_shared_later_once_and_its_words_then_stay(sam: Visitor, ana: Visitor) -> None:
    idea = begun()
    write(sam, idea)
    change, share = own(sam, idea, "change"), own(sam, idea, "share")
    asks = sam.open(share)
    assert asks.has("Everybody who reads this try-out can read it, with your name.")
    assert not ana.open(page_of(idea)).has(THOUGHT)
    for _time in range(2):
        sam.page = asks
        sam.press("Share it")
    page = ana.open(page_of(idea))
    assert (page.has(THOUGHT), page.has("Sam"), page.has("Change"), page.has("Take away")) == (True, True, False, False)
    assert verbs("project", 1).count("share_reflection") == 1
    assert sam.open(change).status == 409
    assert {ana.open(address).status for address in (change, share)} == {404}


def test_a_private_one_gets_other_words_and_nobody_sees_that_it_did(sam: Visitor) -> None:
    idea = begun()
    write(sam, idea)
    form = sam.open(own(sam, idea, "change"))
    assert keys.words_on(form) == THOUGHT
    assert sam.press("Save", words=" ").faults() == ["Write what it tells you"]
    page = sam.send(own(sam, idea, "change"), words=OTHER)
    assert (page.has(OTHER), page.has(THOUGHT), verbs("project", 1)) == (True, False, ["start"])


def test_words_that_are_changed_in_one_window_and_shared_in_another_stay_as_they_were_read(sam: Visitor, ana: Visitor) -> None:
    idea = begun()
    write(sam, idea)
    form = sam.open(own(sam, idea, "change"))
    sam.open(own(sam, idea, "share"))
    sam.press("Share it")
    sam.page = form
    page = sam.press("Save", words=OTHER)
    assert (page.status, page.has(OTHER), ana.open(page_of(idea)).has(THOUGHT)) == (409, True, True)


def test_a_private_one_that_is_taken_away_leaves_nothing_and_a_shared_one_its_words(sam: Visitor) -> None:
    idea = begun()
    write(sam, idea)
    sam.open(own(sam, idea, "take-away"))
    assert not sam.press("Take it away").has(THOUGHT)
    assert verbs("project", 1) == ["start"]
    write(sam, idea, OTHER, readers="shared")
    sam.open(own(sam, idea, "take-away"))
    assert not sam.press("Take it away").has(OTHER)
    assert facts("project", 1)[-1] == {"words": OTHER}


def test_it_is_about_a_measure_or_a_small_test_and_leads_there(sam: Visitor) -> None:
    idea, number = tried("5 6")
    form = sam.open(sam.open(f"/en/measures/{number}").link("What is this telling us?"))
    chosen = [option.get("value") for option in form.all("option") if option.get("selected") is not None]
    page = sam.press("Save", words=THOUGHT)
    assert (chosen, page.link("Waiting")) == ([f"measure-{number}"], f"/en/measures/{number}")
    assert page_of(idea) == page.address


@pytest.mark.parametrize("about", ["measure-2", "small-test-1", "measure", "measure-²", "measure-" + "9" * 5000, "x", ""])
def test_something_that_this_try_out_does_not_have_is_refused(sam: Visitor, about: str) -> None:
    _other, _number = tried("5")
    idea, number = tried("5")
    assert number == 2
    there = begun() if about == "measure-2" else idea
    page = write(sam, there, about=about)
    assert (page.status, page.faults(), keys.words_on(page)) == (422, ["Choose what it is about"], THOUGHT)


def test_words_that_are_none_or_too_many_are_refused_and_kept(sam: Visitor) -> None:
    idea = begun()
    assert write(sam, idea, " \n ").faults() == ["Write what it tells you"]
    page = write(sam, idea, "x" * 2001)
    assert (page.status, page.faults(), len(keys.words_on(page))) == (422, ["Use at most 2,000 characters"], 2001)
    assert write(sam, idea, readers="everybody").faults() == ["Choose who may read it"]


def test_the_same_sent_twice_is_one_thought(sam: Visitor) -> None:
    idea = begun()
    for _time in range(2):
        page = write(sam, idea)
    assert page.has("1 thought that you can read, newest first")


def test_what_has_ended_is_read_by_the_same_people_and_nothing_is_added(sam: Visitor, ana: Visitor) -> None:
    idea = begun()
    write(sam, idea)
    write(sam, idea, OTHER, readers="shared")
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    pages = [who.open(page_of(idea)) for who in (sam, ana)]
    assert [(page.has(THOUGHT), page.has(OTHER), page.has("Write a thought")) for page in pages] == [
        (True, True, False),
        (False, True, False),
    ]
    assert sent(sam, f"{page_of(idea)}/new") == 409


def test_the_page_asks_the_database_as_often_for_three_as_for_one(sam: Visitor, ana: Visitor) -> None:
    idea, number = tried("5")

    def asked() -> int:
        with keys.statements() as ran:
            assert sam.open(page_of(idea)).status == 200
        return len(ran)

    write(sam, idea)
    sam.open(page_of(idea))
    one = asked()
    write(ana, idea, OTHER, readers="shared")
    write(sam, idea, OTHER, about=f"measure-{number}")
    assert asked() == one
