"""The rest of a plan, the values of the days of a test, and what a study asks about what nobody hoped for."""

import datetime as dt
from decimal import Decimal

import pytest

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.history.queries import entries
from app.improvement.actions import Described, add_measure, enter, leave_out, start_project, studying
from app.improvement.actions.drivers import add_driver
from app.improvement.charts import Direction
from app.improvement.models import Cycle, Every, Extent, Known, MeasureKind
from app.improvement.queries import cycles
from app.proposals.models import Stage
from tests import keys, make
from tests.visitor import Seen, Visitor

IDEA = "Pack the medicines the evening before."
MONDAY = dt.date(2026, 3, 2)
PLAN = {
    "purpose": "test",
    "scale": "1 nurse, 3 patients",
    "starts_on": "2026-03-04",
    "ends_on": "2026-03-06",
    "owner": "Priya",
    "stop_rule": "A bag goes to the wrong person.",
    "question_1": "Are the bags ready?",
    "prediction_1": "Two of three are.",
}
REST = {
    "objective": "See whether it can be done at all.",
    "consent": "The three people are asked first.",
    "what_1": "Read the list out",
    "who_1": "The ward clerk",
    "place_1": "Alder Ward",
    "day_1": "2026-03-03",
    "what_2": "Pack three bags",
    "words_1": "Minutes for each bag",
    "writer_1": "Priya",
    "how_1": "With a watch",
    "when_1": "Each bag",
}
FOUND = {"result_1": "All three were.", "matched_1": "no"}
OUT_OF_TURN = 409


@pytest.fixture
def tried(sam: Visitor) -> str:
    """The reference of an idea whose try-out has begun: one driver, two measures by the week, one of which has values of March."""
    idea, by = make.public_idea(), make.staff()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        project = start_project(found, by=by)
        add_driver(project, "Medicines are ready in time", None, by=by)
        for kind, name in ((MeasureKind.OUTCOME, "Waiting"), (MeasureKind.BALANCING, "Work of the night")):
            said = Described(kind, name, "Tally", "hours", Direction.DECREASE, Every.WEEK)
            measure = add_measure(project, said, by=by)
        for week in (-2, -1, 0, 1):
            enter(measure, MONDAY + dt.timedelta(weeks=week), Decimal(f"{week + 4}.5"), by=by)
        leave_out(measure, MONDAY, "The ward was closed.", by=by)
    return str(idea.reference)


def start(sam: Visitor, tried: str, **more: str) -> Seen:
    return sam.send(f"/en/ideas/{tried}/small-tests/new", idea=IDEA, **(PLAN | more))


def done(sam: Visitor, tried: str, **more: str) -> str:
    """The address of a test that waits to be studied."""
    where = start(sam, tried, **more).address
    sam.press("Begin the small test")
    sam.send(f"{where}/do", carried_out="yes", happened="Two bags were packed.", problems="The printer was locked away.")
    return where


def chosen(page: Seen, name: str, words: str) -> str:
    """The value of a choice by its words."""
    box = next(select for select in page.all("select") if select.get("name") == name)
    return next(one.get("value", "") for one in box if words in "".join(one.itertext()))


def facts(where: str) -> list[tuple[str, dict[str, object]]]:
    with db.transaction():
        return [(told.verb, told.facts) for told in reversed(entries("cycle", int(where.rpartition("/")[2])))]


def names(page: Seen, name: str) -> list[str]:
    return [box.get("name", "") for box in page.all("input") if (box.get("name") or "").startswith(name)]


def test_a_plan_says_its_driver_its_rows_and_its_data(sam: Visitor, tried: str) -> None:
    form = sam.open(f"/en/ideas/{tried}/small-tests/new")
    driver, measure = chosen(form, "driver", "Medicines are ready"), chosen(form, "measure_2", "Work of the night")
    page = start(sam, tried, **REST, driver=driver, measure_2=measure)
    told = (
        *(said for name, said in REST.items() if name != "day_1"),
        "Tuesday 3 March 2026",
        "Medicines are ready in time",
        "Work of the night",
    )
    assert [words for words in told if not page.has(words)] == []
    again = sam.open(f"{page.address}/plan")
    standing = {box.get("name"): box.get("value") for box in again.all("input")}
    assert {name: standing[name] for name in REST if name not in {"objective", "consent"}} == {
        name: said for name, said in REST.items() if name not in {"objective", "consent"}
    }
    changed = sam.send(what_1="", who_1="", place_1="", day_1="", what_2="Pack two bags")
    assert (changed.has("Pack two bags"), changed.has("Read the list out"), changed.has("Pack three bags")) == (True, False, False)
    assert facts(page.address)[-1][1]["before"]["steps"][0][0] == "Read the list out"


def test_a_row_more_comes_by_its_button_and_keeps_what_was_written(sam: Visitor, tried: str) -> None:
    sam.open(f"/en/ideas/{tried}/small-tests/new")
    page = sam.press("Add a row", idea=IDEA, **PLAN, what_1="Read the list out")
    assert (page.status, names(page, "what_")) == (200, ["what_1", "what_2", "what_3"])
    assert next(box.get("value") for box in page.all("input") if box.get("name") == "what_1") == "Read the list out"
    for _time in range(5):
        page = sam.press("Add a row")
    assert (len(names(page, "what_")), page.has("Add a row")) == (8, False)
    page = sam.press("Add data")
    assert len(names(page, "words_")) == 3
    assert sam.press("Save the plan", what_8="Pack three bags").has("Pack three bags")


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        ({"who_1": "Priya"}, ["Write what is done in row 1"]),
        ({"what_2": "Pack", "day_2": "soon"}, ["Write a date in row 2, or leave it empty"]),
        ({"what_1": "Pack", "day_1": "1026-03-03"}, ["Write a date in row 1, or leave it empty"]),
        ({"when_2": "Each bag"}, ["Choose a measure in row 2, or write what is written down"]),
        ({"what_1": "x" * 201}, ["Use at most 200 characters"]),
        ({"objective": "x" * 2001}, ["Use at most 2,000 characters"]),
        ({"driver": "999999"}, ["Choose a driver of this try-out"]),
        ({"driver": "nonsense"}, ["Choose a driver of this try-out"]),
        ({"measure_1": "99999999999999"}, ["Choose measures of this try-out"]),
        ({"starts_on": "1900-03-04"}, ["Check the year of the first day"]),
        ({"ends_on": "2900-03-04"}, ["Check the year of the last day"]),
    ],
)
def test_a_plan_says_what_cannot_be_and_keeps_the_words(sam: Visitor, tried: str, more: dict[str, str], faults: list[str]) -> None:
    page = start(sam, tried, **more)
    assert (page.status, page.faults()) == (422, faults)
    assert page.has("A bag goes to the wrong person.")


def test_the_next_small_test_keeps_the_rows_without_their_days(sam: Visitor, tried: str) -> None:
    where = done(sam, tried, **REST)
    sam.open(f"{where}/study")
    sam.press("Save and close the study", **FOUND, worse="unknown", gained_less="unknown")
    sam.send(f"{where}/act", act="adapt", next_change="Two nurses.")
    page = sam.open(f"{where}/next")
    standing = {box.get("name"): box.get("value") for box in page.all("input")}
    assert (standing["what_1"], standing["who_1"], standing["day_1"], standing["words_1"]) == (
        "Read the list out",
        "The ward clerk",
        None,
        "Minutes for each bag",
    )


def test_the_values_of_its_days_stand_beside_a_test_with_a_way_to_the_chart(sam: Visitor, tried: str) -> None:
    where = done(sam, tried)
    for page in (sam.open(where), sam.open(f"{where}/do"), sam.open(f"{where}/study")):
        items = [" ".join("".join(li.itertext()).split()) for li in page.all("li") if "2026" in "".join(li.itertext())]
        assert items[-1] == "Monday 2 March 2026: 4.5 hours. Does not count: The ward was closed."
        assert page.link("Work of the night").startswith("/en/measures/")
        assert (page.has("3.5 hours"), page.has("5.5 hours"), page.has("Waiting")) == (False, False, False)


def test_a_measure_that_the_plan_names_says_when_it_has_no_value(sam: Visitor, tried: str) -> None:
    form = sam.open(f"/en/ideas/{tried}/small-tests/new")
    where = done(sam, tried, measure_1=chosen(form, "measure_1", "Waiting"))
    assert sam.open(f"{where}/study").has("There is no value of these days yet.")


def test_a_study_asks_what_got_worse_and_who_gained_less_before_it_closes(sam: Visitor, tried: str) -> None:
    where = done(sam, tried)
    assert sam.open(where).has("The printer was locked away.")
    sam.open(f"{where}/study")
    page = sam.press("Save and close the study", **FOUND)
    lacking = ["Choose whether something else got worse", "Choose whether a group of people gained less"]
    assert (page.status, page.faults()) == (422, lacking)
    page = sam.press("Save and close the study", worse="yes", gained_less="yes")
    assert page.faults() == ["Write what got worse", "Write who gained less"]
    kept = sam.press("Save and go on later", worse_how="The porter waits.")
    assert kept.has("Waits to be studied")
    page = sam.open(f"{where}/study")
    assert page.has("The porter waits.")
    closed = sam.press("Save and close the study", gained_less="unknown")
    told = ("Yes, something did", "The porter waits.", "We do not know")
    assert [words for words in told if not closed.has(words)] == []


def test_not_measured_is_an_answer(sam: Visitor, tried: str) -> None:
    where = done(sam, tried)
    sam.open(f"{where}/study")
    closed = sam.press("Save and close the study", **FOUND, worse="unknown", gained_less="no")
    assert (closed.has("It was not measured"), closed.has("Waits for a decision")) == (True, True)


def test_one_question_is_studied_by_itself_and_what_stood_before_is_kept(sam: Visitor, tried: str) -> None:
    where = done(sam, tried, question_2="How long does it take?", prediction_2="10 minutes.")
    number = int(where.rpartition("/")[2])
    by = make.staff()

    def again() -> Cycle:
        return cycles.cycle(number, by=by, to=lambda _person, _proposal: True)[1]

    with db.transaction():
        studying.study(again(), {2: studying.Found("9 minutes.", Extent.YES, "")}, closing=False, by=by)
        studying.study(again(), {1: studying.Found("All were.", Extent.NO, "")}, closing=False, by=by)
        studying.study(again(), {2: studying.Found("8 minutes.", Extent.PARTLY, "")}, closing=False, by=by)
    with db.transaction(), pytest.raises(NotAllowed, match="Choose whether something else got worse"):
        studying.study(again(), {}, closing=True, by=by)
    with db.transaction(), pytest.raises(Refused):
        studying.study(again(), {3: studying.Found("A third.", Extent.YES, "")}, closing=False, by=by)
    with db.transaction():
        studying.study(again(), {}, studying.Effects(Known.NO, "", Known.UNKNOWN, ""), closing=True, by=by)
    page = sam.open(where)
    assert [words for words in ("8 minutes.", "All were.", "Waits for a decision") if not page.has(words)] == []
    assert facts(where)[-2] == ("study", {"before": {"2": ["9 minutes.", "yes", ""]}})


def test_the_days_of_a_plan_may_be_long_ago_and_not_too_long(sam: Visitor, tried: str) -> None:
    year = calendar.today().year
    assert start(sam, tried, starts_on=f"{year - 19}-01-01", ends_on=f"{year - 19}-01-02").h1 == "Small test 1"
    assert keys.newest_idea().reference == tried
