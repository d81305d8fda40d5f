"""Programmes: open, full, closed or not open yet; an idea is never refused, and the wait is told."""

from typing import Any

import pytest
from flask import Flask

from app.core import i18n
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make, quorum, register
from tests.visitor import Seen, Visitor

NOW = register.days_from_now


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")


def put_in(member: Visitor, idea: Proposal, *numbers: int) -> Seen:
    return member.send(f"/en/ideas/{idea.reference}/fits", programmes=[str(one) for one in numbers])


def mine(visitor: Visitor, idea: Proposal) -> Seen:
    return keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")


def states() -> list[tuple[dict[str, Any], str, str]]:
    """What is written down, the word for it, the sentence that says how long."""
    day = i18n.long_date
    return [
        ({"until": NOW(9)}, "Open now", f"It is open until {day(NOW(9))}."),
        ({"cap": 1}, "Open now", "It has room for 1 more idea."),
        ({"from_on": NOW(5)}, "Not open yet", f"It opens on {day(NOW(5))}."),
        ({"until": NOW(-1)}, "Closed now", "We do not know yet when it opens again."),
        ({"until": NOW(-1), "again_on": NOW(30)}, "Closed now", f"It opens again on {day(NOW(30))}."),
        ({"until": NOW(-9), "again_on": NOW(-1)}, "Closed now", "We do not know yet when it opens again."),
    ]


@pytest.mark.parametrize("number", range(6))
def test_anyone_reads_how_a_programme_stands_and_how_long_one_waits(visitor: Visitor, number: int) -> None:
    written, word, sentence = states()[number]
    register.programme(**written)
    seen = visitor.open("/en/priorities")
    assert (seen.has(word), seen.has(sentence)) == (True, True), seen.words("main")
    assert seen.has("Is it full or closed? Send your idea all the same.")


def test_a_full_programme_refuses_nobody_and_tells_the_wait(member: Visitor, visitor: Visitor, another: Visitor) -> None:
    number = register.programme(cap=1, until=NOW(9), again_on=NOW(40), wait="We phone you when a place is free.")
    first, second = make.public_idea(), make.public_idea()
    put_in(member, first, number)
    assert put_in(member, second, number).has("It waits for a place. Nobody is refused.")
    assert mine(visitor, first).has("Your idea is in this programme: Safer skin")
    waiting = mine(another, second)
    assert waiting.has("Your idea waits for a place in this programme: Safer skin")
    assert waiting.has(f"New places come on {i18n.long_date(NOW(40))}. We still answer you by the day we promised.")
    anyone = visitor.open("/en/priorities")
    assert (anyone.has("Full now"), anyone.has("We phone you when a place is free.")) == (True, True)
    assert keys.now(second).answer_due_on == keys.now(first).answer_due_on


def test_an_idea_that_was_answered_is_not_promised_an_answer_again(app: Flask, member: Visitor, visitor: Visitor) -> None:
    number, idea = register.programme(until=NOW(-1)), make.public_idea()
    put_in(member, idea, number)
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    chair.send("/en/huddles", on="2099-03-05")
    chair.send(f"/en/ideas/{idea.reference}/read", meeting=chair.page.address.rpartition("/")[2] if chair.page else "")
    words = {"reason": "Good.", "next_step": "We do it.", "contact_name": "Priya", "contact_how": "01632 960 124"}
    quorum.seat(idea)
    chair.send(f"/en/ideas/{idea.reference}/decision", route="just_do_it", **words)
    seen = mine(visitor, idea)
    assert (seen.has("We do not know yet when a place is free."), seen.has("We still answer you")) == (True, False)


def test_an_idea_that_was_taken_back_gives_its_place_to_one_that_waits(member: Visitor, visitor: Visitor, another: Visitor) -> None:
    number = register.programme(cap=1)
    first, second = make.public_idea(), make.public_idea()
    put_in(member, first, number)
    put_in(member, second, number)
    keys.hold_key(visitor, first).send(f"/en/my-idea/{first.reference}/take-back", form=0)
    assert visitor.open("/en/priorities").has("It has room for 1 more idea.")
    put_in(member, second, number)
    assert mine(another, second).has("Your idea is in this programme: Safer skin")


def test_an_idea_waits_for_a_programme_that_has_not_begun(member: Visitor, visitor: Visitor) -> None:
    number, idea = register.programme(from_on=NOW(5)), make.public_idea()
    assert member.open(f"/en/ideas/{idea.reference}/fits").has("Safer skin: not open yet, so the idea waits")
    put_in(member, idea, number)
    assert mine(visitor, idea).has(f"New places come on {i18n.long_date(NOW(5))}.")


def test_when_nobody_knows_how_long_it_is_we_say_so(member: Visitor, visitor: Visitor) -> None:
    number, idea = register.programme(until=NOW(-1)), make.public_idea()
    put_in(member, idea, number)
    assert mine(visitor, idea).has("We do not know yet when a place is free. We still answer you by the day we promised.")
