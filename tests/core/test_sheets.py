"""Tables for spreadsheets: whatever divides columns in somebody's country, a cell stays one cell, and nothing is calculated."""

import csv
import io

import pytest

from app.core.sheets import MARK, sheet

CELLS = ("x;=HYPERLINK(1)", "x\t=1+1", "x,=1+1", 'say "hello";=1+1', "two\nlines;=2", "-5", "")


@pytest.mark.parametrize("between", [";", "\t", ","])
def test_a_cell_with_a_mark_in_it_stays_one_cell_wherever_that_mark_divides_columns(between: str) -> None:
    for cell in CELLS:
        (row,) = csv.reader(io.StringIO(sheet([cell], []).removeprefix(MARK)), delimiter=between)
        assert row == [cell]


def test_every_cell_stands_in_quotation_marks_and_a_formula_is_words() -> None:
    assert sheet(("name", "value"), [("=1+1", -5), ("x;=HYPERLINK(1)", None)], mark="") == (
        '"name","value"\r\n"\'=1+1","-5"\r\n"x;=HYPERLINK(1)",""\r\n'
    )
