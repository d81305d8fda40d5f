"""When something is not safe everybody who takes part hears at once; what stopped can be taken up again, through the gates."""

import pytest
from flask import Flask

from app.core import db
from app.core.questions import Given
from app.improvement.actions.taking_part import take_part
from app.improvement.models import TeamMember, TeamPart
from app.notifications.actions import written
from app.notifications.models import Letter
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.before import before_testing, page_of, with_project
from tests.improvement.trying import sent
from tests.visitor import Visitor

FELL = "A bag had the wrong label."
SAFE = "Two nurses check each label now."


def told() -> dict[str, Letter]:
    return {letter.address: letter for letter in keys.letters("improvement/safety")}


def with_everybody(app: Flask, sam: Visitor, **more: str) -> tuple[Proposal, Visitor, Visitor]:
    """An idea that two organisations test, with a sponsor who reads Polish, the leads of both, and a chair."""
    here, there = make.organisation("Here"), make.organisation("There")
    idea = before_testing(stage=Stage.TESTING, place=here)
    with db.transaction():
        make.again(idea).integrated = True
    with_project(idea, lambda project, _by: take_part(project, {here, there}, by=None))
    sponsor = {
        "name": "Helen Shaw",
        "part": TeamPart.SPONSOR.value,
        "organisation": str(here),
        "email": "helen@example.org",
        "reading": "pl",
    }
    sam.send(page_of(idea, "team/new"), **sponsor | more)
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=here)
    make.staff(RoleName.PROVIDER_QI_LEAD, "ravi@example.org", "Ravi", organisation=there)
    return idea, lead, keys.staff(app, RoleName.CHAIR, "nadia@example.org")


def test_everybody_who_takes_part_hears_at_once_that_something_was_not_safe(app: Flask, sam: Visitor) -> None:
    idea, lead, _chair = with_everybody(app, sam)
    page = lead.open(page_of(idea, "stop-for-safety"))
    assert page.has("everybody who takes part, the sponsors and the chair get a message at once")
    assert page.has("A member of the huddle can take the work up again.")
    lead.press("Stop at once", reason=FELL)
    letters = told()
    assert set(letters) == {"sam@example.org", "ravi@example.org", "nadia@example.org", "helen@example.org"}
    chair, sponsor = written(letters["nadia@example.org"]), written(letters["helen@example.org"])
    assert ("has stopped" in chair.subject, "Something was not safe" in chair.text, FELL in chair.text) == (True, True, True)
    assert (FELL in str(letters["helen@example.org"].facts), "/try-out" in sponsor.text) == (False, False)
    assert "Praca nad pomysłem" in sponsor.subject


def test_what_is_sent_twice_is_told_once(app: Flask, sam: Visitor) -> None:
    idea, lead, _chair = with_everybody(app, sam)
    lead.send(page_of(idea, "stop-for-safety"), reason=FELL)
    assert sent(lead, page_of(idea, "stop-for-safety")) == 303
    assert len(keys.letters("improvement/safety")) == len(told()) == 4


def test_a_member_takes_up_what_stopped_and_the_gates_stand_before_the_next_test(app: Flask, sam: Visitor) -> None:
    idea, lead, chair = with_everybody(app, sam)
    lead.send(page_of(idea, "stop-for-safety"), reason=FELL)
    stopped = lead.open(page_of(idea, "").rstrip("/"))
    assert stopped.has("A member of the huddle can take the work up again.")
    assert (lead.open(page_of(idea, "take-up-again")).status, keys.now(idea).stage) == (404, Stage.STOPPED)
    before = len(keys.letters("improvement/safety"))
    project = chair.open(page_of(idea, "").rstrip("/"))
    chair.open(project.link("Take the work up again"))
    page = chair.press("Take the work up again", reason=SAFE)
    assert (page.has("The work goes on. Look at every gate before you test."), keys.now(idea).stage) == (True, Stage.COACHING)
    news = keys.letters("proposals/moved")[-1].facts
    assert (news["news"], news["reason"]) == ("Work on your idea goes on", SAFE)
    again = keys.letters("improvement/safety")[before:]
    assert {letter.address for letter in again} == {"ola@example.org", "sam@example.org", "ravi@example.org", "helen@example.org"}
    assert all("Nobody tests before everything is in place." in written(one).text for one in again if one.reading == "en")


def test_it_goes_on_only_through_the_gates(sam: Visitor) -> None:
    idea = before_testing("impact", stage=Stage.STOPPED)
    sam.send(page_of(idea, "take-up-again"), reason=SAFE)
    assert (sent(sam, page_of(idea, "gates/begin")), keys.now(idea).stage) == (409, Stage.COACHING)


def test_taking_up_again_asks_why_and_twice_is_once(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.STOPPED)
    page = sam.send(page_of(idea, "take-up-again"), reason="")
    assert (page.status, page.faults(), keys.now(idea).stage) == (422, ["Write the reason in plain words"], Stage.STOPPED)
    sam.press("Take the work up again", reason=SAFE)
    assert sent(sam, page_of(idea, "take-up-again")) == 303
    assert [letter.facts["news"] for letter in keys.letters("proposals/moved")] == ["Work on your idea goes on"]


def test_what_stopped_for_another_reason_alarms_nobody(app: Flask, sam: Visitor) -> None:
    idea, _lead, chair = with_everybody(app, sam)
    sam.send(page_of(idea, "stop"), reason="No time.")
    chair.send(page_of(idea, "take-up-again"), reason="We have time again.")
    assert (keys.now(idea).stage, keys.letters("improvement/safety")) == (Stage.COACHING, [])


def test_whoever_reads_easy_words_hears_in_easy_words_why_it_goes_on(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.STOPPED, idea=make.public_idea("pl", support_needs=Given(choices=("easy_read",))))
    page = sam.send(page_of(idea, "take-up-again"), reason="Labels are double-checked.")
    assert page.faults() == ["Write the reason in easy words too. This person reads easy words."]
    sam.press("Take the work up again", reason_easy=SAFE)
    assert keys.letters("proposals/moved")[-1].facts["reason_easy"] == SAFE


def test_a_sponsor_who_left_hears_nothing(app: Flask, sam: Visitor) -> None:
    idea, lead, _chair = with_everybody(app, sam)
    with db.transaction() as session:
        seat = session.query(TeamMember).one()
        seat.until_on = seat.from_on
        seat.from_on = seat.until_on = seat.from_on.replace(year=seat.from_on.year - 1)
    lead.send(page_of(idea, "stop-for-safety"), reason=FELL)
    assert "helen@example.org" not in told()


@pytest.mark.parametrize("page", ["team", "charter", "stop-for-safety"])
def test_whoever_has_no_account_is_told_to_phone_at_once(sam: Visitor, page: str) -> None:
    idea = before_testing(stage=Stage.TESTING)
    shown = sam.open(page_of(idea, page))
    assert shown.has("Everybody else phones us at once:")
    assert [link for link in shown.all("a") if str(link.get("href")).startswith("tel:")] != []
    assert shown.has("Anyone who works on the try-out can stop it.") is False
