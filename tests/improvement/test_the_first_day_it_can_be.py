"""A small test cannot have begun before its try-out, before the test that it grew out of ended, or before the gates were passed."""

import datetime as dt

import pytest

from app.core import calendar, db
from app.improvement.actions import start_project
from app.improvement.actions.cycles import Plan, begin, plan_next, start_ramp
from app.improvement.actions.gates import begin_testing
from app.improvement.actions.studying import Decided, Done, Effects, Found, act, carry_out, study
from app.improvement.models import Act, Extent, Known, Project, Purpose
from app.people.models import Person
from tests import make
from tests.improvement.before import before_testing, with_project
from tests.improvement.test_the_day_it_began import BEGIN, at, the_day_before
from tests.improvement.test_witnesses import found
from tests.improvement.trying import worked_on
from tests.visitor import Seen, Visitor

__all__ = ["the_day_before"]
DONE = Done(Extent.YES, "Bags were packed.", "", "")
TRY_OUT = "The try-out began on Sunday 1 March 2026."
ENDED = "The small test before this one ended on {}."
GATES = "The gates were passed on Wednesday 4 March 2026."


def plan(first: int, last: int, purpose: Purpose = Purpose.TEST) -> Plan:
    days = dt.date(2026, 3, first), dt.date(2026, 3, last)
    return Plan(purpose, "1 nurse", *days, "Sam", "A bag is wrong.", (("Are they ready?", "All of them."),))


def planned(purpose: Purpose = Purpose.TEST) -> int:
    """A small test, of a try-out that began today."""
    idea, sam = worked_on(), make.staff()
    with db.transaction():
        return start_ramp(start_project(make.again(idea), by=sam), "Pack the evening before.", plan(2, 3, purpose), by=sam).id


def following(*, begun: int, done: int) -> int:
    """The next small test, out of one that was planned for 2 to 6 March and began and was done on these days."""
    number, sam = planned(), make.staff()
    with db.transaction():
        found(number).ends_on = dt.date(2026, 3, 6)
    at(begun)
    with db.transaction():
        begin(found(number), by=sam)
    at(done)
    with db.transaction():
        one = found(number)
        carry_out(one, DONE, by=sam)
        study(one, {1: Found("They were.", Extent.YES, "")}, Effects(Known.NO, gained_less=Known.NO), "Enough seen.", closing=True, by=sam)
        act(one, Decided(Act.ADAPT, next_change="Two nurses pack."), by=sam)
        return plan_next(one, plan(12, 13), by=sam).id


def begun_on(sam: Visitor, number: int, day: str) -> Seen:
    sam.open(f"/en/small-tests/{number}")
    return sam.press(BEGIN, began_on=day)


def refused(sam: Visitor, number: int, day: str, why: str) -> bool:
    """Whether the day is refused with its reason, and the form says before that it will be."""
    before = sam.open(f"/en/small-tests/{number}").words()
    page = begun_on(sam, number, day)
    on = why.split(" on ")[1].rstrip(".")
    told = [f"This day is too early. {why} Write that day or a later one"]
    return (page.status, page.faults(), f"Not before {on}:" in " ".join(before.split()), day in page.text) == (422, told, True, True)


def test_it_cannot_have_begun_before_the_try_out(sam: Visitor) -> None:
    number = planned()
    at(7)
    assert refused(sam, number, "2026-02-28", TRY_OUT)
    assert begun_on(sam, number, "2026-03-01").has("Begun on Sunday 1 March 2026")


@pytest.mark.parametrize(
    ("begun", "done", "last", "too_early"),
    [
        (2, 7, "Friday 6 March 2026", "2026-03-05"),  # written down days after its planned end
        (2, 4, "Wednesday 4 March 2026", "2026-03-03"),  # stopped before it
        (7, 7, "Saturday 7 March 2026", "2026-03-06"),  # begun after it
    ],
)
def test_it_cannot_have_begun_before_the_last_day_of_the_test_that_it_grew_out_of(
    sam: Visitor, begun: int, done: int, last: str, too_early: str
) -> None:
    number = following(begun=begun, done=done)
    assert refused(sam, number, too_early, ENDED.format(last))
    the_day_after = (dt.date.fromisoformat(too_early) + dt.timedelta(days=1)).isoformat()
    assert begun_on(sam, number, the_day_after).has(f"Begun on {last}")


def gated(purpose: Purpose) -> int:
    """A small test of a try-out that began on the first, and whose gates were passed on the fourth."""
    idea = before_testing()

    def pass_gates(project: Project, by: Person) -> int:
        cycle = start_ramp(project, "Pack the evening before.", plan(2, 6, purpose), by=by)
        at(4)
        begin_testing(make.again(idea), project, by=by)
        return cycle.id

    number = int(with_project(idea, pass_gates))
    at(7)
    return number


@pytest.mark.parametrize("purpose", [Purpose.TEST, Purpose.IMPLEMENT])
def test_a_change_cannot_have_been_tested_before_the_gates_were_passed(sam: Visitor, purpose: Purpose) -> None:
    number = gated(purpose)
    assert refused(sam, number, "2026-03-03", GATES)
    assert begun_on(sam, number, "2026-03-04").has("Begun on Wednesday 4 March 2026")


@pytest.mark.parametrize("purpose", [Purpose.COLLECT, Purpose.DEVELOP])
def test_finding_something_out_needs_no_gates(sam: Visitor, purpose: Purpose) -> None:
    number = gated(purpose)
    assert refused(sam, number, "2026-02-28", TRY_OUT)
    assert begun_on(sam, number, "2026-03-03").has("Begun on Tuesday 3 March 2026")


def test_today_is_never_too_early(sam: Visitor) -> None:
    number = planned()
    today = calendar.today()
    assert begun_on(sam, number, today.isoformat()).has("Begun on Sunday 1 March 2026")


def test_whoever_wrote_later_what_they_expect_reads_before_that_the_page_will_say_so(sam: Visitor) -> None:
    idea, by = worked_on(), make.staff()
    with db.transaction():
        project = start_project(make.again(idea), by=by)
        early = start_ramp(project, "Pack the evening before.", plan(2, 3), by=by).id
    at(5)
    with db.transaction():
        late = start_ramp(start_project(make.again(idea), by=by), "Pack at noon.", plan(2, 3), by=by).id
    sentence = "What you expect was written on Thursday 5 March 2026. If the test began before that day, its page says so."
    assert [sam.open(f"/en/small-tests/{number}").has(sentence) for number in (early, late)] == [False, True]
