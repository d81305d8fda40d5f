"""Values out of a file: CSV as spreadsheets save it, and workbooks. Looked at first, and nothing is ever calculated."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar
from app.improvement.charts.cells import NotUnderstood
from app.improvement.incoming.cells import Mark, Order, day, figure
from app.improvement.incoming.files import MOST_BYTES, NotRead, lines_of
from app.improvement.incoming.pasted import Ways, pasted
from app.improvement.models import Every, MeasureType
from tests import keys
from tests.improvement.measuring import of_type, upload, workbook
from tests.improvement.trying import today, tried, values
from tests.visitor import Visitor

FIRST = dt.date(2026, 1, 5)


def dated(*numbers: object) -> list[list[object]]:
    return [[FIRST + dt.timedelta(days=7 * week), number] for week, number in enumerate(numbers)]


def anything(_on: dt.date) -> None:
    """Every day will do."""


# ---- from the file to the values ----


def test_a_workbook_is_looked_at_and_saved_by_a_second_press_without_the_file(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, workbook([["Week", "Hours"], *dated(5.1, 4, 0.1 + 0.2)]))
    assert (page.status, page.has("3 new values"), values(number)) == (200, True, [])
    assert page.has("from Monday 5 January 2026 to Monday 19 January 2026")
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["5.1", "4", "0.3"]


def test_of_several_sheets_the_first_with_dates_is_read_and_said(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, workbook(dated(5), before=[["How we count"], ["By hand", 12]]))
    assert (page.has("Read from the sheet “Counts”, the first one with dates."), page.has("1 new value")) == (True, True)


def test_parts_percent_cells_and_notes_of_a_workbook_come_as_percent(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.PERCENT)
    rows = [["Date", "Numerator", "Denominator", "Note"], [FIRST, 9, 20, "Snow"], [FIRST + dt.timedelta(days=7), 1, 4, None]]
    page = upload(sam, number, workbook(rows))
    sam.press("Save these values")
    assert values(number) == [("2026-01-05", "45", "Snow"), ("2026-01-12", "25", "")]
    page = upload(sam, number, b"Date,Value\n2026-01-05,45%\n2026-01-12,9 %\n")
    assert page.has("2 values are changed")


def test_a_cell_that_a_spreadsheet_shows_in_per_cent_is_not_one_hundredth(sam: Visitor) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([FIRST, 0.45])
    sheet["B1"].number_format = "0.0%"
    written = io.BytesIO()
    book.save(written)
    assert lines_of(written.getvalue()).text == "2026-01-05\t45%"


def test_a_numerator_above_its_denominator_a_formula_and_an_error_are_named_with_their_rows(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.PERCENT)
    rows = [["Date", "Numerator", "Denominator"], [FIRST, 21, 20], [FIRST + dt.timedelta(days=7), "=2+2", 20], [None], ["2026-01-19", 1, 0]]
    page = upload(sam, number, workbook(rows))
    assert page.faults() == [
        "Line 2: The first number is above the second. At most all of them can be counted.",
        'Line 3: "=2+2" is a formula. Write its result as a number.',
        "Line 5: Out of 0 nothing can be worked out. Leave this row empty.",
    ]
    assert (page.status, values(number), page.has("Save these values")) == (422, [], False)
    assert upload(sam, number, b"2026-01-05\t#N/A\t20").faults() == [
        'Line 1: "#N/A" is an error of the spreadsheet. Correct it there, or leave the value empty.'
    ]


def test_beside_wrong_lines_the_page_says_what_the_others_would_do(sam: Visitor) -> None:
    _idea, number = tried("5")
    text = f"date,value\n{today()},5\n2026-01-05,4\n2026-01-12,3\n2026-01-19,abc"
    page = upload(sam, number, text.encode(), "values.csv")
    assert page.faults() == ['Line 5: "abc" is no number.']
    assert [page.has(said) for said in ("2 new values", "0 values are changed", "1 value is here already")] == [True] * 3


def test_merged_cells_leave_rows_without_a_date_which_are_named(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, workbook([["Waiting on Alder Ward 2026", None], *dated(5), [None, 4]], merged="A2:A3"))
    assert page.faults() == ["Line 3: a value without a date. Where cells were merged, write the date in every row."]


def test_empty_rows_above_do_not_shift_the_numbers_of_lines(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, b"\n\n2026-01-05,5\n2026-01-12,x")
    assert page.faults() == ['Line 4: "x" is no number.']
    assert sam.press("Look at these values").faults() == ['Line 4: "x" is no number.']


def test_two_rows_of_one_date_are_refused_with_both_numbers(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, workbook([*dated(5, 4), [FIRST, 5]]))
    assert page.faults() == ["Line 3: 2026-01-05 stands in line 1 already. Give each date one value."]


# ---- what can be read in two ways ----


def test_dates_that_can_be_two_are_asked_about_once_and_nothing_is_saved_before(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, b"03/04/2026;5\n05/06/2026;4")
    assert (page.status, page.has("03/04/2026 can be two days."), page.has("Save these values")) == (200, True, False)
    page = sam.press("Go on", order="month")
    assert page.has("from Wednesday 4 March 2026 to Wednesday 6 May 2026")
    sam.press("Save these values")
    assert [on for on, _value, _note in values(number)] == ["2026-03-04", "2026-05-06"]


def test_a_date_that_can_be_one_day_alone_tells_how_the_others_are_read() -> None:
    days = [on.isoformat() for on, _said in pasted("03/04/2026,5\n13/04/2026,4", anything).rows]
    assert days == ["2026-04-03", "2026-04-13"]
    found = pasted("13/04/2026,5\n04/13/2026,4", anything)
    assert found.faults == ('Line 2: "04/13/2026" is no day of the calendar.',)
    assert pasted("04/04/2026,5", anything).dates == ""


def test_a_comma_that_can_mean_two_things_is_asked_about(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, b"2026-01-05\t1,250\n2026-01-12\t2,500")
    assert page.has("1,250 can be two numbers.")
    page = sam.press("Go on", mark="comma")
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["1.250", "2.500"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2026-01-05\t1,250\n2026-01-12\t2,5", ["1.250", "2.5"]),
        ("2026-01-05\t1,250\n2026-01-12\t2.5", ["1250", "2.5"]),
        ("2026-01-05;1.250,75\n2026-01-12;1.250", ["1250.75", "1250"]),
        ("2026-01-05\t1 250,5\n2026-01-12\t1\u202f250", ["1250.5", "1250"]),
        ("2026-01-05 00:00:00,5\n12 Jan 2026,4", ["5", "4"]),
        ("05.01.2026;-5\n12-01-2026;\N{MINUS SIGN}4", ["-5", "-4"]),
        ('Date;Value;Note\n13/01/2026;"5";a; b', ["5"]),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: list[str]) -> None:
    found = pasted(text, anything, Ways(order=Order.DAY))
    assert (found.faults, [str(said.number) for _on, said in found.rows]) == ((), numbers)


@given(st.decimals(-(10**8), 10**8, places=2), st.sampled_from(list(Mark)))
def test_a_number_written_with_thousands_and_either_mark_is_the_same_number(number: Decimal, mark: Mark) -> None:
    written = f"{number:,.2f}"
    if mark is Mark.COMMA:
        written = written.translate(str.maketrans(",.", ".,"))
    assert figure(written, mark, percent=False) == number


@given(st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%Y-%m-%d"]))
def test_a_day_is_the_same_in_each_way_of_writing_it(on: dt.date, form: str) -> None:
    assert day(on.strftime(form), Order.DAY) == on


@given(st.text(max_size=20))
def test_whatever_a_cell_holds_it_is_a_number_a_day_or_a_sentence(cell: str) -> None:
    for read in (lambda: figure(cell, None, percent=True), lambda: day(cell, None)):
        try:
            said = str(read())
        except NotUnderstood as fault:
            said = fault.sentence
        assert said.isprintable()


# ---- files that are none ----


def test_a_file_of_40_mb_is_refused_in_a_sentence(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, b"2026-01-05,5\n" * (40 * 1024 * 1024 // 13), "large.csv")
    assert (page.status, page.faults()) == (
        422,
        ["This file has more than 5 MB. Copy the columns with the dates and the values, and paste them below."],
    )
    assert len(page.text) < 100_000


def test_a_small_workbook_that_unfolds_to_very_much_is_not_unpacked() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert len(written.getvalue()) < 100_000
    with pytest.raises(NotRead, match="too large to be looked at"):
        lines_of(written.getvalue())


def test_entities_of_a_workbook_are_not_unfolded() -> None:
    good = zipfile.ZipFile(io.BytesIO(workbook(dated(5))))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as bad:
        for one in good.namelist():
            text = good.read(one)
            if one.endswith("sheet1.xml"):
                text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + text
            bad.writestr(one, text)
    with pytest.raises(NotRead, match="damaged"):
        lines_of(written.getvalue())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "There is nothing in this file."),
        (b"PK\x03\x04 nothing", "This workbook is damaged."),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "This is an old workbook, or one with a password."),
        (b"%PDF\0\0", "This is no table."),
        (workbook([["a", 1], ["b", 2]]), "No sheet of this workbook has a date"),
        (b"0" * (MOST_BYTES + 1), "This file has more than 5 MB."),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(sam: Visitor, raw: bytes, said: str) -> None:
    _idea, number = tried()
    page = upload(sam, number, raw)
    sentence = "Paste the rows" if not raw else page.faults()[0]
    assert (page.status, len(page.faults()), values(number)) == (422, 1, [])
    assert sentence.startswith(said) or not raw


def test_a_file_saved_by_an_older_spreadsheet_keeps_the_letters_of_its_notes() -> None:
    assert lines_of("2026-01-05,5,Łóżko".encode("utf-16")).text.endswith("Łóżko")
    assert lines_of("2026-01-05,5,café".encode("cp1252")).text.endswith("café")
    assert lines_of(b"\xef\xbb\xbf2026-01-05,5\r\n").text == "2026-01-05,5"


def test_dates_of_1900_and_2900_in_a_workbook_are_asked_about(sam: Visitor) -> None:
    _idea, number = tried()
    page = upload(sam, number, workbook([[dt.date(1900, 3, 1), 5], [dt.date(2900, 1, 1), 5]]))
    assert page.faults() == [
        "Line 1: This day is more than 20 years ago. Check the year.",
        "Line 2: This day is still to come. Write a day that has been.",
    ]


# ---- very many ----


def test_five_thousand_values_come_in_at_once_and_the_page_answers_in_pages(sam: Visitor) -> None:
    _idea, number = tried(every=Every.DAY)
    first = calendar.today() - dt.timedelta(days=4_999)
    text = "\n".join(f"{first + dt.timedelta(days=place)},{place * 37 % 101}" for place in range(5_000))
    page = upload(sam, number, text.encode(), "many.csv")
    assert page.has("5000 new values")
    with keys.statements() as ran:
        sam.press("Save these values")
    assert (len(values(number)), len(ran) < 40) == (5_000, True)
    with keys.statements() as ran:
        page = sam.open(f"/en/measures/{number}")
    assert (page.has("Values 1 to 100 of 5,000, newest first"), len(page.all("tbody")[0].findall("tr")), len(ran) <= 16) == (
        True,
        100,
        True,
    )
    page = sam.open(page.link("Older values"))
    assert (page.has("Values 101 to 200 of 5,000"), len(page.all("tbody")[0].findall("tr"))) == (True, 100)
    assert sam.open(page.link("The newest values")).has("Values 1 to 100 of 5,000")
    assert sam.open(f"/en/measures/{number}?before=nothing").has("Values 1 to 100 of 5,000")


SERIES = {
    "one point": ["5"],
    "constant": ["5"] * 14,
    "constant zero": ["0"] * 14,
    "negative": ["-5", "-4.5", "-1e3"] * 5,
    "huge and tiny": ["1e300", "-1e300", "1e-300", "0"] * 4,
}


@pytest.mark.parametrize("name", SERIES)
def test_odd_series_come_in_and_their_page_says_no_nonsense(sam: Visitor, name: str) -> None:
    _idea, number = tried()
    text = "\n".join(f"{today(week)},{value}" for week, value in enumerate(SERIES[name]))
    upload(sam, number, text.encode(), "values.csv")
    page = sam.press("Save these values")
    assert (page.status, len(values(number))) == (200, len(SERIES[name]))
    assert [word for word in page.words("main").lower().split() if word.strip(".,:") in {"nan", "inf", "infinity", "none"}] == []


# ---- what somebody would send to make us wait ----


@pytest.mark.parametrize("cell", ["1" * 60_000 + " " * 60_000 + "x", "," * 120_000 + "x", "1 " * 60_000 + "%", "1T" * 60_000])
def test_a_cell_of_a_hundred_thousand_letters_is_refused_as_too_long(cell: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        figure(cell, Mark.POINT, percent=True)
    assert refused.value.sentence.endswith("is too long for a number.")
    found = pasted(f"2026-01-05\t{cell[:100_000]}", anything, Ways())
    assert [fault.partition(",")[0] for fault in found.faults] != []


def test_every_part_of_a_workbook_counts_wherever_it_lies() -> None:
    raw = io.BytesIO(workbook(dated(5)))
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/s.xml", b" " * 21_000_000)
    with pytest.raises(NotRead) as refused:
        lines_of(raw.getvalue())
    assert refused.value.sentence.startswith("This workbook is too large")
