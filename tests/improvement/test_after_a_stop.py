"""After a stop for safety nothing goes on by itself: the impact check is asked anew, and a test that was going on has ended."""

import pytest

from app.core import calendar, db
from app.improvement.actions.cycles import Plan, begin, start_ramp
from app.improvement.models import Act, Cycle, Onwards, Project, Purpose
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


def begun_before(idea: Proposal) -> int:
    """The number of a small test that goes on."""
    plan = Plan(Purpose.TEST, "1 nurse", FIRST, LAST, "Sam", "A bag is wrong.", (("Are they ready?", "All of them."),))

    def begin_one(project: Project, by: Person) -> int:
        test = start_ramp(project, "Pack the evening before.", plan, by=by)
        begin(test, by=by)
        return test.id

    return int(with_project(idea, begin_one))


@pytest.mark.parametrize(("stop", "ended"), [("stop-for-safety", True), ("stop", False)])
def test_a_small_test_that_was_going_on_has_ended_and_its_page_says_so(sam: Visitor, stop: str, ended: bool) -> None:
    idea = before_testing(stage=Stage.TESTING)
    number = begun_before(idea)
    sam.send(page_of(idea, stop), reason=FELL)
    page = sam.open(f"/en/small-tests/{number}")
    assert (page.has(ENDED), page.has("Under way"), page.has("Write what happened until then.")) == (ended, not ended, False)
    sam.send(page_of(idea, "take-up-again"), reason=SAFE)
    assert sam.open(f"/en/small-tests/{number}").has("Write what happened until then.") is ended


def test_everybody_reads_that_it_was_stopped_and_the_team_what_to_do_next(sam: Visitor, visitor: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    number = begun_before(idea)
    assert visitor.open(page_of(idea, "").replace("try-out/", "how-it-goes")).has("It goes on now.")
    stopped_and_taken_up(sam, idea)
    page = visitor.open(page_of(idea, "").replace("try-out/", "how-it-goes"))
    assert (page.has("We stopped it, because something was not safe."), page.has("It goes on now.")) == (True, False)
    team = sam.open(page_of(idea, "").rstrip("/"))
    steps = ("Put in place what is missing before you test", "Say what happened in small test 1")
    assert ([team.has(step) for step in steps], team.link(steps[1])) == ([True, True], f"/en/small-tests/{number}/do")


def test_once_it_is_written_down_it_waits_to_be_studied_like_every_other(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    number = begun_before(idea)
    stopped_and_taken_up(sam, idea)
    page = sam.send(f"/en/small-tests/{number}/do", carried_out="partly", happened="One bag, then we stopped.")
    assert (page.has("Waits to be studied"), page.has("Do not go on with it.")) == (True, False)


def test_what_helps_and_is_tested_with_more_people_is_not_said_to_stay(visitor: Visitor) -> None:
    idea = before_testing(stage=Stage.TESTING)
    number = begun_before(idea)
    with db.transaction() as session:
        test = session.get(Cycle, number)
        test.done_at = test.studied_at = test.acted_at = calendar.now()
        test.act, test.onwards = Act.ADOPT, Onwards.LARGER_TEST
    page = visitor.open(page_of(idea, "").replace("try-out/", "how-it-goes"))
    assert (page.has("It helps, so we test it with more people."), page.has("so we keep it")) == (True, False)
