"""No page, for nobody, in no state, breaks a rule that axe knows."""

import pytest

from accessibility.pages import EVERY_TIME, LINES, Line
from accessibility.report import SHOWN_IN, Report
from accessibility.reviewed import broken, open_questions
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
    return broken(found["violations"]) + open_questions(found["incomplete"])


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
