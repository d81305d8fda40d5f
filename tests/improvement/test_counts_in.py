"""Numbers that cannot be: a count below 0 or with a fraction, a percent of a count; and cells that say in words that there is no value."""

import pytest

from app.improvement.models import MeasureType
from tests.improvement.measuring import of_type, upload, workbook
from tests.improvement.trying import today, tried, values
from tests.visitor import Seen, Visitor

BELOW = '"-5" is below 0. This measure has no values below 0.'
PART = '"12.5" is no whole number. This measure counts one by one.'


def typed(sam: Visitor, number: int, cell: str) -> Seen:
    sam.open(f"/en/measures/{number}")
    return sam.press("Save this value", on=today(), value=cell)


def pasted(sam: Visitor, number: int, text: str) -> Seen:
    sam.open(f"/en/measures/{number}/paste")
    return sam.press("Look at these values", rows=text)


COUNTS = [("-5", BELOW), ("12.5", PART), ("12,5", PART.replace(".", ",", 1)), ("1.234", PART.replace("12.5", "1.234"))]


@pytest.mark.parametrize(("cell", "sentence"), COUNTS)
def test_a_count_is_a_whole_number_from_0_however_it_comes(sam: Visitor, cell: str, sentence: str) -> None:
    _idea, number = of_type(MeasureType.COUNT, weeks=3)
    assert typed(sam, number, cell).faults() == [sentence]
    page = sam.open(f"/en/measures/{number}/values")
    box = next(str(one.get("name")) for one in page.all("input") if str(one.get("name")).startswith("value_"))
    assert sam.press("Save these values", **{box: cell}).faults() == [sentence]
    assert pasted(sam, number, f"2026-01-05\t{cell}").faults() == [f"Line 1: {sentence}"]
    assert upload(sam, number, workbook([["Date", "Value"], ["2026-01-05", cell]])).faults() == [f"Line 2: {sentence}"]
    assert values(number) == []


@pytest.mark.parametrize("kind", [MeasureType.RATE, MeasureType.TIME, MeasureType.DAYS_BETWEEN])
def test_a_rate_a_time_and_days_between_are_not_below_0(sam: Visitor, kind: MeasureType) -> None:
    _idea, number = of_type(kind)
    assert (typed(sam, number, "-5").faults(), pasted(sam, number, "2026-01-05\t-5").faults()) == ([BELOW], [f"Line 1: {BELOW}"])
    typed(sam, number, "0.5")
    assert values(number) == [(today(), "0.5", "")]


@pytest.mark.parametrize("kind", [None, MeasureType.SCORE, MeasureType.COST])
def test_a_score_a_cost_and_what_nobody_said_may_be_below_0(sam: Visitor, kind: MeasureType | None) -> None:
    _idea, number = of_type(kind, unit="points")
    typed(sam, number, "-5")
    assert values(number) == [(today(), "-5", "")]


def test_of_a_count_1_comma_234_is_a_thousand_and_nobody_is_asked(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.COUNT)
    page = pasted(sam, number, "2026-01-05\t1,234\n2026-01-12\t-")
    assert (page.has("can be two numbers"), page.has("1 new value")) == (False, True)
    sam.press("Save these values")
    assert typed(sam, number, "1,250").faults() == []
    assert [value for _on, value, _note in values(number)] == ["1234", "1250"]


def test_a_point_that_can_mean_two_things_is_asked_about_once(sam: Visitor) -> None:
    _idea, number = tried()
    page = pasted(sam, number, "2026-01-05\t1.234\n2026-01-12\t2.500")
    assert (page.has("1.234 can be two numbers."), page.has("What does the point mean in these numbers?")) == (True, True)
    sam.press("Go on", mark="comma")
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["1234", "2500"]


@pytest.mark.parametrize("text", ["2026-01-05\t1.234\n2026-01-12\t2.5", "2026-01-05\t1.234\n2026-01-12\t0.125"])
def test_a_point_is_not_asked_about_where_another_number_tells(sam: Visitor, text: str) -> None:
    _idea, number = tried()
    pasted(sam, number, text)
    sam.press("Save these values")
    assert values(number)[0] == ("2026-01-05", "1.234", "")


def test_nought_before_a_comma_is_no_thousand(sam: Visitor) -> None:
    _idea, number = tried()
    assert typed(sam, number, "0,125").faults() == []
    assert values(number) == [(today(), "0.125", "")]


def test_a_number_of_a_workbook_is_what_it_is_there(sam: Visitor) -> None:
    _idea, number = tried()
    upload(sam, number, workbook([["2026-01-05", 1.234], ["2026-01-12", 1250]]))
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["1.234", "1250"]


def test_cells_that_say_that_there_is_no_value_are_told_as_such(sam: Visitor) -> None:
    _idea, number = tried()
    page = pasted(sam, number, "2026-01-05\tn/a\n2026-01-12\t-\n2026-01-19\t–\n2026-02-02\t\n2026-01-26\t5")
    assert [page.has(said) for said in ("1 new value", "3 lines say “n/a” or “-”. They are read as no value", "1 line has no value")] == [
        True
    ] * 3
    sam.press("Save these values")
    assert values(number) == [("2026-01-26", "5", "")]


def test_where_one_of_two_parts_is_said_to_be_missing_the_other_is_no_value(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.PERCENT)
    page = pasted(sam, number, "2026-01-05\t20\tn/a\n2026-01-12\t-\t20\n2026-01-19\t9\t20")
    assert (page.faults(), page.has("1 new value"), page.has("2 lines say")) == ([], True, True)


def test_an_error_of_a_spreadsheet_is_still_corrected_there(sam: Visitor) -> None:
    _idea, number = tried()
    page = pasted(sam, number, "2026-01-05\t#DIV/0!")
    assert page.faults() == ['Line 1: "#DIV/0!" is an error of the spreadsheet. Correct it there, or leave the value empty.']


def test_a_percentage_in_a_count_is_refused_with_the_reason(sam: Visitor) -> None:
    _idea, number = of_type(MeasureType.COUNT)
    sentence = '"45%" is a percentage, and this measure is not in per cent. Take the column with its numbers, or change the measure.'
    assert pasted(sam, number, "2026-01-05\t45%").faults() == [f"Line 1: {sentence}"]
