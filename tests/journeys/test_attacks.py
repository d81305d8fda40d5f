"""What an attacker tried, and what they get now."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.questions import Given
from app.core.web.guests import shelf
from app.notifications.models import Channel
from app.people.models import ContactPoint, RoleName
from tests import keys, make
from tests.visitor import Visitor


def send_here(visitor: Visitor) -> str:
    """An idea sent from this browser, with an address that nobody has proven; gives its reference."""
    visitor.send("/en/share/not-good", problem="The letters are too small.")
    visitor.send("/en/share/contact", contact=["email"], email="victim@example.org")
    visitor.send("/en/share/your-choice", team_read="yes")
    visitor.send("/en/share/check", form=0, button=("go", "send"))
    assert visitor.page
    return visitor.page.address.split("/")[3]


def confirmed() -> list[bool]:
    with db.reading() as session:
        return [point.confirmed_at is not None for point in session.scalars(select(ContactPoint))]


def test_the_browser_that_sent_an_idea_cannot_prove_the_address_it_typed(visitor: Visitor) -> None:
    reference = send_here(visitor)
    cookie = visitor.client.get_cookie(f"idea-{reference}", domain="127.0.0.1")
    assert cookie
    visitor.send(f"/en/my-idea/{reference}/open/{cookie.value}")
    assert confirmed() == [False]


def test_whoever_opens_the_letter_proves_its_address(visitor: Visitor) -> None:
    idea = make.idea()
    visitor.send(f"/en/my-idea/{idea.reference}/open/{keys.key_of(idea)}")
    assert confirmed() == [True]


def test_nobody_floods_an_address_by_taking_back_and_bringing_back(visitor: Visitor) -> None:
    reference = send_here(visitor)
    for _n in range(3):
        visitor.send(f"/en/my-idea/{reference}/take-back", reason="")
        visitor.send(f"/en/my-idea/{reference}/bring-back")
    visitor.send(f"/en/my-idea/{reference}/take-back", reason="")
    visitor.send(f"/en/my-idea/{reference}/bring-back")
    assert visitor.page
    assert (visitor.page.status, visitor.page.has("You brought this idea back 3 times already. Please phone us.")) == (409, True)
    assert sum(letter.channel is Channel.EMAIL for letter in keys.letters()) == 5


def test_a_form_of_a_million_fields_is_refused_before_it_is_taken_apart(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/en/help", data="a&" * 100_000, headers={"Host": "127.0.0.1:8000"}, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    assert len(answer.data) < 50_000


@pytest.mark.parametrize("sign", ["TRUE", "True", "true"])
def test_a_part_of_a_page_is_never_kept_as_the_whole_page(visitor: Visitor, another: Visitor, sign: str) -> None:
    visitor.open("/en/ideas", inspect=False, **{"HX-Request": sign})
    assert another.open("/en/ideas").h1 == "Ideas people have shared"


def test_a_very_long_query_is_not_kept(visitor: Visitor) -> None:
    shelf.clear()
    visitor.open("/en/about?x=" + "y" * 5000)
    assert "y" * 100 not in visitor.page.text  # type: ignore[union-attr]
    assert visitor.page.headers["Cache-Control"] == "private, no-store"  # type: ignore[union-attr]


def test_a_shared_computer_forgets_an_idea_that_was_sent(visitor: Visitor) -> None:
    reference = send_here(visitor)
    visitor.open(f"/en/my-idea/{reference}/sent")
    visitor.send()
    assert visitor.page
    assert visitor.page.h1 == "This computer has forgotten your idea"
    assert visitor.open(f"/en/my-idea/{reference}/copy").status == 404


def test_a_chair_does_not_decide_on_an_idea_that_came_with_her_own_address(app: Flask) -> None:
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    idea = make.idea(email=Given(text="nadia@example.org"))
    for page in ("screen", "decision"):
        assert chair.open(f"/en/ideas/{idea.reference}/{page}").status == 409
    assert chair.open(f"/en/ideas/{idea.reference}/read").has("You are part of this idea, or it was taken back.")


def test_new_words_on_a_public_idea_wait_for_a_look(visitor: Visitor, another: Visitor) -> None:
    idea = make.public_idea()
    keys.hold_key(visitor, idea)
    assert another.open(f"/en/ideas/{idea.reference}").status == 200
    visitor.send(f"/en/my-idea/{idea.reference}/title", title="Somebody is to blame")
    assert another.open(f"/en/ideas/{idea.reference}").status == 404


@pytest.mark.parametrize("path", ["%00", "a" * 300, "../../pyproject.toml"])
def test_a_name_that_no_file_can_have_is_a_calm_404(visitor: Visitor, path: str) -> None:
    seen = visitor.open(f"/static/vendor/{path}")
    assert seen.status == 404
    assert seen.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("then", ["//[", "https://evil.example", "/\\evil", "/%0d%0aSet-Cookie:x"])
def test_a_strange_way_on_is_no_fault(visitor: Visitor, then: str) -> None:
    visitor.send(f"/en/sign-in?then={then}", email="somebody@example.org")
    assert visitor.page
    assert visitor.page.h1 == "Look in your email"
