"""Whoever has answered is not promised another letter when the team asks them again: what they said stays, and the page says so."""

import pytest

from tests import keys
from tests.improvement.test_answers_on_the_phone import WRITE
from tests.improvement.test_witnesses import ENDED, NOOR, day_comes, letter_to, link_in, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import number
from tests.visitor import Visitor

__all__ = ["number", "test_under_way", "the_day_before"]
ENGLISH = NOOR | {"reading": "en"}
PROPOSER = {"as_whom": "proposer"}
ANSWERED = "They have answered already. Their answer is on the page of this small test"
AGAIN = "They have answered already, so no letter goes. Their link opens again, and they can change their answer."
LETTER = "They are asked"
ADDRESS = {"there": "noor@example.org", "proposer": "dee@example.org"}


def ask(sam: Visitor, number: int, whom: dict[str, str]) -> Visitor:
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**whom)
    return sam


def answered(sam: Visitor, another: Visitor, number: int, whom: dict[str, str]) -> str:
    """Gives where they are written to."""
    ask(sam, number, whom)
    day_comes()
    address = ADDRESS[whom["as_whom"]]
    opened(another, address)
    another.send(saw_1="no", words_1="The bag was empty.")
    return address


def taken_back(sam: Visitor, number: int, name: str) -> None:
    sam.open(f"/en/small-tests/{number}/ask")
    sam.press(f"Do not ask them: {name}")


def letters_to(address: str) -> int:
    return len([one for one in keys.letters("improvement/study") if one.address == address])


@pytest.mark.parametrize("whom", [ENGLISH, PROPOSER])
def test_whoever_has_answered_is_not_asked_again_and_the_page_says_where_their_answer_is(
    sam: Visitor, another: Visitor, number: int, whom: dict[str, str]
) -> None:
    address = answered(sam, another, number, whom)
    page = ask(sam, number, whom).page
    assert (page.status, page.faults(), page.has(LETTER)) == (422, [ANSWERED], False)
    assert sam.open(page.link("See what they said")).has("The bag was empty.")
    day_comes()
    assert letters_to(address) == 1


@pytest.mark.parametrize(("whom", "name"), [(ENGLISH, "Noor"), (PROPOSER, "Dee")])
def test_whoever_answered_and_was_taken_back_keeps_their_answer_and_can_change_it_again_without_a_letter(
    sam: Visitor, another: Visitor, number: int, whom: dict[str, str], name: str
) -> None:
    address = answered(sam, another, number, whom)
    taken_back(sam, number, name)
    assert another.open(link_in(letter_to(address))).has(ENDED)
    page = ask(sam, number, whom).page
    assert (page.has(AGAIN), page.has(LETTER)) == (True, False)
    day_comes()
    assert letters_to(address) == 1
    assert sam.open(f"/en/small-tests/{number}").words().count(f"{name} says:") == 1
    another.open(link_in(letter_to(address)))
    assert another.send().has("The bag was empty.")


def test_whoever_was_taken_back_before_they_answered_gets_a_letter_again(sam: Visitor, number: int) -> None:
    ask(sam, number, PROPOSER)
    day_comes()
    taken_back(sam, number, "Dee")
    assert ask(sam, number, PROPOSER).page.has("They are asked within the hour")
    day_comes()
    assert letters_to(ADDRESS["proposer"]) == 2


def test_somebody_else_at_the_address_of_whoever_answered_and_was_taken_back_is_asked_by_letter(
    sam: Visitor, another: Visitor, number: int
) -> None:
    address = answered(sam, another, number, ENGLISH)
    taken_back(sam, number, "Noor")
    assert ask(sam, number, ENGLISH | {"name": "Amir"}).page.has("They are asked within the hour")
    day_comes()
    assert letters_to(address) == 2
    assert WRITE in sam.open(f"/en/small-tests/{number}").text
