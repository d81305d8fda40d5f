"""A letter of the demo in another writing is set in that writing, also for somebody who has no font for it."""

import pytest

from tests.browser import Browser, Portal, browser, filled

__all__ = ["browser", "filled"]

LOADED = """return document.fonts.ready.then(fonts => [...fonts].some(one => one.family.includes('Noto Sans Arabic') && one.status === 'loaded'))"""


@pytest.mark.parametrize("page", ["/en/demo/letters", "/en/demo/letters/{letter_ar}"])
def test_the_letters_of_a_demo_bring_the_writing_that_they_are_in(browser: Browser, filled: Portal, page: str) -> None:
    browser.stand_before(filled)
    browser.open(page.format(letter_ar=filled.facts["letter_ar"]))
    assert browser.run(LOADED)
