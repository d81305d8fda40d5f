"""A page for everybody reads the arguments that it knows: one that somebody made up is no other page to make and to keep."""

import pytest

from app.core.web.guests import shelf
from tests import keys, make
from tests.visitor import HEADERS, Visitor

PAGES = ("/en/about", "/en/ideas", "/en/minutes", "/en/ideas?q=letters")


def asked(visitor: Visitor, address: str) -> tuple[str, int]:
    """What a guest reads, and how many statements it took."""
    with keys.statements() as ran:
        page = visitor.client.get(address, headers=HEADERS)
    return page.text, len(ran)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("made_up", ["n=1", "x=%2F%00&y", "listen=7", "show=all", "N=" + "9" * 400])
def test_a_made_up_argument_makes_no_page(visitor: Visitor, address: str, made_up: str) -> None:
    make.public_idea()
    shelf.clear()
    page, _made = asked(visitor, address)
    kept, few = asked(visitor, f"{address}{'&' if '?' in address else '?'}{made_up}")
    assert (kept, len(shelf._pages), few <= 2) == (page, 1, True)


def test_an_argument_that_stands_twice_counts_once(visitor: Visitor) -> None:
    make.public_idea()
    shelf.clear()
    assert asked(visitor, "/en/ideas?q=letters&q=zzzz")[0] == asked(visitor, "/en/ideas?q=letters")[0]
    assert len(shelf._pages) == 1


def test_what_a_page_knows_is_answered(visitor: Visitor) -> None:
    make.public_idea()
    assert "Letters I can read" in asked(visitor, "/en/ideas?n=1&q=letters")[0]
    assert "Letters I can read" not in asked(visitor, "/en/ideas?n=1&q=zzzz")[0]


@pytest.mark.parametrize(
    "written", ["&&stage=open&q=letters&", "q=letters&stage=open", "q=%6Cetters&stage=open", "stage=open&q=letters&q=more"]
)
def test_one_question_written_in_many_ways_is_one_page(visitor: Visitor, written: str) -> None:
    make.public_idea()
    shelf.clear()
    page, _made = asked(visitor, "/en/ideas?q=letters&stage=open")
    assert (asked(visitor, f"/en/ideas?{written}")[0], asked(visitor, "/en/ideas?&&")[0] != page, len(shelf._pages)) == (page, True, 2)
