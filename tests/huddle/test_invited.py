"""Guests come for one idea of one meeting, by a link of their own, and answer as they like."""

import datetime as dt
import re

import pytest
from flask import Flask

from app.core import calendar, db, tokens
from app.core.questions import Given
from app.huddle import actions, queries
from app.huddle.models import Meeting
from app.huddle.queries.inviting import GUEST_LINK
from app.notifications.actions import shown_on_a_page, written
from app.people.models import RoleName
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from tests import keys, make
from tests.visitor import Seen, Visitor

HELPER = {"as_whom": "helper", "name": "Noor", "reach": "noor@example.org", "reading": "ar"}
ENDED = "This invitation has ended"


def in_days(days: int) -> dt.date:
    return calendar.today() + dt.timedelta(days=days)


def planned(days: int = 7) -> int:
    sam = make.staff(address="lister@example.org", name="Lister")
    with db.transaction():
        found = queries.meeting_on(in_days(days)) or actions.plan_meeting(in_days(days), by=sam)
        return found.id


def listed(days: int = 7, *, public: bool = True, **answers: Given) -> tuple[Proposal, str]:
    """An idea on the list of a meeting, and the address of its guests."""
    sam = make.staff(address="lister@example.org", name="Lister")
    number = planned(days)
    idea = make.public_idea(**answers) if public else make.idea(**answers)
    if not public:
        make.screened(idea, fit=False)
    with db.transaction():
        item = actions.list_proposal(make.again(idea), db.session.get_one(Meeting, number), by=sam)
        return idea, f"/en/huddles/{number}/items/{item.id}/guests"


def newest_link() -> str:
    letter = keys.letters("huddle/invited")[-1]
    return f"/{letter.reading}/huddle-guest/{tokens.mint(*letter.facts['token'])}"


def come_in(visitor: Visitor, link: str | None = None, reading: str = "en") -> Seen:
    """A guest opens the link of the newest invitation and presses its button."""
    visitor.open(re.sub(r"^/[a-z-]+/", f"/{reading}/", link or newest_link(), count=1))
    return visitor.send()


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def test_a_helper_is_invited_by_a_letter_in_their_own_reading(sam: Visitor) -> None:
    _idea, address = listed()
    sam.open(address)
    page = sam.send(**HELPER)
    assert page.has("Invited. The letter is on its way.")
    assert (page.has("Noor"), page.has("No answer yet")) == (True, True)
    letter = keys.letters("huddle/invited")[-1]
    assert (letter.reading, letter.address) == ("ar", "noor@example.org")
    letter.reading = "en"
    told = written(letter).text
    said = ("12:30", "Minutes for this idea", "We can find an interpreter", "You do not have to come", "Who will be there", "- Lister")
    assert [words for words in said if words not in told] == []
    assert "I can not read the letters" not in told


def test_the_link_shows_a_button_then_this_idea_and_nothing_else_of_the_meeting(sam: Visitor, visitor: Visitor) -> None:
    other, _other_address = listed()
    with db.transaction():
        proposals.rename(make.again(other), "The other idea", by=make.staff())
    _idea, address = listed()
    sam.send(address, **HELPER)
    page = visitor.open(newest_link().replace("/ar/", "/en/"))
    assert (page.h1, page.has("This invitation is for Noor."), page.has("Letters I can read")) == ("Open your invitation", True, False)
    page = visitor.send()
    assert (page.has("Letters I can read"), page.has("This invitation is for Noor.")) == (True, True)
    assert [words for words in ("The other idea", str(other.reference), "dee@example.org", "Views") if words in page.text] == []


def test_a_guest_answers_and_members_read_it(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    page = visitor.send(coming="cannot", words="أريد أن تقرأوا هذا.", needs=["interpreter", "breaks"], needs_words="Mirpuri")
    assert page.has("Thank you. We have your answer.")
    page = sam.open(address)
    said = ("No, I cannot come", "An interpreter, Breaks, Mirpuri", "أريد أن تقرأوا هذا.")
    assert [words for words in said if not page.has(words)] == []
    assert any(quote.get("lang") == "ar" for quote in page.all("blockquote"))
    page = sam.open("/en/tasks")
    assert page.has("A guest told us what they need, or asked something. See to it before the day.")


def test_an_answer_that_is_missing_loses_nothing_that_was_typed(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    page = visitor.send(question="Who pays for the bus?")
    assert (page.status, page.faults()) == (422, ["Choose if you come"])
    assert "Who pays for the bus?" in page.text


def test_a_link_that_was_taken_back_shows_nothing_and_the_guest_hears_it(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    here = visitor.page.address if visitor.page else ""
    sam.open(address)
    page = sam.press("Take the invitation back: Noor")
    assert page.has("Taken back. The link shows nothing of the idea now.")
    page = visitor.open(here)
    assert (page.status, page.h1, page.has("Letters I can read")) == (404, ENDED, False)
    assert page.has("Our team took this invitation back. You do not need to come.")
    assert keys.letters("huddle/not_needed")[-1].address == "noor@example.org"


def test_taking_an_invitation_back_keeps_whom_one_was_about_to_invite(sam: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    sam.open(address)
    page = sam.press("Take the invitation back: Noor", name="Lena", reach="lena@example.org")
    kept = {box.get("name"): box.get("value") for box in page.all("input")}
    assert (page.status, kept["name"], kept["reach"]) == (200, "Lena", "lena@example.org")
    assert not sam.open(address).has("Lena")


def test_a_button_beside_nobody_invites_nobody(sam: Visitor) -> None:
    _idea, address = listed()
    sam.open(address)
    page = sam.send(button=("stop", "999999999"), **HELPER)
    assert (page.status, page.has("Take the invitation back: Noor"), keys.letters("huddle/invited")) == (200, False, [])


def test_the_link_of_another_guest_opens_nothing_here(sam: Visitor, visitor: Visitor, another: Visitor) -> None:
    _one, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    here = visitor.page.address if visitor.page else ""
    _two, address = listed()
    sam.send(address, **HELPER | {"name": "Ali", "reach": "ali@example.org"})
    come_in(another)
    assert another.open(here).status == 404
    number = re.findall(r"\d+", here)[-1]
    cookie = next(c for c in another.client._cookies.values() if c.key.startswith("guest-"))
    another.client.set_cookie(f"guest-{number}", cookie.value, domain="127.0.0.1")
    assert another.open(here).status == 404
    assert another.open(f"/en/huddle-guest/{tokens.mint(GUEST_LINK, int(number), 'guess')}").status == 404


def test_an_invitation_ends_the_day_after_the_meeting(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    here = visitor.page.address if visitor.page else ""
    now = calendar.now()
    calendar.set_clock(lambda: now + dt.timedelta(days=8))
    page = visitor.open(here)
    assert (page.status, page.has("The meeting is over. Thank you."), page.has("Do you come?")) == (200, True, False)
    calendar.set_clock(lambda: now + dt.timedelta(days=9))
    page = visitor.open(here)
    assert (page.status, page.h1, page.has("Letters I can read")) == (404, ENDED, False)


def test_an_idea_that_was_taken_back_ends_its_invitations(sam: Visitor, visitor: Visitor) -> None:
    idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    here = visitor.page.address if visitor.page else ""
    with db.transaction():
        found = make.again(idea)
        proposals.withdraw(found, "", by=_person(found))
    page = visitor.open(here)
    assert (page.status, page.has("The person took this idea back. You do not need to come.")) == (404, True)
    with db.transaction():
        assert actions.end_where_taken_back() == 1
    assert [letter.facts["why"] for letter in keys.letters("huddle/not_needed")] == ["withdrawn"]
    with db.transaction():
        assert actions.end_where_taken_back() == 0


def _person(idea: Proposal):
    from app.people.queries import person

    return person(idea.person_id or 0)


def test_an_invitation_goes_along_to_a_later_meeting_and_asks_again(sam: Visitor, chair: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    number, later = address.split("/")[3], planned(14)
    sam.send(address, **HELPER)
    come_in(visitor)
    visitor.send(coming="comes", words="Read this out.")
    here = visitor.page.address if visitor.page else ""
    chair.open(f"/en/huddles/{number}/call-off")
    chair.send(why="The room is closed.", into=str(later))
    letter = keys.letters("huddle/invited")[-1]
    assert (letter.facts["on"], letter.facts["retold"]) == (in_days(14).isoformat(), "moved")
    page = visitor.open(here)
    assert page.has("The day, the time or the place has changed. Please tell us again if you come.")
    assert "Read this out." in page.text
    page = sam.open(address.replace(f"/huddles/{number}/", f"/huddles/{later}/"))
    assert page.has("No answer yet")


def test_another_hour_is_told_to_the_guests(sam: Visitor, chair: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    chair.open(f"/en/huddles/{address.split('/')[3]}/set-up")
    chair.send(starts_at="14:00", minutes="60")
    letter = keys.letters("huddle/invited")[-1]
    assert (letter.facts["starts"], letter.facts["retold"]) == ("14:00", "changed")


def test_an_idea_that_is_taken_off_its_list_needs_no_guests(sam: Visitor, visitor: Visitor) -> None:
    idea, address = listed()
    sam.send(address, **HELPER)
    come_in(visitor)
    here = visitor.page.address if visitor.page else ""
    with db.transaction():
        actions.take_off(make.again(idea), by=make.staff())
    assert [letter.facts["why"] for letter in keys.letters("huddle/not_needed")] == ["off_list"]
    page = visitor.open(here)
    assert (page.status, page.h1) == (404, ENDED)


def test_the_proposer_is_invited_in_their_reading_and_reads_their_own_words(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed(public=False)
    page = sam.send(address, as_whom="proposer")
    assert page.has("Invited. The letter is on its way.")
    page = come_in(visitor)
    assert page.has("I can not read the letters from the eye clinic.")
    assert sam.send(address, as_whom="proposer").faults() == ["They are invited already."]


def test_somebody_of_a_service_reads_only_the_title_of_an_idea_that_is_not_public(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed(public=False)
    sam.send(address, **HELPER | {"as_whom": "service"})
    page = come_in(visitor)
    assert (page.has("Letters I can read"), page.has("I can not read the letters")) == (True, False)
    assert page.has("This idea is not on our website. So you see only its title here.")


def test_in_urdu_a_guest_reads_that_these_are_first_names_and_not_that_names_come_first(sam: Visitor, visitor: Visitor) -> None:
    _idea, address = listed()
    sam.send(address, **HELPER)
    page = come_in(visitor, reading="ur")
    assert (page.has("ہر ایک کا پہلا نام"), page.has("آپ پہلے نام")) == (True, False)


NONE = {"contact": Given(choices=("none",)), "email": Given()}


def test_whoever_wants_to_hear_nothing_is_not_invited(sam: Visitor) -> None:
    _idea, address = listed(**NONE)
    page = sam.send(address, as_whom="proposer")
    assert page.status == 422
    assert "so we do not invite them" in page.faults()[0]
    assert keys.letters("huddle/invited") == []


def test_a_guest_with_a_phone_number_is_phoned(sam: Visitor) -> None:
    _idea, address = listed()
    page = sam.send(address, **HELPER | {"reach": "01632 960 123"})
    assert page.has("Invited. Somebody of the team phones them or posts the letter.")
    sam.open(page.link("Write down what they told us"))
    page = sam.send(coming="comes", question="Is there a lift?")
    assert [words for words in ("Saved.", "Yes, I come", "Is there a lift?") if not page.has(words)] == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"name": ""}, "Write their name"),
        ({"reach": "nobody@"}, "Write an email address or a phone number"),
        ({"reach": "12"}, "Write an email address or a phone number"),
        ({"as_whom": "king"}, "Choose whom you invite"),
    ],
)
def test_whoever_cannot_be_reached_is_not_invited(sam: Visitor, changed: dict[str, str], fault: str) -> None:
    _idea, address = listed()
    page = sam.send(address, **HELPER | changed)
    assert (page.status, page.faults()) == (422, [fault])


def test_a_member_with_an_interest_of_their_own_invites_nobody(sam: Visitor) -> None:
    idea, address = listed()
    sam.send(f"/en/ideas/{idea.reference}/interest", what="My sister's idea")
    page = sam.open(address)
    assert page.has("Others invite people to this idea, because of your interest in it.")
    assert sam.client.post(address, data=HELPER, headers={"Host": "127.0.0.1:8000"}).status_code in {400, 409}
    assert keys.letters("huddle/invited") == []


def test_a_place_of_another_meeting_is_not_there(sam: Visitor) -> None:
    _idea, address = listed()
    assert sam.open(address.replace(f"/{address.split('/')[3]}/items", f"/{planned(14)}/items")).status == 404


def test_long_after_the_meeting_nobody_knows_the_guest_any_more(sam: Visitor) -> None:
    idea, address = listed()
    sam.send(address, **HELPER)
    sam.send(address, as_whom="proposer")
    now = calendar.now()
    calendar.set_clock(lambda: now + dt.timedelta(days=98))
    with db.transaction():
        assert actions.forget_guests() == 2
    with db.transaction():
        guest, proposer = (one.person for one in queries.invitations([int(address.split("/")[5])])[int(address.split("/")[5])])
        assert (guest.display_name, list(guest.contacts), proposer.display_name) == ("", [], "Dee")
        assert idea.person_id == proposer.id


def test_the_letter_names_the_idea_and_says_to_whom_we_phone_or_post_it_what_they_do_without_a_page(sam: Visitor) -> None:
    idea, address = listed(public=False)
    with db.transaction():
        db.session.get_one(Meeting, int(address.split("/")[3])).link = "https://video.example.org/huddle"
    sam.send(address, **HELPER | {"reading": "en"})
    letter = keys.letters("huddle/invited")[-1]
    assert [
        words
        for words in ("The idea: Letters I can read", "Its link is on your page.", "Tell us on your page")
        if words not in written(letter).text
    ] == []
    sam.send(address, **HELPER | {"reading": "en", "name": "Ali", "reach": "01632 960 123"})
    told = shown_on_a_page(keys.letters("huddle/invited")[-1]).text
    said = (
        "The idea: Letters I can read",
        "Phone us if you want to join it.",
        "Phone us and say what you need.",
        "Phone us and say if you come.",
    )
    assert ([words for words in said if words not in told], "your page" in told) == ([], False)
    with db.transaction():
        proposals.rename(make.again(idea), "Buy our pills", by=_person(make.again(idea)))
    sam.send(address, as_whom="proposer")
    assert "Buy our pills" not in written(keys.letters("huddle/invited")[-1]).text, "They have not confirmed their address."
