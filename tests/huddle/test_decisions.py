"""The huddle lists ideas and records decisions; whoever brought one hears it once, in words they can read."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.notifications.actions import written
from app.people.actions import found_organisation
from app.people.models import OrganisationKind, RoleName
from app.proposals.models import Stage
from app.tasks.models import Task
from tests import keys, make, quorum
from tests.visitor import Visitor

SAID = {
    "route": "just_do_it",
    "reason": "Others told us the same.",
    "next_step": "The clinic changes its letters in May.",
    "contact_name": "Priya",
    "contact_how": "01632 960 124",
}


def listed(reading: str = "en", **changed: Given) -> Any:
    idea = make.idea(reading, **changed)
    make.screened(idea)
    with db.transaction():
        make.again(idea).stage = Stage.LISTED
    return quorum.seat(idea)


def decide(chair: Visitor, idea: Any, **other: str) -> Visitor:
    chair.send(f"/en/ideas/{idea.reference}/decision", **(SAID | other))
    return chair


def tasks() -> list[str]:
    with db.reading() as session:
        return [t.kind.value for t in session.scalars(select(Task).order_by(Task.id))]


def test_a_decision_is_on_every_page_at_once(chair: Visitor, visitor: Visitor, another: Visitor) -> None:
    idea = listed()
    before = another.open(f"/en/ideas/{idea.reference}").words("main")
    decide(chair, idea)
    assert chair.page
    assert chair.page.has("Recorded. The letter is on its way.")
    keys.hold_key(visitor, idea)
    for who, place in ((visitor, f"/en/my-idea/{idea.reference}"), (another, f"/en/ideas/{idea.reference}")):
        seen = who.open(place)
        assert [words for words in ("We will do what you said", SAID["reason"], SAID["next_step"]) if not seen.has(words)] == []
    assert "Our answer" not in before
    assert visitor.open(f"/en/my-idea/{idea.reference}").has("You can talk to Priya: 01632 960 124")
    assert (
        '<bdi><a class="nowrap" href="tel:01632960124" dir="ltr">01632 960 124</a></bdi>'
        in visitor.open(f"/ur/my-idea/{idea.reference}").text
    )  # else its groups would stand in the wrong order
    assert not another.open(f"/en/ideas/{idea.reference}").has("Priya")
    assert another.open("/en/").has("1 of 1 ideas were answered on time")


def test_a_decision_sent_twice_is_recorded_and_told_once(chair: Visitor) -> None:
    idea = listed()
    chair.open(f"/en/ideas/{idea.reference}/decision")
    page = chair.page
    chair.send(**SAID)
    chair.page = page
    chair.send(**SAID)
    assert chair.page
    assert chair.page.status == 409
    assert len(keys.letters("huddle/decision")) == 1


def test_the_letter_can_be_read_before_anything_is_recorded(chair: Visitor) -> None:
    idea = listed()
    decide(chair, idea, preview="1")
    assert chair.page
    assert (chair.page.status, chair.page.has("The letter, as they read it"), keys.now(idea).stage) == (200, True, Stage.LISTED)
    chair.send()
    assert chair.page.has("Recorded. The letter is on its way.")


FAULTS = {
    "Choose what we will do": {"route": "lottery"},
    "Write the reason in plain words": {"reason": " "},
    "Write what happens next": {"next_step": ""},
    "Write the name of a person": {"contact_name": ""},
    "Write how to reach that person": {"contact_how": ""},
    "Choose the day when we look again, within 6 months": {"route": "not_now", "revisit_on": ""},
    "Choose the organisation that will try it": {"route": "provider_project"},
    "Use a shorter name": {"contact_name": "P" * 201},
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_what_is_missing_is_said_and_every_word_stays(chair: Visitor, sentence: str) -> None:
    idea = listed()
    decide(chair, idea, **FAULTS[sentence])
    assert chair.page
    assert (chair.page.status, chair.page.faults()) == (422, [sentence])
    kept = " ".join("".join(t.itertext()).strip() for t in chair.page.all("textarea"))
    told = SAID | FAULTS[sentence]
    assert [v for n in ("reason", "next_step") if (v := told[n].strip()) and v not in kept] == []
    assert (keys.now(idea).stage, keys.letters("huddle/decision")) == (Stage.LISTED, [])


@pytest.mark.parametrize(("days", "status"), [(-1, 422), (0, 422), (1, 200), (184, 200), (185, 422)])
def test_not_now_has_a_day_within_six_months(chair: Visitor, days: int, status: int) -> None:
    idea = listed()
    decide(chair, idea, route="not_now", revisit_on=(calendar.today() + dt.timedelta(days=days)).isoformat())
    assert chair.page
    assert (chair.page.status, keys.now(idea).stage is Stage.IDEA_BANK) == (status, status == 200)


@pytest.mark.parametrize("odd", ["2026-02-30", "tomorrow", "99999-01-01", "\x00"])
def test_a_day_that_is_none_is_said_and_breaks_nothing(chair: Visitor, odd: str) -> None:
    idea = listed()
    decide(chair, idea, route="not_now", revisit_on=odd)
    assert chair.page
    assert (chair.page.status, keys.now(idea).stage) == (422, Stage.LISTED)


def test_an_organisation_that_is_asked_is_named(chair: Visitor) -> None:
    with db.transaction():
        number = found_organisation("Wenbrook Hospital", OrganisationKind.ACUTE).id
    idea = listed()
    decide(chair, idea, route="provider_project", organisation=str(number))
    assert (keys.now(idea).organisation_id, keys.now(idea).stage) == (number, Stage.DECIDED)


# ---- easy words ----


@pytest.mark.parametrize(("reading", "need"), [("en-easy", ()), ("en", ("easy_read",)), ("ar-easy", ()), ("pl", ("easy_read",))])
def test_a_letter_waits_for_easy_words_and_goes_once_they_are_written(
    app: Flask, chair: Visitor, visitor: Visitor, reading: str, need: tuple[str, ...]
) -> None:
    idea = listed(reading, support_needs=Given(choices=need))
    decide(chair, idea)
    assert chair.page
    assert chair.page.has("Recorded. The letter waits until somebody writes the easy words.")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.state.value, letter.held_by, tasks()[-1]) == ("held", "easy_words", "easy_words")
    assert (keys.now(idea).answered_at, keys.now(idea).promise_kept) == (None, None)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.open(f"/en/ideas/{idea.reference}/read")
    assert member.page
    member.send(
        member.page.link("Write the decision in easy words"), reason_easy="Others said it too.", next_step_easy="New letters come in May."
    )
    assert member.page.has("Saved. The letter is on its way.")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.state.value, keys.now(idea).promise_kept) == ("waiting", True)
    words = written(letter).text
    assert ("Others said it too." in words, "New letters come in May." in words, SAID["reason"] in words) == (True, True, False)
    keys.hold_key(visitor, idea)
    easy = f"/{reading.removesuffix('-easy')}-easy/my-idea/{idea.reference}"
    assert (visitor.open(easy).has("Others said it too."), visitor.open(easy).has(SAID["reason"])) == (True, False)


def test_easy_words_that_come_after_the_promised_day_break_the_promise(app: Flask, chair: Visitor) -> None:
    idea = listed("en-easy")
    decide(chair, idea)
    later = calendar.now() + dt.timedelta(days=40)
    calendar.set_clock(lambda: later)
    again = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    again.send(f"/en/ideas/{idea.reference}/decision/easy-words", reason_easy="Others said it too.", next_step_easy="A coach calls you.")
    assert keys.now(idea).promise_kept is False


def test_easy_words_given_with_the_decision_hold_nothing_back(chair: Visitor) -> None:
    idea = listed("en-easy")
    decide(chair, idea, reason_easy="Others said it too.", next_step_easy="A coach calls you.")
    assert [letter.state.value for letter in keys.letters("huddle/decision")] == ["waiting"]
    assert "easy_words" not in tasks()


def test_a_letter_by_phone_is_no_task_before_its_easy_words_are_there(chair: Visitor) -> None:
    idea = listed("en-easy", contact=Given(choices=("phone",)), phone=Given(text="01632 960 999"))
    decide(chair, idea)
    assert tasks() == ["phone", "easy_words"]  # the receipt, and the words
    chair.send(f"/en/ideas/{idea.reference}/decision/easy-words", reason_easy="Others said it too.", next_step_easy="A coach calls you.")
    assert tasks() == ["phone", "easy_words", "phone"]
