"""No page, for nobody, in no state, breaks a rule that axe knows."""

import json
from functools import cache

import pytest

from accessibility.pages import LINES, Line
from accessibility.report import Report
from accessibility.reviewed import broken, open_questions
from accessibility.states import EVERY_TIME
from app.core import assets
from tests.browser import Browser, Portal

PHONE, DESK = 320, 1280
SHOWN = {("en", PHONE), ("en", DESK), ("en-easy", PHONE), ("ar", PHONE), ("ar", DESK)}  # in the report, to be looked at
SIZES = {PHONE: (PHONE, 640), DESK: (DESK, 900)}
TURNS = [(line, [r for r in EVERY_TIME if r in line.readings]) for line in LINES]
# One reading for each line, by turns: the matrix, which runs after it, looks at every line in every reading.
NARROW = [pytest.param(line, rs[at % len(rs)], PHONE, id=f"{line.name}-{rs[at % len(rs)]}") for at, (line, rs) in enumerate(TURNS)]
WIDE = [pytest.param(line, "en", DESK, id=f"{line.name}-en-{DESK}") for line in LINES if line.wide]
ALL = [
    pytest.param(
        line, r, (PHONE, DESK) if line.wide or r in EVERY_TIME or at == place % len(line.readings) else (PHONE,), id=f"{line.name}-{r}"
    )
    for place, line in enumerate(LINES)
    for at, r in enumerate(line.readings)
]  # on a phone in every reading; wide in every one where the page is another there, else in three and one more by turns


def look(browser: Browser) -> list[str]:
    """What is wrong with the page that is open, and what nobody has decided."""
    found = browser.axe()
    return broken(found["violations"]) + open_questions(found["incomplete"]) + cut_away(browser)


@cache
def _styles() -> tuple[frozenset[str], frozenset[str]]:
    listed = json.loads((assets.VENDOR / "classes.json").read_text(encoding="utf-8"))
    return frozenset(listed["known"]), frozenset(listed["kept"])


def cut_away(browser: Browser) -> list[str]:
    """Classes on the page that the full style sheet of the design system knows and the reduced one has lost (decision 35)."""
    known, kept = _styles()
    used = browser.run("return [...new Set([...document.querySelectorAll('[class]')].flatMap(e => [...e.classList]))]")
    return [f"the class {name} has no style" for name in sorted(set(used) & known - kept)]


@pytest.mark.parametrize(("line", "reading", "width"), NARROW + WIDE)
def test_axe_finds_nothing(line: Line, reading: str, width: int, browser: Browser, filled: Portal) -> None:
    browser.size(*SIZES[width])
    line.open(browser, filled, reading)
    assert look(browser) == []


@pytest.mark.matrix
@pytest.mark.parametrize(("line", "reading", "widths"), ALL)
def test_axe_finds_nothing_anywhere(
    line: Line, reading: str, widths: tuple[int, ...], browser: Browser, filled: Portal, report: Report
) -> None:
    found: dict[int, list[str]] = {}
    for width in widths:
        browser.size(*SIZES[width])
        if width == PHONE:
            line.open(browser, filled, reading)  # once: the page that is open is made wider, in the state that it is in
        found[width] = look(browser)
        report.count(f"axe at {width} pixels", f"{line.name}, {reading}, {width}", found[width])
        if (reading, width) in SHOWN:
            report.show(browser, line.name, f"{reading} {width}")
    assert found == {width: [] for width in widths}
