"""Measures of a try-out and their values, as somebody enters, amends and reads them."""

import datetime as dt
import re

import pytest

from app.core import calendar, db
from app.improvement import actions, queries
from app.improvement.actions import COLUMNS, Described
from app.improvement.charts import Direction
from app.improvement.forms.measure_changes import said_otherwise
from app.improvement.models import Every, MeasureKind
from tests import keys, make
from tests.improvement.trying import SHAPES, done_to, lines, marks, pictures, rows, today, tried, values
from tests.visitor import Visitor

WAITING = "5.1 4.6 5.4 4.9 5.6 4.4 5.2 4.8 5.5 4.7 5.8 5.3 4.3 3.9 3.4 3.1 2.8 2.6 2.7"
SAID = {
    "name": "Hours until the medicines are there",
    "kind": "outcome",
    "definition": "From “you can go home” until the bag is in hand.",
    "unit": "hours",
    "direction": "decrease",
    "every": "week",
    "target": "3",
}


# ---- what is measured ----


def test_a_measure_is_added_and_sent_twice_it_is_one(sam: Visitor) -> None:
    idea, _number = tried()
    there = f"/en/ideas/{idea.reference}/try-out"
    for _n in range(2):
        sam.open(sam.open(there).link("Add something to measure"))
        page = sam.send(**SAID)
        assert (page.h1, page.has("There is no value yet. With the first one the chart begins.")) == (SAID["name"], True)
    sam.send(f"/en/ideas/{idea.reference}/measures/new", **(SAID | {"kind": "balancing", "name": "People who come back", "target": ""}))
    page = sam.open(there)
    assert page.words("h3") == "Waiting Hours until the medicines are there People who come back"
    assert (page.has("3 things are measured"), page.has("Not measured yet:"), page.words("ul").count("Whether we do")) == (True, True, 1)


def test_a_measure_is_changed_and_what_it_was_is_in_its_history(sam: Visitor) -> None:
    _idea, number = tried("5")
    for _n in range(2):
        sam.open(sam.open(f"/en/measures/{number}").link("Change what is measured"))
        page = sam.send(name="Waiting at home", target="2.5")
        assert (page.h1, page.has("What is measured was changed.")) == ("Waiting at home", True)
    told = [question for question in ("What do you measure?", "What do you want to reach, as a number?") if page.has(question)]
    assert (len(told), page.has("It said: Waiting"), page.has("It said: 3"), page.has("Then: 2.5")) == (2, True, True, True)
    ((verb, facts), *older) = done_to(number)
    assert (verb, facts["before"]["name"], facts["after"]["name"], len(older)) == ("change", "Waiting", "Waiting at home", 1)


def test_the_history_says_answers_that_were_chosen_in_the_words_of_the_form(sam: Visitor) -> None:
    _idea, number = tried("5")
    sam.open(f"/en/measures/{number}/change")
    page = sam.send(direction="increase", every="month", decimals="1")
    assert [words for words in ("It said: Less is better", "Then: More is better", "Then: Every month") if not page.has(words)] == []
    assert page.has("Figures after the point")


def test_every_answer_about_a_measure_has_its_question_in_the_history() -> None:
    texts = dict.fromkeys(COLUMNS, "x") | {"kind": "outcome", "type": "count", "direction": "decrease", "every": "week"}
    told = said_otherwise({"before": {}, "after": texts})
    assert (len(told), [question for question, _before, _after in told if not question]) == (len(COLUMNS), [])


MEASURES = {
    "Write what you measure": {"name": ""},
    "Use at most 120 characters": {"name": "hours " * 30},
    "Write how you count it": {"definition": "  "},
    "Use at most 2,000 characters": {"definition": "by hand " * 300},
    "Write the unit": {"unit": ""},
    "Use at most 40 characters": {"unit": "hours" * 9},
    '"1,250" can be read in two ways. Write 1250 or 1.250.': {"target": "1,250"},
    '"95%" has a percent sign. Write the number alone, and every value of the file in per cent.': {"target": "95%"},
}


@pytest.mark.parametrize("sentence", MEASURES)
def test_what_is_wrong_with_a_measure_is_said_and_the_rest_is_kept(sam: Visitor, sentence: str) -> None:
    idea, number = tried()
    said = SAID | MEASURES[sentence]
    page = sam.send(f"/en/ideas/{idea.reference}/measures/new", **said)
    assert (page.status, page.faults()) == (422, [sentence])
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input") if box.get("type") != "radio"}
    assert [boxes[name] for name in ("name", "unit", "target")] == [said[name].strip() for name in ("name", "unit", "target")]
    assert keys.words_on(page) == said["definition"].strip()
    page = sam.send(f"/en/measures/{number}/change", **said)
    assert (page.status, page.faults(), len(done_to(number))) == (422, [sentence], 1)
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").words("h3") == "Waiting"


def test_a_try_out_has_at_most_thirty_measures_and_the_words_of_one_more_are_not_lost(sam: Visitor) -> None:
    idea, _number = tried()
    there = f"/en/ideas/{idea.reference}/measures/new"
    form = sam.open(there)
    with db.transaction():
        project, by = queries.project_of(make.again(idea)), make.staff()
        assert project
        for n in range(29):
            said = Described(MeasureKind.PROCESS, f"Part {n}", "Tally", "bags", Direction.INCREASE, Every.DAY)
            actions.add_measure(project, said, by=by)
    sam.page = form
    page = sam.send(**SAID)
    assert (page.status, page.has("This try-out has 30 measures."), page.has(SAID["definition"])) == (409, True, True)
    assert sam.open(there).status == 409
    page = sam.open(f"/en/ideas/{idea.reference}/try-out")
    assert (page.has("30 things are measured"), page.has("Add something to measure")) == (True, False)


# ---- values ----


def test_values_are_entered_and_the_page_says_what_they_say(sam: Visitor) -> None:
    idea, number = tried()
    for week, value in enumerate(reversed(WAITING.split())):
        page = sam.send(f"/en/measures/{number}", on=today(week), value=value)
        assert page.has("Saved.")
    last = calendar.today()
    said = "The last value is below the lower limit. This is more than chance: better."
    told = f"2.7 hours, {last:%A} {last.day} {last:%B %Y}. {said}"
    assert page.has(told), page.words("main")[:500]
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").has(told)
    assert sam.open(f"/en/measures/{number}").has("19 values, newest first")


@pytest.mark.parametrize("direction", list(Direction))
def test_the_picture_has_a_mark_for_each_row_that_counts_and_both_say_the_same(sam: Visitor, direction: Direction) -> None:
    _idea, number = tried(WAITING.replace("5.3", "_"), direction=direction)
    sam.send(f"/en/measures/{number}/leave-out?on={today(12)}", why="The ward was closed.")
    page = sam.open(f"/en/measures/{number}")
    counted = [row for row in reversed(rows(page)) if "Does not count" not in row]
    assert len(counted) == len(rows(page)) - 1 == 17
    for picture in pictures(page):
        found = marks(picture)
        assert len(found) == len(counted)
        assert len(set(found)) > 1, "A series with nothing to say would test nothing."
        assert [row for row, shape in zip(counted, found, strict=True) if SHAPES[shape] not in row] == []
    assert len(pictures(page)) == 2


def test_a_missing_week_and_a_value_that_is_left_out_break_the_line(sam: Visitor) -> None:
    _idea, number = tried("5 4 _ 6 5 4 5")
    page = sam.open(f"/en/measures/{number}")
    assert ([lines(picture) for picture in pictures(page)], len(rows(page))) == ([2, 2], 6)
    page = sam.send(f"/en/measures/{number}/leave-out?on={today(2)}", why="The ward was closed.")
    assert [(lines(picture), len(marks(picture))) for picture in pictures(page)] == [(3, 5), (3, 5)]


def test_a_value_is_amended_and_the_old_one_is_in_the_history_and_on_the_page(sam: Visitor) -> None:
    _idea, number = tried("5 4.6")
    for _n in range(2):
        page = sam.send(f"/en/measures/{number}", on=today(), value="4.2", note="Counted again")
    assert values(number)[-1] == (today(), "4.2", "Counted again")
    assert done_to(number)[:-1] == [("amend", {"on": today(), "before": "4.6", "after": "4.2", "note": ""})]
    assert (page.has("4.6 became 4.2."), page.has("Sam"), len(rows(page))) == (True, True, 2)


def test_of_very_many_changes_the_newest_are_shown(sam: Visitor) -> None:
    _idea, number = tried("5")
    for n in range(60):
        sam.send(f"/en/measures/{number}", on=today(), value=f"{n}.5")
    page = sam.open(f"/en/measures/{number}")
    assert (page.words("details").count(" became "), page.has("These are the newest."), len(done_to(number))) == (50, True, 61)
    assert page.has("58.5 became 59.5.")


def test_a_choice_that_no_page_offers_changes_nothing(sam: Visitor) -> None:
    idea, _number = tried()
    for name in ("kind", "direction", "every"):
        page = sam.send(f"/en/ideas/{idea.reference}/measures/new", **(SAID | {name: "other"}))
        assert (page.status, len(page.faults())) == (422, 1)
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").words("h3") == "Waiting"


def test_the_same_value_sent_twice_is_one(sam: Visitor) -> None:
    _idea, number = tried()
    for _n in range(2):
        sam.send(f"/en/measures/{number}", on=today(), value="4.20", note="Snow")
    assert (values(number), len(done_to(number))) == ([(today(), "4.20", "Snow")], 1)


def test_a_value_is_left_out_with_its_reason_and_counts_again(sam: Visitor) -> None:
    _idea, number = tried("5 4 9")
    first = sam.open(f"/en/measures/{number}")
    page = sam.send(first.link("Leave it out"), why="")
    assert (page.status, page.faults()) == (422, ["Write why it does not count"])
    for _n in range(2):
        page = sam.send(first.link("Leave it out"), why="The clock was wrong.")
    assert "Does not count: The clock was wrong." in rows(page)[0]
    assert (len(marks(pictures(page)[0])), page.has("4 hours,")) == (2, True)
    before = sam.page
    for _n in range(2):
        sam.page = before
        day = calendar.today()
        page = sam.press(f"Count it again: {day:%A} {day.day} {day:%B %Y}")
    assert (len(marks(pictures(page)[0])), page.has("9 hours,"), page.has("counts again.")) == (3, True, True)
    assert [verb for verb, _facts in done_to(number)] == ["count_again", "leave_out", "add"]


def test_all_values_of_a_measure_may_be_left_out(sam: Visitor) -> None:
    _idea, number = tried("5")
    page = sam.send(f"/en/measures/{number}/leave-out?on={today()}", why="The clock was wrong.")
    assert (pictures(page), page.has("There is no value yet."), len(rows(page))) == ([], True, 1)


@pytest.mark.parametrize(
    ("on", "sentence"), [("2026-02-30", "Write a date"), ("2020-01-01", "This day has no value. Choose a day of the table")]
)
def test_a_day_without_a_value_is_not_left_out(sam: Visitor, on: str, sentence: str) -> None:
    _idea, number = tried("5")
    page = sam.send(f"/en/measures/{number}/leave-out", on=on, why="The clock was wrong.")
    assert (page.status, page.faults(), len(done_to(number))) == (422, [sentence], 1)
    assert sorted(str(box.get("value")) for box in page.all("input") if box.get("name") in {"on", "why"}) == sorted(
        [on, "The clock was wrong."]
    )


FAULTS = [
    ({"value": "1,250"}, '"1,250" can be read in two ways. Write 1250 or 1.250.'),
    (
        {"value": "5%"},
        (
            "“5%” is a percentage, and this measure is not in per cent. "
            "Write 5 without the sign. If you mean so many of every 100, change the measure to per cent first."
        ),
    ),
    ({"value": "#N/A"}, '"#N/A" is an error of the spreadsheet. Correct it there, or leave the value empty.'),
    ({"value": "inf"}, '"inf" is no number. Leave the value empty where it is missing.'),
    ({"value": "1e400"}, '"1e400" is too large for a chart. Choose another unit.'),
    ({"value": "1e-400"}, '"1e-400" is too close to 0 for a chart. Choose another unit.'),
    ({"value": "=SUM(A1)"}, '"=SUM(A1)" is a formula. Write its result as a number.'),
    ({"value": "٣"}, '"٣" is no number.'),
    ({"value": "9" * 61}, f'"{"9" * 30}..." is too long for a number.'),
    ({"value": ""}, "Write a number"),
    ({"on": ""}, "Write a date"),
    ({"on": "2026-02-30"}, "Write a date"),
    ({"on": "9999-12-31"}, "This day is still to come. Write a day that has been"),
    ({"on": "1900-01-01"}, "This day is more than 20 years ago. Check the year"),
    ({"note": "snow " * 40}, "Use at most 120 characters"),
]


@pytest.mark.parametrize(("typed", "sentence"), FAULTS)
def test_what_cannot_be_entered_is_said_and_kept_and_nothing_changes(sam: Visitor, typed: dict[str, str], sentence: str) -> None:
    _idea, number = tried("5 4")
    before = values(number)
    said = {"on": today(), "value": "4.2", "note": "Snow"} | typed
    page = sam.send(f"/en/measures/{number}", **said)
    assert (page.status, page.faults()) == (422, [sentence])
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input")}
    assert {name: boxes[name] for name in said} == {name: value.strip() for name, value in said.items()}
    assert (values(number), len(done_to(number))) == (before, 1)


def test_a_day_that_is_still_to_come_is_refused_and_today_is_not(sam: Visitor) -> None:
    _idea, number = tried()
    tomorrow = (calendar.today() + dt.timedelta(days=1)).isoformat()
    assert sam.send(f"/en/measures/{number}", on=tomorrow, value="1").status == 422
    assert sam.send(f"/en/measures/{number}", on=today(), value="0").status == 200
    assert values(number) == [(today(), "0", "")]


def test_words_of_others_are_shown_as_words(sam: Visitor) -> None:
    idea, number = tried("5")
    sam.send(f"/en/measures/{number}/change", name="<b>Hours</b> & %(count)s", unit="<i>h</i>")
    page = sam.send(f"/en/measures/{number}", on=today(), value="4", note='<script>alert("1")</script>')
    assert (page.all("i"), "<b>Hours</b>" in page.h1, '<script>alert("1")</script>' in rows(page)[0]) == ([], True, True)
    assert "<b>Hours</b>" in sam.open(f"/en/ideas/{idea.reference}/try-out").words("h3")


def test_a_measure_that_is_not_there_is_not_found(sam: Visitor) -> None:
    assert {sam.open(f"/en/measures/{number}").status for number in ("0", "999", "9" * 18, "9" * 40)} == {404}


def test_a_number_of_a_chart_is_a_number_in_every_attribute(sam: Visitor) -> None:
    _idea, number = tried("1e300 -1e300 1e-300 0 5")
    page = sam.open(f"/en/measures/{number}")
    written = [
        value
        for picture in pictures(page)
        for part in picture.iter()
        for name, value in part.attrib.items()
        if name in {"x", "y", "cx", "cy", "d"}
    ]
    assert [value for value in written if re.search(r"nan|inf|None|e\+", value, re.IGNORECASE)] == []
