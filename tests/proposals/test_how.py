"""How somebody wants to tell us: their wish comes first on every page, and nothing is taken away by it."""

import pytest

from tests.visitor import Seen, Visitor

WAYS = ["Record my voice", "Add a photo", "Add a drawing", "Add a video"]


def ways(seen: Seen) -> list[str]:
    """What can be added, in its order, from the page as it is read."""
    return sorted((way for way in WAYS if way in seen.words("main")), key=seen.words("main").index)


@pytest.mark.parametrize(("wish", "first"), [("text", "Record my voice"), ("audio", "Record my voice"), ("photo", "Add a photo")])
def test_the_wish_stands_first_and_every_other_way_stays(visitor: Visitor, wish: str, first: str) -> None:
    visitor.open("/en/share/how")
    visitor.send(answer_medium=wish)
    seen = visitor.open("/en/share/not-good")
    assert (ways(seen)[0], sorted(ways(seen))) == (first, sorted(WAYS))
    box = next(order for order, part in enumerate(seen.tree.iter()) if part.tag == "textarea")
    shown = next(order for order, part in enumerate(seen.tree.iter()) if part.get("class") == "shown")
    assert (shown < box) == (wish != "text")


@pytest.mark.parametrize("reading", ["en", "en-easy"])
def test_whoever_wants_to_be_phoned_comes_to_a_person(visitor: Visitor, reading: str) -> None:
    visitor.open(f"/{reading}/share/how")
    visitor.send(answer_medium="call")
    assert visitor.page
    assert visitor.page.address == f"/{reading}/help"


def test_the_wish_is_no_answer_about_the_idea(visitor: Visitor) -> None:
    visitor.open("/en/share/how")
    visitor.send(answer_medium="audio")
    check = visitor.open("/en/share/check")
    assert not check.has("I would like to record my voice")
    assert not check.has("How would you like to tell us?")
