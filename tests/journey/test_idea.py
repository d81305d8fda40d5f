"""One public idea: the writer's own words, where it stands, what has happened, and nothing that is nobody's business."""

import pytest
from flask import Flask

from app.core.questions import Given
from app.people.models import RoleName
from tests import keys, make, quorum
from tests.visitor import Visitor


def test_words_stand_in_their_own_language_and_direction_on_a_page_in_another(visitor: Visitor) -> None:
    idea = make.public_idea(
        "ar",
        "رسائل أوضح",
        problem=Given(text="الرسائل من المستشفى طويلة جدا ولا أفهمها."),
        change_idea=Given(text="رسائل أقصر باللغة العربية."),
    )
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert {(q.get("lang"), q.get("dir")) for q in seen.all("blockquote")} == {("ar", "rtl")}
    assert (seen.all("h1")[0].get("lang"), seen.all("h1")[0].get("dir")) == ("ar", "rtl")
    assert seen.has("Written in: Arabic")
    assert seen.has("These are the writer’s own words.")


def test_lines_and_paragraphs_stay_as_they_were_written(visitor: Visitor) -> None:
    idea = make.public_idea(problem=Given(text="One.\nTwo.\n\nThree."))
    quote = visitor.open(f"/en/ideas/{idea.reference}").all("blockquote")[0]
    assert ["".join(p.itertext()) for p in quote.iter("p")] == ["One.", "Two.", "Three."]


def test_questions_between_the_team_and_the_proposer_are_not_public(app: Flask, visitor: Visitor) -> None:
    idea = make.public_idea()
    keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/question", question="A purple question?")
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert ("purple" in seen.text, seen.has("We asked a question")) == (False, True)
    assert [" ".join("".join(h.itertext()).split()) for h in seen.all("h3")][-1] == "The idea arrived"


def test_what_the_proposer_objects_to_is_not_public_and_the_answer_is_gone(app: Flask, visitor: Visitor, another: Visitor) -> None:
    from tests.huddle.test_decisions import decide, listed

    idea = listed()
    decide(keys.staff(app, RoleName.CHAIR, "nadia@example.org"), idea, route="signpost")
    quorum.confirm(idea)
    assert visitor.open(f"/en/ideas/{idea.reference}").has("Our answer")
    keys.hold_key(another, idea).send(f"/en/my-idea/{idea.reference}/look-again", reason="A purple reason.")
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert (seen.status, "purple" in seen.text, seen.has("Our answer")) == (200, False, False)


@pytest.mark.parametrize("reading", ["en", "en-easy", "pl", "pl-easy", "ar", "ar-easy"])
def test_an_idea_can_be_read_in_every_reading(visitor: Visitor, reading: str) -> None:
    idea = make.public_idea(
        reading,
        "T",
        settings=Given(choices=("hospital", "home")),
        beneficiaries=Given(choices=("me",)),
        measure_ideas=Given(choices=("time",)),
    )
    seen = visitor.open(f"/{reading}/ideas/{idea.reference}")
    assert (seen.status, seen.has(f"{str(idea.reference)[:2]} {str(idea.reference)[2:]}")) == (200, True)


def test_an_idea_looks_the_same_to_its_proposer_as_to_a_stranger(visitor: Visitor, another: Visitor) -> None:
    idea = make.public_idea()
    keys.hold_key(another, idea)
    place = f"/en/ideas/{idea.reference}"
    assert visitor.open(place).words("main") == another.open(place).words("main")
