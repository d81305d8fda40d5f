"""Too few had a say: what the chair records waits until somebody who was not there confirms it."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.huddle import actions, queries
from app.huddle.jobs import drop_unconfirmed
from app.huddle.models import Decision, Digital, Presence, Stance
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make, quorum
from tests.huddle.test_answers_that_wait import kinds
from tests.huddle.test_decisions import SAID, decide
from tests.visitor import Visitor


def few(**changed: Given) -> Any:
    """An idea on the list of a meeting next week, where nobody was noted."""
    idea = make.public_idea(**changed)
    sam = make.staff()
    with db.transaction():
        on = calendar.today() + dt.timedelta(days=7)
        actions.list_proposal(make.again(idea), queries.meeting_on(on) or actions.plan_meeting(on, by=sam), by=sam)
    return idea


@pytest.fixture
def wim(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "wim@example.org")


def in_days(days: int) -> None:
    later = calendar.now() + dt.timedelta(days=days)
    calendar.set_clock(lambda: later)


def confirm(who: Visitor, idea: Any, answer: str, why: str = "") -> Any:
    who.open(f"/en/ideas/{idea.reference}/confirm")
    return who.send(answer=answer, why=why)


def test_a_decision_of_too_few_waits_moves_nothing_and_tells_nobody(app: Flask, chair: Visitor, another: Visitor) -> None:
    idea = few()
    page = chair.open(f"/en/ideas/{idea.reference}/decision")
    missing = ("4 more members", "2 more organisations", "3 more fields of work", "2 more people with lived experience")
    assert [words for words in missing if not page.has(words)] == []
    chair.send(**SAID)
    assert chair.page
    assert chair.page.has("It stands when somebody who was not there confirms it. Nobody was told yet.")
    assert chair.page.has("Decided provisionally: “Just do it”. It waits for somebody who was not there")
    assert (keys.now(idea).stage, keys.letters("huddle/decision"), keys.now(idea).answered_at) == (Stage.LISTED, [], None)
    assert not another.open(f"/en/ideas/{idea.reference}").has(SAID["reason"])
    with db.reading():
        item = queries.item_of(idea.id)
    assert item
    assert chair.open(f"/en/huddles/{item.meeting_id}").has("Decided provisionally")


def test_somebody_who_was_not_there_reads_the_letter_and_confirms_it_and_it_goes(chair: Visitor, wim: Visitor, visitor: Visitor) -> None:
    idea = few()
    decide(chair, idea)
    page = wim.open(f"/en/ideas/{idea.reference}/read")
    page = wim.open(page.link("Read the decision, and confirm it or not"))
    assert [
        words for words in ("We will do what you said", SAID["reason"], "Just do it", make.DEE["problem"].text) if not page.has(words)
    ] == []
    wim.send()
    assert wim.page
    assert (wim.page.status, wim.page.faults()) == (422, ["Choose if you confirm it"])
    wim.send(answer="yes")
    assert wim.page.has("Recorded. The letter is on its way.")
    (letter,) = keys.letters("huddle/decision")
    assert (keys.now(idea).stage, SAID["reason"] in written(letter).text, keys.now(idea).promise_kept) == (Stage.DONE, True, True)
    assert keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}").has("We will do what you said")
    assert wim.open(f"/en/ideas/{idea.reference}/confirm").status == 409
    assert len(keys.letters("huddle/decision")) == 1


def test_whoever_decided_or_was_there_or_sent_a_view_or_has_an_interest_does_not_confirm(app: Flask, chair: Visitor, wim: Visitor) -> None:
    idea = few()
    people = {name: make.staff(RoleName.HUDDLE_MEMBER, f"{name.lower()}@example.org", name) for name in ("There", "View", "Interest")}
    with db.transaction():
        item = queries.item_of(idea.id)
        assert item
        db.session.add(Presence(meeting_id=item.meeting_id, person_id=people["There"].id, noted_by=people["There"].id))
        found = make.again(idea)
        view = actions.View(Stance.SUPPORT, "Good.", Digital.NO, "", "Nobody")
        actions.say(found, view, by=people["View"])
        actions.declare_interest(found, "It is my ward.", by=people["Interest"])
    decide(chair, idea)
    said = {
        "Nadia": "You recorded this decision yourself.",
        "There": "You had a say already.",
        "View": "You had a say already.",
        "Interest": "You declared an interest in this idea.",
    }
    for name, sentence in said.items():
        role = RoleName.CHAIR if name == "Nadia" else RoleName.HUDDLE_MEMBER
        who = keys.staff(app, role, f"{name.lower()}@example.org")
        page = who.open(f"/en/ideas/{idea.reference}/confirm")
        assert (page.status, page.has(sentence)) == (409, True), name
        assert not who.open(f"/en/ideas/{idea.reference}/read").has("Read the decision, and confirm it or not"), name
    assert wim.open(f"/en/ideas/{idea.reference}/confirm").status == 200


def test_whoever_does_not_agree_says_why_and_the_idea_stays_on_its_list(chair: Visitor, wim: Visitor) -> None:
    idea = few()
    decide(chair, idea)
    page = confirm(wim, idea, "no")
    assert (page.status, page.faults()) == (422, ["Say why you do not agree"])
    wim.send(answer="no", why="Nobody asked the clinic.")
    assert wim.page
    assert wim.page.has("Nobody asked the clinic.")
    assert (keys.now(idea).stage, keys.letters("huddle/decision"), kinds()) == (Stage.LISTED, [], ["decide"])
    assert not wim.page.has("Decided provisionally")


def test_a_decision_that_nobody_confirms_goes_by_its_day_and_the_idea_goes_on_to_the_next_list(chair: Visitor) -> None:
    idea = few()
    with db.transaction():
        later = actions.plan_meeting(calendar.today() + dt.timedelta(days=21), by=None)
    decide(chair, idea)
    drop_unconfirmed()
    assert keys.letters("huddle/put_off") == []
    in_days(14)
    drop_unconfirmed()
    drop_unconfirmed()
    (letter,) = keys.letters("huddle/put_off")
    assert "The team could not decide on" in written(letter).text
    with db.reading():
        item = queries.item_of(idea.id)
        assert item
        assert item.meeting_id == later.id
    assert kinds() == ["decide"]


def test_an_idea_that_was_taken_back_meanwhile_is_not_decided(chair: Visitor, wim: Visitor, visitor: Visitor) -> None:
    idea = few()
    decide(chair, idea)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/take-back")
    assert wim.open(f"/en/ideas/{idea.reference}/confirm").status == 409
    in_days(14)
    drop_unconfirmed()
    assert (keys.now(idea).stage, keys.letters("huddle/decision"), kinds()) == (Stage.WITHDRAWN, [], [])
    visitor.send(f"/en/my-idea/{idea.reference}/bring-back")
    assert not wim.open(f"/en/ideas/{idea.reference}/read").has("Decided provisionally")


def test_a_newer_decision_takes_the_place_of_one_that_waits(chair: Visitor, wim: Visitor) -> None:
    idea = few()
    decide(chair, idea)
    decide(chair, idea, route="more_coaching", reason="It wants more work.")
    confirm(wim, idea, "yes")
    (letter,) = keys.letters("huddle/decision")
    assert (keys.now(idea).stage, "It wants more work." in written(letter).text) == (Stage.COACHING, True)
    with db.reading() as session:
        assert [d.dropped_at is None for d in session.scalars(select(Decision).order_by(Decision.id))] == [False, True]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_old_form_says_nothing_of_a_decision_that_nobody_read(chair: Visitor, wim: Visitor, answer: str) -> None:
    idea = few()
    decide(chair, idea)
    wim.open(f"/en/ideas/{idea.reference}/confirm")
    decide(chair, idea, route="more_coaching", reason="It wants more work.")
    page = wim.send(answer=answer, why="Nobody asked the clinic.")
    assert (page.status, page.has("The decision was changed meanwhile. Read it again.")) == (409, True)
    assert (keys.now(idea).stage, keys.letters("huddle/decision"), kinds()) == (Stage.LISTED, [], [])
    page = wim.open(f"/en/ideas/{idea.reference}/confirm")
    assert page.has("It wants more work.")
    wim.send(answer="yes")
    assert (keys.now(idea).stage, len(keys.letters("huddle/decision"))) == (Stage.COACHING, 1)


def test_an_old_form_without_an_answer_stays_old(chair: Visitor, wim: Visitor) -> None:
    idea = few()
    decide(chair, idea)
    wim.open(f"/en/ideas/{idea.reference}/confirm")
    decide(chair, idea, route="more_coaching", reason="It wants more work.")
    assert [wim.send().status, wim.send(answer="yes").status] == [422, 409]
    assert (keys.now(idea).stage, keys.letters("huddle/decision")) == (Stage.LISTED, [])


@pytest.mark.parametrize("seen", [[], "", "0", "-1", "1.0", "\u0661", "every one", "9" * 40])
def test_a_form_that_does_not_say_which_decision_was_read_confirms_none(chair: Visitor, wim: Visitor, seen: str | list[str]) -> None:
    idea = few()
    decide(chair, idea)
    wim.open(f"/en/ideas/{idea.reference}/confirm")
    page = wim.send(answer="yes", seen=seen)
    assert (page.status, page.has("The decision was changed meanwhile. Read it again.")) == (409, True)
    assert (keys.now(idea).stage, keys.letters("huddle/decision")) == (Stage.LISTED, [])


def test_the_second_chair_is_told_what_the_first_recorded_and_loses_no_word(app: Flask, chair: Visitor) -> None:
    for enough in (False, True):
        idea = few()
        if enough:
            quorum.seat(idea)
        vera = keys.staff(app, RoleName.CHAIR, "vera@example.org")
        vera.open(f"/en/ideas/{idea.reference}/decision")
        decide(chair, idea)
        page = vera.send(**(SAID | {"reason": "I wrote this for an hour."}))
        told = "Nadia recorded the decision before you: “Just do it”. Nothing was changed."
        assert (page.status, page.has(told), page.has("I wrote this for an hour.")) == (409, True, True)


def test_to_pass_an_idea_on_wants_a_second_person_even_with_enough_people(app: Flask, chair: Visitor) -> None:
    idea = quorum.seat(few())
    decide(chair, idea, route="signpost")
    assert chair.page
    assert chair.page.has("It stands when a second person confirms it.")
    assert keys.letters("huddle/decision") == []
    there = keys.staff(app, RoleName.HUDDLE_MEMBER, "voice0@example.org")
    confirm(there, idea, "yes")
    assert (keys.now(idea).stage, len(keys.letters("huddle/decision"))) == (Stage.SIGNPOSTED, 1)


def test_whoever_reads_an_idea_passes_it_on_with_a_second_person_and_without_a_huddle(app: Flask, wim: Visitor, visitor: Visitor) -> None:
    idea = make.public_idea()
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.open(f"/en/ideas/{idea.reference}/read")
    sam.open(page.link("Pass it on to somebody else"))
    sam.send(reason="")
    assert sam.page
    assert sam.page.status == 422
    words = {name: SAID[name] for name in ("reason", "next_step", "contact_name", "contact_how")}
    sam.send(**words)
    assert sam.page.has("It stands when a second person confirms it.")
    assert sam.open(f"/en/ideas/{idea.reference}/confirm").status == 409
    assert sam.open(f"/en/ideas/{idea.reference}/pass-on").status == 409
    confirm(wim, idea, "yes")
    assert (keys.now(idea).stage, len(keys.letters("huddle/decision"))) == (Stage.SIGNPOSTED, 1)
    mine = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    assert (mine.has("Somebody else can help with your idea"), mine.has("Please look again")) == (True, True)


def test_a_letter_that_waits_for_easy_words_waits_on_after_the_decision_is_confirmed(chair: Visitor, wim: Visitor) -> None:
    idea = few(support_needs=Given(choices=("easy_read",)))
    decide(chair, idea)
    page = confirm(wim, idea, "yes")
    assert page.has("Recorded. The letter waits until somebody writes the easy words.")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.held_by, keys.now(idea).unheard) == ("easy_words", True)
