"""Coming back with three plain words and a name."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.core.search import fold
from app.proposals import actions, queries
from app.proposals.models import Link, WordsTry
from app.proposals.word_lists import LISTS
from tests import keys, make
from tests.visitor import Visitor

WORDS = "The letters are small."
NOT_FOUND = "We did not find your idea. Check the words and the name."
TOO_OFTEN = "Somebody tried this too often today."


def words_of(visitor: Visitor, reading: str = "en", **said: str) -> str:
    """Begins a draft and asks for three words; gives them."""
    visitor.send(f"/{reading}/share/not-good", problem=WORDS)
    for field, value in said.items():
        visitor.send(f"/{reading}/share/name", **{field: value})
    visitor.open(f"/{reading}/share/stop")
    asked = {} if said else {"name": "Dee"}
    visitor.send(form=1, button=("go", "words"), **asked)
    assert visitor.page
    return " ".join("".join(visitor.page.all("b")[0].itertext()).split())


def shown(token: str) -> str:
    """Three words for the draft of a token."""
    with db.transaction():
        found = queries.draft(token)
        assert found
        return actions.show_words(found[0], "", lang="en")


@pytest.mark.parametrize(("lang", "words"), LISTS.items())
def test_a_list_has_256_words_that_nobody_takes_for_one_another(lang: str, words: list[str]) -> None:
    folded = [fold(word) for word in words]
    assert (len(words), len(set(folded))) == (256, 256)
    assert [word for word in folded if " " in word or len(word) < 3] == []
    near = [(a, b) for a in folded for b in folded if a < b and len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) < 2]
    assert near == [], lang


def test_three_words_and_my_name_open_my_draft_on_another_device(visitor: Visitor, another: Visitor) -> None:
    words = words_of(visitor)
    assert len(words.split()) == 3
    another.open("/en/share/words")
    another.send(words=words.upper().replace(" ", ", "), who="dee")
    assert another.page
    assert another.page.h1 == "Where does this happen?"
    assert another.open("/en/share/not-good").has(WORDS)


def test_three_words_that_i_asked_for_stand_before_every_other_way_back(visitor: Visitor) -> None:
    words_of(visitor)
    assert visitor.page
    assert "".join(visitor.page.all("h2")[0].itertext()) == "Your 3 words"


def test_a_device_that_has_forgotten_my_idea_leads_to_my_three_words(visitor: Visitor) -> None:
    assert visitor.open("/en/share/forgotten").link("Come back with your 3 words") == "/en/share/words"


@pytest.mark.parametrize(
    ("field", "given", "who"),
    [
        ("display_name", "Łucja Żak", "lucja"),
        ("email", "dee@example.org", " DEE@example.org "),
        ("phone", "01632 960 999", "+44 1632 960999"),
        ("mobile", "07700 900 999", "٠٧٧٠٠٩٠٠٩٩٩"),
    ],
)
def test_what_i_told_of_me_is_known_again_however_it_is_typed(app: Flask, visitor: Visitor, field: str, given: str, who: str) -> None:
    _draft, token = make.draft("en", {"problem": Given(text=WORDS), field: Given(text=given)})
    words = shown(token)
    visitor.open("/en/share/words")
    visitor.send(words=words, who=who)
    assert visitor.open("/en/share/not-good").has(WORDS)


def test_nobody_comes_in_with_the_words_alone_or_with_another_name(visitor: Visitor, another: Visitor) -> None:
    words = words_of(visitor)
    another.open("/en/share/words")
    assert another.send(words=words, who="").status == 422
    for who in ("Ann", "D", "dee brown", "@", "0"):
        assert another.send(words=words, who=who).has(NOT_FOUND)
    assert another.client.get_cookie("draft", domain="127.0.0.1") is None


def test_wrong_words_and_a_wrong_name_are_told_alike(visitor: Visitor, another: Visitor) -> None:
    words = words_of(visitor)
    another.open("/en/share/words")
    one, other = another.send(words=words, who="Ann"), another.send(words="apple apple apple", who="Dee")
    assert (one.status, one.faults()) == (other.status, other.faults()) == (422, one.faults())


def test_after_ten_wrong_tries_a_day_with_one_name_even_the_right_words_do_not_open(visitor: Visitor, another: Visitor) -> None:
    words = words_of(visitor)
    another.open("/en/share/words")
    for _n in range(10):
        assert another.send(words="apple apple apple", who="Dee").has(NOT_FOUND)
    assert another.send(words=words, who="Dee").has(TOO_OFTEN)
    day = calendar.now() + dt.timedelta(days=1, minutes=1)
    calendar.set_clock(lambda: day)
    another.open("/en/share/words")
    another.send(words=words, who="Dee")
    assert another.open("/en/share/not-good").has(WORDS)
    with db.transaction():
        actions.forget_tries()
        assert db.session.scalars(select(WordsTry)).all() == []


def test_new_words_end_the_earlier_ones(visitor: Visitor, another: Visitor) -> None:
    first, second = words_of(visitor), words_of(visitor, display_name="Dee")
    another.open("/en/share/words")
    assert another.send(words=first, who="Dee").has(NOT_FOUND)
    another.send(words=second, who="Dee")
    assert another.open("/en/share/not-good").has(WORDS)


def test_a_name_is_asked_for_when_there_is_nothing_to_go_with_the_words(visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem=WORDS)
    visitor.open("/en/share/stop")
    visitor.send(form=1, button=("go", "words"))
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (422, ["Write your first name. You need it together with the words."])


def test_nobody_who_reads_the_database_finds_the_words(visitor: Visitor) -> None:
    words = words_of(visitor)
    with db.reading() as session:
        kept = [link.words_key or "" for link in session.scalars(select(Link))]
    assert sum(map(bool, kept)) == 1
    assert not [word for word in words.split() if any(word in key for key in kept)]


def test_the_words_open_the_idea_after_it_was_sent(app: Flask, another: Visitor) -> None:
    _draft, token = make.draft("en", make.DEE)
    words = shown(token)
    with db.transaction():
        found = queries.draft(token)
        assert found
        reference = actions.send_proposal(found[0], by=None, reading="en", easy=False).reference
    another.open("/en/share/words")
    another.send(words=words, who=make.DEE["email"].text)
    assert another.page
    assert another.page.address == f"/en/my-idea/{reference}"
    assert keys.letters("proposals/received")


@pytest.mark.parametrize("reading", ["en-easy", "pl", "pl-easy", "ar", "ar-easy"])
def test_the_words_are_in_the_language_of_the_page(visitor: Visitor, another: Visitor, reading: str) -> None:
    words = words_of(visitor, reading)
    assert set(words.split()) <= set(LISTS[reading.removesuffix("-easy")])
    another.open(f"/{reading}/share/words")
    another.send(words=words, who="Dee")
    assert another.open("/en/share/not-good").has(WORDS)
