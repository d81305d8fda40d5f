"""Without JavaScript every page says the same words, and what htmx refreshes works as a page."""

import pytest

from accessibility.pages import LINES, Line
from accessibility.report import Report
from tests.browser import Browser, Portal

BY_CHANCE = ("save and stop, 3 words", "hand over, 3 words")  # other words each time
SCRIPTED = [e for e in LINES if e.endpoint in {"journey.ideas", "huddle.queue"}]


def _words(browser: Browser) -> str:
    return " ".join(str(browser.run("return document.body.innerText")).split())


def _both(line: Line, browser: Browser, portal: Portal, reading: str) -> tuple[str, str]:
    """The words with script and without. Where a minute begins between the two, which some pages count, both are read again."""

    def words(*, script: bool) -> str:
        (browser.script_on if script else browser.script_off)()
        line.open(browser, portal, reading)
        return _words(browser)

    scripted, plain = words(script=True), words(script=False)
    while scripted != plain and (now := words(script=True)) != scripted:
        scripted, plain = now, words(script=False)
    return scripted, plain


@pytest.mark.parametrize("line", [pytest.param(e, id=e.name) for e in SCRIPTED])
def test_a_page_with_script_says_the_same_without(line: Line, browser: Browser, filled: Portal) -> None:
    scripted, plain = _both(line, browser, filled, "en")
    assert plain == scripted


@pytest.mark.matrix
@pytest.mark.parametrize(
    "line", [pytest.param(e, id=e.name) for e in LINES if e.endpoint not in {"mishap", "503"} and e.name not in BY_CHANCE and not e.live]
)
def test_every_page_says_the_same_without_script(line: Line, browser: Browser, filled: Portal, report: Report) -> None:
    scripted, plain = _both(line, browser, filled, line.readings[-1])
    report.count("without script", line.name, [] if scripted == plain else [f"{plain!r} is not {scripted!r}"])
    assert plain == scripted


def test_no_script_of_ours_runs_when_it_is_switched_off(browser: Browser, filled: Portal) -> None:
    browser.script_off()
    browser.stand_before(filled)
    browser.open("/en/ideas")
    assert browser.run("return typeof window.htmx") == "undefined"
    browser.script_on()
    browser.open("/en/ideas")
    assert browser.run("return typeof window.htmx") == "object"
