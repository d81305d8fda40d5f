"""Files of a try-out: for spreadsheets and programs, with nothing in them that a page would hide."""

import csv
import datetime as dt
import io
import json
import random
from decimal import Decimal
from typing import Any

import pytest

from app.core import db
from app.core.config import ROOT
from app.core.sheets import MARK
from app.improvement import actions, queries
from app.improvement.actions.drivers import add_change_idea, add_driver
from app.improvement.actions.groups import enter_groups
from app.improvement.groups import Count
from app.improvement.models import MeasureType
from app.improvement.queries import groups as by_group
from tests import make
from tests.improvement.attacking import Published, worked_out
from tests.improvement.measuring import of_type
from tests.improvement.splitting import NAMES, day, shown, split, the_measure
from tests.improvement.trying import measured, today, tried
from tests.keys import statements
from tests.visitor import Seen, Visitor

TABLES = ("project", "measures", "data", "pdsa", "drivers")


def got(sam: Visitor, path: str) -> str:
    """A file as it came."""
    answer = sam.open(f"/en{path}", inspect=False)
    assert (answer.status, "attachment" in answer.headers["Content-Disposition"]) == (200, True)
    assert answer.headers["Cache-Control"] == "private, no-store"
    return answer.text


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))


def test_the_page_of_a_try_out_leads_to_its_files(sam: Visitor) -> None:
    idea, _number = split(["20/40", "30/60", "30/50"])
    page = sam.open(sam.open(f"/en/ideas/{idea.reference}/try-out").link("Take the try-out with you"))
    for name in TABLES:
        assert lines(got(sam, page.link(f"{name}.csv").removeprefix("/en")))[0:1] != [] or name in {"pdsa", "drivers"}
    assert set(json.loads(got(sam, f"/ideas/{idea.reference}/try-out/export.json"))) == {"made_on", *TABLES}
    assert sam.open(f"/en/ideas/{idea.reference}/try-out/export/people.csv").status == 404


def test_a_file_begins_with_a_mark_for_spreadsheets_or_without_one(sam: Visitor) -> None:
    _idea, number = tried("5 4")
    with_mark, without = (got(sam, f"/measures/{number}/values.csv{query}") for query in ("", "?mark=no"))
    assert (with_mark.startswith(MARK + '"measure","date"'), without.startswith('"measure","date"')) == (True, True)
    assert with_mark.removeprefix(MARK) == without


def test_values_leave_with_their_days_numbers_and_why_they_do_not_count(sam: Visitor) -> None:
    _idea, number = tried("-5 4.20")
    sam.send(f"/en/measures/{number}/leave-out?on={today(1)}", why="The ward was closed.")
    old, new = lines(got(sam, f"/measures/{number}/values.csv"))
    assert (old["date"], old["value"], old["left_out"], old["phase"]) == (today(1), "-5", "The ward was closed.", "before")
    assert (new["date"], new["value"], new["left_out"], new["phase"], new["group"]) == (today(), "4.20", "", "during", "")


def test_what_a_value_was_worked_out_of_and_how_it_is_collected_leave_with_it(sam: Visitor) -> None:
    idea, number = of_type(MeasureType.PERCENT, numerator="Bags by noon", denominator="All bags", source="Ward list", collector="Nurse")
    sam.send(f"/en/measures/{number}", on=today(), numerator="9", denominator="20")
    sam.send(f"/en/measures/{number}/change", baseline_from="2026-01-05", baseline_to="2026-02-02")
    assert sam.open(f"/en/measures/{number}").has("9 of 20")
    (row,) = lines(got(sam, f"/measures/{number}/values.csv"))
    assert (row["value"], row["numerator"], row["denominator"]) == ("45", "9", "20")
    (row,) = lines(got(sam, f"/ideas/{idea.reference}/try-out/export/measures.csv"))
    assert (row["type"], row["numerator"], row["denominator"], row["multiplier"]) == ("percent", "Bags by noon", "All bags", "")
    assert (row["source"], row["collector"], row["baseline_from"], row["baseline_to"]) == (
        "Ward list",
        "Nurse",
        "2026-01-05",
        "2026-02-02",
    )
    whole = json.loads(got(sam, f"/ideas/{idea.reference}/try-out/export.json"))
    assert (whole["data"][0]["numerator"], whole["data"][0]["denominator"], whole["measures"][0]["source"]) == (9, 20, "Ward list")


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org","Look")')


@pytest.mark.parametrize("words", FORMULAS)
def test_words_that_a_spreadsheet_would_work_out_are_words_in_every_file(sam: Visitor, words: str) -> None:
    idea, number = split([13, 40], names=(words, "Others"))
    sam.send(f"/en/measures/{number}", on=today(), value="-3", note=words)
    sam.send(f"/en/measures/{number}/change", name=words, definition=words, unit=words)
    with db.transaction():
        project, by = queries.project_of(make.again(idea)), make.staff()
        assert project
        actions.set_aim(project, words, None, by=by)
        driver = add_driver(project, words, None, by=by)
        add_change_idea(project, words, [driver.id], by=by)
    found = [
        cell for name in TABLES for row in lines(got(sam, f"/ideas/{idea.reference}/try-out/export/{name}.csv")) for cell in row.values()
    ]
    assert found.count("'" + words) == 9  # aim twice, name, definition, unit, group of the values, note, driver, idea
    assert ([cell for cell in found if cell.startswith(("=", "+", "@"))], "-3" in found) == ([], True)
    told = json.loads(got(sam, f"/ideas/{idea.reference}/try-out/export.json"))
    assert told["project"][0]["aim"] == words


# ---- nothing small leaves ----


def random_periods() -> list[list[Count]]:
    """Periods as they come, many with small groups; the same ones each time."""
    chance, found = random.Random(20_26), []
    for most in (9, 20, 60) * 8:
        wholes = [chance.randint(0, most) for _name in NAMES]
        found.append([Count(chance.randint(0, whole), whole) for whole in wholes])
    return found


def entered(periods: list[list[Count]]) -> tuple[Any, int]:
    """A measure with these periods, the last one of today; its own values are the totals."""
    idea, number = split()
    by = make.staff()
    with db.transaction():
        found = by_group.split_of(the_measure(number))
        assert found
        enter_groups(found, {day(len(periods) - place): period for place, period in enumerate(periods, 1)}, by=by)
        for place, period in enumerate(periods, 1):
            actions.enter(the_measure(number), day(len(periods) - place), Decimal(sum(count.part for count in period)), by=by)
    return idea, number


def of_page(page: Seen) -> list[list[str]]:
    return [
        [" ".join(" ".join(cell.itertext()).split()) for cell in row.iter("td")] for row in reversed(list(page.all("tbody")[0].iter("tr")))
    ]


def on_the_page(page: Seen) -> list[list[Published]]:
    """What the table says: "75% 45 of 60", "Nobody", or hidden."""
    told = []
    for row in of_page(page):
        read: list[Published] = []
        for cell in row:
            part, _of, whole = cell.rpartition("% ")[2].partition(" of ")
            read.append(None if "Hidden" in cell else (0, 0) if cell == "Nobody" else (int(part), int(whole)))
        told.append(read)
    return told


def in_a_file(rows: list[dict[str, Any]]) -> list[list[Published]]:
    """What the rows of groups say, by day in their order."""
    days: dict[str, list[Published]] = {}
    for row in rows:
        if row["group"]:
            seen = None if row["hidden"] else (int(row["numerator"]), int(row["denominator"]))
            assert not row["hidden"] or row["numerator"] in {"", None}
            assert not row["hidden"] or (row["denominator"] in {"", None} and row["value"] in {"", None})
            days.setdefault(row["date"], []).append(seen)
    return [days[on] for on in sorted(days)]


def test_page_table_and_files_say_the_same_and_nobody_can_work_out_a_small_number_from_all_of_them(sam: Visitor) -> None:
    periods = random_periods()
    idea, number = entered(periods)
    page = on_the_page(sam.open(f"/en/measures/{number}/groups"))
    surfaces = [
        in_a_file(lines(got(sam, f"/measures/{number}/values.csv"))),
        in_a_file(lines(got(sam, f"/ideas/{idea.reference}/try-out/export/data.csv"))),
        in_a_file(json.loads(got(sam, f"/ideas/{idea.reference}/try-out/export.json"))["data"]),
        [[None if cell.hidden else (cell.part, cell.whole) for cell in period.cells] for period in shown(number).periods],
    ]
    assert [surface == page for surface in surfaces] == [True] * 4
    looks = [cell is None for row in page for cell in row]
    assert (any(looks), all(looks)) == (True, False)
    assert [worked_out(seen, real) for seen, real in zip(page, periods, strict=True)] == [[]] * len(periods)


def test_real_numbers_stand_in_no_file_and_on_no_page(sam: Visitor) -> None:
    """Seldom numbers, so that nothing else on a page can be taken for one of them."""
    _idea, number = split(["7003/80041", "9007/60032", "6104/70013"], ["6/80041", "9007/60032", "6104/70013"])
    paths = (f"measures/{number}", f"measures/{number}/groups", f"measures/{number}/values.csv", f"measures/{number}/groups/paste")
    texts = [sam.open(f"/en/{path}", inspect=False).text.replace(",", "") for path in paths]
    real = ("7003", "9007", "6104", "80041", "60032", "70013")
    assert [(path, one) for path, text in zip(paths, texts, strict=True) for one in real if one in text] == []
    assert "80040" in texts[1]
    assert "80040" in texts[2]


def test_running_totals_of_all_files_tell_nothing_of_the_few_who_came_in_between(sam: Visitor) -> None:
    idea, number = split([12, 12], [13, 13], [40, 60], names=("Women", "Men"), running=True)
    rows = json.loads(got(sam, f"/ideas/{idea.reference}/try-out/export.json"))["data"]
    assert [row["numerator"] for row in rows if row["group"]] == [10, 10, None, None, 25, 45]
    assert [row["running_total"] for row in lines(got(sam, f"/ideas/{idea.reference}/try-out/export/measures.csv"))] == ["yes"]
    assert number


def test_what_was_entered_is_read_in_one_place_only() -> None:
    """Whoever wants counts of groups asks `shown`: nothing else names the table, or the reading of what was entered."""
    where = {
        "app/improvement/models/groups.py",
        "app/improvement/models/__init__.py",
        "app/improvement/queries/groups.py",
        "app/improvement/actions/groups.py",
    }
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "app").rglob("*.py")
        if any(name in path.read_text(encoding="utf-8") for name in ("GroupCount", "GroupEntry", "measure_group_count", "own_entries"))
    }
    assert found == where


# ---- the other tables ----


def test_small_tests_and_drivers_leave_a_row_for_each_question_and_each_parent(sam: Visitor) -> None:
    from app.improvement.actions.cycles import Plan, start_ramp
    from app.improvement.models import Purpose

    idea, _number = tried()
    monday = dt.date(2026, 3, 2)
    with db.transaction():
        project, by = queries.project_of(make.again(idea)), make.staff()
        assert project
        actions.set_aim(project, "People wait less", monday, by=by)
        main = add_driver(project, "Ready in time", None, by=by)
        under = add_driver(project, "The list comes early", main.id, by=by)
        add_change_idea(project, "Pack in the evening", [main.id, under.id], by=by)
        asks = (("Is it ready?", "Yes"), ("How long?", "10 minutes"))
        start_ramp(project, "Pack in the evening", Plan(Purpose.TEST, "1 nurse", monday, monday, "Sam", "Somebody waits.", asks), by=by)
    tests = lines(got(sam, f"/ideas/{idea.reference}/try-out/export/pdsa.csv"))
    assert [(row["cycle"], row["start"], row["question"], row["prediction"], row["decision"]) for row in tests] == [
        ("1", "2026-03-02", "Is it ready?", "Yes", ""),
        ("1", "2026-03-02", "How long?", "10 minutes", ""),
    ]
    drawn = lines(got(sam, f"/ideas/{idea.reference}/try-out/export/drivers.csv"))
    assert [(row["level"], row["text"]) for row in drawn] == [
        ("aim", "People wait less"),
        ("primary", "Ready in time"),
        ("secondary", "The list comes early"),
        ("change idea", "Pack in the evening"),
        ("change idea", "Pack in the evening"),
    ]
    assert {row["parent"] for row in drawn} - {row["id"] for row in drawn} == {""}


def test_a_file_asks_as_often_for_one_measure_as_for_many(sam: Visitor) -> None:
    idea, _number = tried("5 4")
    asked = []
    for measures in (1, 5):
        measured(idea, measures=measures, values=3)
        with statements() as ran:
            got(sam, f"/ideas/{idea.reference}/try-out/export.json")
        asked.append(len(ran))
    assert asked[0] == asked[1]
