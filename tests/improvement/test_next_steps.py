"""What to do next in a try-out: the most urgent first, three at most, and nothing while it rests."""

import datetime as dt
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar, db
from app.improvement.models import Act, Cycle, Ramp
from app.improvement.queries.next_steps import MOST, Known, next_steps
from app.improvement.queries.reviewing import Standing
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.going import of
from tests.improvement.trying import tried
from tests.visitor import Visitor

TODAY = dt.date(2026, 3, 10)
NOON = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
QUIET = Known(
    stage=Stage.TESTING,
    has_aim=True,
    measures=[1],
    gates_open=[],
    waiting=[],
    ramps=[Ramp(idea="Bags", cycles=[Cycle(id=4, number=1, ends_on=TODAY + DAY, begun_at=NOON)])],
    standings=[],
    lasting=False,
    over=False,
    unshown=False,
    thought_on=TODAY - 29 * DAY,
    today=TODAY,
)


def ends(known: Known) -> list[str]:
    return [step.endpoint.removeprefix("improvement.") for step in next_steps(known)]


def with_test(**taken: object) -> Known:
    return replace(QUIET, ramps=[Ramp(idea="Bags", cycles=[Cycle(id=4, number=2, **{"ends_on": TODAY - DAY, "begun_at": NOON} | taken)])])


def test_nothing_waits_while_a_small_test_goes_on() -> None:
    assert next_steps(QUIET) == []


def test_a_try_out_begins_with_its_aim_and_a_measure() -> None:
    assert ends(replace(QUIET, stage=Stage.COACHING, has_aim=False, measures=[], gates_open=["Aim"], ramps=[])) == [
        "aim",
        "add_measure",
        "gates",
    ]


@pytest.mark.parametrize(
    ("taken", "end"),
    [({}, "do"), ({"done_at": NOON}, "study"), ({"done_at": NOON, "studied_at": NOON}, "act")],
)
def test_a_small_test_whose_time_is_over_asks_for_its_next_part(taken: dict[str, object], end: str) -> None:
    (step,) = next_steps(with_test(**taken))
    assert (step.endpoint, step.number, step.facts) == (f"improvement.{end}", 4, {"number": 2})


def test_a_small_test_that_was_decided_asks_for_nothing() -> None:
    assert next_steps(with_test(done_at=NOON, studied_at=NOON, act=Act.ADOPT)) == []


def test_values_and_a_late_review_are_asked_for() -> None:
    late = Standing(1, 30, calendar.today() - DAY, None, None)
    steps = next_steps(replace(QUIET, waiting=[7], standings=[late]))
    assert [(step.endpoint, step.number, step.review) for step in steps] == [
        ("improvement.write_review", None, 1),
        ("improvement.values", 7, None),
    ]
    assert ends(replace(QUIET, waiting=[7, 8])) == ["family"]


def test_what_is_missing_before_testing_comes_before_the_button_that_begins() -> None:
    assert ends(replace(QUIET, stage=Stage.COACHING, gates_open=["Sponsor"])) == ["gates"]
    assert [step.words for step in next_steps(replace(QUIET, stage=Stage.COACHING))] == ["Begin to test"]


def test_a_plan_that_is_over_leads_to_the_evaluation_and_to_what_lasts() -> None:
    assert ends(replace(QUIET, over=True, lasting=True)) == ["write_evaluation", "lasting"]


def test_a_thought_is_asked_for_last_and_on_the_thirtieth_day() -> None:
    assert ends(replace(QUIET, thought_on=TODAY - 30 * DAY)) == ["add_reflection"]
    assert ends(replace(QUIET, thought_on=TODAY - 30 * DAY, lasting=True)) == ["lasting", "add_reflection"]


@given(
    st.builds(
        Known,
        stage=st.sampled_from(Stage),
        has_aim=st.booleans(),
        measures=st.lists(st.integers(1, 9), max_size=2),
        gates_open=st.lists(st.just("Aim"), max_size=2),
        waiting=st.lists(st.integers(1, 9), max_size=3),
        ramps=st.sampled_from([[], with_test().ramps, QUIET.ramps]),
        standings=st.sampled_from([[], [Standing(1, 30, TODAY, None, None)]]),
        lasting=st.booleans(),
        over=st.booleans(),
        unshown=st.booleans(),
        thought_on=st.sampled_from([TODAY, TODAY - 30 * DAY]),
        today=st.just(TODAY),
    )
)
def test_there_are_never_more_than_three_and_none_in_a_pause(known: Known) -> None:
    steps = next_steps(known)
    assert len(steps) <= (0 if known.stage is Stage.PAUSED else MOST)


# ---- on the page ----


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.fixture
def idea() -> Proposal:
    return tried("5")[0]


def test_each_step_on_the_page_leads_to_where_it_is_done(sam: Visitor, idea: Proposal) -> None:
    there = f"/en/ideas/{idea.reference}/try-out"
    page = sam.open(there)
    assert page.words().index("What to do next") < page.words().index("What we agreed")
    sam.send(page.link("Write what you want to reach"), words="People wait less.", by_on=(calendar.today() + 60 * DAY).isoformat())
    page = sam.open(there)
    assert not page.has("Write what you want to reach")
    assert sam.open(page.link("Plan a small test")).status == 200


def test_a_thought_is_suggested_to_everybody_who_cannot_read_one_of_the_last_thirty_days(app: Flask, sam: Visitor, idea: Proposal) -> None:
    ana = keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")
    there, asks = f"/en/ideas/{idea.reference}/try-out", "Write a thought: what is this telling us?"
    sam.send(f"{there}/aim", words="People wait less.", by_on=(calendar.today() + 60 * DAY).isoformat())
    assert not sam.open(there).has(asks)
    with db.transaction():
        of(make.again(idea)).started_on = calendar.today() - 30 * DAY
    ana.open(ana.open(there).link(asks))
    ana.press("Save", words="Mornings are busier than we say.")
    assert (ana.open(there).has(asks), sam.open(there).has(asks)) == (False, True)
    ana.open(ana.open(f"{there}/reflections").link("Share"))
    ana.press("Share it")
    assert not sam.open(there).has(asks)


def test_a_pause_asks_for_nothing(sam: Visitor, idea: Proposal) -> None:
    with db.transaction():
        make.again(idea).stage = Stage.PAUSED
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").has("The work is paused. Nothing waits for you.")


def test_nobody_is_asked_to_do_anything_in_a_try_out_that_has_ended(sam: Visitor, idea: Proposal) -> None:
    with db.transaction():
        make.again(idea).stage = Stage.ABANDONED
    assert not sam.open(f"/en/ideas/{idea.reference}/try-out").has("What to do next")


def test_after_adapt_comes_the_next_small_test_until_it_is_planned() -> None:
    adapted = {"done_at": NOON, "studied_at": NOON, "acted_at": NOON, "act": Act.ADAPT}
    assert ends(with_test(**adapted)) == ["next_cycle"]
    first, second = (Cycle(id=number, number=number, ends_on=TODAY + DAY, begun_at=NOON) for number in (1, 2))
    for name, value in adapted.items():
        setattr(first, name, value)
    assert ends(replace(QUIET, ramps=[Ramp(idea="Bags", cycles=[first, second])])) == []
    assert ends(replace(with_test(**adapted), stage=Stage.EVALUATION)) == []


@pytest.mark.parametrize("stage", [Stage.EVALUATION, Stage.ADOPTED, Stage.ADAPTED])
def test_a_team_whose_try_out_is_judged_chooses_what_people_outside_see(stage: Stage) -> None:
    assert "shown_outside" in ends(replace(QUIET, stage=stage, unshown=True))
    assert "shown_outside" not in ends(replace(QUIET, stage=stage))


def test_the_next_step_to_choose_what_is_shown_goes_once_something_is(sam: Visitor) -> None:
    idea, number = tried("41 44 40 43")
    with db.transaction():
        make.again(idea).stage = Stage.ADOPTED
    there = f"/en/ideas/{idea.reference}/try-out"

    def waits() -> list[str]:
        found = [part for part in sam.open(there).all("section") if part.get("aria-labelledby") == "next"]
        return ["".join(link.itertext()) for part in found for link in part.iter("a")]

    assert waits() == ["Choose what people outside the team see"]
    sam.send(f"{there}/shown", measures=[str(number)])
    assert waits() == []
