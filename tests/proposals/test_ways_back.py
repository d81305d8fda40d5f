"""Taking an idea back and bringing it back, wherever it stood; and the moves that come after an answer."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.questions import Given
from app.core.templates import plain_reference
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals import actions
from app.proposals.models import Stage
from app.tasks.models import Task
from tests import keys, make, quorum
from tests.visitor import Visitor

DECISION = {"reason": "Others told us too.", "next_step": "We change the letters.", "contact_name": "Priya", "contact_how": "01632 960 124"}
EASY = {"reason_easy": "Others said it too.", "next_step_easy": "A person works on it with you."}


@pytest.fixture
def chair(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")


def put_before(chair: Visitor, idea: Any, on: str = "2099-03-05") -> str:
    """Lists an idea for the huddle of a day; gives the address of that huddle."""
    chair.send("/en/huddles", on=on)
    assert chair.page
    number = chair.page.address.rpartition("/")[2] if chair.page.status == 200 else "1"
    chair.send(f"/en/ideas/{idea.reference}/read", meeting=number)
    return f"/en/huddles/{number}"


def decided(chair: Visitor, route: str, reading: str = "en", **more: Any) -> Any:
    """A public idea that was answered."""
    idea = make.public_idea(reading, **more)
    put_before(chair, idea)
    revisit = {"revisit_on": (calendar.today() + dt.timedelta(days=90)).isoformat()} if route == "not_now" else {}
    quorum.seat(idea)
    other: dict[str, Any] = {"joins": "The letters project"} if route == "already_being_done" else {}
    if route == "integrated_project":
        places = [str(make.organisation(name)) for name in ("Here", "There")]
        other = {"organisation": places[0], "partners": places[1:], "pathway_words": "From the ward to home"}
    chair.send(f"/en/ideas/{idea.reference}/decision", route=route, **DECISION, **EASY, **revisit, **other)
    if route == "signpost":
        quorum.confirm(idea)
    return idea


def go_on(idea: Any, *verbs: str, **why: str) -> None:
    """One later move after the other, as the coach."""
    coach = make.staff()
    for verb in verbs:
        with db.transaction():
            actions.go_on(make.again(idea), verb, by=coach, role="coach", **why)


def told() -> list[str]:
    with db.reading() as session:
        return [task.details for task in session.scalars(select(Task).order_by(Task.id))]


def test_an_idea_that_is_being_tried_can_be_taken_back_and_comes_back_to_where_it_was(
    chair: Visitor, visitor: Visitor, another: Visitor
) -> None:
    idea = decided(chair, "more_coaching")
    go_on(idea, "start_testing")
    keys.hold_key(visitor, idea)
    page = visitor.open(f"/en/my-idea/{idea.reference}/take-back")
    assert page.has("Others may be working on it already. They may go on, without your name.")
    visitor.send(reason="")
    assert (keys.now(idea).stage, another.open(f"/en/ideas/{idea.reference}").status) == (Stage.WITHDRAWN, 404)
    assert "Others may be working on it already." in written(keys.letters("proposals/withdrawn")[0]).text
    assert (
        told()[-1]
        == f"{plain_reference(idea.reference)}\nIt was taken back. Whoever works on it may go on, without the name of the person."
    )
    page = visitor.open(f"/en/my-idea/{idea.reference}")
    page = visitor.open(page.link("I want to bring my idea back"))
    assert page.has("It goes back to where it was. Our answer to you stays the same.")
    visitor.send()
    assert visitor.page
    assert [said for said in ("Your idea is back.", "Your idea is being tried", "Our answer") if not visitor.page.has(said)] == []
    assert (keys.now(idea).stage, another.open(f"/en/ideas/{idea.reference}").status) == (Stage.TESTING, 200)
    assert "It is where it was before." in written(keys.letters("proposals/brought_back")[0]).text
    assert told()[-1] == f"{plain_reference(idea.reference)}\nIt is here again. Whoever works on it goes on as before."


def test_an_idea_without_an_answer_is_read_again_by_a_new_date(app: Flask, visitor: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea)
    page = visitor.open(f"/en/my-idea/{idea.reference}/take-back")
    assert not page.has("Others may be working on it already.")
    visitor.send(reason="")
    later = calendar.now() + dt.timedelta(days=30)
    calendar.set_clock(lambda: later)
    page = visitor.open(f"/en/my-idea/{idea.reference}/bring-back")
    assert page.has("A person reads it again. You get an answer within 10 working days.")
    visitor.send()
    found = keys.now(idea)
    assert (found.stage, found.answer_due_on) == (Stage.SCREENING, calendar.add_working_days(calendar.today(), 10))
    assert told() == []


def test_a_paused_idea_that_was_taken_back_still_goes_on_where_it_was(chair: Visitor, visitor: Visitor) -> None:
    idea = decided(chair, "more_coaching")
    go_on(idea, "start_testing", "evaluate")
    go_on(idea, "pause", reason="The ward moves.")
    keys.hold_key(visitor, idea)
    visitor.send(f"/en/my-idea/{idea.reference}/take-back", reason="")
    visitor.send(f"/en/my-idea/{idea.reference}/bring-back")
    assert keys.now(idea).stage is Stage.PAUSED
    go_on(idea, "resume")
    assert keys.now(idea).stage is Stage.EVALUATION


def test_bringing_back_twice_is_refused_kindly(visitor: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea)
    visitor.send(f"/en/my-idea/{idea.reference}/take-back", reason="")
    page = visitor.open(f"/en/my-idea/{idea.reference}/bring-back")
    visitor.send()
    visitor.page = page
    visitor.send()
    assert visitor.page.status == 409
    assert len(keys.letters("proposals/brought_back")) == 1


def test_an_idea_whose_words_were_deleted_is_nobodys_any_more(app: Flask, chair: Visitor) -> None:
    ada = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    idea = make.idea(by=ada)
    make.screened(idea)
    put_before(chair, idea)
    quorum.seat(idea)
    chair.send(f"/en/ideas/{idea.reference}/decision", route="signpost", **DECISION)
    quorum.confirm(idea)
    with db.transaction():
        actions.withdraw(make.again(idea), "", by=ada)
    later = calendar.now() + dt.timedelta(days=366)
    calendar.set_clock(lambda: later)
    with db.transaction():
        actions.sweep_withdrawn()
    browser = keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")
    assert browser.open("/en/my-ideas").has("You have not sent an idea with this address yet.")
    assert [browser.open(f"/en/my-idea/{idea.reference}{page}").status for page in ("", "/bring-back", "/copy")] == [404] * 3


# ---- the huddle again ----


@pytest.mark.parametrize("route", ["not_now", "signpost", "integrated_project"])
def test_an_answered_idea_comes_before_the_huddle_again_with_a_new_date_and_no_old_answer(
    chair: Visitor, visitor: Visitor, route: str
) -> None:
    idea = decided(chair, route)
    later = calendar.now() + dt.timedelta(days=60)
    calendar.set_clock(lambda: later)
    chair = keys.staff(chair.client.application, RoleName.CHAIR, "nadia@example.org")
    assert chair.open(f"/en/ideas/{idea.reference}/read").has("If the huddle talks about it again, the person gets a new date.")
    put_before(chair, idea, "2099-06-04")
    found = keys.now(idea)
    assert (found.stage, found.answer_due_on) == (Stage.LISTED, calendar.add_working_days(calendar.today(), 10))
    page = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    assert (page.has("The team will talk about your idea."), page.has("Our answer")) == (True, False)
    assert len(keys.letters("huddle/listed")) == 2


def test_an_idea_that_we_asked_about_comes_back_to_the_list_it_stood_on(chair: Visitor, visitor: Visitor) -> None:
    idea = make.public_idea()
    place = put_before(chair, idea)
    chair.send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/answer", answer="The one in town.")
    put_before(chair, idea)
    assert keys.now(idea).stage is Stage.LISTED
    assert chair.open(place).text.count(f"/ideas/{idea.reference}/read") == 1


# ---- after the answer ----

LIFE = ["start_testing", "pause", "resume", "evaluate", "adapt", "start_testing", "evaluate", "abandon"]
NEWS = [
    "Your idea is being tried",
    "Work on your idea is paused",
    "Work on your idea goes on",
    "We find out if your idea worked",
    "Your idea will be changed and tried again",
    "Your idea is being tried",
    "We find out if your idea worked",
    "We tried your idea and it did not work",
]


def test_whoever_brought_an_idea_hears_of_each_later_step_and_reads_it_in_their_story(chair: Visitor, visitor: Visitor) -> None:
    idea = decided(chair, "more_coaching")
    for verb in LIFE:
        go_on(idea, verb, **({"reason": "We counted the letters."} if verb in {"pause", "abandon"} else {}))
    assert [written(letter).text.splitlines()[0] for letter in keys.letters("proposals/moved")] == NEWS
    last = written(keys.letters("proposals/moved")[-1]).text
    assert "We counted the letters." in last
    assert "If you do not agree, ask us to look again." in last
    page = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    story = [" ".join("".join(heading.itertext()).split()) for heading in page.all("h3")]
    assert [heading for heading in reversed(story) if heading in NEWS] == NEWS
    assert page.has("I do not agree. Please look again.")


def test_the_public_page_tells_each_later_step_without_its_reason(chair: Visitor, another: Visitor) -> None:
    idea = decided(chair, "more_coaching")
    go_on(idea, "pause", reason="My purple reason.")
    page = another.open(f"/en/ideas/{idea.reference}")
    assert (page.has("Paused"), page.has("Work on your idea"), page.has("purple")) == (True, False, False)


@pytest.mark.parametrize("verb", ["pause", "stop"])
def test_work_is_not_paused_or_stopped_without_a_reason(chair: Visitor, verb: str) -> None:
    idea = decided(chair, "more_coaching")
    with pytest.raises(Refused, match="Write the reason in plain words"):
        go_on(idea, verb)
    assert (keys.now(idea).stage, keys.letters("proposals/moved")) == (Stage.COACHING, [])


def test_whoever_reads_easy_words_gets_the_reason_in_easy_words(chair: Visitor, visitor: Visitor) -> None:
    idea = decided(chair, "more_coaching", "pl", support_needs=Given(choices=("easy_read",)))
    with pytest.raises(Refused, match="easy words too"):
        go_on(idea, "pause", reason="The ward is being relocated.")
    go_on(idea, "pause", reason="The ward is being relocated.", reason_easy="The ward moves to another house.")
    (letter,) = keys.letters("proposals/moved")
    assert letter.reading == "pl-easy"
    assert ("another house" in written(letter).text, "relocated" in written(letter).text) == (True, False)
    keys.hold_key(visitor, idea)
    easy, standard = (visitor.open(f"/{reading}/my-idea/{idea.reference}") for reading in ("pl-easy", "pl"))
    assert (easy.has("another house"), easy.has("relocated"), standard.has("relocated")) == (True, False, True)


def test_a_later_step_that_does_not_follow_is_refused_and_nobody_is_told(chair: Visitor) -> None:
    idea = decided(chair, "more_coaching")
    for verb in ("evaluate", "adopt", "resume"):
        with pytest.raises(NotAllowed):
            go_on(idea, verb)
    with pytest.raises(KeyError):
        go_on(idea, "decide")  # has an action of its own
    assert (keys.now(idea).stage, keys.letters("proposals/moved")) == (Stage.COACHING, [])
