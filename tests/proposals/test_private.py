"""What looks private in somebody's words is named before sending, and the person decides."""

import pytest

from app.core.questions import Given
from app.proposals.private import private_details
from tests import keys, make
from tests.visitor import Visitor

FOUND = {
    "nhs_number": "NHS number",
    "birth": "date of birth",
    "email": "email address",
    "phone": "phone number",
    "postcode": "whole postcode",
}


def signs(text: str) -> list[str]:
    row = {"field": "problem", "slug": "not-good", "question": "What?", "text": text}
    return [found["key"].split(".")[1] for found in private_details([row])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My number is 943 476 5919.", ["nhs_number"]),
        ("My number is 943-476-5919.", ["nhs_number"]),
        ("Ten figures: 943 476 5918.", []),
        ("Call 01632 960 999 after four", ["phone"]),
        ("Call +44 7700 900123", ["phone"]),
        ("It cost 0800 pounds and 12 000 more", []),
        ("Born 03/04/1961 in Leeds", ["birth"]),
        ("Open from 03/04 to 05/06", []),
        ("dee@example.org writes", ["email"]),
        ("I live at NG1 5FB now", ["postcode"]),
        ("i live at ng15fb now", ["postcode"]),
        ("The first half, NG1, is no home", []),
        ("Ward B6 is cold, bay A1 too", []),
        ("", []),
    ],
)
def test_only_what_looks_private_is_named(text: str, found: list[str]) -> None:
    assert signs(text) == found


def checked(visitor: Visitor, text: str, reading: str = "en") -> Visitor:
    _draft, token = make.draft(reading, make.DEE | {"problem": Given(text=text)})
    keys.hold_draft(visitor, token).open(f"/{reading}/share/check")
    return visitor


ALL = "943 476 5919, 03/04/1961, me@example.org, 01632 960 999, NG1 5FB"


def test_the_check_page_says_what_it_is_and_in_which_answer(visitor: Visitor) -> None:
    page = checked(visitor, ALL).page
    assert page
    for words in FOUND.values():
        assert page.has(
            f"Your answer to “What is not working as well as it could?” {'has an' if words.startswith('email') else 'may have a'}"
        )
        assert page.has(words)


def test_what_is_fine_is_not_named_again_until_the_words_change(visitor: Visitor) -> None:
    page = checked(visitor, "Write to me@example.org or ring 01632 960 999").page
    assert page
    fine = next(b.get("value") for b in page.all("button") if str(b.get("value", "")).startswith("fine:problem.email"))
    visitor.send(form=0, button=("go", fine))
    assert (visitor.page.has("has an email address"), visitor.page.has("may have a phone number")) == (False, True)
    visitor.send("/en/share/not-good", problem="Write to other@example.org")
    assert visitor.open("/en/share/check").has("has an email address")


def test_nothing_stops_the_sending_of_what_looks_private(visitor: Visitor) -> None:
    checked(visitor, ALL).send(form=0, button=("go", "send"))
    assert visitor.page
    assert visitor.page.h1 == "Thank you. We have your idea."


@pytest.mark.parametrize("key", ["", "x", "problem.email.zz", "problem.email." + "a" * 12 + "' OR 1"])
def test_a_forged_key_changes_nothing(visitor: Visitor, key: str) -> None:
    checked(visitor, "Write to me@example.org").send(form=0, button=("go", f"fine:{key}"))
    assert visitor.page
    assert (visitor.page.status, visitor.page.has("has an email address")) == (200, True)


@pytest.mark.parametrize("reading", ["en-easy", "pl", "pl-easy", "ar", "ar-easy"])
def test_it_is_said_and_answered_in_every_reading(visitor: Visitor, reading: str) -> None:
    page = checked(visitor, "me@example.org", reading).page
    assert page
    (fine,) = [b.get("value") for b in page.all("button") if str(b.get("value", "")).startswith("fine:")]
    visitor.send(form=0, button=("go", fine))
    assert not [b for b in visitor.page.all("button") if str(b.get("value", "")).startswith("fine:")]
