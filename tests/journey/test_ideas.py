"""The list of public ideas: found by words in every script, filtered, page by page, the newest first."""

import datetime as dt
import re

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.questions import Given
from app.proposals.models import Stage, Topic
from tests import keys, make
from tests.visitor import Seen, Visitor


def titles(seen: Seen) -> list[str]:
    """The ideas of a list, in their order."""
    return [" ".join("".join(a.itertext()).split()) for a in seen.all("a") if re.search(r"/ideas/[A-Z]{2}\d{4}$", a.get("href") or "")]


@pytest.fixture
def three(app: Flask) -> list[str]:
    """Three public ideas in three languages, the oldest first."""
    make.public_idea(
        "en",
        "Parking near the clinic",
        problem=Given(text="There is no parking near the eye clinic at all."),
        settings=Given(choices=("hospital",)),
    )
    make.public_idea(
        "pl",
        "Krótsze listy",
        problem=Given(text="Listy ze szpitala są zbyt długie i trudne do zrozumienia."),
        change_idea=Given(text="Krótsze listy po polsku."),
        settings=Given(choices=("home", "hospital")),
    )
    make.public_idea(
        "ar",
        "رسائل أوضح",
        problem=Given(text="الرسائل من المستشفى طويلة جدا ولا أفهمها."),
        change_idea=Given(text="رسائل أقصر باللغة العربية."),
    )
    return ["Parking near the clinic", "Krótsze listy", "رسائل أوضح"]


def test_the_newest_idea_is_first(visitor: Visitor, three: list[str]) -> None:
    assert titles(visitor.open("/en/ideas")) == three[::-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("parking", [0]),
        ("PARKING clinic", [0]),
        ("parki", [0]),
        ("krotsze", [1]),
        ("Krótsze LISTY", [1]),
        ("رسائل", [2]),
        ("clinic", [2, 1, 0]),
        ("parking listy", []),
        ("zzzz", []),
        ("", [2, 1, 0]),
    ],
)
def test_an_idea_is_found_by_its_words_in_every_script(visitor: Visitor, three: list[str], words: str, found: list[int]) -> None:
    seen = visitor.query("/en/ideas", q=words)
    assert titles(seen) == [three[n] for n in found]
    assert seen.words("p").count(f"{len(found)} idea" if found else "No ideas") >= 1


def test_an_idea_is_found_by_its_reference(visitor: Visitor) -> None:
    idea = make.public_idea()
    make.public_idea(title="Another")
    assert titles(visitor.query("/en/ideas", q=str(idea.reference).lower())) == ["Letters I can read"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"lang": "pl"}, [1]),
        ({"lang": "ar"}, [2]),
        ({"topic": "letters_and_information"}, [2, 1, 0]),
        ({"topic": "stroke"}, []),
        ({"stage": "new"}, [2, 1, 0]),
        ({"place": "hospital"}, [1, 0]),
        ({"place": "home"}, [1]),
        ({"place": "home", "q": "krotsze"}, [1]),
        ({"place": "home", "lang": "en"}, []),
        ({"place": "dentist"}, []),
        ({"stage": "worked"}, []),
    ],
)
def test_a_list_is_made_shorter_by_each_choice(visitor: Visitor, three: list[str], asked: dict[str, str], found: list[int]) -> None:
    seen = visitor.query("/en/ideas", **asked)
    assert titles(seen) == [three[n] for n in found]
    if not found:
        assert seen.has("We found no idea like that.")


def test_each_title_says_its_language_and_direction(visitor: Visitor, three: list[str]) -> None:
    links = [a for a in visitor.open("/en/ideas").all("a") if re.search(r"/ideas/[A-Z]{2}\d{4}$", a.get("href") or "")]
    assert [(a.get("lang"), a.get("dir")) for a in links] == [("ar", "rtl"), ("pl", "ltr"), ("en", "ltr")]


def test_every_idea_comes_once_page_by_page_even_when_they_came_at_the_same_moment(visitor: Visitor) -> None:
    moment = calendar.now()
    calendar.set_clock(lambda: moment)
    for number in range(45):
        make.public_idea(title=f"Idea {number}")
    seen, pages = visitor.open("/en/ideas?topic=letters_and_information"), []
    while True:
        pages.append(titles(seen))
        assert seen.has("45 ideas, newest first")
        if not any("Older ideas" in "".join(a.itertext()) for a in seen.all("a")):
            break
        assert "topic=letters_and_information" in seen.link("Older ideas")
        seen = visitor.open(seen.link("Older ideas"))
    assert [len(page) for page in pages] == [20, 20, 5]
    assert [title for page in pages for title in page] == [f"Idea {n}" for n in reversed(range(45))]


def test_what_was_asked_stands_in_the_form_again(visitor: Visitor) -> None:
    seen = visitor.query("/en/ideas", q="big letters", topic="stroke", place="home", stage="tried", lang="ur")
    assert next(i.get("value") for i in seen.all("input") if i.get("name") == "q") == "big letters"
    assert [o.get("value") for o in seen.all("option") if o.get("selected") is not None] == ["stroke", "home", "tried", "ur"]


def test_every_topic_and_every_public_stage_can_be_asked_for(visitor: Visitor) -> None:
    from app.proposals.forms import STAGE_FILTERS, TOPIC_WORDS

    assert set(TOPIC_WORDS) == set(Topic)
    assert {s for _w, stages in STAGE_FILTERS.values() for s in stages} == set(Stage) - {Stage.DRAFT, Stage.WITHDRAWN}
    seen = visitor.open("/en/ideas")
    offered = next(s for s in seen.all("select") if s.get("name") == "topic")
    assert {o.get("value") for o in offered.iter("option")} == {"", *Topic}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("worked", [Stage.ADOPTED, Stage.ADAPTED]),
        ("done", [Stage.DONE]),
        ("stopped", [Stage.ABANDONED, Stage.STOPPED]),
    ],
)
def test_only_what_was_tried_stands_under_it_worked(visitor: Visitor, asked: str, found: list[Stage]) -> None:
    for stage in (Stage.STOPPED, Stage.ABANDONED, Stage.DONE, Stage.ADAPTED, Stage.ADOPTED):
        idea = make.public_idea(title=stage.value)
        with db.transaction():
            make.again(idea).stage = stage
    assert titles(visitor.query("/en/ideas", stage=asked)) == found


def test_what_is_simply_done_has_its_word_in_every_reading(visitor: Visitor) -> None:
    words = {"en": "Being done", "en-easy": "People are doing it", "pl": "Robimy to", "pl-easy": "Ludzie to robią"}
    words |= {"ar": "قيد التنفيذ", "ar-easy": "هناك من ينفذها"}
    for reading, word in words.items():
        offered = next(s for s in visitor.open(f"/{reading}/ideas").all("select") if s.get("name") == "stage")
        assert {o.get("value"): o.text for o in offered.iter("option")}["done"] == word


def test_a_title_in_english_stands_for_english_readers_only(app: Flask, visitor: Visitor) -> None:
    from app.people.models import RoleName

    idea = make.public_idea(
        "pl",
        "Krótsze listy",
        problem=Given(text="Listy ze szpitala są zbyt długie i trudne do zrozumienia."),
        change_idea=Given(text="Krótsze listy po polsku."),
    )
    keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/screen", title_en="Shorter letters")
    assert (titles(visitor.open("/en/ideas")), titles(visitor.open("/pl/ideas"))) == (["Shorter letters"], ["Krótsze listy"])
    assert visitor.open(f"/en/ideas/{idea.reference}").h1 == "Shorter letters"
    assert visitor.open(f"/ar/ideas/{idea.reference}").h1 == "Krótsze listy"


def test_the_front_page_says_how_well_the_promise_was_kept_and_nothing_where_there_is_nothing(visitor: Visitor) -> None:
    assert visitor.open("/en/").has("No idea was answered in the last 3 months, so there is no number yet.")
    moments = [(1, True), (10, False), (200, False)]
    for days, kept in moments:
        idea = make.public_idea()
        with db.transaction():
            found = make.again(idea)
            found.answered_at, found.promise_kept = calendar.now() - dt.timedelta(days=days), kept
    assert visitor.open("/en/").has("1 of 2 ideas were answered on time")


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}\u00a0{1}", "{0}{1}", "{0}-{1}"])
def test_a_reference_is_found_however_it_is_typed(visitor: Visitor, typed: str) -> None:
    idea = make.public_idea()
    make.public_idea(title="Another one")
    letters, figures = str(idea.reference)[:2], str(idea.reference)[2:]
    for words in (typed.format(letters, figures), typed.format(letters.lower(), figures)):
        assert visitor.query("/en/ideas", q=words).has("1 idea, newest first")


def test_an_address_with_a_reference_in_small_letters_leads_to_the_idea(visitor: Visitor) -> None:
    idea = make.public_idea()
    for shape in ("{}", "with a space"):
        small = str(idea.reference).lower()
        there = visitor.open(f"/en/ideas/{small if shape == '{}' else small[:2] + ' ' + small[2:]}?q=1")
        assert (there.status, there.address) == (200, f"/en/ideas/{idea.reference}?q=1")
    lost = visitor.client.get(f"//evil.example/{str(idea.reference).lower()}", headers={"Host": "127.0.0.1:8000"})
    assert not (lost.headers.get("Location") or "/").startswith("//")
