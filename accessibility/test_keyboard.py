"""Everything can be done by keyboard: each control is reached in order, seen, and left again."""

import pytest

from accessibility.key_pages import WALKED, line
from accessibility.pages import LINES, Line
from accessibility.report import Report
from accessibility.walking import walk
from tests.browser import Browser, Portal

SEEN: set[str] = set()  # controls whose focus was seen on a page before, by this process
FIELD_ERRORS = (
    "I need help, nothing filled in",
    "sign in, no address",
    "question contact, wrong number",
    "answer, empty",
    "title, empty",
    "look again, no reason",
)


@pytest.mark.parametrize(("name", "reading"), WALKED)
def test_the_tab_key_reaches_every_control_in_order_and_one_sees_where_it_is(
    name: str, reading: str, browser: Browser, filled: Portal
) -> None:
    line(name).open(browser, filled, reading)
    assert walk(browser, SEEN).faults() == []


EVERYWHERE = [pytest.param(e, r, id=f"{e.name}-{r}") for e in LINES for r in (("en-easy", "ar") if "ar" in e.readings else e.readings[:1])]


@pytest.mark.matrix
@pytest.mark.parametrize(("line", "reading"), EVERYWHERE)
def test_the_tab_key_walks_through_every_page(line: Line, reading: str, browser: Browser, filled: Portal, report: Report) -> None:
    line.open(browser, filled, reading)
    found = walk(browser, SEEN).faults()
    report.count("walk with the Tab key, by pixels", f"{line.name}, {reading}", found)
    assert found == []


@pytest.mark.parametrize("name", ["front", "question where", "ideas"])
def test_the_first_stop_leads_past_the_menu(name: str, browser: Browser, filled: Portal) -> None:
    line(name).open(browser, filled, "en")
    browser.key("Tab")
    assert browser.run("return document.activeElement.className") == "nhsuk-skip-link"
    assert browser.run(
        "const r = document.activeElement.getBoundingClientRect(); return r.width > 24 && r.height >= 24 && r.top >= 0 && r.left >= 0"
    )
    browser.key("Enter")
    assert browser.run("return document.activeElement.id") == "main"


@pytest.mark.parametrize("name", FIELD_ERRORS)
def test_what_is_wrong_takes_the_focus_without_script_and_leads_to_the_field(name: str, browser: Browser, filled: Portal) -> None:
    browser.script_off()
    line(name).open(browser, filled, "en")
    assert browser.run("return document.activeElement.className") == "nhsuk-error-summary"
    browser.key("Tab")
    field = browser.run("return document.activeElement.hash.slice(1)")
    browser.key("Enter")
    assert browser.run("return document.activeElement.id") == field
    assert browser.run("return document.activeElement.matches('input, textarea, select')")


def test_a_missing_answer_on_the_check_page_leads_to_its_question(browser: Browser, filled: Portal) -> None:
    browser.script_off()
    line("check, something is missing").open(browser, filled, "en")
    assert browser.run("return document.activeElement.className") == "nhsuk-error-summary"
    seen = browser.press("Choose how we should contact you", within=".nhsuk-error-summary")
    assert seen.address == "/en/share/contact?then=check"
