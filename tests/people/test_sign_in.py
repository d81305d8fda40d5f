"""Signing in without a password: a link that opens once, a code that dies, a cookie that ends."""

import datetime as dt
import re

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.web.guests import SIGNED_IN
from app.notifications.actions import link_of, written
from app.people.models import RoleName, SignIn
from app.people.views import link_for
from tests import keys, make
from tests.visitor import HEADERS, Visitor

SITE = "http://127.0.0.1:8000"


def link(address: str = "sam@example.org") -> str:
    return link_for(address).removeprefix(SITE)


def asked(visitor: Visitor, address: str, then: str = "") -> Visitor:
    """Asked for a letter."""
    visitor.send(f"/en/sign-in{then}", email=address)
    return visitor


def in_letter() -> tuple[str, str]:
    """The link and the code of the last letter."""
    words = written(keys.letters("people/sign_in")[-1]).text
    return re.findall(r"http://127\.0\.0\.1:8000(\S+)", words)[0], re.findall(r"\b(\d{6})\b", words)[0]


def signed_in(visitor: Visitor) -> bool:
    return visitor.open("/en/queue").h1 == "Ideas waiting for an answer"


def later(**time: float) -> None:
    moment = calendar.now() + dt.timedelta(**time)
    calendar.set_clock(lambda: moment)


def test_opening_the_link_spends_nothing_and_pressing_its_button_signs_in_once(visitor: Visitor, another: Visitor, sam: str) -> None:
    way_in = link()
    for _scanner in range(3):
        assert another.open(way_in).h1 == "Sign in"
    another.client.head(way_in, headers=HEADERS)
    visitor.send(way_in)
    assert signed_in(visitor)
    assert (another.open(way_in).status, another.page.h1) == (404, "This sign-in link does not work any more")  # type: ignore[union-attr]


def test_two_browsers_with_the_same_link_let_only_the_first_in(visitor: Visitor, another: Visitor, sam: str) -> None:
    way_in = link()
    visitor.open(way_in)
    another.open(way_in)
    visitor.send()
    another.send()
    assert (signed_in(visitor), signed_in(another)) == (True, False)


def test_a_link_lives_half_an_hour(visitor: Visitor, sam: str) -> None:
    way_in = link()
    later(minutes=29)
    assert visitor.open(way_in).status == 200
    later(minutes=2)
    assert visitor.open(way_in).status == 404


@pytest.mark.parametrize(
    "bad", ["1-aaaa", "x", "1-", "-", "1", "ffffffffffff-aaaa", "%00", "1-%F0%9F%98%80", "9" * 500, "..%2F..", "1-" + "a" * 32]
)
def test_a_forged_link_opens_nothing(visitor: Visitor, sam: str, bad: str) -> None:
    link()
    assert visitor.open(f"/en/sign-in/{bad}").status == 404


def test_a_link_with_one_letter_changed_opens_nothing(visitor: Visitor, sam: str) -> None:
    way_in = link()
    wrong = way_in[:-1] + ("a" if way_in[-1] != "a" else "b")
    assert visitor.open(wrong).status == 404


def test_a_link_of_an_idea_signs_nobody_in(visitor: Visitor, sam: str) -> None:
    idea = make.idea()
    assert visitor.open(f"/en/sign-in/{keys.key_of(idea)}").status == 404


def test_nobody_learns_whether_an_address_is_known(visitor: Visitor, another: Visitor, sam: str) -> None:
    known, unknown = asked(visitor, sam).page, asked(another, "nobody@example.org").page
    assert known
    assert unknown
    assert (known.status, known.address, known.words("main")) == (unknown.status, unknown.address, unknown.words("main"))
    assert [letter.address for letter in keys.letters() if letter.address] == [sam]


def test_nobody_is_flooded_and_nobody_can_lock_another_out(visitor: Visitor, another: Visitor, sam: str) -> None:
    for _n in range(8):
        assert asked(another, sam).page.h1 == "Look in your email"  # type: ignore[union-attr]
    assert len(keys.letters()) == 5
    assert asked(visitor, sam).page.h1 == "Look in your email"  # type: ignore[union-attr]
    visitor.open(link_of(keys.letters()[-1]).removeprefix("http://127.0.0.1:8000"))
    visitor.send()
    assert visitor.page
    assert visitor.page.h1 == "Ideas waiting for an answer"


def test_the_sixth_letter_in_an_hour_is_not_written_however_the_address_is_spelled(visitor: Visitor, sam: str) -> None:
    for spelled in (sam, "SAM@example.org", " sam@Example.org ", sam, sam, sam, sam):
        asked(visitor, spelled)
    assert len(keys.letters()) == 5


def test_the_code_signs_in_on_the_device_that_asked(visitor: Visitor, sam: str) -> None:
    asked(visitor, sam)
    code = in_letter()[1]
    visitor.send(code=f"{code[:3]} {code[3:]}")
    assert signed_in(visitor)


def test_figures_of_an_arabic_keyboard_open_the_door_too(visitor: Visitor, sam: str) -> None:
    asked(visitor, sam)
    visitor.send(code=in_letter()[1].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    assert signed_in(visitor)


def test_a_code_opens_nothing_on_another_device(visitor: Visitor, another: Visitor, sam: str) -> None:
    asked(visitor, sam)
    another.send("/en/sign-in/code", code=in_letter()[1])
    assert not signed_in(another)


def test_a_code_dies_after_five_wrong_tries_and_each_try_is_kept(visitor: Visitor, sam: str) -> None:
    asked(visitor, sam)
    way_in, code = in_letter()
    wrong = "000000" if code != "000000" else "111111"
    for tries in range(1, 6):
        visitor.send("/en/sign-in/code", code=wrong)
        assert visitor.page
        assert visitor.page.status == 422
        with db.reading() as session:
            assert session.get_one(SignIn, 1).tries == tries
    visitor.send("/en/sign-in/code", code=code)
    assert not signed_in(visitor)
    visitor.send(way_in)
    assert signed_in(visitor)


def test_a_code_that_was_used_opens_nothing_again(visitor: Visitor, sam: str) -> None:
    asked(visitor, sam)
    way_in, code = in_letter()
    kept = visitor.client.get_cookie("session", domain="127.0.0.1")
    visitor.send(code=code)
    visitor.client.delete_cookie(SIGNED_IN, domain="127.0.0.1")
    assert kept
    visitor.client.set_cookie("session", kept.value, domain="127.0.0.1")
    visitor.send("/en/sign-in/code", code=code)
    assert not signed_in(visitor)
    assert visitor.open(way_in).status == 404


def test_signing_out_ends_a_copy_of_the_cookie(app: Flask, visitor: Visitor, another: Visitor, sam: str) -> None:
    visitor.send(link())
    copied = visitor.client.get_cookie(SIGNED_IN, domain="127.0.0.1")
    assert copied
    another.client.set_cookie(SIGNED_IN, copied.value, domain="127.0.0.1")
    assert signed_in(another)
    page = visitor.open("/en/queue")
    token = next(i.get("value") for i in page.all("input") if i.get("name") == "csrf_token")
    assert visitor.post("/en/sign-out", {"csrf_token": token}).status == 303
    assert (signed_in(visitor), signed_in(another)) == (False, False)


def test_signing_out_everywhere_ends_every_browser_of_that_person_and_no_other(
    app: Flask, visitor: Visitor, another: Visitor, sam: str
) -> None:
    visitor.send(link())
    another.send(link())
    nadia = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    page = visitor.open("/en/my-ideas")
    token = next(i.get("value") for i in page.all("input") if i.get("name") == "csrf_token")
    visitor.post("/en/sign-out", {"csrf_token": token, "everywhere": "1"})
    assert [signed_in(who) for who in (visitor, another, nadia)] == [False, False, True]


def test_a_visit_ends_after_seven_days(visitor: Visitor, sam: str) -> None:
    visitor.send(link())
    later(days=6, hours=23)
    assert signed_in(visitor)
    later(hours=2)
    assert not signed_in(visitor)


def test_somebody_whose_role_ended_is_out_at_once(app: Flask, visitor: Visitor, sam: str) -> None:
    from app.people.models import Role

    visitor.send(link())
    with db.transaction() as session:
        session.get_one(Role, 1).until = calendar.today() - dt.timedelta(days=1)
    assert visitor.open("/en/queue").status == 404
