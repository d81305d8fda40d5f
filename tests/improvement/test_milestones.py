"""The plan of a try-out: milestones that move for a reason and keep their first day, its length, and the days on which it is looked at."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar, db
from app.improvement.models import Project
from app.improvement.queries import project_of
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.trying import sent, tried
from tests.visitor import Visitor

DAY = dt.timedelta(days=1)


@pytest.fixture
def idea() -> Proposal:
    return tried()[0]


@pytest.fixture
def where(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/milestones"


def in_days(days: int) -> str:
    return (calendar.today() + days * DAY).isoformat()


def spoken(days: int) -> str:
    on = calendar.today() + days * DAY
    return f"{on:%A} {on.day} {on:%B %Y}"


def begun(idea: Proposal, days_ago: int) -> None:
    with db.transaction():
        project = project_of(make.again(idea))
        assert project
        project.started_on = calendar.today() - days_ago * DAY


def reviews(idea: Proposal) -> tuple[int, list[int]]:
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        assert [on for _day, on in project.reviews_on] == [project.started_on + day * DAY for day, _on in project.reviews_on]
        return project.days, [day for day, _on in project.reviews_on]


# ---- milestones ----


def test_milestones_stand_in_the_order_of_their_days_here_on_the_try_out_and_on_the_charter(sam: Visitor, where: str) -> None:
    page = sam.open(sam.open(where.removesuffix("/milestones")).link("Milestones"))
    assert page.has("No milestone yet")
    sam.send(name="Everybody was shown", planned_on=in_days(40))
    page = sam.send(name="The bags are here", planned_on=in_days(10))
    assert page.has("2 milestones")
    for address in (where, where.removesuffix("/milestones"), where.replace("milestones", "charter")):
        words = sam.open(address).words("main")
        assert words.index("The bags are here") < words.index("Everybody was shown")


def test_one_that_moves_needs_a_reason_and_keeps_its_first_day(sam: Visitor, where: str) -> None:
    number = sam.send(where, name="The bags are here", planned_on=in_days(10)).link("Change, move or finish").split("/")[-2]
    there = f"{where}/{number}/change"
    page = sam.send(there, planned_on=in_days(20))
    assert (page.status, page.faults()) == (422, ["Write why it moves"])
    assert [box.get("value") for box in page.all("input") if box.get("name") == "planned_on"] == [in_days(20)]
    page = sam.send(reason="The shop is closed.")
    for words in (f"By {spoken(20)}", f"Planned first: {spoken(10)}", f"From {spoken(10)} to {spoken(20)}, because: The shop is closed."):
        assert page.has(words)
    page = sam.send(there, planned_on=in_days(5), reason="It opened again.")
    assert page.has(f"From {spoken(20)} to {spoken(5)}, because: It opened again.")
    assert (page.has("The shop is closed."), page.has(f"Planned first: {spoken(10)}")) == (True, True)
    page = sam.open(where.removesuffix("/milestones"))
    assert (page.has(f"The bags are here: by {spoken(5)}"), page.has(f"Planned first: {spoken(10)}")) == (True, True)


def test_each_move_says_who_moved_it_and_when(sam: Visitor, where: str) -> None:
    number = sam.send(where, name="The bags are here", planned_on=in_days(10)).link("Change, move or finish").split("/")[-2]
    page = sam.send(f"{where}/{number}/change", planned_on=in_days(20), reason="The shop is closed.")
    move = next(" ".join("".join(one.itertext()).split()) for one in page.all("li") if "The shop is closed." in "".join(one.itertext()))
    today = calendar.today()
    assert move.startswith(f"From {spoken(10)} to {spoken(20)}, because: The shop is closed. Sam, ")
    assert f"{today.day} {today:%B %Y}" in move


def test_one_gets_done_and_another_name_without_a_reason(sam: Visitor, where: str) -> None:
    number = sam.send(where, name="The bags are here", planned_on=in_days(-1)).link("Change, move or finish").split("/")[-2]
    assert sam.open(where).has("Its day has passed")
    page = sam.send(f"{where}/{number}/change", name="All bags are here", done_on=in_days(0))
    assert (page.has(f"Done on {spoken(0)}"), page.has("All bags are here"), page.has("Its day has passed")) == (True, True, False)


REFUSED = {
    "Write what is done by then": {"name": " "},
    "Use at most 120 characters": {"name": "bags " * 30},
    "Write a date": {"planned_on": "soon"},
    "Choose a day from 1 year before the try-out began to 5 years after. Check the year": {"planned_on": "2926-01-01"},
    "There is a milestone of this name already. Change that one, or choose another name": {"name": "The bags are here"},
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_cannot_be_kept_is_told_and_stays_in_its_box(sam: Visitor, where: str, sentence: str) -> None:
    sam.send(where, name="The bags are here", planned_on=in_days(10))
    told = {"name": "Everybody was shown", "planned_on": in_days(30)} | REFUSED[sentence]
    page = sam.send(where, **told)
    assert (page.status, page.faults()) == (422, [sentence])
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input")}
    assert {name: boxes[name] for name in told} == {name: value.strip() for name, value in told.items()}
    assert sam.open(where).has("1 milestone ")


def test_one_is_done_on_no_day_to_come_and_moves_to_no_day_out_of_sight(sam: Visitor, where: str) -> None:
    sam.send(where, name="Everybody was shown", planned_on=in_days(30))
    number = sam.send(where, name="The bags are here", planned_on=in_days(10)).link("Change, move or finish").split("/")[-2]
    there = f"{where}/{number}/change"
    for told, sentence in (
        ({"done_on": in_days(1)}, "This day is still to come. Write a day that has been"),
        ({"done_on": "1026-01-01"}, "This is more than a year before the try-out began. Check the year"),
        ({"done_on": "soon"}, "Write a date, or leave it empty"),
        (
            {"planned_on": "2926-01-01", "reason": "Later."},
            "Choose a day from 1 year before the try-out began to 5 years after. Check the year",
        ),
        ({"reason": "x" * 501}, "Use at most 500 characters"),
    ):
        page = sam.send(there, **told)
        assert (page.status, page.faults()) == (422, [sentence])
    page = sam.send(there, name="Everybody was shown")
    assert (page.status, page.faults()) == (422, ["There is a milestone of this name already. Change that one, or choose another name"])


def test_five_who_add_the_same_one_at_once_add_it_once(app: Flask, where: str) -> None:
    people = [keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name}@example.org") for name in ("ana", "ben", "cho", "dot", "eli")]
    for who in people:
        who.open(where)
    with ThreadPoolExecutor(len(people)) as room:
        answers = set(room.map(lambda who: who.send(name="The bags are here", planned_on=in_days(9)).status, people))
    assert (answers <= {200, 422}, people[0].open(where).has("1 milestone ")) == (True, True)


def test_a_milestone_of_another_try_out_is_not_there(sam: Visitor, where: str) -> None:
    number = sam.send(where, name="The bags are here", planned_on=in_days(10)).link("Change, move or finish").split("/")[-2]
    other, _number = tried()
    assert sam.open(f"/en/ideas/{other.reference}/try-out/milestones/{number}/change").status == 404


def test_the_page_asks_as_often_for_one_milestone_as_for_six(sam: Visitor, where: str) -> None:
    def statements() -> tuple[int, ...]:
        told = []
        for address in (where, where.removesuffix("/milestones")):
            with keys.statements() as ran:
                sam.open(address)
            told.append(len(ran))
        return tuple(told)

    sam.send(where, name="The bags are here", planned_on=in_days(10))
    one = statements()
    for n in range(5):
        number = sam.send(where, name=f"Step {n}", planned_on=in_days(n)).link("Change, move or finish").split("/")[-2]
        sam.send(f"{where}/{number}/change", planned_on=in_days(n + 20), reason="Later.")
    assert statements() == one


# ---- the plan ----


def test_a_plan_of_90_days_is_looked_at_three_times_until_somebody_says_otherwise(sam: Visitor, idea: Proposal, where: str) -> None:
    assert reviews(idea) == (90, [30, 60, 90])
    sam.open(sam.open(where).link("Change the length or the days"))
    page = sam.send(days="120", reviews="20 60, 120")
    assert (page.status, reviews(idea)) == (200, (120, [20, 60, 120]))
    assert page.has("A plan of 120 days")
    assert page.has("90 days, looked at on day 30, 60, 90.")
    assert sam.open(where.removesuffix("/milestones")).has(f"Day 20: {spoken(20)}")


def test_after_the_first_day_the_plan_changes_for_a_reason(sam: Visitor, idea: Proposal, where: str) -> None:
    begun(idea, 1)
    there = where.replace("milestones", "plan")
    page = sam.send(there, days="60", reviews="30, 60")
    assert (page.status, page.faults(), reviews(idea)) == (422, ["Write why the plan changes"], (90, [30, 60, 90]))
    page = sam.send(reason="The ward moves in May.")
    assert (reviews(idea), page.has("Changed because: The ward moves in May.")) == ((60, [30, 60]), True)
    assert sam.send(there).status == 200


DAYS, LIST = "Write a number of days from 7 to 730", "Write one to six days, such as 30, 60, 90"
PLANS = {
    ("6", "1"): DAYS,
    ("731", "30"): DAYS,
    ("ninety", "30"): DAYS,
    ("9" * 30, "30"): DAYS,
    ("-90", "30"): DAYS,
    ("9.5", "3"): DAYS,
    ("", "30"): DAYS,
    ("90", ""): LIST,
    ("90", "soon"): LIST,
    ("90", "1,2,3,4,5,6,7"): LIST,
    ("90", "9" * 10): LIST,
    ("90", "30, 20"): "Write the days in their order, each once, from day 1 on",
    ("90", "30, 30"): "Write the days in their order, each once, from day 1 on",
    ("90", "0, 30"): "Write the days in their order, each once, from day 1 on",
    ("90", "30, 91"): "The last day is after the end of the plan. Choose an earlier one, or a longer plan",
}


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_that_cannot_be_kept_is_told_and_stays_in_its_boxes(sam: Visitor, idea: Proposal, where: str, plan: tuple[str, str]) -> None:
    page = sam.send(where.replace("milestones", "plan"), days=plan[0], reviews=plan[1])
    assert (page.status, page.faults()) == (422, [PLANS[plan]])
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input")}
    assert ((boxes["days"], boxes["reviews"]), reviews(idea)) == (plan, (90, [30, 60, 90]))


@given(st.integers(7, 730))
def test_the_template_has_three_days_in_their_order_that_end_with_the_plan(days: int) -> None:
    project = Project(days=days, started_on=dt.date(2026, 1, 1))
    first, second, last = (day for day, _on in project.reviews_on)
    assert (0 < first < second < last == days, project.reviews_on[-1][1]) == (True, dt.date(2026, 1, 1) + days * DAY)


def test_what_has_ended_is_read_and_not_written(sam: Visitor, idea: Proposal, where: str) -> None:
    number = sam.send(where, name="The bags are here", planned_on=in_days(10)).link("Change, move or finish").split("/")[-2]
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.open(where)
    assert (page.status, page.has("The bags are here"), page.has("Add a milestone"), page.has("Change,")) == (200, True, False, False)
    assert {sent(sam, one) for one in (where, f"{where}/{number}/change", where.replace("milestones", "plan"))} == {409}
