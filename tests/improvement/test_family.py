"""All measures of a try-out together: what is missing, what waits, what was taken away, and who hears of it."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement import actions, queries
from app.improvement.actions import Described, measures
from app.improvement.actions.cycles import Plan, start_ramp
from app.improvement.charts import Direction
from app.improvement.models import Cycle, Every, Measure, MeasureKind, MeasureType, Purpose
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.measuring import of_type
from tests.improvement.trying import done_to, measured, today, tried, values
from tests.visitor import Visitor

EVERYTHING = {
    "type": "percent",
    "why": "People wait for nothing.",
    "numerator": "Bags that were there by noon",
    "denominator": "Everybody who went home",
    "multiplier": "1,000",
    "included": "Alder Ward",
    "excluded": "People who left at night",
    "target_from": "national",
    "baseline_from": "2026-01-05",
    "baseline_to": "2026-03-30",
    "source": "The ward list",
    "collector": "The nurse in charge",
    "sample": "20",
    "starts_on": "2026-01-05",
    "stratifiers": "Language",
    "small_numbers": "Never below 8.",
    "decimals": "1",
    "prefers": "run",
}


def waiting_day() -> dt.datetime:
    """A Wednesday at noon, on which letters go."""
    return dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


def again(number: int) -> Measure:
    found = db.session.get(Measure, number)
    assert found is not None
    return found


# ---- what is known ----


def test_everything_that_is_known_is_kept_shown_and_changed(sam: Visitor) -> None:
    idea, number = tried("5")
    page = sam.send(f"/en/measures/{number}/change", **EVERYTHING, owner_id=str(make.staff().id))
    told = ("People wait for nothing.", "Everybody who went home", "a national standard", "Never below 8.", "run chart", "The ward list")
    assert (page.status, [words for words in told if not page.has(words)]) == (200, [])
    page = sam.open(f"/en/measures/{number}/change")
    boxes = {box.get("name"): box.get("value") for box in page.all("input")} | {
        box.get("name"): "".join(box.itertext()).strip() for box in page.all("textarea")
    }
    assert {name: boxes[name] for name in ("multiplier", "sample", "baseline_to", "why", "decimals")} == {
        "multiplier": "1000",
        "sample": "20",
        "baseline_to": "2026-03-30",
        "why": "People wait for nothing.",
        "decimals": "1",
    }
    before = len(done_to(number))
    sam.send()
    assert len(done_to(number)) == before
    assert sam.open(f"/en/ideas/{idea.reference}/try-out/measures").has("Nothing: all is said")


FAULTS = [
    ({"type": "rate", "multiplier": ""}, "Write for each how many, such as 1,000"),
    ({"multiplier": "0"}, "Write a whole number from 1 to 10,000,000"),
    ({"multiplier": "9" * 30}, "Write a whole number from 1 to 10,000,000"),
    ({"sample": "2.5"}, "Write a whole number from 1 to 1,000,000"),
    ({"decimals": "7"}, "Write a number from 0 to 6"),
    ({"type": "percent", "target": "120"}, "A percentage is from 0 to 100."),
    ({"baseline_to": "2026-01-04"}, "The last day is before the first day"),
    ({"baseline_from": "1900-01-01"}, "Check the year of this date"),
    ({"starts_on": "2900-01-01"}, "Check the year of this date"),
    ({"starts_on": "soon"}, "Write a date, or leave it empty"),
    ({"source": "list " * 40}, "Use at most 120 characters"),
    ({"why": "because " * 300}, "Use at most 2,000 characters"),
]


@pytest.mark.parametrize(("typed", "sentence"), FAULTS)
def test_what_cannot_be_is_said_and_the_rest_is_kept(sam: Visitor, typed: dict[str, str], sentence: str) -> None:
    _idea, number = tried()
    page = sam.send(f"/en/measures/{number}/change", **(EVERYTHING | typed))
    assert (page.status, page.faults(), len(done_to(number))) == (422, [sentence], 1)
    assert page.has("Everybody who went home")


def test_somebody_who_cannot_write_here_cannot_look_after_it(sam: Visitor) -> None:
    _idea, number = tried()
    other = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    page = sam.send(f"/en/measures/{number}/change", owner_id=str(other.id))
    assert (page.status, len(page.faults())) == (422, 1)


# ---- together ----


def test_the_family_says_what_each_kind_is_and_what_is_missing(sam: Visitor) -> None:
    idea, number = of_type(MeasureType.PERCENT, weeks=3)
    page = sam.open(sam.open(f"/en/ideas/{idea.reference}/try-out").link("See all measures together"))
    assert (page.words("h2").count("Whether"), page.words("main").count("There is none of this kind yet.")) == (3, 2)
    said = ("what is counted above and below the line", "what you want to reach", "who looks after it", "Write 3 values")
    assert [words for words in said if not page.has(words)] == []
    assert sam.open(page.link("Write 3 values")).h1 == "The values that wait"
    page = sam.open(f"/en/ideas/{idea.reference}/try-out")
    assert (page.has("1 measure waits for a value"), page.has("Bags by noon: 3 values")) == (True, True)
    with db.transaction():
        make.again(idea).stage = Stage.PAUSED
    assert not sam.open(f"/en/ideas/{idea.reference}/try-out").has("waits for a value")
    assert number


def test_the_family_asks_as_often_for_three_measures_as_for_one(sam: Visitor) -> None:
    idea, _number = tried("5")
    counts = []
    for more in (0, 2):
        measured(idea, measures=more, values=20)
        with keys.statements() as ran:
            sam.open(f"/en/ideas/{idea.reference}/try-out/measures")
        counts.append(len(ran))
    assert counts[0] == counts[1] <= 9


# ---- taken away ----


def test_a_measure_is_taken_away_with_its_reason_and_comes_back_with_its_values(sam: Visitor) -> None:
    idea, number = tried("5 4")
    page = sam.send(sam.open(f"/en/measures/{number}").link("Take this measure away"), why="")
    assert (page.status, page.faults()) == (422, ["Write why"])
    for _n in range(2):
        page = sam.send(f"/en/measures/{number}/take-away", why="Nobody can count it.")
    assert page.words("h2").endswith("Taken away")
    assert [verb for verb, _facts in done_to(number)] == ["take_away", "add"]
    assert not sam.open(f"/en/ideas/{idea.reference}/try-out").has("Waiting")
    page = sam.open(f"/en/measures/{number}")
    assert (page.has("This measure was taken away"), page.has("Nobody can count it."), page.has("Add a value")) == (True, True, False)
    page = sam.press("Bring it back")
    assert (page.has("The measure is back."), len(values(number)), page.has("Add a value")) == (True, 2, True)


@pytest.mark.parametrize("address", ["change", "values", "paste", "leave-out", ""])
def test_nothing_is_written_into_a_measure_that_was_taken_away(sam: Visitor, address: str) -> None:
    _idea, number = tried("5 _ _")
    form = sam.open(f"/en/measures/{number}/{address}".rstrip("/"))
    assert form.status == 200
    by = make.staff()
    with db.transaction():
        measures.take_away(again(number), "Old", by=by)
    sam.page = form
    page = sam.send(on=today(), value="9", rows=f"{today()},9", why="Snow", name="Other")
    assert (page.status, page.has("This measure was taken away."), values(number)[0][1]) == (409, True, "5")


def test_a_small_test_goes_on_to_name_a_measure_that_was_taken_away(sam: Visitor) -> None:
    idea, number = tried("5")
    with db.transaction():
        project, by = queries.project_of(make.again(idea)), make.staff()
        assert project
        day = dt.date(2026, 3, 2)
        plan = Plan(Purpose.TEST, "1 nurse", day, day, "Sam", "Somebody waits longer.", (("Does it work?", "Yes"),))
        cycle = start_ramp(project, "Pack in the evening.", plan, by=by)
        cycle.kept_id, test = number, cycle.id
    assert sam.open(f"/en/measures/{number}/take-away").has("1 small test names this measure.")
    sam.send(why="Nobody can count it.")
    assert sam.open(f"/en/small-tests/{test}").status == 200
    with db.reading():
        found = db.session.get(Cycle, test)
        assert found is not None
        assert found.kept_id == number


def test_a_measure_comes_back_only_where_there_is_room(sam: Visitor) -> None:
    idea, number = tried("5")
    by = make.staff()
    with db.transaction():
        measures.take_away(again(number), "Old", by=by)
    with db.transaction():
        project = queries.project_of(make.again(idea))
        assert project
        for n in range(30):
            actions.add_measure(project, Described(MeasureKind.PROCESS, f"{n}", "Tally", "bags", Direction.INCREASE, Every.DAY), by=by)
    page = sam.open(f"/en/measures/{number}")
    page = sam.press("Bring it back")
    assert (page.status, page.has("This try-out has 30 measures.")) == (409, True)


# ---- reminders ----


def remind() -> int:
    with db.transaction():
        return measures.remind_of_values()


@pytest.fixture
def noon() -> Iterator[None]:
    calendar.set_clock(waiting_day)
    yield
    calendar.reset_clock()


def test_whoever_looks_after_a_measure_hears_once_a_period(app: Flask, noon: None) -> None:
    idea, number = of_type(None, weeks=2)
    robin = make.staff(address="robin@example.org", name="Robin")
    with db.transaction():
        again(number).owner_id = robin.id
    assert [remind() for _n in range(2)] == [1, 0]
    (letter,) = keys.letters("improvement/values_due")
    assert (letter.person_id, letter.facts["measures"]) == (robin.id, 1)
    assert letter.facts["path"] == f"/ideas/{idea.reference}/try-out/measures"
    calendar.set_clock(lambda: waiting_day() + dt.timedelta(days=1))
    assert remind() == 0
    calendar.set_clock(lambda: waiting_day() + dt.timedelta(days=7))
    assert remind() == 1


def test_several_measures_of_one_person_make_one_letter(app: Flask, noon: None) -> None:
    idea, _number = of_type(None, weeks=2)
    with db.transaction():
        project, by = queries.project_of(make.again(idea)), make.staff()
        assert project
        said = Described(
            MeasureKind.OUTCOME, "Calls", "Tally", "calls", Direction.DECREASE, Every.DAY, starts_on=calendar.today() - dt.timedelta(days=3)
        )
        actions.add_measure(project, said, by=by)
    assert remind() == 1
    assert keys.letters("improvement/values_due")[0].facts["measures"] == 2


@pytest.mark.parametrize("why", ["paused", "stopped", "value", "taken away", "sunday"])
def test_nobody_hears_when_nothing_waits(app: Flask, noon: None, why: str) -> None:
    (idea, number), by = of_type(None, weeks=1), make.staff()
    with db.transaction():
        if why in {"paused", "stopped"}:
            make.again(idea).stage = Stage(why)
        elif why == "value":
            actions.enter(again(number), calendar.today() - dt.timedelta(days=7), Decimal(1), by=by)
        elif why == "taken away":
            measures.take_away(again(number), "Old", by=by)
    if why == "sunday":
        calendar.set_clock(lambda: waiting_day() + dt.timedelta(days=4))
    assert (remind(), keys.letters("improvement/values_due")) == (0, [])


def test_whoever_may_not_write_here_any_more_hears_nothing(app: Flask, noon: None) -> None:
    _idea, number = of_type(None, weeks=1)
    lead = make.staff(RoleName.PROVIDER_QI_LEAD, "lee@example.org", "Lee", organisation=make.organisation())
    with db.transaction():
        again(number).owner_id = lead.id
    remind()
    assert [letter.person_id for letter in keys.letters("improvement/values_due")] == [make.staff().id]
