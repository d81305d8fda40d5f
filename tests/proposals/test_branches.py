"""Questions that are only asked where they matter, and what was said beside an answer."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.questions import Given
from app.people.models import ContactPoint, RoleName
from app.support.models import SupportNeed
from tests import keys, make
from tests.keys import kept, words_on
from tests.visitor import Visitor


@pytest.mark.parametrize("reading", ["en", "en-easy"])
def test_whoever_only_shares_an_idea_is_not_asked_how_to_contact_them(visitor: Visitor, reading: str) -> None:
    visitor.send(f"/{reading}/share/join-in", involvement_wish="handover")
    assert visitor.page
    assert visitor.page.address == f"/{reading}/share/name"
    visitor.send(button=("go", "back"))
    assert visitor.page.address == f"/{reading}/share/join-in"
    visitor.send(involvement_wish="lead")
    assert visitor.page.address == f"/{reading}/share/contact"


def test_only_whoever_works_in_care_is_asked_where(visitor: Visitor, app: Flask) -> None:
    visitor.send("/en/share/about-you", capacities=["carer"])
    assert visitor.page
    assert visitor.page.h1 == "How involved would you like to be?"
    visitor.send("/en/share/about-you", capacities=["staff", "carer"])
    assert visitor.page.h1 == "Where do you work?"
    visitor.send(work_organisation="Tarrow Hospital, ward 7", work_role="Porter")
    check = visitor.open("/en/share/check")
    assert (check.has("Tarrow Hospital, ward 7"), check.has("Porter")) == (True, True)


def test_the_quick_way_offers_a_phone_call_first(visitor: Visitor) -> None:
    for reading in ("en", "en-easy"):
        seen = visitor.open(f"/{reading}/share/contact?way=quick")
        ways = [i.get("value") for i in seen.all("input") if i.get("name") == "contact"]
        assert (ways[0], seen.has("Please phone me")) == ("phone", True)


def test_a_language_and_a_size_are_kept_beside_the_need(app: Flask) -> None:
    make.idea(
        support_needs=Given(choices=("interpreter", "large_print")),
        language_spoken=Given(text="Kurdish"),
        print_size=Given(choices=("20",)),
    )
    with db.reading() as session:
        assert {need.code: need.detail for need in session.scalars(select(SupportNeed))} == {
            "interpreter": "Kurdish",
            "large_print": "Very big (20 point)",
        }


def test_somebody_who_wants_to_meet_is_called_to_plan_it(app: Flask) -> None:
    make.idea(contact=Given(choices=("in_person",)), meeting_reach=Given(text="01632 960 999"))
    with db.reading() as session:
        assert [(p.kind, p.value) for p in session.scalars(select(ContactPoint))] == [("in_person", "01632 960 999")]
    told = keys.staff(app, RoleName.HUDDLE_MEMBER).open("/en/tasks")
    assert (told.has("Phone somebody about a letter"), told.has("They want to meet a person.")) == (True, True)


def test_an_example_starts_an_answer_and_keeps_what_stands_there(visitor: Visitor) -> None:
    visitor.send("/en-easy/share/not-good", problem="The eye clinic.", button=("go", "example:wait"))
    assert visitor.page
    assert (visitor.page.address, words_on(visitor.page)) == ("/en-easy/share/not-good", "The eye clinic.\nI wait too long.")
    visitor.send(button=("go", "example:wait"))
    assert kept(visitor) == "The eye clinic.\nI wait too long."
    visitor.send(button=("go", "example:unsafe"))
    assert visitor.page.h1 == "I need help"
    assert kept(visitor) == "The eye clinic.\nI wait too long."


CARRIED = {  # page, what is typed there, a word of the same page in Polish
    "/en/help": ({"name": "Vera", "reach": "01632 960 555", "kind": "call_back"}, "Potrzebuję pomocy"),
    "/en/sign-in": ({"email": "dee@example.org"}, "Zaloguj się"),
    "/en/my-idea/{}/title": ({"title": "Big letters, please"}, "Nadaj pomysłowi tytuł"),
    "/en/my-idea/{}/take-back": ({"reason": "I moved away."}, ""),
    "/en/my-idea/{}/website": ({"publish": "public_name", "public_name": "Dee from Tarrow"}, ""),
}


@pytest.mark.parametrize("place", CARRIED)
def test_another_language_takes_along_what_was_typed_and_does_nothing_else(visitor: Visitor, place: str) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea)
    typed, heading = CARRIED[place]
    seen = visitor.open(place.format(idea.reference))
    polish = next(b for b in seen.all("button") if (b.text or "").strip() == "Polski")
    form = next(f for f in seen.all("form") if f.get("id") == polish.get("form"))
    told = visitor.standing(form, seen.tree)
    for name, value in typed.items():
        told.setlist(name, [value])
    told.setlist("go", ["edition"])
    before = (len(keys.letters()), keys.now(idea))
    there = visitor._see(visitor.client.post(polish.get("formaction"), data=told, headers={"Host": "127.0.0.1:8000"}), inspect=True)
    assert (there.status, there.address) == (200, place.format(idea.reference).replace("/en/", "/pl/"))
    assert heading in there.h1
    standing = [i.get("value") for i in there.all("input") if i.get("type") not in {"radio", "checkbox"} or i.get("checked") is not None]
    standing += ["".join(area.itertext()).strip() for area in there.all("textarea")]
    assert [value for value in typed.values() if value not in standing] == []
    assert there.faults() == []
    assert (len(keys.letters()), keys.now(idea).stage, keys.now(idea).publish) == (before[0], before[1].stage, before[1].publish)
    assert visitor.client.get_cookie("reading", domain="127.0.0.1").value == "pl"  # type: ignore[union-attr] # no cookie would be None, and fail here
