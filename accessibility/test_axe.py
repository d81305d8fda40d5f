"""No page, for nobody, in no state, breaks a rule that axe knows."""

import json
from functools import cache

import pytest

from accessibility.pages import EVERY_TIME, LINES, Line
from accessibility.report import SHOWN_IN, Report
from accessibility.reviewed import broken, open_questions
from app.core import assets
from tests.browser import Browser, Portal

PHONE, DESK = 320, 1280
NARROW = [pytest.param(line, r, PHONE, id=f"{line.name}-{r}") for line in LINES for r in EVERY_TIME if r in line.readings]
WIDE = [pytest.param(line, "en", DESK, id=f"{line.name}-en-{DESK}") for line in LINES if line.wide]
ALL = [pytest.param(line, r, w, id=f"{line.name}-{r}-{w}") for line in LINES for r in line.readings for w in (PHONE, DESK)]


def look(browser: Browser, filled: Portal, line: Line, reading: str, width: int) -> list[str]:
    """Opens a page in a state; what is wrong with it, and what nobody has decided."""
    browser.size(width, 640 if width == PHONE else 900)
    line.open(browser, filled, reading)
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
    assert look(browser, filled, line, reading, width) == []


@pytest.mark.matrix
@pytest.mark.parametrize(("line", "reading", "width"), ALL)
def test_axe_finds_nothing_anywhere(line: Line, reading: str, width: int, browser: Browser, filled: Portal, report: Report) -> None:
    found = look(browser, filled, line, reading, width)
    report.count(f"axe at {width} pixels", f"{line.name}, {reading}, {width}", found)
    if reading in SHOWN_IN:
        report.show(browser, line.name, f"{reading} {width}")
    assert found == []
