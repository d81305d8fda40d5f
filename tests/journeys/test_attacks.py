"""What an attacker tried, and what they get now."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.core.web.guests import shelf
from app.huddle.actions import plan_meeting
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
    page = visitor.open("/en/ideas?q=" + "y" * 5000)
    assert ("y" * 300 in page.text, page.headers["Cache-Control"], len(shelf._pages)) == (False, "private, no-store", 0)
    page = visitor.open("/en/about?x=" + "y" * 5000)  # nobody asks for x: it is the page of the bare address
    assert ("y" * 100 in page.text, [address[2] for address in shelf._pages]) == (False, [""])


def test_a_shared_computer_forgets_an_idea_that_was_sent(visitor: Visitor) -> None:
    reference = send_here(visitor)
    visitor.open(f"/en/my-idea/{reference}/sent")
    visitor.send()
    assert visitor.page
    assert visitor.page.h1 == "This phone or computer has forgotten your idea"
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


# ---- the link of a letter is only in the letter ----


def test_no_page_shows_the_link_by_which_an_address_is_proven(visitor: Visitor) -> None:
    reference = send_here(visitor)
    page = visitor.open(f"/en/my-idea/{reference}/messages")
    assert (page.has("We have your idea"), "/open/" in page.text) == (True, False)


@pytest.mark.parametrize(("channel", "field"), [("phone", "phone"), ("letter", "address")])
def test_whoever_reads_a_letter_out_or_posts_it_does_not_get_the_key_of_the_idea(app: Flask, channel: str, field: str) -> None:
    make.idea(contact=Given(choices=(channel,)), email=Given(), **{field: Given(text="01632 960 999")})
    page = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/letters/{keys.letters('proposals/received')[0].id}")
    assert (page.has("Thank you for your idea."), page.has("See my idea"), "/open/" in page.text) == (True, False, False)


@pytest.mark.parametrize("path", ["/%09/evil.example/xl2765", "/en/%09/evil.example/xl2765", "/%0a/evil.example/xl2765", "/%0aabc", "/%7f"])
def test_no_sign_in_an_address_leads_to_another_host(visitor: Visitor, path: str) -> None:
    answer = visitor.client.get(path, headers={"Host": "127.0.0.1:8000"})
    assert answer.status_code in {301, 302, 404}
    assert answer.headers.get("Location", "/en/").startswith(("/en/", "/_/"))


def test_a_way_on_with_a_sign_that_vanishes_is_not_taken(visitor: Visitor) -> None:
    page = visitor.open("/en/sign-in?then=%2F%2509%2Fevil.example")
    assert "evil.example" not in "".join(link.get("value", "") for link in page.all("input"))


# ---- letters to addresses of others ----


@pytest.mark.parametrize("typed", ["victim（0）@example.org", "＂victim＂@example.org", "victim(0)@example.org", '"v\\ictim"@example.org'])
def test_one_address_cannot_be_written_in_many_ways(visitor: Visitor, typed: str) -> None:
    visitor.send("/en/share/not-good", problem="The letters are too small.")
    page = visitor.send("/en/share/stop", email=typed)
    assert (page.status, keys.letters()) == (422, [])


def test_asking_for_links_to_an_address_keeps_no_news_from_its_owner(app: Flask, visitor: Visitor) -> None:
    for _n in range(5):
        other = Visitor(app)
        other.send("/en/share/not-good", problem="The letters are too small.")
        other.send("/en/share/stop", email="dee@example.org")
    idea = make.idea()
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.send(f"/en/ideas/{idea.reference}/question", question="Which clinic was it?", question_easy="Which clinic?")
    assert [letter.name for letter in keys.letters() if letter.channel is Channel.EMAIL][-2:] == [
        "proposals/received",
        "proposals/more_info",
    ]
    assert visitor.open("/en/").status == 200


def test_codes_cannot_be_guessed_day_after_day_and_the_link_still_works(app: Flask, visitor: Visitor) -> None:
    make.staff(RoleName.ADMINISTRATOR, "owen@example.org", "Owen")
    for _n in range(5):
        visitor.send("/en/sign-in", email="owen@example.org")
        for _try in range(5):
            visitor.send(code="000000", form=0)
    visitor.send("/en/sign-in", email="owen@example.org")
    with db.transaction():
        from app.people.models import SignIn
        from app.people.notices import code_of

        letter = db.session.scalars(select(SignIn).order_by(SignIn.id.desc())).first()
        assert letter
        right = code_of(letter)
    visitor.send(code=right, form=0)
    assert visitor.page
    assert visitor.page.has("Too many wrong codes were typed today. Please use the link in the letter.")


# ---- words that nobody looked at ----


def test_whoever_screens_sees_the_name_that_would_be_shown(app: Flask, visitor: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/website", publish="public_name", public_name="Jane of ward 7")
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert [member.open(f"/en/ideas/{idea.reference}/{page}").has("Jane of ward 7") for page in ("screen", "read")] == [True, True]


def test_other_words_are_not_fit_to_publish_because_earlier_ones_were(app: Flask, visitor: Visitor, another: Visitor) -> None:
    idea = make.idea(publish=Given(choices=("unnamed",)))
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.open(f"/en/ideas/{idea.reference}/screen")
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/title", title="A DOCTOR IS A THIEF")
    page = member.send(topic="other", fit="yes")
    assert page.has("The words have changed since you opened this page. Please read them again.")
    assert another.open(f"/en/ideas/{idea.reference}").status == 404
    member.send(topic="other", fit="yes")
    assert another.open(f"/en/ideas/{idea.reference}").status == 200


def test_no_words_of_a_visitor_are_taken_for_our_own_mark(app: Flask, visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem="\ue000 stays out")
    assert keys.kept(visitor) == "stays out"


# ---- work on one's own idea ----


def test_nobody_lists_an_idea_that_came_with_their_own_address_whatever_it_was_given_for(app: Flask) -> None:
    idea = make.idea(contact=Given(choices=("in_person",)), email=Given(), meeting_reach=Given(text="PRIYA@example.org"))
    other = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    other.send(f"/en/ideas/{idea.reference}/screen", title="Letters", topic="other", fit="no")
    other.send("/en/huddles", on="2099-03-05")
    priya = keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")
    app.config["WTF_CSRF_ENABLED"] = False
    assert priya.post(f"/en/ideas/{idea.reference}/list", {"meeting": "1"}).status == 409
    other.send(f"/en/ideas/{idea.reference}/read", meeting="1")
    assert priya.post(f"/en/ideas/{idea.reference}/take-off", {}).status == 409


def test_an_idea_is_not_put_before_a_huddle_that_is_over(app: Flask) -> None:
    idea = make.idea()
    chair = keys.staff(app, RoleName.CHAIR)
    chair.send(f"/en/ideas/{idea.reference}/screen", title="Letters", topic="other", fit="no")
    with db.transaction():
        past = plan_meeting(calendar.today() - dt.timedelta(days=7), by=None)
    app.config["WTF_CSRF_ENABLED"] = False
    page = chair.post(f"/en/ideas/{idea.reference}/list", {"meeting": str(past.id)})
    assert (page.status, page.has("Choose a huddle that is still to come.")) == (422, True)
