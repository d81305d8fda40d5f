"""A draft: every button saves, nothing is judged, nothing is lost."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.proposals import queries
from app.proposals.actions import sweep_drafts
from app.proposals.pathways import EVERY, pathway
from tests import keys, make
from tests.keys import kept, words_on
from tests.visitor import Visitor

WORDS = "The letters are small."


def begun(visitor: Visitor, words: str = WORDS) -> Visitor:
    visitor.send("/en/share/not-good", problem=words)
    return visitor


BUTTONS = {
    "next": "Where does this happen?",
    "skip": "Where does this happen?",
    "back": "Are you filling this in for yourself?",
    "help": "I need help",
    "stop": "Your answers are saved",
    "reading:pl": "",
    "reading:en-easy": "",
    "reading:ar": "",
    "nonsense": "Where does this happen?",
}


@pytest.mark.parametrize("button", BUTTONS)
def test_every_button_saves_first(visitor: Visitor, button: str) -> None:
    visitor.send("/en/share/not-good", problem=WORDS, button=("go", button))
    assert visitor.page
    assert visitor.page.status == 200
    assert visitor.page.h1 == BUTTONS[button] or not BUTTONS[button]
    assert kept(visitor) == WORDS


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("quick", [False, True])
def test_an_empty_answer_is_taken_on_every_page_and_leads_to_the_check(visitor: Visitor, easy: bool, quick: bool) -> None:
    where = "/en-easy/share/" if easy else "/en/share/"
    visitor.open(f"{where}not-good?way=quick" if quick else f"{where}how")
    seen = 0
    while visitor.page and visitor.page.h1 != "Check your answers":
        assert visitor.page.status == 200
        visitor.send()
        seen += 1
    assert seen == len(pathway(quick=quick, easy=easy).open_pages({}))


def test_every_pathway_shows_each_of_its_pages(visitor: Visitor) -> None:
    for way in EVERY:
        reading = "en-easy" if way in (EVERY[1], EVERY[3]) else "en"
        for page in way.pages:
            seen = visitor.open(f"/{reading}/share/{page.slug}{'?way=quick' if way.name == 'quick' else ''}")
            assert (seen.status, bool(seen.h1)) == (200, True)


def test_next_with_an_address_that_cannot_work_warns_once_keeps_it_and_then_goes_on(visitor: Visitor) -> None:
    visitor.send("/en/share/contact", contact=["email"], email="dee@")
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (422, ["Check your email address. It looks like name@example.com"])
    assert kept(visitor, "email") == "dee@"
    assert next(i for i in visitor.page.all("input") if i.get("name") == "email").get("value") == "dee@"
    visitor.send()
    assert visitor.page.h1 == "What is your name?"


@pytest.mark.parametrize("button", ["back", "stop", "help", "reading:pl"])
def test_no_other_button_warns_about_an_address(visitor: Visitor, button: str) -> None:
    visitor.send("/en/share/contact", contact=["email"], email="dee@", button=("go", button))
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (200, [])


def test_another_language_and_edition_at_any_question_keep_every_answer(visitor: Visitor) -> None:
    begun(visitor)
    visitor.send("/en/share/where", settings=["hospital", "home"], place_name="Ward 7", button=("go", "reading:ar"))
    assert visitor.page
    assert visitor.page.address == "/ar/share/where"
    visitor.send(button=("go", "reading:pl-easy"))
    assert [i.get("value") for i in visitor.page.all("input") if i.get("checked") is not None] == ["hospital", "home"]
    assert words_on(visitor.open("/pl-easy/share/not-good")) == WORDS
    assert visitor.open("/ideas").address == "/pl-easy/ideas"


def test_a_page_that_the_other_edition_lacks_leads_to_the_nearest_and_loses_nothing(visitor: Visitor) -> None:
    visitor.send("/en/share/related-work", related_work="Ask ward 9", button=("go", "reading:en-easy"))
    assert visitor.page
    assert (visitor.page.status, visitor.page.address) == (200, "/en-easy/share/about-you")
    assert kept(visitor, "related_work") == "Ask ward 9"


def test_the_quick_way_and_the_whole_way_share_their_answers(visitor: Visitor) -> None:
    begun(visitor)
    assert words_on(visitor.open("/en/share/not-good?way=quick")) == WORDS
    visitor.send(problem="Shorter words.")
    assert visitor.page
    assert visitor.page.h1 == "How should we contact you?"
    assert words_on(visitor.open("/en/share/not-good?way=standard")) == "Shorter words."


def test_skipping_keeps_words_that_were_written_before_only_when_they_stand_in_the_box(visitor: Visitor) -> None:
    begun(visitor).send("/en/share/not-good", button=("go", "skip"))
    assert kept(visitor) == WORDS
    visitor.send("/en/share/not-good", problem="", button=("go", "skip"))
    assert kept(visitor) == ""
    assert visitor.open("/en/share/check").has("Skipped")


# ---- coming back ----


def test_the_link_back_opens_the_draft_on_another_device_after_its_button(visitor: Visitor, another: Visitor) -> None:
    begun(visitor)
    link = visitor.open("/en/share/stop").words("bdi").split("127.0.0.1:8000")[1].split()[0]
    assert another.open(link).h1 == "Go on with your idea"
    assert another.open("/en/share/stop").h1 == "Nothing is saved on this device"
    another.send(link)
    assert another.page
    assert another.page.h1 == "Where does this happen?", "They go on where they stopped."
    assert another.open("/en/share/not-good").has(WORDS)
    assert another.open("/en/share/check").has("Questions you did not answer")


def test_a_forged_or_old_link_is_not_there(app: Flask, visitor: Visitor, another: Visitor) -> None:
    _draft, token = make.draft()
    idea = make.idea()
    for bad in (token[:-1], f"{token}a", f"2-{token.partition('-')[2]}", keys.key_of(idea), "", "x", "0-a"):
        assert (bad, another.open(f"/en/share/back/{bad}").status) == (bad, 404)
    with db.transaction():
        found = queries.draft(token)
        assert found
        found[1].expires_at = calendar.now() - dt.timedelta(minutes=1)
    assert another.open(f"/en/share/back/{token}").h1 == "This link does not open any more"


def test_a_device_that_forgets_leaves_the_draft_for_its_link(visitor: Visitor) -> None:
    begun(visitor)
    token = visitor.client.get_cookie("draft", domain="127.0.0.1").value  # type: ignore[union-attr]
    visitor.open("/en/share/stop")
    visitor.send(form=3)
    assert visitor.page
    assert visitor.page.h1 == "This phone or computer has forgotten your idea"
    assert visitor.client.get_cookie("draft", domain="127.0.0.1") is None
    visitor.send(f"/en/share/back/{token}")
    assert visitor.open("/en/share/not-good").has(WORDS)


def test_a_deleted_draft_is_gone_for_good_with_its_letters_and_links(visitor: Visitor) -> None:
    from sqlalchemy import func, select

    from app.languages.models import Text
    from app.notifications.models import Letter
    from app.proposals.models import Answer, Link, Proposal

    begun(visitor)
    visitor.send("/en/share/stop", form=0, email="dee@example.org")
    visitor.send("/en/share/delete")
    assert visitor.page
    assert visitor.page.h1 == "Your draft is deleted"
    with db.reading() as session:
        assert [session.scalar(select(func.count()).select_from(t)) for t in (Proposal, Answer, Text, Link, Letter)] == [0] * 5


def test_a_draft_is_forgotten_90_days_after_it_was_last_saved(visitor: Visitor) -> None:
    start = calendar.now().replace(hour=12)  # late in the evening, summer time would make a day of the hour
    calendar.set_clock(lambda: start)
    begun(visitor)
    calendar.set_clock(lambda: start + dt.timedelta(days=60))
    visitor.send("/en/share/where", place_name="Ward 7")
    for day, left in ((149, 0), (150, 0), (151, 1)):
        calendar.set_clock(lambda d=day: start + dt.timedelta(days=d))
        with db.transaction():
            assert (day, sweep_drafts()) == (day, left)


def test_an_idea_that_was_sent_is_never_forgotten(app: Flask) -> None:
    make.idea()
    start = calendar.now()
    calendar.set_clock(lambda: start + dt.timedelta(days=4000))
    with db.transaction():
        assert sweep_drafts() == 0


def test_a_link_back_goes_to_an_address_five_times_an_hour(visitor: Visitor) -> None:
    begun(visitor)
    answers = []
    for _n in range(6):
        visitor.send("/en/share/stop", form=0, email="dee@example.org")
        assert visitor.page
        answers.append(visitor.page.status)
    assert answers == [200] * 5 + [422]
    assert len(keys.letters("proposals/draft_link")) == 5
    assert "small" not in str([letter.facts for letter in keys.letters()])
