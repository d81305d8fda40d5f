"""Work on an idea rests, goes on and stops; whoever brought the idea hears why, in their language."""

import datetime as dt
import threading

import pytest
from flask import Flask

from app.core import calendar, db, i18n
from app.core.errors import NotAllowed
from app.core.questions import Given
from app.history.queries import entries
from app.improvement.actions import gates, halting
from app.improvement.actions.taking_part import take_part
from app.improvement.queries import project_of
from app.improvement.queries.halting import last_rest
from app.people.models import Person, RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.before import before_testing, page_of, with_project
from tests.improvement.trying import sent
from tests.visitor import Visitor

MOVES = "The ward moves to another house."
DAY = dt.timedelta(days=1)


def news() -> list[tuple[str, str]]:
    return [(letter.facts["news"], letter.facts["reason"]) for letter in keys.letters("proposals/moved")]


@pytest.mark.parametrize("stage", [Stage.COACHING, Stage.TESTING, Stage.EVALUATION])
def test_a_pause_has_a_reason_and_the_work_goes_on_where_it_was(sam: Visitor, stage: Stage) -> None:
    idea = before_testing(stage=stage)
    back = calendar.today() + 30 * DAY
    page = sam.send(page_of(idea, "pause"), reason=MOVES, back_on=back.isoformat())
    assert (page.has("The work is paused"), page.has(MOVES), page.has("A pause is part of the work.")) == (True, True, True)
    assert page.has(f"It may go on on {_spoken(back)}.")
    assert keys.now(idea).stage is Stage.PAUSED
    page = sam.press("Go on with the work")
    assert (keys.now(idea).stage, page.has("The work is paused")) == (stage, False)
    assert news() == [("Work on your idea is paused", MOVES), ("Work on your idea goes on", "")]


def test_nobody_need_know_when_it_goes_on(sam: Visitor) -> None:
    page = sam.send(page_of(before_testing(stage=Stage.TESTING), "pause"), reason=MOVES)
    assert page.has("Nobody knows yet when it goes on.")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"reason": ""}, "Write the reason in plain words"),
        ({"reason": "x" * 2001}, "Use at most 2,000 characters"),
        ({"back_on": "soon"}, "Write a date, or leave it empty"),
        ({"back_on": calendar.today().isoformat()}, "This day has been. Write a day that is still to come, or leave it empty"),
        ({"back_on": "9999-12-31"}, "This day is more than 2 years away. Check the year"),
    ],
)
def test_what_a_pause_cannot_say_is_told_and_the_words_are_kept(sam: Visitor, said: dict[str, str], fault: str) -> None:
    idea = before_testing(stage=Stage.TESTING)
    page = sam.send(page_of(idea, "pause"), **({"reason": MOVES} | said))
    assert (page.status, page.faults(), keys.now(idea).stage, news()) == (422, [fault], Stage.TESTING, [])
    assert keys.words_on(page) == (said | {"reason": said.get("reason", MOVES)})["reason"]


def test_what_is_sent_twice_is_one_pause_one_return_and_one_stop(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    for page, reason in (("pause", MOVES), ("resume", ""), ("stop", "No time.")):
        token = _token(sam)
        for _time in range(2):
            assert sam.post(page_of(idea, page), {"csrf_token": token, "reason": reason}).status in {302, 303}
    assert [told for told, _reason in news()] == [
        "Work on your idea is paused",
        "Work on your idea goes on",
        "Work on your idea has stopped",
    ]


def test_anyone_of_the_team_stops_at_once_for_safety(app: Flask, sam: Visitor) -> None:
    here, there = make.organisation("Here"), make.organisation("There")
    idea = before_testing(stage=Stage.TESTING, place=here)
    with db.transaction():
        make.again(idea).integrated = True
    with_project(idea, lambda project, _by: take_part(project, {here, there}, by=None))
    partner = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=there)
    project = partner.open(page_of(idea, "").rstrip("/"))
    page = partner.open(project.link("Something is not safe: stop at once"))
    assert (len(page.all("textarea")), page.has("You need not ask anybody first.")) == (1, True)
    after = partner.press("Stop at once", reason="A bag had the wrong label.")
    assert after.has("because something was not safe.")
    assert (after.has("A bag had the wrong label."), keys.now(idea).stage) == (True, Stage.STOPPED)
    assert news() == [("Work on your idea has stopped", "A bag had the wrong label.")]
    told = with_project(idea, lambda project, _by: last_rest(project))
    assert (told.kind, told.who) == ("safety", "Ola")
    assert sam.open(page_of(idea, "stop-for-safety")).address == page_of(idea, "").rstrip("/")


def test_an_organisation_that_takes_no_part_stops_nothing(app: Flask) -> None:
    idea = before_testing(stage=Stage.TESTING, place=make.organisation("Here"))
    with db.transaction():
        make.again(idea).integrated = True
    reader = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=make.organisation("There"))
    assert reader.open(page_of(idea, "").rstrip("/")).has("Something is not safe: stop at once") is False
    assert (sent(reader, page_of(idea, "stop-for-safety")), keys.now(idea).stage) == (409, Stage.TESTING)


@pytest.mark.parametrize("stage", [Stage.COACHING, Stage.TESTING, Stage.PAUSED, Stage.EVALUATION])
def test_work_stops_from_wherever_it_stands(sam: Visitor, stage: Stage) -> None:
    idea = before_testing(stage=stage)
    sam.open(page_of(idea, "stop-for-safety"))
    sam.press("Stop at once", reason="Somebody fell.")
    assert keys.now(idea).stage is Stage.STOPPED


def test_a_stop_for_safety_says_what_is_not_safe(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    page = sam.send(page_of(idea, "stop-for-safety"), reason="")
    assert (page.status, page.faults(), keys.now(idea).stage) == (422, ["Write in one sentence what is not safe"], Stage.TESTING)


NOTHING_GOES_ON = (Stage.DECIDED, Stage.ABANDONED, Stage.DONE)


@pytest.mark.parametrize(
    ("stage", "page"),
    [
        *((stage, page) for stage in (*NOTHING_GOES_ON, Stage.ADOPTED) for page in ("pause", "stop")),
        *((stage, "stop-for-safety") for stage in NOTHING_GOES_ON),  # what was adopted is in use, and can be unsafe
    ],
)
def test_where_nothing_is_tried_nothing_is_paused_or_stopped(sam: Visitor, page: str, stage: Stage) -> None:
    idea = before_testing(stage=stage)
    assert (sam.open(page_of(idea, page)).status, sent(sam, page_of(idea, page)), keys.now(idea).stage) == (409, 409, stage)


def test_a_pause_is_not_made_where_work_rests_for_good_and_nothing_goes_on_that_does_not_rest(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    assert (sent(sam, page_of(idea, "resume")), keys.now(idea).stage, news()) == (303, Stage.TESTING, [])
    assert sent(sam, page_of(before_testing(stage=Stage.STOPPED), "resume")) == 409


def test_whoever_reads_easy_words_gets_the_reason_in_easy_words(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING, idea=make.public_idea("pl", support_needs=Given(choices=("easy_read",))))
    page = sam.send(page_of(idea, "pause"), reason="The ward is being relocated.")
    assert page.faults() == ["Write the reason in easy words too. This person reads easy words."]
    sam.press("Pause the work", reason_easy=MOVES)
    (letter,) = keys.letters("proposals/moved")
    assert (letter.reading, letter.facts["reason_easy"]) == ("pl-easy", MOVES)


def test_a_stop_for_safety_waits_for_no_easy_words(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING, idea=make.public_idea("ur-easy"))
    sam.send(page_of(idea, "stop-for-safety"), reason="The wrong dose was dispensed.")
    (letter,) = keys.letters("proposals/moved")
    assert (keys.now(idea).stage, letter.reading) == (Stage.STOPPED, "ur-easy")
    assert letter.facts["reason_easy"] == "Something was not safe. So we stopped at once. You can phone us and ask."


def test_the_story_of_the_idea_says_who_paused_it_as_what(app: Flask) -> None:
    place = make.organisation("Here")
    idea = before_testing(stage=Stage.TESTING, place=place)
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=place)
    lead.send(page_of(idea, "pause"), reason=MOVES)
    with db.reading():
        (told, *_older) = entries("proposal", idea.id)
    assert (told.verb, told.role, told.reason) == ("pause", "provider QI lead", MOVES)


def test_two_people_who_begin_at_once_begin_once(app: Flask) -> None:
    idea = before_testing()
    people = [make.staff(), make.staff(address="ola@example.org", name="Ola")]
    faults: list[Exception] = []

    def begin(who: Person) -> None:
        try:
            with db.transaction():
                found = make.again(idea)
                project = project_of(found)
                assert project is not None
                gates.begin_testing(found, project, by=who)
        except Exception as fault:
            faults.append(fault)

    together = [threading.Thread(target=begin, args=(who,)) for who in people]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert (faults, keys.now(idea).stage, [told for told, _reason in news()]) == ([], Stage.TESTING, ["Your idea is being tried"])


def test_an_action_refuses_a_stop_by_whoever_only_looks_on(app: Flask) -> None:
    idea = before_testing(stage=Stage.TESTING)
    stranger = make.staff(RoleName.ADMINISTRATOR, "owen@example.org", "Owen")
    with db.transaction(), pytest.raises(NotAllowed):
        halting.stop_for_safety(make.again(idea), "Somebody fell.", by=stranger)
    assert keys.now(idea).stage is Stage.TESTING


def _token(sam: Visitor) -> str:
    return next(str(box.get("value")) for box in sam.open("/en/help").all("input") if box.get("name") == "csrf_token")


def _spoken(day: dt.date) -> str:
    with i18n.reading_as("en"):
        return i18n.long_date(day)
