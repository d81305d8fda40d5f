"""`flask chart FILE.csv`: one JSON object for other programs, and a plain sentence for whatever cannot be drawn."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from tests.improvement.drawing import day
from tests.improvement.test_worked_examples import MINUTES, SHARED

ONE = "2026-01-05"


@pytest.fixture
def ask(app: Flask, tmp_path: Path) -> Any:
    """Asks for the chart of a file that holds these bytes or words."""

    def asked(content: bytes | str, *options: str) -> Result:
        file = tmp_path / "series.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return app.test_cli_runner().invoke(args=["chart", str(file), *options])

    return asked


def csv_of(line: str) -> str:
    rows = (f"{day(row)},{'' if word == '_' else word}\n" for row, word in enumerate(line.split()))
    return "date,value\n" + "".join(rows)


def drawn(answer: Result) -> dict[str, Any]:
    assert (answer.exit_code, answer.stderr) == (0, "")
    found: dict[str, Any] = json.loads(answer.stdout, parse_constant=pytest.fail)  # no NaN, no Infinity
    return found


def refused(answer: Result, code: int = 1) -> str:
    assert (answer.exit_code, answer.stdout) == (code, "")
    return answer.stderr.strip().split("Error: ")[-1]


def test_one_object_says_everything(ask: Any) -> None:
    told = drawn(ask(csv_of(MINUTES), "--direction", "decrease", "--target", "45", "--json"))
    assert list(told) == ["segments", "points", "special_cause_points", "variation", "assurance", "run", "messages"]
    assert told["segments"] == [{"mean": 34.25, "lower": 21.9, "upper": 46.6}]
    assert told["points"][10:12] == [
        {"date": "2026-03-16", "value": 34.0, "special_cause": False, "rule": None},
        {"date": "2026-03-23", "value": 52.0, "special_cause": True, "rule": "outside"},
    ]
    assert told["special_cause_points"] == [11]
    assert (told["variation"], told["assurance"]) == ("common_cause", "inconsistent")
    assert told["run"] == {"median": 33.0, "useful": 13, "longest_run": 2, "crossings": 11, "signal": False}
    assert told["messages"] == ["Left out of the limits from 2026-01-05: 1 of 15 moving ranges, which are 3.267 times the average or more."]


def test_screening_can_be_switched_off(ask: Any) -> None:
    told = drawn(ask(csv_of(MINUTES), "--no-screen", "--json"))
    assert [round(told["segments"][0][line], 4) for line in ("lower", "upper")] == [19.1767, 49.3233]
    assert told["messages"] == ["Screening is off: every moving range counts for the limits."]


def test_a_rebase_begins_everything_anew(ask: Any) -> None:
    told = drawn(ask(csv_of(SHARED), "--rebase", "2026-03-02", "--direction", "increase", "--target", "60", "--json"))
    assert [segment["mean"] for segment in told["segments"]] == [42.5, 49.5]
    assert (told["special_cause_points"], told["variation"], told["assurance"]) == ([], "common_cause", None)
    assert told["run"] == {"median": 49.5, "useful": 8, "longest_run": 3, "crossings": 3, "signal": None}
    assert told["messages"] == [
        "The limits from 2026-01-05 are trial limits: they rest on 8 of 12 points.",
        "The limits from 2026-03-02 are trial limits: they rest on 8 of 12 points.",
        "Too early to say whether the target will be met: the last limits rest on 8 of 12 points.",
        "Too early to say for the run chart: 8 of 10 points lie beside the median.",
    ]


def test_a_baseline_can_be_fixed(ask: Any) -> None:
    told = drawn(ask(csv_of("1 3 " * 6 + "9 9 9 9"), "--fix-after", "12", "--json"))
    assert told["segments"] == [{"mean": 2.0, "lower": -3.32, "upper": 7.32}]
    assert told["special_cause_points"] == [12, 13, 14, 15]
    assert told["messages"] == ["The limits from 2026-01-05 are fixed: they rest on the first 12 rows."]


def test_missing_values_stay_rows(ask: Any) -> None:
    told = drawn(ask(csv_of("1 _ 3"), "--json"))
    assert [point["value"] for point in told["points"]] == [1.0, None, 3.0]
    assert told["segments"] == [{"mean": 2.0, "lower": None, "upper": None}]
    assert told["messages"][0] == "Too early to say where the limits are from 2026-01-05: no two values follow each other."


def test_one_point_and_one_value_again_and_again_are_no_fault(ask: Any) -> None:
    alone = drawn(ask(csv_of("7"), "--target", "9", "--direction", "increase", "--json"))
    assert (alone["segments"], alone["variation"], alone["assurance"]) == (
        [{"mean": 7.0, "lower": None, "upper": None}],
        "common_cause",
        None,
    )
    same = drawn(ask(csv_of("0.1 " * 12), "--target", "9", "--direction", "increase", "--json"))
    assert (same["segments"], same["special_cause_points"], same["assurance"]) == (
        [{"mean": 0.1, "lower": 0.1, "upper": 0.1}],
        [],
        "consistent_fail",
    )
    assert "From 2026-01-05 both limits lie on the mean, because nearly all values are equal." in same["messages"]


def test_huge_tiny_and_negative_values_are_drawn(ask: Any) -> None:
    told = drawn(ask(csv_of("1e300 -1e300 1e-300 -0 +5 .5 \N{MINUS SIGN}2"), "--json"))
    assert [point["value"] for point in told["points"]] == [1e300, -1e300, 1e-300, 0.0, 5.0, 0.5, -2.0]


def test_rows_out_of_order_and_odd_years_are_drawn_and_said(ask: Any) -> None:
    told = drawn(ask("date,value\n2900-01-01,3\n1900-01-01,2\n2026-01-05,1\n", "--json"))
    assert [(point["date"], point["value"]) for point in told["points"]] == [("1900-01-01", 2.0), ("2026-01-05", 1.0), ("2900-01-01", 3.0)]
    assert told["messages"][:2] == [
        "Dates before 1948 or after 2100: 2. The first is 1900-01-01. Check the year.",
        "The rows were not in order of their dates. They are now.",
    ]


def test_what_a_spreadsheet_adds_to_a_file_does_no_harm(ask: Any) -> None:
    told = drawn(ask(b'\xef\xbb\xbfWard , Value,"Date"\r\nA, 3 ,2026-01-05\r\n,,\r\n\r\nB,4,2026-01-12', "--json"))
    assert [point["value"] for point in told["points"]] == [3.0, 4.0]


def test_ten_thousand_points_and_more_are_drawn(ask: Any) -> None:
    import datetime as dt

    rows = "".join(f"{dt.date(1990, 1, 1) + dt.timedelta(days=row)},{row * 7919 % 1009}.5\n" for row in range(10_000))
    told = drawn(ask("date,value\n" + rows, "--json"))
    assert (len(told["points"]), told["run"]["useful"]) == (10_000, 9_990)


def test_without_json_a_person_can_read_it(ask: Any) -> None:
    answer = ask(csv_of(MINUTES), "--direction", "decrease", "--target", "45")
    lines = answer.stdout.splitlines()
    assert answer.exit_code == 0
    assert lines[0] == "The last value lies where chance alone could put it."
    assert lines[1] == "Variation: common_cause. Assurance: inconsistent."
    assert lines[2] == "From 2026-01-05: lower limit 21.9, mean 34.25, upper limit 46.6."
    assert lines[3] == "Run chart: median 33, points beside it 13, longest run 2, crossings 11: no signal."
    assert "Shift: 7 points in a row on one side of the mean. A point on the mean ends it." in lines
    assert "2026-03-23  52  outside" in lines


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("inf", '"inf" is no number. Leave the value empty where it is missing.'),
        ("-Infinity", '"-Infinity" is no number. Leave the value empty where it is missing.'),
        ("NaN", '"NaN" is no number. Leave the value empty where it is missing.'),
        ("N/A", '"N/A" is no number. Leave the value empty where it is missing.'),
        ("1e301", '"1e301" is too large for a chart. Choose another unit.'),
        ("5e-324", '"5e-324" is too close to 0 for a chart. Choose another unit.'),
        ("9" * 400, f'"{"9" * 30}..." is too long for a number.'),
        ('"12,5"', '"12,5" has a comma. Write a point before decimals, and nothing between thousands.'),
        ('"1,234.5"', '"1,234.5" has a comma. Write a point before decimals, and nothing between thousands.'),
        ('"-12,5"', '"-12,5" has a comma. Write a point before decimals, and nothing between thousands.'),
        ("-4.5 %", '"-4.5 %" has a percent sign. Write the number alone, and every value of the file in per cent.'),
        ("12,5", "the first line has 2 cells, this one has 3. A comma inside a number makes two cells of it: write 12.5."),
        ("45%", '"45%" has a percent sign. Write the number alone, and every value of the file in per cent.'),
        ("#N/A", '"#N/A" is an error of the spreadsheet. Correct it there, or leave the value empty.'),
        ("#DIV/0!", '"#DIV/0!" is an error of the spreadsheet. Correct it there, or leave the value empty.'),
        ("=A1+1", '"=A1+1" is a formula. Write its result as a number.'),
        ("@SUM(A1)", '"@SUM(A1)" is a formula. Write its result as a number.'),
        ("-A1", '"-A1" is a formula. Write its result as a number.'),
        ("1_000", '"1_000" is no number.'),
        ("\x1b[31mred", '"?[31mred" is no number.'),
        ("many", '"many" is no number.'),
    ],
)
def test_a_value_that_is_no_number_is_told_with_its_line(ask: Any, value: str, sentence: str) -> None:
    assert refused(ask(f"date,value\n{ONE},1\n2026-01-12,{value}\n", "--json")) == f"Line 3: {sentence}"


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("05/01/2026", '"05/01/2026" is no date. Write year, month and day: 2026-01-31.'),
        ("20260105", '"20260105" is no date. Write year, month and day: 2026-01-31.'),
        ("2026-02-30", '"2026-02-30" is no day of the calendar.'),
        ("0000-01-01", '"0000-01-01" is no day of the calendar.'),
        ("soon", '"soon" is no date. Write year, month and day: 2026-01-31.'),
        ("", '"" is no date. Write year, month and day: 2026-01-31.'),
        (ONE, f"{ONE} stands in line 2 already. Give each date one value."),
    ],
)
def test_a_date_that_is_none_or_stands_twice_is_told_with_its_line(ask: Any, date: str, sentence: str) -> None:
    assert refused(ask(f"date,value\n{ONE},1\n{date},2\n", "--json")) == f"Line 3: {sentence}"


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n ,\r\n", "The file is empty."),
        (b"date,value\n", "The file has no row below its first line."),
        (b"date,value\n2026-01-05,\n", "The file has no value."),
        (
            b"date,score\n2026-01-05,1\n",
            'The first line has no column called value.\nIt says: "date,score". Wanted are the columns date and value.',
        ),
        (
            b"date,value,value\n2026-01-05,1,2\n",
            'The first line has more than one column called value.\nIt says: "date,value,value". Wanted are the columns date and value.',
        ),
        (b"date;value\n2026-01-05;12,5\n", "The columns are not separated by commas. Save the file as CSV with commas."),
        ("date,value\n2026-01-05,£1\n".encode("latin-1"), "The file has another encoding than UTF-8. Save it as CSV UTF-8."),
        ("date,value\n2026-01-05,1\n".encode("utf-16"), "The file has another encoding than UTF-8. Save it as CSV UTF-8."),
        ("date,value\n2026-01-05,1\n".encode("utf-16-le"), "The file has another encoding than UTF-8. Save it as CSV UTF-8."),
        (b"PK\x03\x04 and so on", "The file is a workbook of a spreadsheet. Save the sheet as CSV UTF-8."),
        (b'date,value\n2026-01-05,"1\n', "Line 2: a quotation mark is in the wrong place, or a cell is very long."),
        (b"date,value\n2026-01-05,1" + b"1" * 200_000, "Line 2: a quotation mark is in the wrong place, or a cell is very long."),
        (b"date,value\n" + b"2026-01-05,1\n" * 400_000, "The file has more than 5 MB. Take a part of it."),
        (
            b"date,value\n2026-01-05\n",
            "Line 2: the first line has 2 cells, this one has 1. A comma inside a number makes two cells of it: write 12.5.",
        ),
    ],
)
def test_a_file_that_is_no_series_is_told_in_a_sentence(ask: Any, content: bytes, sentences: str) -> None:
    assert refused(ask(content, "--json")) == sentences


def test_the_first_ten_faults_are_told_at_once(ask: Any) -> None:
    told = refused(ask("date,value\n" + "x,1\n" * 13)).splitlines()
    assert (told[0], len(told), told[-1]) == ('Line 2: "x" is no date. Write year, month and day: 2026-01-31.', 11, "Other faults: 3.")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--target", "nan"], "Invalid value for '--target': \"nan\" is no number. Leave the value empty where it is missing."),
        (["--target", "inf"], "Invalid value for '--target': \"inf\" is no number. Leave the value empty where it is missing."),
        (["--target", ""], "Invalid value for '--target': \"\" is no number."),
        (["--rebase", "soon"], "Invalid value for '--rebase': \"soon\" is no date. Write year, month and day: 2026-01-31."),
        (["--rebase", "2026-01-06"], "New limits can begin at a day that has a point. 2026-01-06 has none."),
        (["--fix-after", "11"], "Limits can be fixed after 12 points or more. Fewer points say too little about what chance does."),
        (["--fix-after", "-1"], "Limits can be fixed after 12 points or more. Fewer points say too little about what chance does."),
        (["--direction", "up"], "Invalid value for '--direction': 'up' is not one of 'increase', 'decrease', 'neutral'."),
    ],
)
def test_an_option_that_cannot_be_is_told_as_a_wrong_use(ask: Any, options: list[str], sentence: str) -> None:
    assert refused(ask(csv_of("1 2 3"), "--json", *options), code=2) == sentence


def test_no_file_is_a_wrong_use_too(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["chart", "/nowhere.csv"])
    assert refused(answer, code=2) == "Invalid value for 'FILE': File '/nowhere.csv' does not exist."
    assert app.test_cli_runner().invoke(args=["chart", "/"]).exit_code == 2


def test_a_target_without_a_direction_is_said(ask: Any) -> None:
    told = drawn(ask(csv_of("1 2 " * 6), "--target", "9", "--json"))
    assert (told["assurance"], told["messages"]) == (None, ["Nothing is said about the target: it is not known which direction is better."])


def test_the_chart_needs_no_database(ask: Any, app: Flask, home: Path) -> None:
    from app.core import db

    db.session.remove()
    db.engine().dispose()
    for left in home.glob("portal.sqlite*"):
        left.unlink()
    assert drawn(ask(csv_of("1 2 3"), "--json"))["segments"][0]["mean"] == 2.0
    assert list(home.glob("portal.sqlite*")) == []
