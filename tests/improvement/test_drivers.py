"""A driver diagram is drawn and changed on plain pages, as nested lists."""

from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.improvement.actions import start_project
from app.improvement.queries import project_of
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.visitor import Seen, Visitor

READY, KNOWN, PHARMACY = "Medicines are ready in time", "People know when they go home", "The pharmacy hears the evening before"
PACK = "The evening nurse packs the medicines"


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.fixture
def where(sam: Visitor) -> str:
    """The address of the diagram of a try-out that has begun."""
    idea = make.public_idea()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.COACHING
        start_project(found, by=make.staff())
    return f"/en/ideas/{idea.reference}/try-out/drivers"


def add(sam: Visitor, where: str, words: str, under: str = "main") -> str:
    """The number of a driver that was added."""
    sam.open(f"{where}/new")
    seen = sam.press("Add this driver", words=words, under=under)
    assert seen.has(words), seen.words()
    return next(head.get("id", "") for head in reversed(heads(seen)) if words in shown(head)).removeprefix("driver-")


def suggest(sam: Visitor, where: str, words: str, *serves: str) -> Seen:
    sam.open(f"{where.removesuffix('drivers')}change-ideas/new")
    return sam.press("Add this change idea", idea=words, serves=list(serves))


def shown(element: object) -> str:
    return " ".join("".join(element.itertext()).split())


def heads(seen: Seen) -> list[Element]:
    """What stands first of each driver: its count and its words."""
    return [part for part in seen.all("div") if (part.get("id") or "").startswith("driver-")]


def beneath(seen: Seen) -> list[str]:
    """What the list says of each driver, with all that stands under it."""
    return [shown(li) for li in seen.all("li") if any(part in heads(seen) for part in li)]


def order(seen: Seen) -> list[str]:
    """What the list says, driver after driver: its count and its words."""
    return [" ".join(shown(p) for p in head) for head in heads(seen)]


def verbs() -> list[str]:
    with db.transaction():
        project = project_of(make.again(keys.newest_idea()))
        assert project is not None
        return [told.verb for told in reversed(entries("project", project.id))]


def test_a_diagram_grows_from_the_try_out_and_counts_its_drivers(sam: Visitor, where: str) -> None:
    assert sam.open(where.removesuffix("/drivers")).link("See the driver diagram") == where
    assert (sam.open(where).has("There is no driver yet"), sam.open(where).has("Add a change idea")) == (True, False)
    ready = add(sam, where, READY)
    add(sam, where, KNOWN)
    add(sam, where, PHARMACY, under=ready)
    page = sam.open(where)
    assert order(page) == [f"Driver 1 of 2 {READY}", f"Driver 1 of 1 {PHARMACY}", f"Driver 2 of 2 {KNOWN}"]
    assert page.has("2 main drivers")


def test_a_change_idea_under_two_drivers_is_named_under_both(sam: Visitor, where: str) -> None:
    ready, known = add(sam, where, READY), add(sam, where, KNOWN)
    page = suggest(sam, where, PACK, ready, known)
    places = beneath(page)
    assert [PACK in place for place in places] == [True, True]
    assert (f"Also under: {KNOWN}" in places[0], f"Also under: {READY}" in places[1]) == (True, True)


def test_a_change_idea_under_many_drivers_names_three_and_counts_the_others(sam: Visitor, where: str) -> None:
    drivers = [add(sam, where, f"Way {number}") for number in range(6)]
    page = suggest(sam, where, PACK, *drivers)
    places = beneath(page)
    assert "Also under: Way 1, Way 2, Way 3 and 2 more drivers" in places[0]
    assert ("Way 5" in places[0], len(places)) == (False, 6)


def test_what_is_sent_twice_stands_once(sam: Visitor, where: str) -> None:
    ready, known = add(sam, where, READY), add(sam, where, KNOWN)
    assert add(sam, where, READY) == ready
    suggest(sam, where, PACK, ready)
    again = suggest(sam, where, PACK, ready)
    assert again.text.count(f"<bdi>{PACK}</bdi>") == 1
    assert suggest(sam, where, PACK, known).text.count(f"<bdi>{PACK}</bdi>") == 2
    last = sam.open(where)
    token = next(i.get("value", "") for i in last.all("input") if i.get("name") == "csrf_token")
    for _time in range(2):
        sam.post(f"{where}/order", {"to": f"{known}:1", "csrf_token": token})
    assert order(sam.open(where)) == [f"Driver 1 of 2 {KNOWN}", f"Driver 2 of 2 {READY}"]


def test_nothing_is_suggested_before_there_is_a_driver(sam: Visitor, where: str) -> None:
    page = sam.open(f"{where.removesuffix('drivers')}change-ideas/new")
    assert (page.status, page.has("Add a driver first. A change idea stands under a driver.")) == (409, True)


def test_a_driver_moves_down_and_up_again(sam: Visitor, where: str) -> None:
    add(sam, where, READY)
    add(sam, where, KNOWN)
    moved = sam.press(f"Move down: {READY}")
    assert order(moved) == [f"Driver 1 of 2 {KNOWN}", f"Driver 2 of 2 {READY}"]
    assert order(sam.press(f"Move up: {READY}")) == [f"Driver 1 of 2 {READY}", f"Driver 2 of 2 {KNOWN}"]


def test_a_driver_gets_other_words_and_another_place(sam: Visitor, where: str) -> None:
    ready, known = add(sam, where, READY), add(sam, where, KNOWN)
    page = sam.send(f"{where}/{known}/change", words=PHARMACY, under=ready)
    assert order(page) == [f"Driver 1 of 1 {READY}", f"Driver 1 of 1 {PHARMACY}"]
    kept = sam.send(f"{where}/{ready}/change", under=known)
    assert (kept.status, kept.faults()) == (422, ["Choose a main driver that stands in the list"])


def test_taking_a_driver_away_asks_first_and_keeps_its_change_ideas(sam: Visitor, where: str) -> None:
    ready = add(sam, where, READY)
    pharmacy = add(sam, where, PHARMACY, under=ready)
    suggest(sam, where, PACK, pharmacy)
    asks = sam.open(f"{where}/{ready}/take-away")
    assert (asks.has(READY), asks.has(PHARMACY), len(order(sam.open(where)))) == (True, True, 2)
    sam.open(f"{where}/{ready}/take-away")
    page = sam.press("Take it away")
    assert (order(page), page.has("Change ideas under no driver"), page.has(PACK)) == ([], True, True)
    assert "take_driver_away" in verbs()


def test_a_change_idea_is_moved_to_another_driver_and_taken_away(sam: Visitor, where: str) -> None:
    ready, known = add(sam, where, READY), add(sam, where, KNOWN)
    page = suggest(sam, where, PACK, ready)
    change = page.link(f"Change: {PACK}")
    moved = sam.send(change, idea="Two nurses pack", serves=[known])
    assert ["Two nurses pack" in said for said in beneath(moved)] == [False, True]
    assert sam.send(change, serves=[]).faults() == ["Choose a driver that it serves"]
    sam.open(moved.link("Take away: Two nurses pack"))
    assert not sam.press("Take it away").has("Two nurses pack")


def test_a_form_with_nothing_in_it_says_what_to_write(sam: Visitor, where: str) -> None:
    add(sam, where, READY)
    sam.open(f"{where}/new")
    nothing = sam.press("Add this driver", words="")
    assert (nothing.status, nothing.faults()) == (422, ["Write what must change"])
    assert suggest(sam, where, PACK).faults() == ["Choose a driver that it serves"]


@pytest.mark.parametrize("number", ["9" * 5000, "²", "0", "-1", "x"])
def test_a_driver_that_nobody_offered_is_refused(sam: Visitor, where: str, number: str) -> None:
    add(sam, where, READY)
    sam.open(f"{where}/new")
    assert sam.press("Add this driver", words=KNOWN, under=number).faults() == ["Choose a main driver that stands in the list"]
    assert suggest(sam, where, PACK, number).faults() == ["Choose a driver that it serves"]
    token = next(i.get("value", "") for i in sam.open(where).all("input") if i.get("name") == "csrf_token")
    assert sam.post(f"{where}/order", {"to": f"{number}:1", "csrf_token": token}).status == 404


def test_a_driver_of_another_try_out_is_not_there(sam: Visitor, where: str) -> None:
    number = add(sam, where, READY)
    idea = make.public_idea()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.COACHING
        start_project(found, by=make.staff())
    assert sam.open(f"/en/ideas/{idea.reference}/try-out/drivers/{number}/change").status == 404


def test_the_diagram_of_a_try_out_that_has_ended_is_read_and_not_changed(sam: Visitor, where: str) -> None:
    number = add(sam, where, READY)
    with db.transaction():
        make.again(keys.newest_idea()).stage = Stage.STOPPED
    page = sam.open(where)
    assert (page.status, page.has(READY), page.has("Move"), page.has("Add a driver")) == (200, True, False, False)
    assert sam.open(f"{where}/{number}/change").status == 409


def test_the_page_asks_the_database_as_often_for_ten_drivers_as_for_two(sam: Visitor, where: str) -> None:
    def asked() -> int:
        with keys.statements() as ran:
            assert sam.open(where).status == 200
        return len(ran)

    ready = add(sam, where, READY)
    suggest(sam, where, PACK, ready)
    sam.open(where)
    few = asked()
    for number in range(9):
        under = add(sam, where, f"Driver {number}", under=ready if number % 2 else "main")
        suggest(sam, where, f"Change {number}", under, ready)
    sam.open(where)
    assert asked() == few
