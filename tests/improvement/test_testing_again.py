"""What the huddle said to adapt is made ready and passes every gate again; what is not safe stops wherever a change is in use."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar
from app.improvement.actions import cycles
from app.improvement.actions.planning import Rest
from app.improvement.models import Purpose
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.before import before_testing, page_of, with_project
from tests.improvement.trying import sent
from tests.visitor import Visitor


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def stage(idea: Proposal) -> Stage:
    return keys.now(idea).stage


def begin_small_test(idea: Proposal, purpose: Purpose = Purpose.COLLECT) -> int:
    """A small test of an idea that began today; gives its number."""
    today = calendar.today()
    days = (today, today + dt.timedelta(days=4))
    plan = cycles.Plan(purpose, "1 nurse", *days, "Priya", "A wrong bag.", (("Ready?", "Yes."),), Rest())

    def do(project, by) -> int:
        cycle = cycles.start_ramp(project, "Pack bags early", plan, by=by)
        cycles.begin(cycle, by=by)
        return int(cycle.id)

    return int(with_project(idea, do))


def test_what_must_stand_before_testing_must_stand_again(app: Flask) -> None:
    place = make.organisation("Here")
    idea = before_testing("sponsor", stage=Stage.ADAPTED, place=place)
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=place)
    page = lead.open(page_of(idea, "evaluation"))
    assert (page.has("Not in place yet:"), page.has("the sponsor"), page.has("Test it again")) == (True, True, False)
    assert (sent(lead, page_of(idea, "test-again")), stage(idea)) == (409, Stage.ADAPTED)
    assert lead.open(page.link("See every gate")).has("Name the sponsor")
    lead.send(page_of(idea, "gates/sponsor"), name="Jo Lead", role="Director of nursing")
    lead.open(page_of(idea, "evaluation"))
    assert lead.press("Test it again").has("It is being tested again.")
    assert stage(idea) is Stage.TESTING


def test_an_impact_check_that_is_not_finished_keeps_it_from_being_tested_again(sam: Visitor) -> None:
    idea = before_testing("impact", stage=Stage.ADAPTED)
    page = sam.open(page_of(idea, "evaluation"))
    assert [page.has(words) for words in ("the impact check", "what the impact check asked for", "Test it again")] == [True, True, False]


def test_the_page_of_the_gates_begins_it_too(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.ADAPTED)
    sam.open(page_of(idea))
    sam.press("Begin to test")
    assert stage(idea) is Stage.TESTING


def test_no_change_is_tested_on_people_before_it_is_tested_again(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.ADAPTED)
    today = calendar.today()
    plan = cycles.Plan(Purpose.TEST, "1 nurse", today, today, "Priya", "A wrong bag.", (("Ready?", "Yes."),), Rest())
    number = with_project(idea, lambda project, by: cycles.start_ramp(project, "Pack bags early", plan, by=by).id)
    assert sam.open(f"/en/small-tests/{number}").has(
        "The huddle said to adapt it. Pass the gates, say that it is tested again, then begin."
    )
    assert sent(sam, f"/en/small-tests/{number}/begin") == 409


def test_what_was_adapted_can_still_be_stopped_for_either_reason(sam: Visitor) -> None:
    for page, answer in (("stop", "No time."), ("stop-for-safety", "Somebody fell.")):
        idea = before_testing(stage=Stage.ADAPTED)
        assert sent_with(sam, idea, page, answer) is Stage.STOPPED


def test_what_was_adopted_can_be_stopped_when_it_is_not_safe_and_for_nothing_else(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.ADOPTED)
    assert (sent(sam, page_of(idea, "stop")), stage(idea)) == (409, Stage.ADOPTED)
    page = sam.open(sam.open(page_of(idea, "").rstrip("/")).link("Something is not safe: stop at once"))
    assert page.status == 200
    assert sam.press("Stop at once", reason="Somebody fell.").has("because something was not safe.")
    (letter,) = keys.letters("proposals/moved")
    assert (stage(idea), letter.facts["reason"]) == (Stage.STOPPED, "Somebody fell.")


def sent_with(who: Visitor, idea: Proposal, page: str, reason: str) -> Stage:
    who.send(page_of(idea, page), reason=reason)
    return stage(idea)


def test_where_it_is_only_decided_a_small_test_that_is_not_safe_stops_all_of_it(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.DECIDED)
    there = page_of(idea, "").rstrip("/")
    assert not sam.open(there).has("Something is not safe: stop at once")
    begin_small_test(idea)
    page = sam.open(sam.open(there).link("Something is not safe: stop at once"))
    assert page.status == 200
    assert sam.press("Stop at once", reason="Somebody fell.").has("because something was not safe.")
    assert stage(idea) is Stage.STOPPED


def test_where_it_is_only_decided_there_is_no_other_stop_and_the_page_says_the_way(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.DECIDED)
    begin_small_test(idea)
    page = sam.open(page_of(idea, "").rstrip("/"))
    assert page.has("Should it not go on? A member of the huddle can put it on the list again.")
    assert (page.has("Stop the work for another reason"), sent(sam, page_of(idea, "stop")), stage(idea)) == (False, 409, Stage.DECIDED)


def test_a_small_test_that_is_done_is_not_in_use(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.DECIDED)
    number = begin_small_test(idea)
    sam.send(f"/en/small-tests/{number}/do", carried_out="yes", happened="Bags were packed.")
    assert sent(sam, page_of(idea, "stop-for-safety")) == 409
