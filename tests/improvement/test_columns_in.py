"""Sheets with more columns than are wanted, and the values as they were understood, before anything is saved."""

import datetime as dt

import pytest

from app.core import calendar
from app.improvement.models import Every, MeasureType
from tests.improvement.measuring import of_type, upload, workbook
from tests.improvement.trying import tried, values
from tests.visitor import Seen, Visitor

ASKED = "There are more columns than a date and a value. Nothing is saved before you say which."
SHEET = [["Week", "Total", "Percent"], [dt.date(2026, 1, 5), 40, "45%"], [dt.date(2026, 1, 12), 50, "50%"]]


def pasted(sam: Visitor, number: int, text: str) -> Seen:
    sam.open(f"/en/measures/{number}/paste")
    return sam.press("Look at these values", rows=text)


def offered(page: Seen, name: str = "column") -> list[str]:
    return [str(box.get("value")) for box in page.all("input") if box.get("name") == name and box.get("type") == "radio"]


@pytest.mark.parametrize("raw", [workbook(SHEET), b"Week,Total,Percent\n2026-01-05,40,45%\n2026-01-12,50,50%"], ids=["xlsx", "csv"])
def test_of_several_columns_it_asks_once_by_their_headings_and_keeps_the_text_of_the_file(sam: Visitor, raw: bytes) -> None:
    _idea, number = of_type(MeasureType.COUNT)
    page = upload(sam, number, raw)
    assert (page.status, page.faults(), page.has(ASKED), page.has("Save these values")) == (200, [], True, False)
    assert (offered(page), page.has("“Total”"), page.has("“Percent”")) == (["1", "2"], True, True)
    page = sam.press("Go on", column="1")
    assert (page.has("Read from the column “Total”."), page.has("Monday 5 January 2026: 40")) == (True, True)
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["40", "50"]


def test_without_an_answer_it_asks_again(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.COUNT)
    upload(sam, number, workbook(SHEET))
    assert (sam.press("Go on").has(ASKED), sam.press("Go on", column="7").has(ASKED), values(number)) == (True, True, [])


def test_of_a_percentage_one_column_or_how_many_out_of_how_many_can_be_chosen(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.PERCENT)
    page = pasted(sam, number, "Week\tBy noon\tAll\tPercent\n2026-01-05\t9\t20\t45%\n2026-01-12\t5\t20\t25%")
    assert (page.has(ASKED), page.has("Save these values")) == (False, True), "four columns are a day, two numbers and a note"
    wide = "Week\tBy noon\tAll\tPercent\tWard\n2026-01-05\t9\t20\t45%\tAlder\n2026-01-12\t5\t20\t25%\tAlder"
    page = pasted(sam, number, wide)
    assert offered(page) == ["1", "2", "3", "1/2"]
    page = sam.press("Go on", column="1/2")
    assert (page.has("Read from the column “By noon” out of “All”."), page.has("Monday 5 January 2026: 9 of 20")) == (True, True)
    page = pasted(sam, number, "Week\tTotal\tPercent\n2026-01-05\t40\t45\n2026-01-12\t50\t50")
    assert (page.has(ASKED), offered(page)) == (True, ["1", "2"]), "40 out of 45 per cent is nothing"
    page = sam.press("Go on", column="2")
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["45", "50"]


def test_where_one_column_alone_has_numbers_nobody_is_asked(sam: Visitor) -> None:
    _idea, number = tried()
    page = pasted(sam, number, "Week\tHours\tWho\tNote\n2026-01-05\t5\tThe nurse\tSnow\n2026-01-12\t4\tThe nurse")
    assert (page.has(ASKED), page.has("Read from the column “Hours”.")) == (False, True)
    assert page.has("Monday 5 January 2026: 5 Snow")
    sam.press("Save these values")
    assert values(number) == [("2026-01-05", "5", "Snow"), ("2026-01-12", "4", "")]


def test_a_heading_is_words_and_no_markup(sam: Visitor) -> None:
    _idea, number = tried()
    page = pasted(sam, number, "Week\t<b>Total</b> %(x)s\tOther\n2026-01-05\t40\t45")
    assert page.has("“<b>Total</b> %(x)s”")
    assert sam.press("Go on", column="1").has("Read from the column “<b>Total</b> %(x)s”.")


def test_each_value_is_shown_as_it_was_understood_what_is_changed_first(sam: Visitor) -> None:
    _idea, number = tried()
    sam.send(f"/en/measures/{number}", on="2026-01-12", value="4")
    page = pasted(sam, number, "2026-01-05\t1,250\n2026-01-12\t2.5")
    words = page.words("main")
    assert (page.has("Monday 5 January 2026: 1,250"), page.has("Monday 12 January 2026: 4 becomes 2.5.")) == (True, True)
    assert words.index("What is changed") < words.index("What is new")


def test_many_values_are_shown_in_pages_and_saved_all_at_once(sam: Visitor) -> None:
    _idea, number = tried(every=Every.DAY)
    first = calendar.today() - dt.timedelta(days=50)
    page = pasted(sam, number, "\n".join(f"{first + dt.timedelta(days=place)}\t{place}.5" for place in range(50)))
    assert (page.has("Values 1 to 20 of 50"), page.has("Show the values before these")) == (True, False)
    page = sam.press("Show the values after these")
    page = sam.press("Show the values after these")
    assert (page.has("Values 41 to 50 of 50"), page.has(": 49.5"), page.has("Show the values after these")) == (True, True, False)
    assert sam.press("Show the values before these").has("Values 21 to 40 of 50")
    sam.press("Save these values")
    assert len(values(number)) == 50
