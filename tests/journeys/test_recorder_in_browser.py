"""With script an answer is recorded on the page itself: start, stop, hear it, try again, use it."""

from typing import Any

import pytest

from tests.browser import Browser, Portal, browser, filled, until

__all__ = ["browser", "filled"]

PLACE = "/en/share/not-good/add/audio"


def shown(browser: Browser, selector: str) -> bool:
    return bool(browser.run("return document.querySelector(arguments[0]).checkVisibility()", selector))


def chosen(browser: Browser) -> Any:
    """How many files the form would send, and the size of the first."""
    return browser.run("const f = document.querySelector('#file').files; return [f.length, f.length ? f[0].size : 0]")


def record(browser: Browser) -> None:
    browser.one("[data-do=start]").click()
    until(lambda: browser.one(".recorder__clock").text.startswith("0:01"))
    assert (shown(browser, "[data-do=start]"), browser.run("return document.activeElement.dataset.do")) == (False, "stop")
    browser.one("[data-do=stop]").click()
    until(lambda: shown(browser, "[data-do=use]"))


def test_a_recording_is_made_heard_and_used(browser: Browser, filled: Portal) -> None:
    browser.stand_before(filled)
    browser.open(PLACE)
    record(browser)
    assert browser.one("#recorder [role=status]").text == "Your recording is ready. You can hear it, use it, or try again."
    assert until(lambda: browser.run("return document.querySelector('[data-heard] audio').readyState")) > 0
    count, size = chosen(browser)
    assert (count, size > 1000) == (1, True)
    browser.leave_by(browser.one("[data-do=use]"))
    seen = browser.see()
    assert (seen.address, seen.has("We have your recording."), seen.has("Recording 1")) == ("/en/share/not-good", True, True)


def test_trying_again_forgets_the_first_try(browser: Browser, filled: Portal) -> None:
    browser.stand_before(filled)
    browser.open(PLACE)
    record(browser)
    browser.one("[data-do=again]").click()
    assert (chosen(browser), shown(browser, "[data-do=start]"), shown(browser, "#chosen")) == ([0, 0], True, True)


@pytest.mark.parametrize("reading", ["en-easy", "ar"])
def test_without_script_the_plain_page_has_no_recorder(browser: Browser, filled: Portal, reading: str) -> None:
    browser.script_off()
    browser.stand_before(filled)
    browser.open(PLACE.replace("/en/", f"/{reading}/"))
    browser.script_on()
    assert (shown(browser, "#recorder"), shown(browser, "#file-now"), shown(browser, "#file")) == (False, True, True)
