"""A member of the huddle who reads easy words finds what waits, reads it, and sees when the team meets."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from app.core import calendar, db
from app.huddle.actions import list_proposal, plan_meeting
from app.notifications.models import LetterState
from app.people.models import RoleName
from app.people.queries import by_email
from app.proposals.models import Stage
from tests import keys, make, quorum
from tests.visitor import Visitor

OWN = make.DEE["problem"].text
DECIDED = {
    "route": "just_do_it",
    "reason": "Several other respondents reported the same.",
    "next_step": "The clinic changes its letters in May.",
    "contact_name": "Priya",
    "contact_how": "01632 960 124",
}


@pytest.fixture
def marcus(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "marcus@example.org")


def listed(reading: str = "en") -> tuple[Any, int]:
    """An idea on the list of a meeting in a week, and the number of that meeting."""
    idea = make.idea(reading)
    make.screened(idea)
    with db.transaction():
        sam = by_email("sam@example.org")
        assert sam
        meeting = plan_meeting(calendar.today() + dt.timedelta(days=7), by=sam)
        list_proposal(make.again(idea), meeting, by=sam)
    return idea, meeting.id


def test_a_member_finds_what_waits_and_opens_it_from_the_list(marcus: Visitor) -> None:
    idea = make.idea()
    make.screened(idea)
    page = marcus.open("/en-easy/queue")
    assert (page.h1, page.all("table")) == ("Ideas that wait for an answer", [])
    assert [
        words for words in ("1 idea waits for an answer.", "We are reading it", "10 working days left.", "Answer by") if not page.has(words)
    ] == []
    page = marcus.open(page.link("Letters I can read"))
    assert page.address == f"/en-easy/ideas/{idea.reference}/read"
    assert [words for words in (OWN, "What is not good now?", "Answer by", "In their own words") if not page.has(words)] == []


def test_a_member_sees_when_the_team_talks_about_an_idea_and_about_which_others(marcus: Visitor) -> None:
    idea, number = listed()
    day = calendar.today() + dt.timedelta(days=7)
    said = f"{day:%A} {day.day} {day:%B %Y}"
    page = marcus.open(f"/en-easy/ideas/{idea.reference}/read")
    page = marcus.open(page.link(f"The team talks about it on {said}"))
    assert (page.address, page.h1) == (f"/en-easy/huddles/{number}", f"Team meeting on {said}")
    assert [words for words in ("The team talks about 1 idea.", "Letters I can read") if not page.has(words)] == []
    assert marcus.open("/en-easy/huddles").words("main").startswith(f"Team meetings The next team meeting {said}, 12:30 1 idea")


def test_a_meeting_that_is_over_does_not_stand_among_those_to_come(marcus: Visitor) -> None:
    with db.transaction():
        for days in (-7, 7, 14):
            plan_meeting(calendar.today() + dt.timedelta(days=days), by=None)
    order = marcus.open("/en-easy/huddles").words("h2").split("Team meetings")
    assert order == ["The next team meeting ", " after that Choose a day for a team meeting ", " that are over"]


def test_a_member_reads_an_answer_in_easy_words_where_there_are_some(marcus: Visitor, chair: Visitor) -> None:
    idea, _number = listed("en-easy")
    quorum.seat(idea)
    chair.send(f"/en/ideas/{idea.reference}/decision", **DECIDED, reason_easy="Others told us the same.")
    page = marcus.open(f"/en-easy/ideas/{idea.reference}/read")
    assert [words for words in ("We will do what you said", "Others told us the same.", DECIDED["next_step"]) if not page.has(words)] == []
    assert not page.has(DECIDED["reason"])
    assert marcus.open(f"/en/ideas/{idea.reference}/read").has(DECIDED["reason"])


def test_a_member_comes_from_a_job_to_the_idea_and_writes_the_easy_words_that_its_letter_waits_for(marcus: Visitor, chair: Visitor) -> None:
    idea, _number = listed("en-easy")
    quorum.seat(idea)
    chair.send(f"/en/ideas/{idea.reference}/decision", **DECIDED)
    page = marcus.open("/en-easy/tasks")
    assert [words for words in ("Jobs to do", "Write easy words", "Do this by") if not page.has(words)] == []
    page = marcus.open(page.link("Read the idea"))
    assert page.address == f"/en-easy/ideas/{idea.reference}/read"
    page = marcus.open(page.link("Write our answer in easy words"))
    assert [words for words in (DECIDED["reason"], DECIDED["next_step"]) if not page.has(words)] == []
    marcus.send(reason_easy="Others told us the same.", next_step_easy="The clinic writes new letters in May.")
    assert marcus.page
    assert marcus.page.has("We saved your words. The letter goes to the person now.")
    assert keys.letters("huddle/decision")[0].state is LetterState.WAITING


def test_a_job_about_no_idea_leads_to_none(marcus: Visitor) -> None:
    from app.tasks.actions import raise_task
    from app.tasks.models import TaskKind

    with db.transaction():
        number = raise_task(TaskKind.MEET, "help", 0, days=2).id
    assert "Read the idea" not in marcus.open("/en-easy/tasks").words("main")
    assert [marcus.open(f"/en-easy/tasks/{one}/idea").status for one in (number, number + 1)] == [404, 404]


def places(idea: Any, meeting: int) -> tuple[str, ...]:
    about = f"/ideas/{idea.reference}"
    return "/queue?view=overdue", "/huddles", f"/huddles/{meeting}", "/tasks", f"{about}/read", f"{about}/screen", f"{about}/question"


def test_every_page_of_the_huddle_has_its_other_edition_behind_one_press(marcus: Visitor) -> None:
    for place in places(*listed()):
        for here, there, words in (("en", "en-easy", "Easy words"), ("en-easy", "en", "Standard words")):
            page = marcus.open(f"/{here}{place}")
            button = next((b for b in page.all("button") if b.get("value") == "edition"), None)
            address = button.get("formaction") if button is not None else page.link(words)
            assert (place, address) == (place, f"/{there}{place}")
            assert marcus.open(f"/{there}{place}").status == 200


@pytest.mark.parametrize(("place", "typed"), [("question", {"question": "Which letter?\nWhen?"}), ("screen", {"place": "Ward 7"})])
def test_what_was_typed_comes_along_into_the_other_edition_and_nothing_is_saved(
    app: Flask, marcus: Visitor, place: str, typed: dict[str, str]
) -> None:
    idea = make.idea()
    page = marcus.open(f"/en/ideas/{idea.reference}/{place}")
    form = next(f for f in page.all("form") if f.get("id"))
    form.set("action", next(b.get("formaction", "") for b in page.all("button") if b.get("form") == form.get("id") and b.get("formaction")))
    page = marcus.send(button=("go", "edition"), **typed)
    assert (page.status, page.address, page.faults()) == (200, f"/en-easy/ideas/{idea.reference}/{place}", [])
    told = [i.get("value") for i in page.all("input")] + ["".join(t.itertext()).removeprefix("\n") for t in page.all("textarea")]
    assert set(typed.values()) <= set(told)
    found = keys.now(idea)
    assert (found.stage, found.place, found.question_id) == (Stage.RECEIVED, "", None)


def test_what_is_missing_is_said_in_easy_words(marcus: Visitor) -> None:
    idea = make.idea()
    page = marcus.send(f"/en-easy/ideas/{idea.reference}/screen", title="", topic="")
    assert (page.status, page.faults()) == (422, ["Choose what the idea is about"])


def test_the_list_changes_its_view_without_a_new_page_in_easy_words_too(marcus: Visitor) -> None:
    make.idea()
    part = marcus.open("/en-easy/queue?view=new", **{"HX-Request": "true"})
    assert ("<html" in part.text, 'class="block"' in part.text, 'hx-swap-oob="innerHTML"' in part.text) == (False, True, True)


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/pl/queue?view=new", "/en/queue?view=new"),
        ("/ar/tasks", "/en/tasks"),
        ("/pl-easy/huddles", "/en-easy/huddles"),
        ("/ar-easy/queue", "/en-easy/queue"),
    ],
)
def test_a_page_for_staff_asked_for_in_another_language_is_the_english_one_of_that_edition(
    marcus: Visitor, asked: str, led_to: str
) -> None:
    page = marcus.open(asked)
    assert (page.status, page.address, page.all("html")[0].get("lang")) == (200, led_to, "en-GB")


def test_what_only_the_administrator_reads_is_in_standard_english(app: Flask) -> None:
    ada = keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")
    page = ada.open("/ar-easy/letters/undelivered")
    assert (page.status, page.address, page.has("Easy words")) == (200, "/en/letters/undelivered", False)


def test_whoever_may_not_see_a_page_for_staff_is_led_nowhere(visitor: Visitor, marcus: Visitor) -> None:
    assert visitor.open("/ar/queue").address.startswith("/ar/sign-in?then=")
    assert (marcus.open("/pl/letters/undelivered").status, marcus.page and marcus.page.address) == (404, "/pl/letters/undelivered")


def test_the_way_to_the_queue_is_said_to_be_english_on_a_page_in_another_language(marcus: Visitor) -> None:
    for reading, lang in (("pl", "en"), ("en", None), ("en-easy", None)):
        links = [a for a in marcus.open(f"/{reading}/about").all("a") if (a.get("href") or "").endswith("/queue")]
        assert {a.get("lang") for a in links} == {lang}
        assert len(links) == 2
