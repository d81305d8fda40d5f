"""After a stop for safety nothing goes on by itself: the impact check is asked anew, and a test that was going on has ended."""

import pytest

from app.improvement.actions.cycles import Plan, begin, start_ramp
from app.improvement.models import Project, Purpose
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from tests import keys
from tests.improvement.before import before_testing, page_of, with_project
from tests.improvement.test_the_day_it_began import FIRST, LAST
from tests.improvement.trying import sent
from tests.visitor import Visitor

FELL, SAFE = "A bag had the wrong label.", "Two nurses check each label now."
ANEW = "It was finished before something was not safe. Look at each question again, then save it."
ENDED = "All work stopped on"


def stopped_and_taken_up(sam: Visitor, idea: Proposal, stop: str = "stop-for-safety") -> None:
    """Stopped, and taken up again."""
    sam.send(page_of(idea, stop), reason=FELL)
    sam.send(page_of(idea, "take-up-again"), reason=SAFE)
    assert keys.now(idea).stage is Stage.COACHING


def looked_at_again(sam: Visitor, idea: Proposal) -> None:
    """The same answers are right, and somebody says so."""
    assert sam.open(page_of(idea, "impact")).has("Look at each question again, then save.")
    sam.press("Save: the check is finished")


def test_whoever_answered_before_something_was_not_safe_answers_again(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    stopped_and_taken_up(sam, idea)
    assert (sam.open(page_of(idea)).has(ANEW), sent(sam, page_of(idea, "gates/begin"))) == (True, 409)
    assert sam.open(page_of(idea, "").rstrip("/")).has("8 of 9 gates are passed")
    looked_at_again(sam, idea)
    assert not sam.open(page_of(idea)).has(ANEW)
    assert (sent(sam, page_of(idea, "gates/begin")), keys.now(idea).stage) == (303, Stage.TESTING)


def test_the_same_answers_once_more_are_a_version_with_its_own_day(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    stopped_and_taken_up(sam, idea)
    looked_at_again(sam, idea)
    sam.send(page_of(idea, "impact"), finish="yes")
    page = sam.open(page_of(idea, "impact"))
    assert (page.has("Version 2"), page.has("Version 3")) == (True, False)


def test_what_stopped_for_another_reason_asks_nothing_anew(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    stopped_and_taken_up(sam, idea, "stop")
    assert not sam.open(page_of(idea)).has(ANEW)
    assert sent(sam, page_of(idea, "gates/begin")) == 303


@pytest.mark.parametrize(("stop", "ended"), [("stop-for-safety", True), ("stop", False)])
def test_a_small_test_that_was_going_on_has_ended_and_its_page_says_so(sam: Visitor, stop: str, ended: bool) -> None:
    idea = before_testing(stage=Stage.TESTING)
    plan = Plan(Purpose.TEST, "1 nurse", FIRST, LAST, "Sam", "A bag is wrong.", (("Are they ready?", "All of them."),))

    def begun(project: Project, by: Person) -> int:
        test = start_ramp(project, "Pack the evening before.", plan, by=by)
        begin(test, by=by)
        return test.id

    number = with_project(idea, begun)
    sam.send(page_of(idea, stop), reason=FELL)
    page = sam.open(f"/en/small-tests/{number}")
    assert (page.has(ENDED), page.has("Under way"), page.has("Write what happened until then.")) == (ended, not ended, False)
    sam.send(page_of(idea, "take-up-again"), reason=SAFE)
    assert sam.open(f"/en/small-tests/{number}").has("Write what happened until then.") is ended
