"""Many values at once, copied from a spreadsheet."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import db
from app.improvement.charts.cells import NotUnderstood
from app.improvement.incoming.pasted import MOST_LINES, pasted
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.trying import done_to, rows, today, tried, values
from tests.visitor import Seen, Visitor

JANUARY = "2026-01-05\t5.1\n2026-01-12\t4.6\n2026-01-19\t5.4"


def look(sam: Visitor, number: int, text: str) -> Seen:
    sam.open(f"/en/measures/{number}/paste")
    return sam.press("Look at these values", rows=text)


def numbers(number: int) -> dict[str, str]:
    return {on: value for on, value, _note in values(number)}


def test_rows_are_looked_at_first_and_saved_by_a_second_press(sam: Visitor) -> None:
    _idea, number = tried()
    page = sam.open(sam.open(f"/en/measures/{number}").link("Many values at once"))
    page = sam.press("Look at these values", rows=JANUARY)
    assert (page.status, page.has("3 new values"), page.has("0 values are changed"), numbers(number)) == (200, True, True, {})
    before = sam.page
    page = sam.press("Save these values")
    assert (page.has("Saved: 3 new, 0 changed, 0 as before."), len(rows(page))) == (True, 3)
    assert numbers(number) == {"2026-01-05": "5.1", "2026-01-12": "4.6", "2026-01-19": "5.4"}
    sam.page = before
    page = sam.press("Save these values")
    assert (page.has("Saved: 0 new, 0 changed, 3 as before."), len(done_to(number))) == (True, 1)


def test_what_is_changed_is_shown_before_and_kept_in_the_history_after(sam: Visitor) -> None:
    _idea, number = tried()
    sam.send(f"/en/measures/{number}", on="2026-01-12", value="4.0", note="Snow")
    sam.send(f"/en/measures/{number}", on="2026-01-19", value="5.40")
    page = look(sam, number, JANUARY)
    shown = ("1 new value", "1 value is changed", "1 value is here already", "Monday 12 January 2026: 4 becomes 4.6.")
    assert [words for words in shown if not page.has(words)] == []
    sam.press("Save these values")
    assert values(number)[1:] == [("2026-01-12", "4.6", "Snow"), ("2026-01-19", "5.40", "")]
    assert done_to(number)[0] == ("amend", {"on": "2026-01-12", "before": "4.0", "after": "4.6", "note": "Snow"})


def test_other_rows_than_those_that_were_looked_at_are_not_saved(sam: Visitor) -> None:
    _idea, number = tried()
    look(sam, number, JANUARY)
    page = sam.press("Save these values", rows="2026-01-05\t99")
    assert (page.has("These are not the values that you looked at. Look again."), numbers(number)) == (True, {})
    sam.press("Save these values")
    assert numbers(number) == {"2026-01-05": "99"}


def test_looking_again_at_other_rows_blames_nobody(sam: Visitor) -> None:
    _idea, number = tried()
    look(sam, number, JANUARY)
    page = sam.press("Look at these values", rows="2026-01-05\t99")
    assert (page.has("1 new value"), page.has("These are not the values")) == (True, False)


def test_when_all_is_here_already_there_is_nothing_to_save(sam: Visitor) -> None:
    _idea, number = tried("5")
    page = look(sam, number, f"{today()},5.0")
    assert (page.has("There is nothing to save."), page.has("Save these values")) == (True, False)


WRONG = {
    "31/02/2026,5": 'Line 1: "31/02/2026" is no day of the calendar.',
    "1/2/26,5": 'Line 1: "1/2/26" is no date. Write year, month and day: 2026-01-31.',
    "2026-01-05,12,5": "Line 1: 12 and 5 are two numbers. "
    "If you mean 12,5, put a tab or a semicolon after the date, or write 12.5. Else copy one column of values.",
    "2026-01-05,12,5,7": "Line 1: more than a date and a value. Copy these two columns alone, and write a point before decimals.",
    "2026-01-05\t12.5\n2026-01-12\t12,5": 'Line 2: "12,5" has a comma. Write a point before decimals, and nothing between thousands.',
    "2026-01-05\t5%": 'Line 1: "5%" is a percentage, and this measure is not in per cent. '
    "Take the column with its numbers, or change the measure.",
    "2026-01-05\t=B2/C2": 'Line 1: "=B2/C2" is a formula. Write its result as a number.',
    "2026-01-05\t5\n\t5": "Line 2: a value without a date. Where cells were merged, write the date in every row.",
    "2900-01-01,5": "Line 1: This day is still to come. Write a day that has been.",
    "2026-01-05,inf": 'Line 1: "inf" is no number. Leave the value empty where it is missing.',
    "2026-01-05,1e400": 'Line 1: "1e400" is too large for a chart. Choose another unit.',
    "2026-01-05,1e-400": 'Line 1: "1e-400" is too close to 0 for a chart. Choose another unit.',
    "2026-01-05\t#N/A": 'Line 1: "#N/A" is an error of the spreadsheet. Correct it there, or leave the value empty.',
    "2026-02-30\t5": 'Line 1: "2026-02-30" is no day of the calendar.',
    "2026-01-05 5": 'Line 1: "2026-01-05 5" is no date. Write year, month and day: 2026-01-31.',
    "2026-01-05": "Line 1: a date without a value. Put a tab or a comma between them.",
    '2026-01-05,"5': "Line 1: a quotation mark is in the wrong place.",
    "date,value\n2026-01-05,5\n2026-01-05,6": "Line 3: 2026-01-05 stands in line 2 already. Give each date one value.",
    "9999-12-31,5": "Line 1: This day is still to come. Write a day that has been.",
    "1900-01-01,5": "Line 1: This day is more than 20 years ago. Check the year.",
    "2026-01-05,": "No line has a value. Paste the rows with their values",
    "date,value": "No line has a value. Paste the rows with their values",
    " \n": "Paste the rows",
    "2026-01-05,5\n" * 24_000: "Use at most 300,000 characters",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_line_that_is_wrong_is_named_and_nothing_is_saved(sam: Visitor, text: str) -> None:
    _idea, number = tried()
    page = look(sam, number, text)
    assert (page.status, page.faults(), keys.words_on(page)) == (422, [WRONG[text]], text.strip())
    assert (page.has("Save these values"), numbers(number)) == (False, {})


def test_of_many_wrong_lines_the_first_ten_are_named(sam: Visitor) -> None:
    _idea, number = tried()
    page = look(sam, number, "\n".join(f"2026-01-05,{letter}" for letter in "abcdefghijklm"))
    assert len(page.faults()) == 11
    assert (page.faults()[0], page.faults()[-1]) == ('Line 1: "a" is no number.', "Other lines that are wrong: 3.")


def test_what_has_ended_takes_no_rows_and_does_not_lose_them(sam: Visitor) -> None:
    idea, number = tried("5")
    look(sam, number, JANUARY)
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.press("Save these values")
    assert (page.status, page.has("2026-01-12"), len(values(number))) == (409, True, 1)


def anything(_on: dt.date) -> None:
    """Every day will do."""


def test_headings_empty_lines_and_columns_beside_are_passed_over() -> None:
    found = pasted('Week from\tHours\t\t\n\n2026-01-12\t"4.6"\t\t\n2026-01-19\t\t\n2026-01-05, 5.1 ,,\n', anything)
    assert [(on, said.number) for on, said in found.rows] == [(dt.date(2026, 1, 12), Decimal("4.6")), (dt.date(2026, 1, 5), Decimal("5.1"))]
    assert (found.faults, found.empty) == ((), 1)


def test_more_lines_than_anybody_reads_are_refused_as_a_whole() -> None:
    found = pasted("2026-01-05,5\n" * (MOST_LINES + 1), anything)
    assert (found.rows, found.faults) == ((), ("These are 5,001 lines. Take at most 5,000 at once.",))


TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.from_regex(r"\A2026-0[1-9]-[012][0-9][\t,][-0-9.x\"\t,]{0,5}\Z"), max_size=6).map("\n".join)
)


@given(TEXTS)
def test_whatever_is_pasted_every_line_is_a_value_or_a_sentence_or_empty(text: str) -> None:
    def never(on: dt.date) -> None:
        if on.day == 1:
            raise NotUnderstood("a first day.")

    text = f"2026-01-31,1\n{text}"
    found = pasted(text, never)
    lines = [line for line in text.split("\n") if line.strip()]
    asked = bool(found.dates or found.numbers)
    assert asked or len(found.rows) + len(found.faults) + found.empty == len(lines)
    assert len({on for on, _value in found.rows}) == len(found.rows)
    assert all(sentence.startswith("Line ") and sentence.isprintable() for sentence in found.faults)


@pytest.mark.parametrize("between", ["\t", ";"])
def test_a_comma_before_decimals_is_read_where_a_tab_or_a_semicolon_stands_after_the_date(sam: Visitor, between: str) -> None:
    _idea, number = tried()
    sam.open(f"/en/measures/{number}/paste")
    sam.press("Look at these values", rows=f"2026-01-05{between}5,2\n2026-01-12{between}3,0")
    sam.press("Save these values")
    assert [value for _on, value, _note in values(number)] == ["5.2", "3.0"]
