"""Files that somebody would send to make us wait: small ones that unfold to very much. Each is refused in its sentence, and others save meanwhile."""

import io
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.improvement.incoming.cells import WRITTEN_DAY
from app.improvement.incoming.files import NotRead, lines_of
from app.improvement.incoming.pasted import MOST_LINES, pasted
from app.improvement.incoming.workbooks import LONG, sheet_of
from tests.improvement.measuring import upload, workbook
from tests.improvement.trying import today, tried, values
from tests.visitor import Visitor

TOO_LARGE = "This workbook is too large to be looked at here. Save the sheet with the values alone, or as CSV."
TOO_LONG = "Reading this workbook takes too long. Save the sheet with the values alone, or as CSV."
TOO_WIDE = "A sheet of this workbook has more than 1,000 columns. Copy the columns with the dates and the values, and paste them below."
MANY = 3_000_000


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A good workbook with one part of it changed."""
    good = zipfile.ZipFile(io.BytesIO(workbook([["2026-01-05", 5]])))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as bad:
        for one in good.namelist():
            if one != name:
                bad.writestr(one, good.read(one))
        bad.writestr(name, change(good.read(name) if name in good.namelist() else b""))
    return written.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'


def with_parts(parts: dict[str, str]) -> bytes:
    """A workbook with these parts, and the words of its cells in a part of their own, as a spreadsheet saves it."""
    raw = changed("[Content_Types].xml", lambda part: part.replace(b"</Types>", TYPES + b"</Types>"))
    good, written = zipfile.ZipFile(io.BytesIO(raw)), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name in {*good.namelist(), *parts}:
            made.writestr(name, parts[name] if name in parts else good.read(name))
    return written.getvalue()


BOMBS = {
    "formats of cells": (changed("xl/styles.xml", lambda part: part.replace(b"</cellXfs>", b"<xf/>" * MANY + b"</cellXfs>")), TOO_LARGE),
    "fonts": (changed("xl/styles.xml", lambda part: part.replace(b"</fonts>", b"<font/>" * 2_000_000 + b"</fonts>")), TOO_LARGE),
    "sheets": (changed("xl/workbook.xml", lambda part: part.replace(b"</sheets>", b"<sheet/>" * 2_000_000 + b"</sheets>")), TOO_LARGE),
    "words": (changed("xl/sharedStrings.xml", lambda _part: b"<sst>" + b"<si/>" * MANY + b"</sst>"), TOO_LARGE),
    "cells of one row": (changed("xl/worksheets/sheet1.xml", lambda part: part.replace(b"</row>", b"<c/>" * MANY + b"</row>")), TOO_WIDE),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_workbook_with_very_many_things_in_it_is_refused_in_a_sentence(sam: Visitor, name: str) -> None:
    raw, sentence = BOMBS[name]
    _idea, number = tried()
    page = upload(sam, number, raw)
    assert (len(raw) < 100_000, page.status, page.faults(), values(number)) == (True, 422, [sentence], [])


def test_a_workbook_that_hides_what_it_unfolds_to_is_given_up() -> None:
    def hidden(part: bytes) -> bytes:
        return part.replace(b"<row", b"<x:row").replace(b"</row>", b"<x:c/>" * MANY + b"</x:row>")

    raw = changed("xl/worksheets/sheet1.xml", lambda part: hidden(part).replace(b"<worksheet", b'<worksheet xmlns:x="urn:x"', 1))
    assert sheet_of(raw, WRITTEN_DAY, MOST_LINES, seconds=1).fault == LONG


@pytest.fixture
def saved_beside(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether somebody else could write each time that a file was being taken apart."""
    could: list[bool] = []
    run = subprocess.run

    def watched(*told: Any, **more: Any) -> Any:
        with sqlite3.connect(home / "portal.sqlite", timeout=0, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
            could.append(True)
        return run(*told, **more)

    monkeypatch.setattr(subprocess, "run", watched)
    return could


@pytest.mark.parametrize("raw", [BOMBS["formats of cells"][0], workbook([["2026-01-05", 5]])], ids=["refused", "read"])
def test_while_a_file_is_taken_apart_another_save_is_possible(sam: Visitor, saved_beside: list[bool], raw: bytes) -> None:
    _idea, number = tried()
    upload(sam, number, raw)
    assert saved_beside == [True]


def test_a_cell_of_a_million_quotation_marks_comes_back_as_a_short_page(sam: Visitor) -> None:
    _idea, number = tried()
    for raw in (workbook([["2026-01-05", '"' * 30_000] for _row in range(60)]), b"2026-01-05\t" + b'""' * 1_000_000):
        page = upload(sam, number, raw)
        assert (page.status, len(page.faults()) >= 1, len(page.text) < 200_000, values(number)) == (422, True, True, [])
    assert page.faults() == [
        "This file has more than 300,000 characters. Copy the columns with the dates and the values, and paste them below."
    ]


def test_a_heading_of_very_many_columns_is_refused_in_a_sentence() -> None:
    text = "date,value" + "," * 230_000 + "x\n" + "2026-01-05,1\n" * 10
    found = pasted(text, lambda _on: None)
    assert found.faults[0] == "Line 1: more than 50 columns. Copy the columns with the dates and the values alone."
    names = ",".join(["date", "value", *(f"more {place}" for place in range(48))])
    assert pasted(f"{names}\n2026-01-05,1{',2' * 48}", lambda _on: None).faults == ()


def test_an_honest_workbook_with_ten_thousand_rows_of_words_behind_the_counts_is_read() -> None:
    raw = workbook(
        [
            [f"Patient group {row}", f"Ward {row % 7}", f"Remark {row} about medicines that came late", row, row / 7]
            for row in range(10_000)
        ],
        before=[["Week", "Hours"], *([today(week), week] for week in range(500))],
    )
    found = lines_of(raw)
    assert (found.sheet, found.text.count("\n"), found.text.split("\n")[1]) == ("Sheet", 500, f"{today()}\t0")


def test_an_honest_workbook_whose_words_lie_apart_from_its_cells_is_read() -> None:
    words = [f"Ward {row}: medicines that came late" for row in range(MOST_LINES)]
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{today(row)}</t></is></c><c r="B{row}"><v>{row}.5</v></c><c r="C{row}" t="s"><v>{row - 1}</v></c></row>'
        for row in range(1, 1_001)
    )
    parts = {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{one}</t></si>" for one in words) + "</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
    }
    found = lines_of(with_parts(parts))
    assert found.text.split("\n")[999] == f"{today(1_000)}\t1000.5\tWard 999: medicines that came late"


def test_of_ten_thousand_rows_at_once_it_says_how_many_may_come() -> None:
    raw = workbook([["2026-01-05", 5]] * 10_000)
    assert pasted(lines_of(raw).text, lambda _on: None).faults == ("These are 5,021 lines. Take at most 5,000 at once.",)


def test_a_workbook_without_dates_says_so_whatever_else_it_holds() -> None:
    with pytest.raises(NotRead, match="No sheet of this workbook has a date"):
        lines_of(workbook([["a", "b"]] * 10_000))
