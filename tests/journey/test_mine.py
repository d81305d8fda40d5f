"""My idea: where it stands, what waits for me, my choices, and whose name stands on it."""

import re

import pytest
from flask import Flask

from app.core.questions import Given
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make, samples
from tests.sending_files import sent
from tests.visitor import Visitor


@pytest.fixture
def idea(app: Flask, visitor: Visitor):
    made = make.public_idea()
    keys.hold_key(visitor, made)
    return made


def test_my_idea_tells_each_step_in_plain_words_the_newest_first(app: Flask, visitor: Visitor, idea) -> None:
    keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    seen = visitor.open(f"/en/my-idea/{idea.reference}")
    assert seen.has("We need one thing from you")
    visitor.send(seen.link("Answer the question"), answer="The one in town.")
    assert visitor.page
    assert visitor.page.has("Thank you. We have your answer.")
    assert [" ".join("".join(h.itertext()).split()) for h in visitor.page.all("h3")] == [
        "You answered our question",
        "We asked you a question",
        "You sent your idea",
    ]
    assert not visitor.open(f"/en/my-idea/{idea.reference}").has("We have your answer.")


def test_the_team_reads_the_answer_to_its_question(app: Flask, visitor: Visitor, idea) -> None:
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    visitor.send(f"/en/my-idea/{idea.reference}/answer", answer="The purple clinic in town.")
    assert member.open(f"/en/ideas/{idea.reference}/read").has("The purple clinic in town.")
    assert "purple" not in visitor.open(f"/en/ideas/{idea.reference}").text


def test_an_empty_answer_is_said_and_the_clock_stands_still(app: Flask, visitor: Visitor, idea) -> None:
    keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    visitor.send(f"/en/my-idea/{idea.reference}/answer", answer="  ")
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (422, ["Write your answer"])
    assert keys.now(idea).stage is Stage.MORE_INFO


def test_my_own_title_stands_everywhere_and_no_screener_changes_it(app: Flask, visitor: Visitor, another: Visitor, idea) -> None:
    visitor.send(f"/en/my-idea/{idea.reference}/title", title="Big clear letters")
    assert visitor.page
    assert visitor.page.has("Saved. If your idea is on the website, a person looks at the new words first.")
    assert another.open(f"/en/ideas/{idea.reference}").status == 404
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.send(f"/en/ideas/{idea.reference}/screen", title="Letters again", topic="letters_and_information", fit="yes")
    for who, place in (
        (visitor, f"/en/my-idea/{idea.reference}"),
        (visitor, f"/en/ideas/{idea.reference}"),
        (member, f"/en/ideas/{idea.reference}/read"),
    ):
        assert who.open(place).h1 == "Big clear letters"
    assert visitor.query("/en/ideas", q="clear").has("Big clear letters")


@pytest.mark.parametrize(("title", "sentence"), [("", "Write a short title"), ("x" * 201, "Use a shorter title")])
def test_a_title_that_cannot_stand_is_said(visitor: Visitor, idea, title: str, sentence: str) -> None:
    visitor.send(f"/en/my-idea/{idea.reference}/title", title=title)
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (422, [sentence])


CHOICES = [
    ("full_name", "", "From Dee", 200),
    ("public_name", "Dee W.", "From Dee W.", 200),
    ("unnamed", "", "", 200),
    ("no", "", "", 404),
    ("later", "", "", 404),
]


@pytest.mark.parametrize(("choice", "name", "shown", "status"), CHOICES)
def test_i_choose_how_i_stand_on_the_website_and_a_person_looks_at_a_new_name_first(
    app: Flask, visitor: Visitor, another: Visitor, idea, choice: str, name: str, shown: str, status: int
) -> None:
    visitor.send(f"/en/my-idea/{idea.reference}/website", publish=choice, public_name=name)
    assert visitor.page
    assert visitor.page.has("a person looks at the new words first") is bool(shown)
    assert visitor.page.has("Saved. This counts from now on.") is not bool(shown)
    if shown:
        assert another.open(f"/en/ideas/{idea.reference}").status == 404
        keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/screen", fit="yes")
    seen = another.open(f"/en/ideas/{idea.reference}")
    assert (seen.status, re.findall(r"From [^.]*Dee[^<]*", seen.words("main"))[:1] != [] if shown else True) == (status, True)
    assert seen.has(shown)
    assert shown != "" or "Dee" not in seen.words("main")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"publish": "everywhere"}, "Choose one answer"),
        ({"publish": "public_name", "public_name": ""}, "Write the name to show, or choose another answer"),
    ],
)
def test_a_choice_that_cannot_stand_changes_nothing(visitor: Visitor, idea, told: dict[str, str], sentence: str) -> None:
    visitor.send(f"/en/my-idea/{idea.reference}/website", **told)
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults(), keys.now(idea).publish.value) == (422, [sentence], "unnamed")


def test_every_change_of_mind_is_kept_with_the_words_and_the_day(visitor: Visitor, idea) -> None:
    from sqlalchemy import select

    from app.core import db
    from app.people.models import PermissionGiven

    for choice in ("no", "unnamed"):
        visitor.send(f"/en/my-idea/{idea.reference}/website", publish=choice)
    with db.reading() as session:
        rows = session.scalars(select(PermissionGiven).where(PermissionGiven.what == "publish").order_by(PermissionGiven.id)).all()
        assert [(r.choice, r.taken_back_at is None) for r in rows] == [("unnamed", False), ("no", False), ("unnamed", True)]
        assert all(r.wording.startswith("Can we publish your idea on this website?") for r in rows)


def test_taking_an_idea_back_twice_is_refused_kindly(visitor: Visitor, idea) -> None:
    page = visitor.open(f"/en/my-idea/{idea.reference}/take-back")
    visitor.send(reason="I changed my mind.")
    visitor.page = page
    visitor.send(reason="I changed my mind.")
    assert visitor.page.status == 409
    assert visitor.page.has("The idea has moved on since you opened this page. Nothing was changed.")
    assert len(keys.letters("proposals/withdrawn")) == 1


def test_what_i_wrote_when_i_took_it_back_is_for_the_team_alone(app: Flask, visitor: Visitor, idea) -> None:
    visitor.send(f"/en/my-idea/{idea.reference}/take-back", reason="My purple reason.")
    assert keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/ideas/{idea.reference}/read").has("My purple reason.")


def test_the_key_of_one_idea_opens_no_other(visitor: Visitor, another: Visitor, idea) -> None:
    other = make.idea()
    another.client.set_cookie(f"idea-{other.reference}", keys.key_of(idea), domain="127.0.0.1")
    for page in (
        "",
        "/sent",
        "/copy",
        "/answer",
        "/title",
        "/take-back",
        "/bring-back",
        "/links",
        "/links/stop-others",
        "/website",
        "/look-again",
        "/messages",
    ):
        assert (page, another.open(f"/en/my-idea/{other.reference}{page}").status) == (page, 404)


def test_a_link_opens_on_this_device_only_after_its_button_and_for_this_idea_only(another: Visitor, idea) -> None:
    way_in = f"/en/my-idea/{idea.reference}/open/{keys.key_of(idea)}"
    another.open(way_in)
    assert another.open(f"/en/my-idea/{idea.reference}").status == 404
    another.send(way_in)
    assert another.page
    assert (another.page.status, another.page.has("My choices")) == (200, True)
    other = make.idea()
    assert another.open(way_in.replace(str(idea.reference), str(other.reference))).status == 404


def test_signed_in_people_see_their_ideas_and_no_others(app: Flask) -> None:
    sam = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    mine = make.idea(by=sam, problem=Given(text="My own little idea."))
    make.idea()
    ada = keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")
    seen = ada.open("/en/my-ideas")
    assert [a.get("href") for a in seen.all("a") if "/my-idea/" in (a.get("href") or "")] == [f"/en/my-idea/{mine.reference}"]


def test_my_messages_are_on_my_page_whatever_way_they_went(app: Flask, visitor: Visitor, idea) -> None:
    seen = visitor.open(f"/en/my-idea/{idea.reference}/messages")
    assert (seen.status, seen.has("We have your idea")) == (200, True)


def test_my_idea_shows_every_answer_and_plays_what_i_recorded(visitor: Visitor) -> None:
    idea = sent(visitor, ("audio", samples.sound()))
    seen = visitor.open(f"/en/my-idea/{idea.reference}")
    section = next(part for part in seen.all("section") if part.get("aria-labelledby") == "said")
    told = " ".join(" ".join(section.itertext()).split())
    assert all(question in told for question in ("What is not working as well as it could?", "Can our team read and discuss your idea?"))
    assert len(list(section.iter("audio")) + [p for p in section.iter("p") if "getting it ready" in "".join(p.itertext())]) == 1
