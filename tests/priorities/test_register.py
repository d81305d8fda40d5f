"""The register of what is looked for: the chair and the administrator keep it, anyone reads it."""

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.people.actions import found_organisation
from app.people.models import OrganisationKind, RoleName
from tests import keys, register
from tests.visitor import Visitor

STROKE = {
    "title": "Stroke",
    "words": "Every minute counts after a stroke.",
    "words_easy": "After a stroke, quick help matters.",
    "from_on": "2020-01-01",
}


@pytest.fixture(params=[RoleName.CHAIR, RoleName.ADMINISTRATOR])
def keeper(app: Flask, request: pytest.FixtureRequest) -> Visitor:
    return keys.staff(app, request.param, "nadia@example.org")


@pytest.fixture
def chair(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")


def test_whoever_keeps_the_register_writes_down_a_priority_and_anyone_reads_it(keeper: Visitor, another: Visitor) -> None:
    assert keeper.send("/en/priorities/new", **STROKE).has("Saved. Anyone can read it now.")
    seen = another.open("/en/priorities")
    assert (seen.h1, seen.words("h2")) == ("What we look for now", "Stroke")
    assert seen.has("Every minute counts after a stroke.")
    assert seen.has("Every idea is welcome, also about other things.")
    assert another.open("/en-easy/priorities").has("After a stroke, quick help matters.")


def test_a_reader_of_another_language_is_told_that_the_words_are_english(another: Visitor) -> None:
    register.priority()
    seen = another.open("/pl/priorities")
    heading = next(part for part in seen.all("h2") if "Stroke" in "".join(part.itertext()))
    assert (heading.get("lang"), heading.get("dir")) == ("en", "ltr")


def test_a_priority_of_one_organisation_says_whose_it_is(chair: Visitor, another: Visitor) -> None:
    with db.transaction():
        trust = found_organisation("Wenbrook Hospitals", OrganisationKind.ACUTE).id
    chair.send("/en/priorities/new", **STROKE, organisation=str(trust))
    assert another.open("/en/priorities").has("This is for Wenbrook Hospitals.")


def test_an_organisation_that_was_never_offered_is_none(chair: Visitor, another: Visitor) -> None:
    assert chair.send("/en/priorities/new", **STROKE, organisation="4729").status == 200
    assert not another.open("/en/priorities").has("This is for")


def test_what_has_not_begun_or_is_over_is_not_looked_for_now(another: Visitor) -> None:
    register.priority("Tomorrow", from_on=register.days_from_now(1))
    register.priority("Last day", until=register.days_from_now(0))
    register.priority("Yesterday", until=register.days_from_now(-1))
    assert another.open("/en/priorities").words("h2") == "Last day"


def test_with_nothing_to_look_for_every_idea_is_welcome_all_the_same(another: Visitor) -> None:
    assert another.open("/en/priorities").has("We look for nothing special now. Tell us what matters to you.")


def test_words_are_changed_and_the_words_before_are_kept(chair: Visitor, another: Visitor) -> None:
    number = register.priority()
    page = chair.open(f"/en/priorities/{number}")
    assert keys.words_on(page) == "Quick help after a stroke."
    chair.send(words="Quick help, and somebody who stays with you.")
    assert another.open("/en/priorities").has("Quick help, and somebody who stays with you.")
    with db.reading():
        assert [entry.verb for entry in entries("priority", number)] == ["change", "add"]


def test_a_priority_ends_today_and_is_gone_tomorrow(chair: Visitor, another: Visitor) -> None:
    number = register.priority()
    chair.open(f"/en/priorities/{number}")
    assert chair.send(form=1).has("Today is its last day.")
    assert another.open("/en/priorities").words("h2") == "Stroke"
    chair.post(f"/en/priorities/{number}/end", {})  # an old window; nothing is counted twice
    with db.reading():
        assert [entry.verb for entry in entries("priority", number)] == ["end", "add"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Write a name"),
        ({"words": ""}, "Write what it is, in plain words"),
        ({"words_easy": ""}, "Write what it is, in easy words"),
        ({"from_on": "soon"}, "Choose the first day"),
        ({"until_on": "later"}, "Write a date, or leave it empty"),
        ({"until_on": "2019-12-31"}, "Choose a last day that is not before the first day"),
        ({"title": "x" * 121}, "Use at most 120 characters"),
    ],
)
def test_a_priority_that_is_not_whole_is_not_saved_and_keeps_what_was_typed(chair: Visitor, wrong: dict[str, str], sentence: str) -> None:
    seen = chair.send("/en/priorities/new", **(STROKE | wrong))
    assert (seen.status, seen.faults()) == (422, [sentence])
    assert keys.words_on(seen) == (STROKE | wrong)["words"]
    assert chair.open("/en/priorities/register").has("No priority is written down yet.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"cap": "many"}, "Write a number from 1 to 10,000, in figures"),
        ({"cap": "0"}, "Write a number from 1 to 10,000, in figures"),
        ({"cap": "٣"}, "Write a number from 1 to 10,000, in figures"),
        ({"cap": "99999999999999999999"}, "Write a number from 1 to 10,000, in figures"),
        ({"again_on": "soon"}, "Write a date, or leave it empty"),
        ({"again_on": "2030-01-01"}, "Choose a last day, and a day after it when it opens again"),
        ({"until_on": "2030-02-01", "again_on": "2030-01-01"}, "Choose a last day, and a day after it when it opens again"),
    ],
)
def test_a_programme_that_makes_no_sense_is_not_saved(chair: Visitor, wrong: dict[str, str], sentence: str) -> None:
    seen = chair.send("/en/programmes/new", **(STROKE | wrong))
    assert (seen.status, seen.faults()) == (422, [sentence])
    assert chair.open("/en/priorities/register").has("No programme is written down yet.")


def test_a_programme_is_changed_and_begins_with_what_stands(chair: Visitor, another: Visitor) -> None:
    number = register.programme(cap=3, wait="We phone you.")
    chair.open(f"/en/programmes/{number}")
    chair.send(cap="5")
    assert another.open("/en/priorities").has("It has room for 5 more ideas.")
    with db.reading():
        assert [entry.verb for entry in entries("programme", number)] == ["change", "add"]


def test_a_number_that_nothing_has_is_not_found(chair: Visitor) -> None:
    assert [chair.open(f"/en/{kind}/4729").status for kind in ("priorities", "programmes")] == [404, 404]
