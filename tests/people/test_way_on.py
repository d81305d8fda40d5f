"""Where a sign-in leads: back to the page that asked, and never to another site."""

import re
from urllib.parse import quote

import pytest
from flask import Flask

from app.core.errors import NotFound
from app.core.web.guests import SIGNED_IN
from app.people.views import link_for
from tests import make
from tests.people.test_sign_in import asked, in_letter, link, signed_in
from tests.visitor import Visitor

EVIL = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\tevil",
    "/%0d%0aSet-Cookie:x=1",
    "\\\\evil.example",
    "javascript:alert(1)",
    "http:evil.example",
    "///evil.example",
    "/\x00//evil.example",
    "evil.example",
    "",
]


@pytest.mark.parametrize("then", EVIL)
def test_a_sign_in_never_leads_to_another_site(visitor: Visitor, sam: str, then: str) -> None:

    asked(visitor, sam, "?then=" + quote(then))
    visitor.send(in_letter()[0], follow=False)
    assert visitor.page
    where = visitor.page.headers["Location"]
    assert where in {"/en/signed-in", "/%0d%0aSet-Cookie:x=1"}
    assert "evil" not in where


def test_a_sign_in_leads_back_to_the_page_that_asked_for_it_by_link_and_by_code(visitor: Visitor, another: Visitor, sam: str) -> None:
    def turned_away(who: Visitor) -> tuple[str, str]:
        assert who.open("/en/huddles").h1 == "Sign in"
        who.send(email=sam)
        return in_letter()

    visitor.send(turned_away(visitor)[0])
    another.send(code=turned_away(another)[1])
    assert [who.page.h1 for who in (visitor, another) if who.page] == ["Huddles", "Huddles"]


def test_the_cookies_of_a_sign_in_are_kept_from_scripts_and_other_sites(visitor: Visitor, sam: str) -> None:
    visitor.send(link(), follow=False)
    assert visitor.page
    kept = [c for c in visitor.page.headers.getlist("Set-Cookie") if c.startswith(SIGNED_IN)]
    assert [re.sub(r"=[^;]+; Expires=[^;]+", "", c) for c in kept] == ["sid; Max-Age=604800; HttpOnly; Path=/; SameSite=Lax"]


@pytest.mark.parametrize("bad", ["", "sam", "sam@", "@example.org", "sam@example", "a b@example.org", "x" * 250 + "@example.org"])
def test_what_is_no_address_is_said_next_to_the_field_and_stays(visitor: Visitor, sam: str, bad: str) -> None:
    asked(visitor, bad)
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (422, ["Check your email address. It looks like name@example.com"])
    assert next(i for i in visitor.page.all("input") if i.get("name") == "email").get("value", "") == bad


def test_an_address_that_a_stranger_gave_with_an_idea_signs_nobody_into_the_team(visitor: Visitor, sam: str) -> None:
    make.idea(email=make.DEE["email"].__class__(text=sam))
    asked(visitor, sam)
    visitor.send(in_letter()[0])
    assert signed_in(visitor)


def test_the_shell_makes_links_only_for_addresses_that_are_known(app: Flask) -> None:
    with pytest.raises(NotFound):
        link_for("nobody@example.org")
    told = app.test_cli_runner().invoke(args=["sign-in-link", "nobody@example.org"])
    assert (told.exit_code, told.output) == (
        1,
        "Error: Nobody has the address nobody@example.org. Use make-administrator or give-role first.\n",
    )
    made = app.test_cli_runner().invoke(args=["make-administrator", "ada@example.org", "--name", "Ada"])
    assert made.output.startswith("ada@example.org is now: administrator.")
