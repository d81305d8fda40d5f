"""The page of a small test says why nothing can be done with it now, and leads to what comes first."""

import pytest

from app.improvement.actions.cycles import Plan, begin, start_ramp
from app.improvement.models import Project, Purpose
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from tests.improvement.before import before_testing, page_of, with_project
from tests.improvement.test_the_day_it_began import FIRST, LAST
from tests.visitor import Visitor

NOT_BEGUN = "Testing has not begun. Pass the gates on the page of the try-out first."
FIND_OUT = "Is it only there to find something out? Say so in its plan. Then it can begin before the gates are passed."
STOPPED = "The work has stopped. Nothing can be done with this small test now."


def planned(idea: Proposal, purpose: Purpose = Purpose.TEST, expected: str = "All of them.", *, begun: bool = False) -> str:
    """Where the page of a small test is."""
    plan = Plan(purpose, "1 nurse", FIRST, LAST, "Sam", "A bag is wrong.", (("Are they ready?", expected),))

    def start(project: Project, by: Person) -> int:
        test = start_ramp(project, "Pack the evening before.", plan, by=by)
        if begun:
            begin(test, by=by)
        return test.id

    return f"/en/small-tests/{with_project(idea, start)}"


@pytest.mark.parametrize("expected", ["All of them.", ""])
def test_before_the_gates_the_page_leads_to_them_and_says_what_may_begin_already(sam: Visitor, expected: str) -> None:
    idea = before_testing("aim")
    page = sam.open(planned(idea, expected=expected))
    assert (page.has(NOT_BEGUN), page.has(FIND_OUT)) == (True, True)
    assert sam.open(page.link("See every gate")).h1 == "Before you test"


def test_a_small_test_that_finds_something_out_begins_before_the_gates(sam: Visitor) -> None:
    page = sam.open(planned(before_testing("aim"), Purpose.COLLECT))
    assert (page.has(NOT_BEGUN), page.has(FIND_OUT)) == (False, False)
    assert sam.press("Begin the small test").has("The small test has begun.")


@pytest.mark.parametrize("expected", ["All of them.", ""])
def test_while_the_work_is_paused_the_page_leads_to_the_pause(sam: Visitor, expected: str) -> None:
    idea = before_testing(stage=Stage.TESTING)
    there = planned(idea, expected=expected)
    sam.send(page_of(idea, "pause"), reason="The ward moves.")
    page = sam.open(there)
    assert (page.has("The work is paused. Go on with it first, then begin."), page.has(FIND_OUT)) == (True, False)
    assert sam.open(page.link("See why it is paused, and go on with it")).has("The ward moves.")
    sam.press("Go on with the work")
    assert not sam.open(there).has("The work is paused.")


@pytest.mark.parametrize("begun", [False, True])
def test_once_the_work_has_stopped_the_page_says_so_and_leads_on(sam: Visitor, begun: bool) -> None:
    idea = before_testing(stage=Stage.TESTING)
    there = planned(idea, begun=begun)
    sam.send(page_of(idea, "stop"), reason="No time.")
    page = sam.open(there)
    assert (page.has(STOPPED), page.has("This small test has not begun.")) == (True, False)
    assert sam.open(page.link("Take the work up again")).h1 == "Take the work up again"
    sam.send(page_of(idea, "take-up-again"), reason="We have time.")
    assert not sam.open(there).has(STOPPED)


def test_what_has_not_begun_and_goes_on_no_more_says_so(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.ADOPTED)
    assert sam.open(planned(idea)).has("This small test has not begun.")
