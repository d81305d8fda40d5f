"""A review, an evaluation or a study before its day: why is asked, kept and shown; on its day nobody is asked."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.models import Project
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.test_cycles import DONE, FOUND, IDEA, PLAN
from tests.improvement.trying import tried
from tests.visitor import Visitor

MONDAY = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
REVIEW = {"seen": "Bags are ready.", "less": "no", "next_step": "We go on.", "voice": "unnamed", "voice_part": "carer"}
THOUGHT = {"meaning": "People wait less.", "did_not_work": "Weekends.", "recommended": "adopt", "because": "It held."}
LACKS = ["Write why you do it before its day"]
WHY = "The ward closes in April."


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    calendar.set_clock(lambda: MONDAY)
    yield
    calendar.reset_clock()


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def begun(days_ago: int) -> Proposal:
    idea = tried("5 4 3")[0]
    with db.transaction():
        db.session.query(Project).filter_by(proposal_id=idea.id).one().started_on = MONDAY.date() - dt.timedelta(days=days_ago)
    return idea


def there(idea: Proposal, more: str) -> str:
    return f"/en/ideas/{idea.reference}/try-out/{more}"


def test_a_review_long_before_its_day_asks_why_and_says_so_on_its_sheet_and_in_the_letter(sam: Visitor) -> None:
    idea = begun(19)
    page = sam.open(there(idea, "reviews/2/write"))
    assert page.has("This review is for day 60, Sunday 12 April 2026. Today is day 20. Why do you close it now?")
    page = sam.press("Close the review", **REVIEW)
    assert (page.status, page.faults(), keys.letters("improvement/review")) == (422, LACKS, [])
    page = sam.press("Close the review", **REVIEW, why_early=WHY)
    assert (page.has("It was closed before its day, Sunday 12 April 2026, because:"), page.has(WHY)) == (True, True)
    assert [letter.facts["why_early"] for letter in keys.letters("improvement/review")] == [WHY]
    assert "We looked at it earlier than we had planned." in written(keys.letters("improvement/review")[0]).text


def test_a_draft_of_a_review_may_be_saved_at_any_time_without_a_reason(sam: Visitor) -> None:
    idea = begun(1)
    sam.open(there(idea, "reviews/1/write"))
    assert sam.press("Save and go on later", seen="Bags").has("Saved. Close the review when you are ready.")


@pytest.mark.parametrize(("days_ago", "asked"), [(22, True), (23, False), (30, False), (45, False)])
def test_within_a_week_of_its_day_and_after_it_nobody_is_asked(sam: Visitor, days_ago: int, asked: bool) -> None:
    idea = begun(days_ago)
    assert sam.open(there(idea, "reviews/1/write")).has("Why do you close it now?") is asked
    page = sam.press("Close the review", **REVIEW)
    assert (page.faults(), page.has("It was closed before its day")) == (LACKS if asked else [], False)


def test_the_reason_can_be_put_right_and_does_not_go_when_the_review_is_closed_again(sam: Visitor) -> None:
    idea = begun(0)
    sam.open(there(idea, "reviews/1/write"))
    sam.press("Close the review", **REVIEW, why_early=WHY)
    calendar.set_clock(lambda: MONDAY + dt.timedelta(days=40))
    keys.come_in(sam, RoleName.HUDDLE_MEMBER, "sam@example.org")
    assert sam.open(there(idea, "reviews/1/write")).has("Why was it closed before its day?")
    assert sam.press("Close it again", why_changed="A slip.", why_early="").faults() == LACKS
    assert sam.press("Close it again", why_changed="A slip.", why_early="The ward moves.").has("The ward moves.")


def test_an_evaluation_long_before_the_plan_ends_asks_why_and_the_huddle_reads_it(app: Flask, sam: Visitor) -> None:
    idea = begun(19)
    page = sam.open(there(idea, "evaluation/write"))
    assert page.has("The plan goes on until day 90, Tuesday 12 May 2026. Today is day 20. Why do you send it now?")
    page = sam.press("Send it to the huddle", **THOUGHT)
    assert (page.status, page.faults(), keys.now(idea).stage) == (422, LACKS, Stage.TESTING)
    assert sam.press("Send it to the huddle", **THOUGHT, why_early=WHY).has(WHY)
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    assert (chair.open(there(idea, "decision")).has(WHY), keys.now(idea).stage) == (True, Stage.EVALUATION)
    sam.open(there(idea, "evaluation/write"))
    assert sam.press("Save", why_early="").faults() == LACKS


def test_an_evaluation_at_the_end_of_the_plan_asks_nothing(sam: Visitor) -> None:
    idea = begun(88)
    assert not sam.open(there(idea, "evaluation/write")).has("Why do you send it now?")
    assert sam.press("Send it to the huddle", **THOUGHT).has("The huddle has it now and decides.")


@pytest.mark.parametrize(("last", "asked"), [("2026-03-06", True), ("2026-03-02", False)])
def test_a_study_before_the_last_day_of_the_test_asks_why_and_the_test_shows_it(sam: Visitor, last: str, asked: bool) -> None:
    idea = begun(1)
    where = sam.send(f"/en/ideas/{idea.reference}/small-tests/new", idea=IDEA, **PLAN | {"ends_on": last}).address
    sam.press("Begin the small test")
    sam.open(f"{where}/do")
    sam.press("Save", **DONE)
    assert sam.open(f"{where}/study").has("Why do you close the study now?") is asked
    page = sam.press("Save and close the study", **FOUND)
    assert page.faults() == (LACKS if asked else [])
    if asked:
        page = sam.press("Save and close the study", **FOUND, why_early=WHY)
    assert page.has(WHY) is asked


def test_the_faults_of_a_study_stand_in_the_order_of_the_page(sam: Visitor) -> None:
    idea = begun(1)
    where = sam.send(f"/en/ideas/{idea.reference}/small-tests/new", idea=IDEA, **PLAN).address
    sam.press("Begin the small test")
    sam.open(f"{where}/do")
    sam.press("Save", **DONE)
    sam.open(f"{where}/study")
    page = sam.press("Save and close the study")
    assert page.faults() == [
        "Write the result of question 1",
        "Choose whether question 1 came as you expected",
        "Choose whether something else got worse",
        "Choose whether a group of people gained less",
        *LACKS,
    ]


def test_a_stranger_to_the_form_cannot_leave_the_reason_out(sam: Visitor) -> None:
    idea = begun(0)
    assert sam.send(there(idea, "reviews/1/write"), close="yes", saves="0", **REVIEW).faults() == LACKS
    assert make.again(idea).stage is Stage.TESTING
