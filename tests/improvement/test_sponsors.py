"""A sponsor with an address hears what each review saw, in their language; the address is known no longer than that needs."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.jobs import forget_asked
from app.improvement.models import TeamMember
from app.notifications.actions import written
from app.people.models import ContactPoint, Person, RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.test_reviews import WHOLE
from tests.visitor import Seen, Visitor

HELEN = "helen@example.org"


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    calendar.reset_clock()


def team(idea: Proposal, rest: str = "") -> str:
    return f"/en/ideas/{idea.reference}/try-out/team{rest}"


def seat(sam: Visitor, idea: Proposal, place: int, **more: str) -> Seen:
    told = {"name": "Helen Shaw", "part": "sponsor", "organisation": str(place), "email": HELEN}
    return sam.send(team(idea, "/new"), **told | more)


def member() -> TeamMember:
    with db.reading():
        return db.session.query(TeamMember).order_by(TeamMember.id.desc()).first()


def reviewed(sam: Visitor, idea: Proposal, **more: str) -> list:
    sam.open(f"/en/ideas/{idea.reference}/try-out/reviews/1/write")
    sam.press("Close the review", **WHOLE | more)
    return keys.letters("improvement/review_for_sponsor")


def addresses() -> list[str]:
    with db.reading():
        return [point.value for point in db.session.query(ContactPoint).filter_by(value=HELEN)]


def test_a_sponsor_with_an_address_hears_what_the_review_saw_in_their_language(sam: Visitor, idea: Proposal, place: int) -> None:
    page = seat(sam, idea, place, reading="pl")
    assert (page.has("Gets a letter after each review"), HELEN in page.text) == (True, False)
    (letter,) = reviewed(sam, idea)
    words = written(letter)
    assert (letter.address, letter.reading, "Bags are ready earlier." in words.text) == (HELEN, "pl", True)
    assert "Ayesha" not in str(letter.facts)
    assert "Dostajesz tę wiadomość, bo jesteś patronem tej pracy." in words.text


def test_a_sponsor_of_each_organisation_gets_one_and_whoever_has_left_gets_none(sam: Visitor, idea: Proposal, place: int) -> None:
    seat(sam, idea, place)
    seat(sam, idea, place, name="Omar Ali", email="omar@example.org")
    gone = calendar.today() - dt.timedelta(days=1)
    first = (gone - dt.timedelta(days=9)).isoformat()
    seat(sam, idea, place, name="Old One", email="old@example.org", from_on=first, until_on=gone.isoformat())
    seat(sam, idea, place, name="No Address", email="")
    assert sorted(letter.address for letter in reviewed(sam, idea)) == [HELEN, "omar@example.org"]


def test_somebody_with_an_account_is_written_to_once_as_they_chose_there(app: Flask, sam: Visitor, idea: Proposal, place: int) -> None:
    keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    seat(sam, idea, place, name="Lena", email="Lena@example.org", reading="ur")
    (letter,) = reviewed(sam, idea)
    assert (letter.address, letter.reading, letter.facts["path"].endswith("/reviews/1")) == ("lena@example.org", "en", True)
    assert keys.letters("improvement/reviewed") == []
    with db.reading():
        assert db.session.query(Person).filter_by(display_name="Lena").count() <= 1


def test_the_same_sent_twice_is_one_person_and_one_letter(sam: Visitor, idea: Proposal, place: int) -> None:
    for _n in range(2):
        seat(sam, idea, place)
    assert (addresses(), len(reviewed(sam, idea))) == ([HELEN], 1)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"email": "helen"}, "Write an e-mail address, such as name@example.org"),
        ({"email": "01632 960 124"}, "Write an e-mail address, such as name@example.org"),
        ({"part": "lead"}, "Only a sponsor is written to. Leave the address empty, or choose “Sponsor”"),
        ({"email": "x" * 301}, "Make this shorter"),
    ],
)
def test_what_is_no_address_of_a_sponsor_is_refused_and_nobody_is_added(
    sam: Visitor, idea: Proposal, place: int, more: dict[str, str], sentence: str
) -> None:
    page = seat(sam, idea, place, **more)
    assert (page.status, page.faults()) == (422, [sentence])
    assert sam.open(team(idea)).has("Nobody is named yet.")


def test_the_address_stays_when_something_else_is_changed_and_goes_when_somebody_says_so(sam: Visitor, idea: Proposal, place: int) -> None:
    seat(sam, idea, place)
    change = team(idea, f"/{member().id}/change")
    page = sam.open(change)
    assert (page.has("This sponsor gets a letter after each review."), HELEN in page.text) == (True, False)
    sam.press("Save", name="Helen Shaw-Jones")
    assert addresses() == [HELEN]
    sam.open(change)
    assert sam.press("Save", stop="stop").has("Gets no letters: we have no address")
    assert (addresses(), reviewed(sam, idea)) == ([], [])


def test_another_address_takes_the_place_of_the_first(sam: Visitor, idea: Proposal, place: int) -> None:
    seat(sam, idea, place)
    sam.open(team(idea, f"/{member().id}/change"))
    sam.press("Save", email="shaw@example.org")
    assert ([letter.address for letter in reviewed(sam, idea)], addresses()) == (["shaw@example.org"], [])


def test_whoever_is_no_sponsor_any_more_is_let_go(sam: Visitor, idea: Proposal, place: int) -> None:
    seat(sam, idea, place)
    sam.open(team(idea, f"/{member().id}/change"))
    sam.press("Save", part="member", email="")
    assert addresses() == []


def test_a_while_after_the_end_the_address_goes_and_an_account_stays(app: Flask, sam: Visitor, idea: Proposal, place: int) -> None:
    keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    seat(sam, idea, place)
    seat(sam, idea, place, name="Lena", email="lena@example.org")
    reviewed(sam, idea)
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    start = calendar.now()
    for days, left in ((80, [HELEN]), (95, [])):
        calendar.set_clock(lambda days=days: start + dt.timedelta(days=days))
        forget_asked()
        assert addresses() == left
    assert [letter.address for letter in keys.letters("improvement/review_for_sponsor")] == ["lena@example.org"]
    with db.reading():
        assert db.session.query(ContactPoint).filter_by(value="lena@example.org").count() == 1


def test_while_it_is_tried_the_address_stays_however_long_that_takes(sam: Visitor, idea: Proposal, place: int) -> None:
    seat(sam, idea, place)
    start = calendar.now()
    calendar.set_clock(lambda: start + dt.timedelta(days=400))
    forget_asked()
    assert addresses() == [HELEN]


def chosen(page: Seen) -> list[str]:
    return [str(option.get("value")) for option in page.all("option") if option.get("selected") is not None]


@pytest.mark.parametrize("address", ["lena@example.org", HELEN])
def test_the_seat_shows_what_was_typed_and_never_what_an_account_says(
    app: Flask, sam: Visitor, idea: Proposal, place: int, address: str
) -> None:
    keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    seat(sam, idea, place, email=address, reading="pl")
    page = sam.open(team(idea, f"/{member().id}/change"))
    assert "pl" in chosen(page)
    assert page.has("Leave the address empty to keep the one that we have.")
    sam.press("Save", reading="ur")
    page = sam.open(team(idea, f"/{member().id}/change"))
    assert "ur" in chosen(page)
    assert [letter.reading for letter in reviewed(sam, idea)] == ["en" if address == "lena@example.org" else "ur"]
