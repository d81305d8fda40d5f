"""Which links open my idea, and what happens when one is stopped."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from app.core import db
from app.core.questions import Given
from app.huddle.actions import Chosen, decide
from app.huddle.models import Route
from app.notifications.actions import written
from app.notifications.models import Letter, LetterState
from app.people.models import RoleName
from app.proposals import actions, queries
from app.proposals.actions.drafting import token_of
from app.proposals.models import Stage
from app.proposals.private import masked
from tests import keys, make, quorum
from tests.visitor import Seen, Visitor

EMAILS = "In our emails to de…@ex…"
DRAFT = "The link to your answers, from before you sent them"
DEVICE = "On the phone or computer that sent the idea"


def post() -> None:
    """Every letter that waited has left."""
    with db.transaction() as session:
        session.execute(update(Letter).values(state=LetterState.SENT))


@pytest.fixture
def idea(app: Flask) -> Any:
    made = make.idea()
    post()
    return made


def on_device(visitor: Visitor, idea: Any) -> Visitor:
    """The browser from which the idea was sent."""
    with db.transaction():
        found = make.again(idea)
        token = token_of(actions.add_link(found, actions.IDEA_LINK, person=found.person_id, device=True))
    visitor.client.set_cookie(f"idea-{idea.reference}", token, domain="127.0.0.1")
    return visitor


def headings(seen: Seen) -> list[str]:
    return [" ".join("".join(heading.itertext()).split()) for heading in seen.all("h2")]


def way_to_stop(seen: Seen, words: str) -> str:
    """The address that stops the link of these words."""
    return seen.link(f"Stop this link: {words}")


def links(visitor: Visitor, idea: Any, reading: str = "en") -> Seen:
    return visitor.open(f"/{reading}/my-idea/{idea.reference}/links")


def test_i_see_where_each_link_to_my_idea_is_and_which_one_i_use(visitor: Visitor, idea: Any) -> None:
    keys.key_of(idea)
    seen = on_device(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    seen = visitor.open(seen.link("Links that open my idea"))
    assert headings(seen) == [DEVICE, EMAILS, DRAFT]
    assert seen.has("3 links, newest first.")
    (here,) = [row for row in seen.all("li") if "You use this link now" in "".join(row.itertext())]
    assert DEVICE in "".join(here.itertext())
    assert "dee@example.org" not in seen.text


def test_the_whole_of_no_link_and_no_address_is_on_the_page(visitor: Visitor, idea: Any) -> None:
    token = keys.key_of(idea)
    seen = links(keys.hold_key(visitor, idea), idea)
    assert (token in seen.text, token.partition("-")[2] in seen.text, "example.org" in seen.words("main")) == (False, False, False)


@pytest.mark.parametrize(
    ("address", "shown"), [("dee@example.org", "de…@ex…"), ("a@b.c", "a…@b.…"), ("jo@nhs.uk", "j…@nh…"), ("ł.żak@ąę.pl", "ł.…@ąę…")]
)
def test_an_address_is_known_again_by_its_owner_alone(address: str, shown: str) -> None:
    assert masked(address) == shown


def test_a_link_that_i_stop_opens_nothing_any_more_and_the_others_stay(visitor: Visitor, another: Visitor, idea: Any) -> None:
    way_in = f"/en/my-idea/{idea.reference}/open/{keys.key_of(idea)}"
    keys.hold_key(another, idea)
    page = visitor.open(way_to_stop(links(on_device(visitor, idea), idea), EMAILS))
    assert page.has("After that nobody can open your idea by this link.")
    assert page.has("Does somebody else read your emails? Phone us first.")
    visitor.send()
    assert visitor.page
    assert (visitor.page.has("The link is stopped."), headings(visitor.page)) == (True, [DEVICE, DRAFT])
    assert another.open(f"/en/my-idea/{idea.reference}").status == 404
    old = another.open(way_in)
    assert (old.status, old.h1) == (404, "This link does not open any more")
    assert visitor.open(f"/en/my-idea/{idea.reference}").has("You stopped links to your idea")


def test_stopping_the_link_that_i_use_closes_my_idea_on_this_device_and_says_so_first(
    visitor: Visitor, another: Visitor, idea: Any
) -> None:
    keys.hold_key(another, idea)
    page = visitor.open(way_to_stop(links(on_device(visitor, idea), idea), DEVICE))
    assert page.has("You use this link now. If you stop it, your idea closes on this device.")
    visitor.send()
    assert visitor.page
    assert (visitor.page.status, visitor.page.h1) == (200, "The link is stopped")
    assert visitor.client.get_cookie(f"idea-{idea.reference}", domain="127.0.0.1") is None
    assert visitor.open(f"/en/my-idea/{idea.reference}").status == 404
    assert another.open(f"/en/my-idea/{idea.reference}").status == 200


def test_a_stopped_link_stays_stopped_when_it_is_sent_twice(visitor: Visitor, idea: Any) -> None:
    keys.key_of(idea)
    page = visitor.open(way_to_stop(links(on_device(visitor, idea), idea), EMAILS))
    for _n in range(2):
        visitor.page = page
        visitor.send()
        assert visitor.page.status == 200
    seen = visitor.open(f"/en/my-idea/{idea.reference}")
    assert "".join(seen.words("main")).count("You stopped links to your idea") == 1


def test_all_other_links_stop_at_once_and_mine_stays(visitor: Visitor, another: Visitor, idea: Any) -> None:
    on_device(another, idea)
    keys.key_of(idea)
    seen = links(on_device(visitor, idea), idea)
    page = visitor.open(seen.link("Stop all other links"))
    assert (page.has("3 links stop:"), page.has("The link that you use now stays.")) == (True, True)
    visitor.send()
    assert visitor.page
    assert (visitor.page.has("The other links are stopped."), headings(visitor.page)) == (True, [DEVICE])
    assert another.open(f"/en/my-idea/{idea.reference}").status == 404
    assert visitor.open(f"/en/my-idea/{idea.reference}/links/stop-others").has("There is no other link.")


def test_nobody_stops_a_link_of_another_idea(app: Flask, visitor: Visitor, another: Visitor, idea: Any) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    other = make.idea()
    keys.hold_key(another, other)
    number = way_to_stop(links(another, other), EMAILS).split("/")[-2]
    keys.hold_key(visitor, idea)
    for address in (
        f"/en/my-idea/{idea.reference}/links/{number}/stop",
        f"/en/my-idea/{other.reference}/links/{number}/stop",
        f"/en/my-idea/{other.reference}/links/stop-others",
    ):
        assert (address, visitor.open(address).status, visitor.post(address, {}).status) == (address, 404, 404)
    assert visitor.post(f"/en/my-idea/{idea.reference}/links/stop-others", {}).status == 303
    assert another.open(f"/en/my-idea/{other.reference}").status == 200


def test_whoever_is_signed_in_stops_every_link_and_still_opens_their_idea(app: Flask, another: Visitor) -> None:
    ada = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    mine = make.idea(by=ada)
    post()
    on_device(another, mine)
    browser = keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")
    seen = links(browser, mine)
    browser.open(seen.link("Stop all links"))
    browser.send()
    assert browser.page
    assert browser.page.has("No link opens your idea now. You opened it by signing in.")
    assert (browser.open(f"/en/my-idea/{mine.reference}").status, another.open(f"/en/my-idea/{mine.reference}").status) == (200, 404)


def test_the_next_message_brings_a_link_that_opens(app: Flask, visitor: Visitor, another: Visitor, idea: Any) -> None:
    visitor.send(way_to_stop(links(on_device(visitor, idea), idea), EMAILS))
    visitor.send(f"/en/my-idea/{idea.reference}/take-back", reason="")
    letter = keys.letters("proposals/withdrawn")[-1]
    link = next(word for word in written(letter).text.split() if word.startswith("http"))
    another.send(link.removeprefix("http://127.0.0.1:8000"))
    assert another.page
    assert another.page.has("You took this idea back.")


@pytest.fixture
def held(app: Flask) -> Any:
    """An idea whose answer waits for easy words."""
    waits = make.idea("en-easy")
    make.screened(waits)
    chair = make.staff(RoleName.CHAIR, "nadia@example.org", "Nadia")
    with db.transaction():
        make.again(waits).stage = Stage.LISTED
    quorum.seat(waits)
    words = {
        "reason": "Others told us too.",
        "next_step": "We change the letters.",
        "contact_name": "Priya",
        "contact_how": "01632 960 124",
    }
    with db.transaction():
        decide(make.again(waits), Chosen(route=Route.JUST_DO_IT, **words), by=chair)
    return waits


def test_a_message_that_still_waits_does_not_go_out_with_a_dead_link(visitor: Visitor, another: Visitor, held: Any) -> None:
    visitor.send(way_to_stop(links(on_device(visitor, held), held), EMAILS))
    (letter,) = keys.letters("huddle/decision")
    link = next(word for word in written(letter).text.split() if word.startswith("http"))
    another.send(link.removeprefix("http://127.0.0.1:8000"))
    assert another.page
    assert another.page.status == 200
    assert headings(links(visitor, held)) == [EMAILS, DEVICE, DRAFT]


def test_without_email_only_the_links_of_my_own_devices_open_my_idea(visitor: Visitor) -> None:
    phoned = make.idea(contact=Given(choices=("phone",)), phone=Given(text="01632 960 999"))
    seen = links(on_device(visitor, phoned), phoned)
    assert headings(seen) == [DEVICE, DRAFT]
    assert not visitor.open(way_to_stop(seen, DRAFT)).has("Does somebody else read your emails?")


def test_the_link_that_i_wrote_down_before_i_sent_my_idea_opens_it_until_i_stop_it(visitor: Visitor, another: Visitor) -> None:
    _draft, token = make.draft()
    with db.transaction():
        found = queries.draft(token)
        assert found
        sent = actions.send_proposal(found[0], by=None, reading="en", easy=False)
        reference = sent.reference
    page = another.open(f"/en/share/back/{token}")
    assert page.has("You sent this idea. Press the button to open it on this device.")
    another.send()
    assert another.page
    assert (another.page.address, another.page.status) == (f"/en/my-idea/{reference}", 200)
    another.send(way_to_stop(another.open(f"/en/my-idea/{reference}/links"), DRAFT))
    assert visitor.open(f"/en/share/back/{token}").status == 404


@pytest.mark.parametrize("reading", ["en-easy", "pl", "pl-easy", "ar", "ar-easy"])
def test_links_are_stopped_in_every_reading(visitor: Visitor, idea: Any, reading: str) -> None:
    keys.key_of(idea)
    seen = links(on_device(visitor, idea), idea, reading)
    stops = [a.get("href", "") for a in seen.all("a") if (a.get("href") or "").endswith("/stop")]
    visitor.send(stops[1])
    assert visitor.page
    assert (visitor.page.status, visitor.page.address) == (200, f"/{reading}/my-idea/{idea.reference}/links")
    assert len([a for a in visitor.page.all("a") if (a.get("href") or "").endswith("/stop")]) == 2
