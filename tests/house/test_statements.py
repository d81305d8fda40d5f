"""How many questions a page asks the database: few, and as many for three things as for one."""

import pytest
from flask import Flask

from app.core.web.guests import shelf
from app.people.models import RoleName
from tests import keys, make
from tests.improvement.trying import measured, tried
from tests.visitor import Visitor

GUEST, STAFF = 4, 8
TRY_OUT = 24  # its page gathers what its parts keep, a statement or two each


def asked(visitor: Visitor, address: str) -> int:
    """Statements of one GET, when no page is kept."""
    shelf.clear()
    with keys.statements() as ran:
        seen = visitor.open(address)
    assert seen.status == 200, seen.words()
    return len(ran)


GUESTS = (
    "/en/",
    "/en-easy/",
    "/en/ideas",
    "/en/ideas?q=letters",
    "/en/ideas?topic=letters_and_information&stage=new&lang=en",
    "/en/share",
    "/en/about",
)


@pytest.mark.parametrize("address", GUESTS)
def test_a_guests_page_asks_at_most_four_times_for_one_idea_and_for_three(visitor: Visitor, address: str) -> None:
    make.public_idea()
    one = asked(visitor, address)
    for _n in range(2):
        make.public_idea()
    assert (one <= GUEST, asked(visitor, address)) == (True, one)


def test_a_page_that_is_kept_asks_once(visitor: Visitor) -> None:
    visitor.open("/en/")
    with keys.statements() as ran:
        visitor.open("/en/")
    assert len(ran) == 1


def test_a_public_idea_asks_at_most_four_times(visitor: Visitor) -> None:
    idea = make.public_idea()
    assert asked(visitor, f"/en/ideas/{idea.reference}") <= GUEST


def test_a_public_idea_that_is_tried_asks_once_more_for_its_try_out(visitor: Visitor) -> None:
    idea, _number = tried("5 4 3")
    assert asked(visitor, f"/en/ideas/{idea.reference}") <= GUEST + 1


def test_my_idea_asks_at_most_four_times_however_long_its_story_is(visitor: Visitor) -> None:
    idea = make.public_idea()
    keys.hold_key(visitor, idea)
    short = asked(visitor, f"/en/my-idea/{idea.reference}")
    for choice in ("no", "unnamed", "no"):
        visitor.send(f"/en/my-idea/{idea.reference}/website", publish=choice)
    assert (short <= GUEST, asked(visitor, f"/en/my-idea/{idea.reference}")) == (True, short)


def test_a_question_asks_at_most_four_times(visitor: Visitor) -> None:
    _draft, token = make.draft()
    keys.hold_draft(visitor, token)
    assert asked(visitor, "/en/share/not-good") <= GUEST
    assert asked(visitor, "/en/share/check") <= GUEST


STAFF_PAGES = ("/en/queue", "/en/queue?view=mine", "/en/huddles", "/en/tasks", "/en/ideas")


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_a_staff_page_asks_at_most_eight_times_for_one_thing_and_for_three(app: Flask, address: str) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    make.public_idea()
    sam.send("/en/huddles", on="2099-03-05")
    one = asked(sam, address)
    make.public_idea()
    make.public_idea()
    sam.send("/en/huddles", on="2099-03-12")
    assert (one <= STAFF, asked(sam, address)) == (True, one)


def test_the_page_of_an_idea_asks_the_team_at_most_eight_times(app: Flask) -> None:
    sam = keys.staff(app, RoleName.CHAIR)
    idea = make.public_idea()
    one = asked(sam, f"/en/ideas/{idea.reference}/read")
    sam.send(f"/en/ideas/{idea.reference}/question", question="Which clinic is it?")
    assert (one <= STAFF, asked(sam, f"/en/ideas/{idea.reference}/read")) == (True, one)


def test_a_try_out_and_a_measure_ask_as_often_for_one_measure_as_for_twelve_of_a_hundred_values(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    idea, number = tried("5")

    def told() -> tuple[int, int]:
        return asked(sam, f"/en/ideas/{idea.reference}/try-out"), asked(sam, f"/en/measures/{number}")

    first = told()
    measured(idea, measures=2, values=100)
    three = told()
    measured(idea, measures=9, values=100)
    assert (max(first) <= TRY_OUT, three, told()) == (True, first, first)
