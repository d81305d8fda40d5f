"""Whoever brought the idea finds the questions on their own page; what somebody says after the study is taken for a while, as late."""

import datetime as dt

from app.core import calendar, db
from app.improvement.actions.studying import Effects, Found, study
from app.improvement.models import Extent, Known
from app.proposals.models import Proposal
from tests import keys, make
from tests.improvement.test_everybody_is_heard import done, in_large_print
from tests.improvement.test_witnesses import ENDED, NOOR, ON_THE_DAY, day_comes, found, letter_to, link_in, test_under_way, the_day_before
from tests.visitor import Visitor

__all__ = ["test_under_way", "the_day_before"]
LOOKED = "Our team has looked at this test already. We still want to know what you saw."
QUESTIONS = "Answer the questions"


def closed(number: int) -> None:
    team = make.staff()
    done(number)
    with db.transaction():
        study(found(number), {1: Found("They were.", Extent.YES, "")}, Effects(Known.NO, gained_less=Known.NO), closing=True, by=team)


def later(days: int) -> None:
    calendar.set_clock(lambda: ON_THE_DAY + dt.timedelta(days=days))


def test_a_letter_that_waits_for_large_print_keeps_nobody_from_answering_on_their_own_page(
    sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    idea, number = test_under_way
    in_large_print(idea)
    keys.hold_key(another, idea)
    assert QUESTIONS not in another.open(f"/en/my-idea/{idea.reference}").text
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(as_whom="proposer")
    day_comes()
    another.open(another.open(f"/en/my-idea/{idea.reference}").link(QUESTIONS))
    another.send()
    assert another.send(saw_1="no", words_1="My bag was empty.").has("We have your answer.")
    assert sam.open(f"/en/small-tests/{number}").has("Dee says: No")
    assert QUESTIONS not in another.open(f"/en/my-idea/{idea.reference}").text


def test_whoever_answered_on_their_own_page_gets_no_letter(sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(as_whom="proposer")
    keys.hold_key(another, idea)
    another.open(another.open(f"/en/my-idea/{idea.reference}").link(QUESTIONS))
    another.send()
    another.send(saw_1="yes")
    day_comes()
    assert [letter.address for letter in keys.letters("improvement/study")] == ["sam@example.org"]


def test_whoever_is_not_asked_themselves_finds_no_questions(sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR)
    day_comes()
    keys.hold_key(another, idea)
    assert QUESTIONS not in another.open(f"/en/my-idea/{idea.reference}").text


def test_an_answer_after_the_study_is_taken_and_shown_as_late(sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    closed(number)
    later(2)
    another.open(link_in(letter_to("noor@example.org")))
    assert another.send().has(LOOKED)
    assert another.send(saw_1="no", words_1="My bag was empty.").has("Thank you. We have your answer.")
    another.open(another.page.link("Change my answer"))
    another.send(saw_1="no", words_1="My bag was nearly empty.")
    page = sam.open(f"/en/small-tests/{number}")
    said = (
        page.has("Late: this came after the study was closed."),
        page.has("nearly empty"),
        page.has("Late: the study was closed before."),
    )
    assert said == (True, True, True)


def test_on_the_29th_day_an_answer_is_still_taken(sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    closed(number)
    later(29)
    another.open(link_in(letter_to("noor@example.org")))
    another.send()
    assert another.send(saw_1="no").has("Thank you. We have your answer.")


def test_after_30_days_nobody_is_asked_any_more(sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    closed(number)
    later(31)
    assert another.open(link_in(letter_to("noor@example.org"))).has(ENDED)
